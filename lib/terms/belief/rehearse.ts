import type { Mention } from '../../model/index.ts';
import { type BelievableTerm, believe } from './believe.ts';

/** Of an invented page. */
export const REHEARSED = `Harbour Quality Board Told to Explain Its Late Report
The Harbour Quality Board (HQB) said on Monday that Margaret Tolliver, its chair, would leave. “Tolliver knew,” said Mr Dunn of the Department of Ports, or DOP, who had asked the Scottish Harbour Quality Board.
In Ireland, and for HQB-issued papers, nobody at the HQB or the Northern HQB would speak; see example.org/hqb and the tables of Justice Secretary Ann Tolliver. Safe landing fees (SLF) rise, and so does the Tide Fund for Wales.`;

const TERMS: readonly BelievableTerm[] = [
  term('Harbour Quality Board', 'body', 'HQB'),
  term('HQB', 'acronym', 'Harbour Quality Board'),
  term('Margaret Tolliver', 'person'),
  term('Tolliver', 'person'),
  term('SLF', 'acronym', 'safe landing fees'),
  term('Department of Ports', 'body'),
  term('Tide', 'policy'),
];

function term(
  name: string,
  kind: BelievableTerm['kind'],
  expansion: string | null = null,
): BelievableTerm {
  return { name, kind, aliases: [], expansion, origin: 'mined' };
}

/**
 * Judges an invented page. Engines compile functions and expressions when they first run them, which takes
 * a worker that has just started longer (10 ms) than the judging: it can be over before there is a page.
 * Gives back how many mentions were believed.
 */
export function rehearse(): number {
  const mentions: Mention[] = [];
  for (const [no, { name }] of TERMS.entries()) {
    for (let at = REHEARSED.indexOf(name); at >= 0; at = REHEARSED.indexOf(name, at + 1)) {
      mentions.push({ start: at, end: at + name.length, term: no });
    }
  }
  mentions.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart = mentions.filter(({ start }, at) => start >= (mentions[at - 1]?.end ?? 0));
  return believe({ text: REHEARSED, mentions: apart, subject: 5, termOf: no => TERMS[no]! }).length;
}
