import {
  APOSTROPHE,
  classAt,
  classBefore,
  foldPoint,
  HYPHEN,
  INVISIBLE,
  isSmall,
  LINE_FEED,
  lowerOf,
  SPACE,
  WORD,
  widthAt,
  widthBefore,
} from './characters.ts';
import { type Dictionary, FORM_FIELDS } from './dictionary.ts';
import { ANY_CASE, CASE_MASK, SHOUTED } from './form.ts';

export interface Verified {
  readonly start: number;
  readonly end: number;
  /** The case is that of the form, and no plural s was added. */
  readonly asGiven: boolean;
}

const BLANK = 0x20;
const QUOTE = 0x27;
const DASH = 0x2d;

/**
 * Compares a form with a place of the text, character by character. The same are: letters with and
 * without accents; straight and curly apostrophes; between words a hyphen and white space (any run
 * of it with at most one line feed, so that no form reaches over a blank line). Soft hyphens and zero-width
 * characters are passed over. The case is held to the form's rule (`form.ts`), and an s may be added
 * to the last word where the form takes a plural.
 */
export function createVerifier(dictionary: Dictionary, text: string) {
  const { formFields, strings } = dictionary;
  /** Capitals where the form has small letters, and the other way about; small letters in the text. */
  let raised = false;
  let lowered = false;
  let small = false;

  return verify;

  /**
   * `from` and `to` bound the words of the form in the text; `plural` says that the last one has an s
   * more. Nothing before `free` may be taken.
   */
  function verify(
    form: number,
    from: number,
    to: number,
    plural: boolean,
    free: number,
  ): Verified | null {
    const at = formFields[form * FORM_FIELDS + 1]!;
    const bodyLength = formFields[form * FORM_FIELDS + 2]!;
    const packed = formFields[form * FORM_FIELDS + 3]!;
    const prefixLength = packed & 0xff;
    const suffixLength = (packed >>> 8) & 0xff;
    const flags = packed >>> 16;
    if (at + prefixLength + bodyLength + suffixLength > strings.length) return null;
    raised = lowered = small = false;
    const body = at + prefixLength;
    const pluralAt = compareBody(body, body + bodyLength, from, to, plural);
    if (pluralAt < 0 || !caseHolds(flags, plural ? text.charCodeAt(pluralAt) : 0)) return null;
    let start = from;
    let end = to;
    if (prefixLength > 0) {
      start = prefixStart(at, prefixLength, from);
      if (start < free || !edgeBefore(start)) return null;
    }
    if (suffixLength > 0) {
      end = suffixEnd(body + bodyLength, suffixLength, to);
      if (end < 0 || !edgeBehind(end)) return null;
    }
    return { start, end, asGiven: !raised && !lowered && !plural };
  }

  /** Where the plural s stands (or `to` without one); -1 where the body differs. */
  function compareBody(
    formStart: number,
    formEnd: number,
    from: number,
    to: number,
    plural: boolean,
  ): number {
    let p = formStart;
    let extra = -1;
    let q = from;
    while (q < to) {
      const kind = classAt(text, q);
      if (kind === INVISIBLE) {
        q++;
      } else if (kind === WORD) {
        const width = widthAt(text, q);
        const unit = text.charCodeAt(q);
        if (unit < 0x80 && p < formEnd) {
          if (!comparePoint(unit, strings[p]!)) return -1;
          p++;
        } else {
          const folded = unit < 0x80 ? text[q]! : foldPoint(text.codePointAt(q) ?? 0);
          // An accent that begins a word belongs to what stands before it.
          if (q === from && folded === '') return -1;
          for (let i = 0; i < folded.length; ) {
            const point = folded.codePointAt(i) ?? 0;
            if (p < formEnd) {
              if (!comparePoint(point, pointOf(p))) return -1;
              p += point > 0xffff ? 2 : 1;
            } else {
              if (!plural || extra >= 0 || (point !== 0x73 && point !== 0x53)) return -1;
              extra = q;
            }
            i += point > 0xffff ? 2 : 1;
          }
        }
        q += width;
      } else if (kind === SPACE || kind === LINE_FEED) {
        if (p >= formEnd || strings[p] !== BLANK) return -1;
        p++;
        q = spaceEnd(q, to);
        if (q < 0) return -1;
      } else {
        const width = widthAt(text, q);
        for (let i = 0; i < width; i++) {
          const unit =
            kind === HYPHEN ? BLANK : kind === APOSTROPHE ? QUOTE : text.charCodeAt(q + i);
          if (p >= formEnd || strings[p] !== unit) return -1;
          p++;
        }
        q += width;
      }
    }
    if (p !== formEnd) return -1;
    return plural ? extra : to;
  }

  function pointOf(p: number): number {
    const unit = strings[p]!;
    if (unit < 0xd800 || unit > 0xdbff) return unit;
    return (unit - 0xd800) * 0x400 + (strings[p + 1]! - 0xdc00) + 0x10000;
  }

  function comparePoint(point: number, wanted: number): boolean {
    if (point === wanted) {
      if (!small) small = isSmall(point);
      return true;
    }
    const lower = lowerOf(point);
    if (lower !== lowerOf(wanted)) return false;
    if (point !== lower) {
      raised = true;
      return true;
    }
    // Small in the text: a capital of the form, or a sigma of the other kind.
    if (wanted !== lower) lowered = true;
    small = true;
    return true;
  }

  function caseHolds(flags: number, pluralUnit: number): boolean {
    const rule = flags & CASE_MASK;
    if (rule === ANY_CASE) return true;
    if (lowered) return false;
    if (rule !== 0) return true;
    if (raised) return (flags & SHOUTED) !== 0 && !small;
    // "CRCs", not "CRCS", which may be another acronym.
    return pluralUnit === 0 || pluralUnit !== 0x53;
  }

  /** Behind a run of white space; -1 where a blank line is in it. */
  function spaceEnd(from: number, to: number): number {
    let feeds = 0;
    let i = from;
    for (; i < to; i++) {
      const kind = classAt(text, i);
      if (kind === LINE_FEED) feeds++;
      else if (kind !== SPACE && kind !== INVISIBLE) break;
    }
    return feeds > 1 ? -1 : i;
  }

  function suffixEnd(formStart: number, length: number, from: number): number {
    let q = from;
    for (let p = formStart; p < formStart + length; ) {
      if (q >= text.length) return -1;
      const kind = classAt(text, q);
      if (kind === INVISIBLE) {
        q++;
      } else if (kind === SPACE || kind === LINE_FEED) {
        if (strings[p++] !== BLANK) return -1;
        q = spaceEnd(q, text.length);
        if (q < 0) return -1;
      } else {
        const width = widthAt(text, q);
        for (let i = 0; i < width; i++) {
          if (strings[p++] !== plainUnit(kind, q + i)) return -1;
        }
        q += width;
      }
    }
    return q;
  }

  /** Where the prefix starts; -1 where it is not there. */
  function prefixStart(formStart: number, length: number, from: number): number {
    let q = from;
    for (let p = formStart + length - 1; p >= formStart; ) {
      if (q <= 0) return -1;
      const width = widthBefore(text, q);
      const kind = classBefore(text, q);
      if (kind === INVISIBLE) {
        q--;
      } else if (kind === SPACE || kind === LINE_FEED) {
        if (strings[p--] !== BLANK) return -1;
        let feeds = 0;
        for (; q > 0; q--) {
          const before = classBefore(text, q);
          if (before === LINE_FEED) feeds++;
          else if (before !== SPACE && before !== INVISIBLE) break;
        }
        if (feeds > 1) return -1;
      } else {
        for (let i = 1; i <= width; i++) {
          if (strings[p--] !== plainUnit(kind, q - i)) return -1;
        }
        q -= width;
      }
    }
    return q;
  }

  function plainUnit(kind: number, i: number): number {
    return kind === HYPHEN ? DASH : kind === APOSTROPHE ? QUOTE : text.charCodeAt(i);
  }

  function edgeBefore(i: number): boolean {
    let q = i;
    while (q > 0 && classBefore(text, q) === INVISIBLE) q--;
    return q === 0 || classBefore(text, q) !== WORD;
  }

  function edgeBehind(i: number): boolean {
    let q = i;
    while (q < text.length && classAt(text, q) === INVISIBLE) q++;
    return q >= text.length || classAt(text, q) !== WORD;
  }
}
