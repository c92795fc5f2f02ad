/** What CouchDB answers, as far as it is read. */
import * as v from 'valibot';
import { RemoteError } from '../jobs/ports.ts';

/** `_all_docs?include_docs=true`; attachments are stubs. */
export const fullDocs = v.object({
  rows: v.array(
    v.object({
      id: v.string(),
      doc: v.nullish(
        v.object({
          _attachments: v.optional(
            v.record(
              v.string(),
              v.object({ length: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
            ),
          ),
        }),
      ),
    }),
  ),
});

/** `_all_docs` of keys; one that is unknown has neither id nor value. */
export const revisions = v.object({
  rows: v.array(
    v.object({
      id: v.optional(v.string()),
      value: v.nullish(v.object({ rev: v.string(), deleted: v.optional(v.boolean()) })),
    }),
  ),
});

/** `_bulk_docs` */
export const outcomes = v.array(
  v.object({
    ok: v.optional(v.boolean()),
    error: v.optional(v.string()),
    reason: v.optional(v.string()),
  }),
);
export type Outcome = v.InferOutput<typeof outcomes>[number];

/** `_changes`; a sequence is a number or a text that is not to be understood. */
export const lastSequence = v.object({ last_seq: v.union([v.string(), v.number()]) });

export function decode<const T extends v.GenericSchema>(
  schema: T,
  answer: unknown,
  host: string,
): v.InferOutput<T> {
  const { success, output } = v.safeParse(schema, answer);
  if (success) return output;
  throw new RemoteError('not-a-remote', `${host} answers otherwise than a CouchDB does.`);
}
