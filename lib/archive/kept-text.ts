import { type Block, blocksText, type Inline } from '../model/index.ts';

/** In UTF-16 units, of one post or comment: four hundred thousand words. */
export const MOST_TEXT = 2_000_000;
/** Blocks within blocks, and the parts of a line, count too. */
export const MOST_PARTS = 200_000;

/** A body up to what can be kept of one: the same one where all can. What is over it is cut off. */
export function keptText(body: readonly Block[]): readonly Block[] {
  const kept: Block[] = [];
  let text = MOST_TEXT;
  let parts = MOST_PARTS;
  for (const block of body) {
    const size = sizeOf(block);
    if (size.text > text || size.parts > parts) {
      const rest = blocksText([block])
        .slice(0, text)
        .replace(/[\ud800-\udbff]$/, '');
      if (rest.trim() !== '') kept.push({ t: 'pre', text: rest });
      return kept;
    }
    text -= size.text;
    parts -= size.parts;
    kept.push(block);
  }
  return body;
}

interface Size {
  text: number;
  parts: number;
}

function sizeOf(block: Block): Size {
  const size = { text: 0, parts: 0 };
  addBlock(size, block);
  return size;
}

function addBlock(size: Size, block: Block): void {
  size.parts++;
  switch (block.t) {
    case 'p':
    case 'h':
      addLine(size, block.c);
      break;
    case 'list':
      for (const item of block.items) for (const inner of item) addBlock(size, inner);
      break;
    case 'quote':
      for (const inner of block.c) addBlock(size, inner);
      break;
    case 'table':
      for (const row of block.rows) for (const cell of row) addLine(size, cell);
      break;
    case 'pre':
      size.text += block.text.length;
      break;
    default:
      break;
  }
}

function addLine(size: Size, line: readonly Inline[]): void {
  for (const part of line) {
    size.parts++;
    if (typeof part === 'string') size.text += part.length;
    else if (part.t !== 'break') addLine(size, part.c);
  }
}
