/** Reads the labelled pages of `test/fixtures/marks`; README.md there says how they are written. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TERM_KINDS, type TermKind } from '../../lib/model/index.ts';
import { fold, squash } from '../../lib/text/index.ts';

export const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'marks');

/** What a mention may mean: a term that the archives introduce. */
export interface KnownTerm {
  readonly name: string;
  readonly kind: TermKind;
  /** Folded; any of them is enough to tell the term. */
  readonly names: ReadonlySet<string>;
}

/** A place in a page's text, UTF-16 units, end exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}
export type Label =
  | (Place & { readonly is: 'expected'; readonly term: KnownTerm })
  | (Place & { readonly is: 'trap'; readonly why: string })
  | (Place & { readonly is: 'optional' });

export interface LabelledPage {
  readonly name: string;
  readonly onTopic: boolean;
  readonly subject: string;
  readonly text: string;
  readonly paragraphs: number;
  /** In page order, not overlapping. */
  readonly labels: readonly Label[];
}

export interface Labelling {
  readonly terms: readonly KnownTerm[];
  /** Folded phrases that may be marked or not, wherever they stand. */
  readonly optional: ReadonlySet<string>;
}

export function readTerms(file = join(FIXTURES, 'terms.txt')): Labelling {
  const terms: KnownTerm[] = [];
  const optional = new Set<string>();
  for (const line of contentLines(file)) {
    const [kind = '', rest = ''] = line.split('|').map(part => part.trim());
    const names = rest.split(';').map(name => name.trim());
    const known = TERM_KINDS.find(one => one === kind);
    if (kind === 'optional') for (const name of names) optional.add(folded(name));
    else if (known) terms.push({ name: names[0]!, kind: known, names: new Set(names.map(folded)) });
    else throw new Error(`${file}: '${kind}' is no kind: ${line}`);
  }
  return { terms, optional };
}

export function readPages(name: string, terms: readonly KnownTerm[]): LabelledPage[] {
  const pages: { head: string[]; paragraphs: string[] }[] = [];
  for (const line of contentLines(join(FIXTURES, name))) {
    if (line.startsWith('== ')) pages.push({ head: line.slice(3).split(' | '), paragraphs: [] });
    else pages.at(-1)!.paragraphs.push(line);
  }
  return pages.map(({ head: [on, page = '', subject = ''], paragraphs }) => {
    if (on !== 'on' && on !== 'off') throw new Error(`${name}: ${page}: '${on}' is not on or off`);
    return {
      name: page,
      onTopic: on === 'on',
      subject,
      paragraphs: paragraphs.length,
      ...readMarkup(paragraphs.join('\n'), terms),
    };
  });
}

/** `[[words]]`, `[[words|Term]]`, `[[?words]]`, `[[!words|why not]]`; `&nbsp;`, `&shy;`, `&#xHEX;`. */
export function readMarkup(markup: string, terms: readonly KnownTerm[]) {
  const labels: Label[] = [];
  let text = '';
  for (const [i, piece] of markup.split(/\[\[(.*?)\]\]/s).entries()) {
    if (i % 2 === 0) {
      text += plain(piece);
      continue;
    }
    const [, sign = '', words = '', note = ''] = /^([!?]?)([^|]*)\|?(.*)$/s.exec(piece)!;
    const start = text.length;
    text += plain(words);
    const place = { start, end: text.length };
    if (sign === '?') labels.push({ ...place, is: 'optional' });
    else if (sign === '!') labels.push({ ...place, is: 'trap', why: note });
    else labels.push({ ...place, is: 'expected', term: termOf(note || plain(words), terms) });
  }
  return { text, labels };
}

/** As names are compared: case, accents, apostrophes, dashes and kinds of white space make none else. */
export function folded(name: string): string {
  return squash(fold(name).replace(/[\u2010-\u2015]/g, '-'));
}

function termOf(name: string, terms: readonly KnownTerm[]): KnownTerm {
  const found = terms.find(({ names }) => names.has(folded(name)));
  if (!found) throw new Error(`'${name}' is not in terms.txt`);
  return found;
}

function contentLines(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter(line => line.trim() !== '' && !line.startsWith('#'));
}

function plain(text: string): string {
  return text
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&shy;', '\u00ad')
    .replace(/&#x([\da-f]+);/gi, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    );
}
