import { fail, type Result } from '../../model/index.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import type { GlossaryReading } from './types.ts';

/** Far past any list that a person keeps: the text is held in memory as a whole. */
const MOST_CHARACTERS = 50_000_000;

/**
 * A glossary from a file's text, JSON or CSV by what is in it (the README describes both). Good entries
 * are taken, others are named with their line; markup in a cell is text like any other. Fails only
 * where nothing can be taken.
 */
export function readGlossary(file: string): Result<GlossaryReading> {
  const text = file.replace(/^\ufeff/, '');
  const first = /\S/.exec(text)?.[0];
  if (first === undefined)
    return fail('empty-file', 'The glossary is empty.', 'Choose another file.');
  if (text.length > MOST_CHARACTERS)
    return fail(
      'unreadable',
      `The glossary has ${text.length} characters, more than ${MOST_CHARACTERS}.`,
      'Take out what is no glossary, or divide it.',
    );
  return first === '{' || first === '[' ? readJson(text) : readCsv(text);
}
