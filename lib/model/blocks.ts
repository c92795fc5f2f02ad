/**
 * Sanitised content. A stranger's HTML never gets further than the importer: from there on a body is
 * a list of these blocks, which only Preact renders.
 */

export type Inline =
  | string
  | { readonly t: 'em' | 'strong' | 'code'; readonly c: readonly Inline[] }
  /** `href` is an absolute http, https or mailto address; anything else was dropped on import. */
  | { readonly t: 'link'; readonly href: string; readonly c: readonly Inline[] }
  | { readonly t: 'break' };

export type Block =
  | { readonly t: 'p'; readonly c: readonly Inline[] }
  | { readonly t: 'h'; readonly level: 1 | 2 | 3 | 4 | 5 | 6; readonly c: readonly Inline[] }
  | { readonly t: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly t: 'quote'; readonly c: readonly Block[] }
  /** Cells that are a line each, by rows; `head` where the first row names the columns. */
  | {
      readonly t: 'table';
      readonly head: boolean;
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly t: 'pre'; readonly text: string }
  /** Never loaded until the user asks. */
  | { readonly t: 'image'; readonly src: string; readonly alt: string }
  | { readonly t: 'embed'; readonly href: string; readonly title: string }
  | { readonly t: 'rule' };

/** The plain text of inline content. */
export function inlineText(content: readonly Inline[]): string {
  let out = '';
  for (const part of content) {
    if (typeof part === 'string') out += part;
    else if (part.t === 'break') out += '\n';
    else out += inlineText(part.c);
  }
  return out;
}

/** The plain text of blocks, one block a line; images give their alternative text. */
export function blocksText(blocks: readonly Block[]): string {
  return blocks.map(blockText).filter(Boolean).join('\n');
}

function blockText(block: Block): string {
  switch (block.t) {
    case 'p':
    case 'h':
      return inlineText(block.c);
    case 'list':
      return block.items.map(blocksText).join('\n');
    case 'quote':
      return blocksText(block.c);
    case 'table':
      return block.rows.map(cells => cells.map(inlineText).join(' | ')).join('\n');
    case 'pre':
      return block.text;
    case 'image':
      return block.alt;
    case 'embed':
      return block.title;
    case 'rule':
      return '';
  }
}
