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
