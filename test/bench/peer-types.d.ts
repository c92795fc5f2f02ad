/** As much as the bench uses of peers that are installed only when it first runs. */
declare module 'modern-ahocorasick' {
  export default class AhoCorasick {
    constructor(patterns: readonly string[], options: { boundary: 'unicode' });
    search(
      text: string,
      options: { strategy: 'leftmost-longest' },
    ): { start: number; end: number }[];
  }
}

declare module 'mark.js' {
  export default class Mark {
    constructor(context: Element);
    mark(words: readonly string[], options: object): void;
  }
}

declare module 'minisearch' {
  export default class MiniSearch {
    static loadJSON(json: string, options: object): MiniSearch;
    constructor(options: object);
    addAll(docs: readonly object[]): void;
    search(query: string, options?: object): { id: number; score: number }[];
  }
}

declare module '@sqlite.org/sqlite-wasm' {
  export interface SqliteStatement {
    bind(values: readonly (string | number)[]): SqliteStatement;
    stepReset(): SqliteStatement;
    finalize(): void;
  }
  export interface SqliteDatabase {
    exec(sql: string): void;
    prepare(sql: string): SqliteStatement;
    selectValue(sql: string): unknown;
    selectValues(sql: string, values: readonly (string | number)[]): unknown[];
  }
  export default function sqlite3InitModule(): Promise<{
    installOpfsSAHPoolVfs(options: { name: string }): Promise<{
      readonly OpfsSAHPoolDb: new (path: string) => SqliteDatabase;
    }>;
  }>;
}
