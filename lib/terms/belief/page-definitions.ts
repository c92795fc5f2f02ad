import { fold } from '../../text/index.ts';
import { forEachExpansion, longFormOf, readShort } from '../abbreviations.ts';
import type { Tone } from './surroundings.ts';

/** An acronym with what it stands for, at a place of a page. UTF-16 units. */
export interface Definition {
  readonly short: string;
  /** `longKey` of the long form. */
  readonly long: string;
  readonly at: number;
}

const BRACKETED = /\(([A-Z][A-Za-z0-9&]{1,9}?)s?\)/g;
const OR = /^,? (?:or|also known as|known as|short for) (?:the |a |an )?/;
const THE = /^, (?:the|a|an) /;
const AROUND = 100;

/**
 * What a page says that its acronyms stand for: "new psychoactive substances (NPS)" and "NPS (…)" after
 * Schwartz and Hearst; "the NAO, or North Atlantic Oscillation, …"; and a name in full whose capitals
 * are just these letters ("National Park Service", further on "the NPS"). `shorts` are the acronyms that
 * are asked for.
 */
export function definitionsOf(
  text: string,
  shorts: ReadonlySet<string>,
  toneAt: (at: number) => Tone,
): Definition[] {
  const found: Definition[] = [];
  forEachExpansion(text, (short, long, at) => found.push({ short, long: longKey(long), at }));
  if (shorts.size === 0) return found;
  addBracketed();
  for (let at = text.indexOf(', '); at >= 0; at = text.indexOf(', ', at + 2)) {
    const link = OR.exec(text.slice(at, at + 24)) ?? THE.exec(text.slice(at, at + 8));
    if (link) addApposition(at, at + link[0].length);
  }
  for (const run of text.matchAll(RUN)) addRun(run[0], run.index);
  return found;

  /**
   * "Colorectal cancer (CRC)" has but one of its letters at a word's beginning. To learn from that would be
   * rash; not to take it for one of ours is not.
   */
  function addBracketed(): void {
    const known = new Set(found.map(({ at }) => at));
    for (const bracket of text.matchAll(BRACKETED)) {
      const { index } = bracket;
      const short = shortOf(bracket[1]!);
      if (!short || known.has(index)) continue;
      const clause = text
        .slice(Math.max(0, index - AROUND), index)
        .replace(/^.*[.;:()\n]/s, '')
        .trim();
      const words = clause.split(/\s+/).slice(-Math.min(short.length + 5, short.length * 2));
      const long = longFormOf(short, words.join(' '), false, true);
      if (long !== null) found.push({ short, long: longKey(long), at: index });
    }
  }

  /** `short, or long` and `long, or short`. */
  function addApposition(at: number, behind: number): void {
    const before = /[A-Z][A-Za-z0-9&]*(?: \d[\d/]*)?$/.exec(
      text.slice(Math.max(0, at - 24), at),
    )?.[0];
    const short = before === undefined ? null : shortOf(before.replace(/ \d.*$/, ''));
    if (short) {
      const clause = /^[^,.;:()\n]*/.exec(text.slice(behind, behind + AROUND))?.[0] ?? '';
      // The long form is the clause's first words: as many as the letters ask for.
      const words = clause.split(/\s+/);
      for (let count = 2; count <= Math.min(words.length, short.length * 2); count++) {
        const long = spelledBy(short, words.slice(0, count).join(' '));
        if (long === null) continue;
        found.push({ short, long: longKey(long), at });
        return;
      }
      return;
    }
    const after = /^[A-Z][A-Za-z0-9&]*/.exec(text.slice(behind, behind + 12))?.[0];
    const acronym = after === undefined ? null : shortOf(after);
    if (!acronym) return;
    const long = spelledBy(
      acronym,
      text
        .slice(Math.max(0, at - AROUND), at)
        .replace(/^.*[.;:()\n,]/s, '')
        .trim(),
    );
    if (long !== null) found.push({ short: acronym, long: longKey(long), at });
  }

  function shortOf(word: string): string | null {
    const short = readShort(word);
    return short !== null && shorts.has(short) ? short : null;
  }

  function addRun(run: string, start: number): void {
    if (run.length > AROUND || toneAt(start) !== 'prose') return;
    const words = run.split(/[\s\u00a0-]+/).filter(word => !SMALL.test(word));
    const whole = words.map(word => word[0]!).join('');
    // "The National Park Service": what comes first may be of the sentence.
    for (const skip of [0, 1]) {
      const short = whole.slice(skip);
      if (short.length < 2 + skip || !shorts.has(short)) continue;
      found.push({ short, long: longKey(words.slice(skip).join(' ')), at: start });
    }
  }
}

/** The long form at the end of `text`, if every letter of the acronym begins a word of it. */
function spelledBy(short: string, text: string): string | null {
  const long = longFormOf(short, text, false);
  if (long === null) return null;
  const initials = long.split(/[\s-]+/).filter(word => !SMALL.test(word) || short.length > 3);
  return initials.length <= short.length + 1 ? long : null;
}

/** Begun at a word's left edge only: a long word in capitals would else be read from each of its letters. */
const RUN =
  /(?<![\p{L}\p{N}])[A-Z][\p{L}'’]{1,60}(?:[ \u00a0-](?:(?:of|for|and|the|in|on|to|&) ){0,2}[A-Z][\p{L}'’]{1,60})+/gu;
const SMALL = /^(?:of|for|and|the|in|on|to|&|a|an|at|by|with)$/i;
const MAJESTY = /\b(?:his|her) majesty['’]?s\b/g;

/** What two spellings of one long form have in common: no case, accents, plurals, small words and hyphens. */
export function longKey(long: string): string {
  return fold(long)
    .replace(MAJESTY, 'hm')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '' && word !== 's' && !SMALL.test(word))
    .map(word => word.replace(/ies$/, 'y').replace(/(?<=[^su])e?s$/, ''))
    .join(' ');
}
