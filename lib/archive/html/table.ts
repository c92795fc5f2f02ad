import type { Block, Inline } from '../../model/index.ts';
import type { HtmlElement, HtmlNode } from './tree.ts';

const ROWS = new Set(['tbody', 'thead', 'tfoot']);

/**
 * A table as blocks. A row whose cells are a line each is a paragraph, its cells parted by ' | '; any
 * other row is the blocks of its cells: Blogger's pictures with captions are such tables.
 */
export function readTable(
  table: HtmlElement,
  read: (cell: readonly HtmlNode[]) => Block[],
): Block[] {
  const out: Block[] = [];
  const put = (blocks: readonly Block[]) => {
    for (const block of blocks) out.push(block);
  };
  const visit = (nodes: readonly HtmlNode[]) => {
    for (const node of nodes) {
      if (typeof node !== 'string' && ROWS.has(node.name)) visit(node.children);
      else if (typeof node !== 'string' && node.name === 'tr') put(readRow(node, read));
      else put(read([node]));
    }
  };
  visit(table.children);
  return out;
}

function readRow(row: HtmlElement, read: (cell: readonly HtmlNode[]) => Block[]): Block[] {
  const cells = row.children
    .filter(node => typeof node !== 'string' || node.trim() !== '')
    .map(node => read(isCell(node) ? node.children : [node]));
  while (cells.at(-1)?.length === 0) cells.pop();
  if (!cells.every(isLine)) return cells.flat();
  const line: Inline[] = [];
  for (const [i, cell] of cells.entries()) {
    if (i > 0) line.push(' | ');
    const only = cell[0];
    if (only?.t === 'p') for (const part of only.c) line.push(part);
  }
  return line.length === 0 ? [] : [{ t: 'p', c: joined(line) }];
}

function isCell(node: HtmlNode): node is HtmlElement {
  return typeof node !== 'string' && (node.name === 'td' || node.name === 'th');
}

function isLine(cell: readonly Block[]): boolean {
  return cell.length === 0 || (cell.length === 1 && cell[0]!.t === 'p');
}

function joined(parts: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (typeof part === 'string' && typeof last === 'string') out[out.length - 1] = last + part;
    else out.push(part);
  }
  return out;
}
