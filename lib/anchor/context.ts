/** How well what stands around a place agrees with what stood around a quote. All folded, lower case. */

/** Of a longer context only this much, next to the quote, is looked at for changes. */
const NEAR = 64;
/** So much that reads the same next to the quote tells nearly all, whatever was put in behind it. */
const TELLING = 16;
const NEXT = 0.8;
/** Similarity that strangers have by chance: edit distance finds half of any two English lines alike. */
const CHANCE = 0.5;

export interface Around {
  readonly prefix: string;
  readonly suffix: string;
}

/** How many characters before a place, and after it, are those of the context, from the quote outwards. */
export function agreement(
  text: string,
  start: number,
  end: number,
  { prefix, suffix }: Around,
): { readonly before: number; readonly after: number } {
  let before = 0;
  while (
    before < prefix.length &&
    before < start &&
    prefix.charCodeAt(prefix.length - 1 - before) === text.charCodeAt(start - 1 - before)
  ) {
    before++;
  }
  let after = 0;
  while (
    after < suffix.length &&
    end + after < text.length &&
    suffix.charCodeAt(after) === text.charCodeAt(end + after)
  ) {
    after++;
  }
  return { before, after };
}

/** Of each side, 0 to 1: 1 where it reads the same, 0 where it is no more alike than any two texts are. */
export function likeness(
  text: string,
  start: number,
  end: number,
  around: Around,
): { readonly before: number; readonly after: number } {
  const same = agreement(text, start, end, around);
  const { prefix, suffix } = around;
  return {
    before: side(same.before, prefix.length, () =>
      distance(
        reversed(prefix.slice(-NEAR)),
        reversed(text.slice(Math.max(0, start - 1.5 * NEAR), start)),
      ),
    ),
    after: side(same.after, suffix.length, () =>
      distance(suffix.slice(0, NEAR), text.slice(end, end + 1.5 * NEAR)),
    ),
  };
}

function side(same: number, length: number, edits: () => number): number {
  if (length === 0) return 0;
  if (same >= Math.min(length, NEAR)) return 1;
  const alike = 1 - edits() / Math.min(length, NEAR);
  return Math.max(
    same / length,
    NEXT * Math.min(1, same / TELLING),
    (alike - CHANCE) / (1 - CHANCE),
    0,
  );
}

function reversed(text: string): string {
  let back = '';
  for (let i = text.length - 1; i >= 0; i--) back += text[i];
  return back;
}

/** Edits between a pattern and the beginning of a text that is most like it. */
function distance(pattern: string, text: string): number {
  const row = new Uint16Array(text.length + 1);
  for (let j = 0; j <= text.length; j++) row[j] = j;
  for (let i = 1; i <= pattern.length; i++) {
    let diagonal = row[0]!;
    row[0] = i;
    for (let j = 1; j <= text.length; j++) {
      const above = row[j]!;
      const same = pattern.charCodeAt(i - 1) === text.charCodeAt(j - 1);
      row[j] = Math.min(diagonal + (same ? 0 : 1), above + 1, row[j - 1]! + 1);
      diagonal = above;
    }
  }
  let least = pattern.length;
  for (const edits of row) if (edits < least) least = edits;
  return least;
}
