import type { Block, Inline } from '../../model/index.ts';
import type { HtmlElement, HtmlNode } from './tree.ts';

const ROWS = new Set(['tbody', 'thead', 'tfoot']);

interface Row {
  /** The blocks of each cell; empty ones at the end are left out. */
  readonly cells: readonly (readonly Block[])[];
  /** All its cells are headings. */
  readonly head: boolean;
}

/**
 * A table as blocks: as a table where it has rows and columns of cells that are a line each. Otherwise a
 * row of lines is a paragraph, its cells parted by ' | ', and any other row is the blocks of its cells:
 * Blogger's pictures with captions are such tables.
 */
export function readTable(
  table: HtmlElement,
  read: (cell: readonly HtmlNode[]) => Block[],
): Block[] {
  /** Rows, and what stands beside them. */
  const parts: (Row | readonly Block[])[] = [];
  const visit = (nodes: readonly HtmlNode[]) => {
    for (const node of nodes) {
      if (typeof node !== 'string' && ROWS.has(node.name)) visit(node.children);
      else if (typeof node !== 'string' && node.name === 'tr') parts.push(readRow(node, read));
      else parts.push(read([node]));
    }
  };
  visit(table.children);
  const filled = parts.filter(part => ('cells' in part ? part.cells : part).length > 0);
  const rows = filled.filter(part => 'cells' in part);
  const hasColumns = rows.some(({ cells }) => cells.length > 1);
  const isTable = rows.length === filled.length && rows.length > 1 && hasColumns;
  if (!isTable || !rows.every(({ cells }) => cells.every(isLine))) {
    return filled.flatMap(part => ('cells' in part ? rowBlocks(part) : part));
  }
  const lines = rows.map(({ cells }) => cells.map(lineOf));
  return [{ t: 'table', head: rows[0]!.head, rows: lines }];
}

function readRow(row: HtmlElement, read: (cell: readonly HtmlNode[]) => Block[]): Row {
  const nodes = row.children.filter(node => typeof node !== 'string' || node.trim() !== '');
  const cells = nodes.map(node => read(isCell(node) ? node.children : [node]));
  while (cells.at(-1)?.length === 0) cells.pop();
  return { cells, head: nodes.every(node => typeof node !== 'string' && node.name === 'th') };
}

function rowBlocks({ cells }: Row): readonly Block[] {
  if (!cells.every(isLine)) return cells.flat();
  const line = cells.flatMap((cell, i) => (i > 0 ? [' | ', ...lineOf(cell)] : lineOf(cell)));
  return line.length === 0 ? [] : [{ t: 'p', c: joined(line) }];
}

function lineOf(cell: readonly Block[]): readonly Inline[] {
  const only = cell[0];
  return only?.t === 'p' ? only.c : [];
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
