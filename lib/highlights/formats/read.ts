import * as v from 'valibot';
import { FailureError, fail, ok, type Result } from '../../model/index.ts';
import type { NewHighlight } from '../record.ts';
import type { ReadOne, Skipped } from './imported.ts';
import { hypothesisFile, readHypothesis } from './read-hypothesis.ts';
import { readWebAnnotation, webAnnotations } from './read-web-annotation.ts';

/** More is no reader's; and a browser shows no list of it. */
export const MAX_IMPORTED = 100_000;
/** Characters of a file: as much as V8 parses in the memory that a browser gives an extension. */
export const MAX_FILE = 100_000_000;
/** A text with more lines that are no JSON is no list of lines: each costs an exception, some 5 µs. */
const MAX_BAD_LINES = 100_000;
/** Complaints that are listed; those beyond are counted. */
const MAX_SKIPPED = 200;

export interface ReadHighlights {
  readonly format: 'web-annotation' | 'hypothesis';
  readonly made: readonly NewHighlight[];
  /** What was left out, with its place; at most 200, `more` of them are not listed. */
  readonly skipped: readonly Skipped[];
  readonly more: number;
  /** What is there, but not whole. */
  readonly warnings: readonly Skipped[];
}

export interface ReadOptions {
  /** Milliseconds since 1970: the date of what has none. */
  readonly now: number;
  /** Annotations that are read; 100,000 unless it is given. */
  readonly limit?: number;
}

interface Listed {
  readonly format: ReadHighlights['format'];
  readonly items: readonly unknown[];
  readonly read: (item: unknown) => ReadOne;
  readonly placeOf: (no: number) => string;
  /** What the file itself lacks. */
  readonly lacks: readonly Skipped[];
}

/**
 * The highlights of a text file: W3C Web Annotations (JSON-LD, or one a line), exports of Hypothesis. All
 * that is in it is data: notes and quotes stay text, whatever they look like. Fails where it is neither.
 */
export function readHighlights(text: string, options: ReadOptions): Result<ReadHighlights> {
  if (text.length > MAX_FILE) {
    return fail(
      'unreadable',
      'The file has more than 100 million characters.',
      'Export fewer annotations at a time.',
    );
  }
  if (text.trim() === '') {
    return fail('empty-file', 'The file is empty.', 'Choose a file of annotations.');
  }
  try {
    return ok(readAll(listed(text.replace(/^\ufeff/, ''), options.now), options));
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, error: error.failure };
    throw error;
  }
}

function readAll(file: Listed, { limit = MAX_IMPORTED }: ReadOptions): ReadHighlights {
  const made = new Map<string, NewHighlight>();
  const skipped: Skipped[] = [...file.lacks];
  const warnings: Skipped[] = [];
  let more = 0;
  const skip = (place: string, reason: string) => {
    if (skipped.length < MAX_SKIPPED) skipped.push({ place, reason });
    else more++;
  };
  for (const [no, item] of file.items.entries()) {
    const place = file.placeOf(no);
    if (made.size >= limit) {
      const rest = (file.items.length - no).toLocaleString('en');
      skipped.unshift({
        place,
        reason: `From here on ${rest} were left out: the limit is reached.`,
      });
      break;
    }
    const one = file.read(item);
    if ('reason' in one) skip(place, one.reason);
    else if (made.has(one.made.id)) skip(place, 'It is in the file before.');
    else {
      made.set(one.made.id, one.made);
      if (one.warning !== undefined && warnings.length < MAX_SKIPPED) {
        warnings.push({ place, reason: one.warning });
      }
    }
  }
  return { format: file.format, made: [...made.values()], skipped, more, warnings };
}

function listed(text: string, now: number): Listed {
  const whole = parseJson(text);
  const lines = whole === undefined ? parseLines(text) : null;
  const json = lines ? lines.map(({ value }) => value) : whole;
  if (v.is(v.object({ backstory: v.literal('backup') }), json)) {
    throw new FailureError(
      fail('wrong-use', 'This is a backup, not a file of annotations.', 'Restore it under Backup.')
        .error,
    );
  }
  const placeOf = (name: string) => (no: number) =>
    lines ? `line ${lines[no]?.line ?? no + 1}` : `${name}[${no}]`;
  const hypothesis = hypothesisFile(json);
  if (hypothesis) {
    const { items, owner } = hypothesis;
    return {
      format: 'hypothesis',
      items,
      read: item => readHypothesis(item, owner, now),
      placeOf: placeOf('annotations'),
      lacks: [],
    };
  }
  const found = webAnnotations(json);
  if (!found) {
    throw new FailureError(
      fail(
        'unknown-format',
        'The file holds no annotations that can be read.',
        'Choose a W3C Web Annotation file or an export of Hypothesis (JSON).',
      ).error,
    );
  }
  const reason = 'Further pages are only named by their address; nothing is fetched.';
  return {
    format: 'web-annotation',
    items: found.items,
    read: item => readWebAnnotation(item, now),
    placeOf: placeOf('items'),
    lacks: found.elsewhere > 0 ? [{ place: 'the end of the file', reason }] : [],
  };
}

/** Undefined, which no JSON is, where the text is none. V8 parses any depth without a stack. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One value a line; those that are none are passed on as null, so that they are named. */
function parseLines(text: string): readonly { line: number; value: unknown }[] {
  let bad = 0;
  const lines = text.split('\n').flatMap((written, i) => {
    if (written.trim() === '' || bad > MAX_BAD_LINES) return [];
    const value = parseJson(written);
    if (value === undefined) bad++;
    return [{ line: i + 1, value: value ?? null }];
  });
  if (bad > MAX_BAD_LINES || lines.every(({ value }) => value === null)) {
    throw new FailureError(
      fail(
        'damaged',
        'The file is no JSON, or was cut off.',
        'Export it again, and choose the whole file.',
      ).error,
    );
  }
  return lines;
}
