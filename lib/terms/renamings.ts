import { isLeadingWord } from './boilerplate.ts';
import type { Candidate } from './candidate.ts';
import { nameKey } from './name-groups.ts';
import type { Counts } from './tally.ts';

/** A capitalised name, its small words inside; an acronym of its own behind it is passed over. */
const SMALL = '(?:of|for|and|the|in|on|to|&)';
const WORD = "\\p{Lu}[\\p{L}\\p{N}'’&-]{0,60}";
/** Begun at a word's left edge only: a long word would else be read from each of its capitals. */
const NAME = `(?<![\\p{L}\\p{N}])${WORD}(?:\\s+(?:${SMALL}\\s+){0,2}${WORD}){0,7}`;
const SHORT = '(?:\\s+\\([^)]{2,12}\\))?';
const BE =
  '(?:(?:has|have|had|was|were|is|are|to|will|be|being|been|later|then|now|officially|since)\\s+){1,4}';

/** `old` and `now` name which group is which; tried in this order at every place. */
const PATTERNS: readonly RegExp[] = [
  `(?<old>${NAME})${SHORT},?\\s+(?:which\\s+|that\\s+)?${BE}(?:renamed|rebranded|re-named|re-branded)\\s+(?:as\\s+|to\\s+)?(?:the\\s+)?(?<now>${NAME})`,
  `(?<old>${NAME})${SHORT}\\s+(?:has\\s+|have\\s+|had\\s+)?(?:became|become|turned\\s+into)\\s+(?:the\\s+)?(?<now>${NAME})`,
  `(?<old>${NAME})${SHORT}\\s+${BE}(?:replaced|succeeded|superseded)\\s+by\\s+(?:the\\s+)?(?<now>${NAME})`,
  `(?<now>${NAME})${SHORT}(?:,\\s+|\\s+\\()(?:formerly|previously|once)\\s+(?:known\\s+as\\s+|called\\s+|named\\s+)?(?:the\\s+)?(?<old>${NAME})`,
  `(?<old>${NAME})${SHORT}(?:,\\s+(?:now|later|since)\\s+(?:known\\s+as|called|renamed)\\s+|\\s+\\((?:now|later)\\s+(?:known\\s+as\\s+|called\\s+)?)(?:the\\s+)?(?<now>${NAME})`,
].map(pattern => new RegExp(pattern, 'gu'));

/** None of the patterns is tried on a paragraph without one of these: most have none. */
const TRIGGER =
  /\b(?:re-?named|re-?branded|(?:became|become|turned into) (?:the )?\p{Lu}|replaced by|succeeded by|superseded by|formerly|previously)|[(,] ?(?:now|later|since|once)\b/u;
/** Small words of which every renaming has one; they tell sooner than `TRIGGER`. */
const CUES = new Set(
  'renamed named rebranded branded became become into replaced succeeded superseded formerly previously now later since once'.split(
    ' ',
  ),
);
const PLURAL = /(?:^|\s)[A-Z]{2,}s(?:$|\s)/;
const LEADING = /^(?:The|In|On|From|But|And|So|When|What|That|This|As|At|By|If)\s+/;

export function isRenamingWord(lower: string): boolean {
  return CUES.has(lower);
}

/** Calls `visit` with the old and the new name wherever a paragraph says that one became the other. */
export function forEachRenaming(text: string, visit: (old: string, now: string) => void): void {
  if (!TRIGGER.test(text)) return;
  for (const pattern of PATTERNS) {
    for (const { groups } of text.matchAll(pattern)) {
      const old = bare(groups?.old ?? '');
      const now = bare(groups?.now ?? '');
      if (old === '' || now === '' || old === now) continue;
      // "POs replaced by PSOs": people of one job do the work of another.
      if (!PLURAL.test(old) || !PLURAL.test(now)) visit(old, now);
    }
  }
}

function bare(name: string): string {
  const plain = name.replace(LEADING, '').replace(/['’]s?$/, '');
  return isLeadingWord(plain.toLowerCase()) ? '' : plain;
}

export interface Renamings {
  readonly formerly: readonly string[];
  readonly now: string | null;
}
const NONE: Renamings = { formerly: [], now: null };

/**
 * Who became whom among an archive's bodies and policies, by name. What is said only once counts, but
 * the other direction must not be said more often; people change places, not names.
 */
export function renamingsOf(
  renames: Counts,
  candidates: readonly Candidate[],
): (name: string) => Renamings {
  const byKey = new Map<string, Candidate>();
  for (const one of candidates) {
    if (one.kind === 'person' || one.kind === 'place') continue;
    const forms = [one.name, ...one.aliases, ...(one.expansion === null ? [] : [one.expansion])];
    for (const form of forms) if (!byKey.has(nameKey(form))) byKey.set(nameKey(form), one);
  }
  /** "On Monday NOMS" is read as one name: words are taken off at the outer end until it is known. */
  const known = (name: string, less: (words: string[]) => string[]): string | null => {
    for (let words = name.split(' '); words.length > 0; words = less(words)) {
      const found = byKey.get(nameKey(words.join(' ')));
      if (found) return found.name;
    }
    return null;
  };
  const said = new Map<string, Map<string, number>>();
  for (const [pair, { total }] of renames) {
    const [first = '', second = ''] = pair.split('\t');
    const old = known(first, words => words.slice(1));
    const now = known(second, words => words.slice(0, -1));
    if (!old || !now || old === now) continue;
    const later = said.get(old) ?? new Map<string, number>();
    said.set(old, later.set(now, (later.get(now) ?? 0) + total));
  }
  const next = new Map<string, string>();
  for (const [old, later] of said) {
    const [best] = [...later].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (best && best[1] > (said.get(best[0])?.get(old) ?? 0)) next.set(old, best[0]);
  }
  const before = new Map<string, string[]>();
  for (const [old, now] of next) {
    const olds = before.get(now);
    if (olds) olds.push(old);
    else before.set(now, [old]);
  }
  for (const olds of before.values()) olds.sort();
  return name =>
    next.has(name) || before.has(name)
      ? { formerly: before.get(name) ?? [], now: next.get(name) ?? null }
      : NONE;
}
