import { squash } from '../../text/index.ts';

/** Lone halves of a pair: with the `u` flag whole pairs do not match. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** Control characters, but for those that HTML takes for white space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f]/g;
const NEEDS_CLEANING = /[^\t\n\f\r\x20-\x7e\u00a0-\ud7ff\ue000-\uffff]/;
/** Marks, embeddings, overrides and isolates: in a name they can turn what stands beside it. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const NAME_LENGTH = 1000;
/** What stands further behind in a text is of no name. */
const NAME_READ = 20_000;

/** Text that can be kept: no control characters, lone surrogates as U+FFFD. */
export function cleanText(text: string): string {
  if (!NEEDS_CLEANING.test(text)) return text;
  return text.replace(CONTROL, '').replace(LONE_SURROGATE, '\ufffd');
}

/**
 * A name (title, author, label) as it can be shown within a line of ours: one line of at most 1,000
 * UTF-16 units, without control characters or anything that changes the direction of text.
 */
export function cleanName(text: string): string {
  // White space first: a line end must not glue the words beside it.
  const some = text.length <= NAME_READ ? text : text.trimStart().slice(0, NAME_READ);
  const name = squash(cleanText(squash(some)).replace(BIDI, ''));
  return name.length <= NAME_LENGTH
    ? name
    : name.slice(0, NAME_LENGTH).replace(/[\ud800-\udbff]$/, '');
}
