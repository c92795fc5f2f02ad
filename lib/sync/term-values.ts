/** An edit of a term as values, by field, and back. `term/ARCHIVE/KEY`. */
import * as v from 'valibot';
import { TERM_KINDS, type TermEdit } from '../model/index.ts';
import type { Values } from './fields.ts';

const Text = v.pipe(v.string(), v.maxLength(10_000));
const Names = v.pipe(v.array(Text), v.maxLength(1_000));
const Id = v.pipe(v.string(), v.regex(/^term\/[0-9a-z]{1,40}\/.{1,1000}$/su));

/** What is absent is as the archive has it. */
const Edit = v.object({
  added: v.fallback(v.boolean(), false),
  name: v.fallback(v.nullable(Text), null),
  kind: v.fallback(v.nullable(v.picklist(TERM_KINDS)), null),
  expansion: v.fallback(v.nullable(Text), null),
  definition: v.fallback(v.nullable(v.object({ text: Text, source: Text })), null),
  aliasesAdded: v.fallback(Names, []),
  aliasesRemoved: v.fallback(Names, []),
  muted: v.fallback(v.boolean(), false),
  mergedInto: v.fallback(v.nullable(Text), null),
});

export function termRecordId({ archive, key }: Pick<TermEdit, 'archive' | 'key'>): string {
  return `term/${archive}/${key}`;
}

/** The archive that a record says something of: an edit of a term, or what a word means on a host; else null. */
export function archiveOfRecord(id: string): string | null {
  const [kind, first, second] = id.split('/');
  if (kind === 'meaning') return second ?? null;
  return v.is(Id, id) ? (first ?? null) : null;
}

export function valuesOfEdit(edit: TermEdit): Values {
  const { archive: _, key: __, changed: ___, definition, ...fields } = edit;
  const values = { ...fields, definition: definition && { ...definition } };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => isSet(value)));
}

/** Null where the id is none of an edit. */
export function editOfValues(id: string, values: Values): Omit<TermEdit, 'changed'> | null {
  if (!v.is(Id, id)) return null;
  const [, archive = '', ...key] = id.split('/');
  return { archive, key: key.join('/'), ...v.parse(Edit, values) };
}

function isSet(value: unknown): boolean {
  return value !== null && value !== false && !(Array.isArray(value) && value.length === 0);
}
