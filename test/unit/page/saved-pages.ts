import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import { forEachWord } from '../../../lib/text/index.ts';

/** A saved page, and the text that a person would call its article, where somebody has said so. */
export interface SavedPage {
  readonly name: string;
  readonly document: Document;
  readonly expected: string | null;
}

const FOLDER = new URL('../../../../shared/pages/', import.meta.url);
export const HAS_SAVED_PAGES = existsSync(FOLDER);

export function parse(html: string): Document {
  return parseHTML(html).document as unknown as Document;
}

export function savedPages(): SavedPage[] {
  if (!HAS_SAVED_PAGES) return [];
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => readPage(entry.name, new URL(`${entry.name}/`, FOLDER)));
}

function readPage(name: string, folder: URL): SavedPage {
  const packed = new URL('source.html.gz', folder);
  const source = existsSync(packed)
    ? gunzipSync(readFileSync(packed)).toString()
    : readFileSync(new URL('source.html', folder), 'utf8');
  return { name, document: parse(source), expected: readExpected(folder) };
}

function readExpected(folder: URL): string | null {
  const read = (file: string) =>
    existsSync(new URL(file, folder)) ? readFileSync(new URL(file, folder), 'utf8') : null;
  const html = read('expected.html');
  if (html !== null) return textOf(parse(`<html><body>${html}</body></html>`).body);
  const parser = read('expected-parser.json');
  if (parser === null) return read('expected-body.txt');
  const versions: { body: unknown }[] = Object.values(JSON.parse(parser));
  return strings(versions.at(-1)?.body).join('\n');
}

/** All text with a break after every element, as the readers compared with print it. */
function textOf(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue ?? '';
  const inside = [...node.childNodes].map(textOf).join('');
  return /^(?:a|b|i|em|strong|span|sup|sub)$/i.test(node.nodeName) ? inside : `${inside}\n`;
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(strings);
}

/** Harmonic mean of precision and recall over the words of two texts, as multisets. */
export function tokenF1(
  read: string,
  expected: string,
): { f1: number; precision: number; recall: number } {
  const left = new Map<string, number>();
  let wanted = 0;
  let got = 0;
  let shared = 0;
  forEachWord(expected, (start, end) => {
    const word = expected.slice(start, end).toLowerCase();
    left.set(word, (left.get(word) ?? 0) + 1);
    wanted++;
  });
  forEachWord(read, (start, end) => {
    const word = read.slice(start, end).toLowerCase();
    const rest = left.get(word) ?? 0;
    got++;
    if (rest === 0) return;
    left.set(word, rest - 1);
    shared++;
  });
  const precision = got === 0 ? 0 : shared / got;
  const recall = wanted === 0 ? 0 : shared / wanted;
  return {
    f1: shared === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    precision,
    recall,
  };
}
