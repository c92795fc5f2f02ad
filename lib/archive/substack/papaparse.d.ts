/** The functions we use. The package has no types; those of others bring all of Node's along. */
declare module 'papaparse' {
  interface ParseError {
    readonly code: string;
    readonly row?: number;
    readonly message: string;
  }
  interface Step {
    readonly data: readonly string[];
    readonly errors: readonly ParseError[];
    /** `cursor`: where the row ends, with its line end, in characters of the text. */
    readonly meta: { readonly cursor: number };
  }
  const Papa: {
    parse(
      csv: string,
      options: { readonly delimiter: string; readonly skipEmptyLines: boolean },
    ): { readonly data: readonly (readonly string[])[]; readonly errors: readonly ParseError[] };
    parse(
      csv: string,
      options: {
        readonly delimiter: string;
        readonly newline: string;
        readonly step: (row: Step, parser: { abort(): void }) => void;
      },
    ): void;
    unparse(rows: readonly (readonly string[])[], options: { readonly newline: string }): string;
  };
  export default Papa;
}
