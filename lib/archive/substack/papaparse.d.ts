/** The one function we use. The package has no types; those of others bring all of Node's along. */
declare module 'papaparse' {
  interface ParseError {
    readonly row?: number;
    readonly message: string;
  }
  const Papa: {
    parse(
      csv: string,
      options: { readonly delimiter: string; readonly skipEmptyLines: boolean },
    ): { readonly data: readonly (readonly string[])[]; readonly errors: readonly ParseError[] };
  };
  export default Papa;
}
