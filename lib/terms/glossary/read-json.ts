import * as v from 'valibot';
import { fail, failureOf, type Result } from '../../model/index.ts';
import { createCollector } from './collect.ts';
import { ENTRY_FIELDS, HeaderSchema, NO_HEADER } from './schema.ts';
import type { GlossaryReading } from './types.ts';

const FileSchema = v.looseObject({ entries: v.array(v.unknown()) });
/** A file whose every entry has fields of its own tells little by a thousand names. */
const MOST_UNKNOWN = 20;

/** An object with a header and `entries`, or a bare list of entries. */
export function readJson(text: string): Result<GlossaryReading> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return {
      ok: false,
      error: {
        ...failureOf(error, 'The glossary is not whole JSON', 'Export or save it again.'),
        code: 'damaged',
      },
    };
  }
  const file = v.safeParse(FileSchema, Array.isArray(data) ? { entries: data } : data);
  if (!file.success)
    return fail(
      'unknown-format',
      'The JSON is not a glossary: it has no list called "entries".',
      'Compare it with a glossary that was exported.',
    );
  const collector = createCollector();
  const unknown = new Set<string>();
  file.output.entries.forEach((entry, i) => {
    if (typeof entry === 'object' && entry !== null)
      for (const key of Object.keys(entry))
        if (!ENTRY_FIELDS.includes(key) && unknown.size < MOST_UNKNOWN) unknown.add(key);
    collector.add(`entry ${i + 1}`, entry);
  });
  for (const key of unknown)
    collector.note(`field "${key.slice(0, 50)}"`, 'Ignored: no such field is known.');
  const header = v.safeParse(HeaderSchema, file.output);
  if (!header.success) collector.note('header', `Ignored: ${header.issues[0].message}.`);
  return collector.finish(header.success ? header.output : NO_HEADER);
}
