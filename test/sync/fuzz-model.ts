/** What the users of the fuzzer wrote, by clocks alone: it knows nothing of how sync works. */
import type { Clock, HighlightRecord, SyncRecord } from '../../lib/model/index.ts';

interface Latest {
  value: unknown;
  at: Clock;
}

export interface Model {
  /** Takes every write in a record that is later than what is known. */
  saw(record: SyncRecord): void;
  /** Null where a state is what it has to be; else what is wrong, in a sentence. */
  wrong(records: readonly SyncRecord[]): string | null;
  ids(): string[];
}

const FIELDS = ['colour', 'tags', 'removed'] as const;

export function createModel(): Model {
  const known = new Map<string, Map<string, Latest>>();

  function note(id: string, field: string, value: unknown, at: Clock): void {
    const fields = known.get(id) ?? new Map<string, Latest>();
    known.set(id, fields);
    const before = fields.get(field);
    if (!before || at > before.at) fields.set(field, { value, at });
  }

  return {
    ids: () => [...known.keys()],
    saw(record) {
      if ('fields' in record) return;
      for (const field of FIELDS) note(record.id, field, record[field].value, record[field].at);
      const { versions, seen } = record.notes;
      for (const { text, at } of versions) note(record.id, 'note', text, at);
      const latest = Object.values(seen).sort().at(-1);
      if (versions.length === 0 && latest) note(record.id, 'note', '', latest);
    },
    wrong(records) {
      const here = new Map(
        records.flatMap((record): [string, HighlightRecord][] =>
          'fields' in record ? [] : [[record.id, record]],
        ),
      );
      for (const [id, fields] of known) {
        const record = here.get(id);
        const isRemoved = fields.get('removed')?.value === true;
        if (!record || record.removed.value) {
          if (isRemoved) continue;
          return `${id} is ${record ? 'removed' : 'gone'}, and nobody removed it`;
        }
        if (isRemoved) return `${id} is there, and was removed at ${fields.get('removed')?.at}`;
        for (const field of FIELDS) {
          const expected = JSON.stringify(fields.get(field)?.value);
          const got = JSON.stringify(record[field].value);
          if (got !== expected) return `${id}: ${field} is ${got}, and should be ${expected}`;
        }
        const written = fields.get('note')?.value ?? '';
        const texts = record.notes.versions.map(({ text }) => text);
        if (written !== '' && !texts.includes(String(written))) {
          return `${id}: the note “${written}” is lost; there is ${JSON.stringify(texts)}`;
        }
      }
      return here.size > known.size ? 'there are highlights that nobody made' : null;
    },
  };
}
