import type { Block, Inline } from '../model/index.ts';

/**
 * Plain text as blocks. Blank lines part paragraphs; a line end within one is kept as a break. Runs of
 * bullets, and of numbers from 1, are lists; a line of asterisks, hyphens or underscores is a rule.
 * Nothing is taken for a heading: plain text does not tell one from a short paragraph.
 */
export function plainBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const close = () => {
    if (paragraph.length > 0) blocks.push({ t: 'p', c: plainInline(paragraph) });
    paragraph = [];
  };
  let i = 0;
  while (i < lines.length) {
    const line = lines[i]!;
    const list = readList(lines, i);
    if (line.trim() === '') close();
    else if (RULE.test(line)) {
      close();
      blocks.push({ t: 'rule' });
    } else if (list) {
      close();
      blocks.push(list.block);
      i = list.next;
      continue;
    } else paragraph.push(line);
    i++;
  }
  close();
  return blocks;
}

const RULE = /^\s*([*_=~-])(?: ?\1){2,}\s*$/;
const BULLET = /^( *)([•●▪‣◦·*-])\s+(\S.*)$/u;
const NUMBER = /^( *)(\d{1,3})\.\s+(\S.*)$/;

interface Item {
  readonly indent: number;
  /** The bullet, or '1' for any number. */
  readonly marker: string;
  readonly number: number;
  readonly text: string;
}

function readItem(line: string | undefined): Item | null {
  if (line === undefined || RULE.test(line)) return null;
  const bullet = BULLET.exec(line);
  if (bullet) {
    return { indent: bullet[1]!.length, marker: bullet[2]!, number: 0, text: bullet[3]! };
  }
  const number = NUMBER.exec(line);
  if (!number) return null;
  return { indent: number[1]!.length, marker: '1', number: Number(number[2]), text: number[3]! };
}

/**
 * The list that begins at a line, with the index behind it. A single `-`, `*` or `1.` is text: a dash, a
 * footnote, a numbered remark. Items may stand a blank line apart; two blank lines part lists.
 */
function readList(lines: readonly string[], start: number): { block: Block; next: number } | null {
  const first = readItem(lines[start]);
  if (!first || first.number > 1) return null;
  if (first.marker === '1' && first.number !== 1) return null;
  const items: string[][] = [[first.text]];
  let next = start + 1;
  for (;;) {
    const gap = lines[next]?.trim() === '' ? 1 : 0;
    const item = readItem(lines[next + gap]);
    if (item && item.marker === first.marker && follows(item, first, items.length)) {
      items.push([item.text]);
      next += gap + 1;
      continue;
    }
    const line = lines[next];
    if (gap === 1 || line === undefined || leading(line) <= first.indent) break;
    items.at(-1)!.push(line);
    next++;
  }
  if (items.length < 2 && (first.marker === '1' || first.marker === '-' || first.marker === '*')) {
    return null;
  }
  return {
    block: {
      t: 'list',
      ordered: first.marker === '1',
      items: items.map(item => [{ t: 'p', c: plainInline(item) }]),
    },
    next,
  };
}

function follows(item: Item, first: Item, count: number): boolean {
  return item.indent === first.indent && (first.marker !== '1' || item.number === count + 1);
}

function leading(line: string): number {
  return line.length - line.trimStart().length;
}

const ADDRESS = /https?:\/\/[^\s<>"“”]+/gi;

/** Lines as inline content: trimmed, a break between them, bare http(s) addresses as links. */
export function plainInline(lines: readonly string[]): Inline[] {
  const out: Inline[] = [];
  for (const line of lines) {
    if (out.length > 0) out.push({ t: 'break' });
    pushLinked(out, line.trim());
  }
  return out;
}

function pushLinked(out: Inline[], text: string): void {
  let done = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const href = withoutPunctuation(match[0]);
    if (!/^https?:\/\/[\p{L}\p{N}[]/iu.test(href)) continue;
    if (match.index > done) out.push(text.slice(done, match.index));
    out.push({ t: 'link', href, c: [href] });
    done = match.index + href.length;
  }
  if (done < text.length) out.push(text.slice(done));
}

/** An address in a sentence: what ends the sentence, or closes its bracket, is not part of it. */
function withoutPunctuation(address: string): string {
  const unmatched: Record<string, number> = {
    ')': countOf(address, ')') - countOf(address, '('),
    ']': countOf(address, ']') - countOf(address, '['),
  };
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1]!;
    const surplus = unmatched[last] ?? 0;
    if (surplus > 0) unmatched[last] = surplus - 1;
    else if (!".,;:!?'’…".includes(last)) break;
  }
  return address.slice(0, end);
}

function countOf(text: string, character: string): number {
  return text.split(character).length - 1;
}
