import type { Place } from './ordered.ts';

const LETTER = /[\p{L}\p{N}\p{M}\u00ad]/u;
const RUN = /[\p{L}\p{N}\p{M}\u00ad]+/gu;
/** From its first letter to its last: "Jr" of "Jr.", "O'Brien" whole. */
const CORE = /[\p{L}\p{N}\p{M}\u00ad](?:\S*[\p{L}\p{N}\p{M}\u00ad])?/u;
/** What joins the parts of a surname: a hyphen, an apostrophe. */
const JOINT = /^\S{1,2}$/;
/** "Fitz-Alan-O'Brien" is four; nobody has more. */
const MOST_PARTS = 6;

interface Form {
  /** As it has to stand in the text, and how much of it stands before its first letter. */
  readonly written: string;
  readonly before: number;
  readonly surname: string;
}

/**
 * Where each of the surnames stands as a whole word, in page order; in capitals too, where a headline
 * shouts. Reads the page once for all of them: it may name thousands.
 */
export function placesOf(text: string, surnames: Iterable<string>): Map<string, Place[]> {
  const forms = formsOf(surnames);
  const found = new Map<string, Place[]>();
  /** Where the runs of letters begin that are joined to the one at hand, itself the last. */
  let starts: number[] = [];
  let last = 0;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const joined = JOINT.test(text.slice(Math.max(last, index - 3), index));
    starts = joined ? [...starts.slice(1 - MOST_PARTS), index] : [index];
    last = index + run.length;
    for (const start of starts) {
      for (const { written, before, surname } of forms.get(text.slice(start, last)) ?? []) {
        const place = { start: start - before, end: start - before + written.length };
        if (!isWhole(text, place, written)) continue;
        const places = found.get(surname);
        if (!places) found.set(surname, [place]);
        else if (places.at(-1)!.end <= place.start) places.push(place);
      }
    }
  }
  return found;
}

/** By their cores. */
function formsOf(surnames: Iterable<string>): Map<string, Form[]> {
  const forms = new Map<string, Form[]>();
  for (const surname of surnames) {
    const shouted = surname.length > 3 ? surname.toUpperCase() : surname;
    for (const written of new Set([surname, shouted])) {
      const core = CORE.exec(written);
      if (!core) continue;
      const form = { written, before: core.index, surname };
      const others = forms.get(core[0]);
      if (others) others.push(form);
      else forms.set(core[0], [form]);
    }
  }
  return forms;
}

function isWhole(text: string, { start, end }: Place, written: string): boolean {
  return text.startsWith(written, start) && !isLetter(text, start - 1) && !isLetter(text, end);
}

function isLetter(text: string, at: number): boolean {
  return at >= 0 && at < text.length && LETTER.test(text[at]!);
}
