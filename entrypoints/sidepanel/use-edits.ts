import { useState } from 'preact/hooks';
import type { NoteChange } from '../../components/highlights/index.ts';
import { changeBack } from '../../lib/highlights/index.ts';
import type { HighlightRecord } from '../../lib/model/index.ts';

type Part = 'colour' | 'note' | 'tags' | 'links';
const WORDS: Readonly<Record<Part, string>> = {
  colour: 'Colour changed.',
  note: 'Note changed.',
  tags: 'Tags changed.',
  links: 'Links changed.',
};

/** A part of one highlight that was changed just now, and the highlight as it was before. */
interface Edit {
  readonly part: Part;
  readonly before: HighlightRecord;
}

/**
 * What was changed of a highlight in the list, and its undo. Changes of the same part, one after the
 * other, are one: a note is saved in pauses while it is written.
 */
export function useEdits(
  recordOf: (id: string) => HighlightRecord | undefined,
  change: (ids: readonly string[], wanted: NoteChange) => Promise<boolean>,
) {
  const [edit, setEdit] = useState<Edit | null>(null);

  return {
    /** The highlight, and what was changed of it; null where there is nothing to take back. */
    edited: edit && { id: edit.before.id, words: WORDS[edit.part] },
    async onChange(id: string, wanted: NoteChange): Promise<void> {
      const before = recordOf(id);
      const part = (Object.keys(WORDS) as Part[]).find(one => wanted[one] !== undefined);
      if (!(await change([id], wanted)) || before === undefined || part === undefined) return;
      setEdit(known => (known?.before.id === id && known.part === part ? known : { part, before }));
    },
    async onTakeBack(): Promise<void> {
      const now = edit === null ? undefined : recordOf(edit.before.id);
      if (edit === null || now === undefined) return;
      const { [edit.part]: back } = changeBack(now, edit.before);
      if (back !== undefined && !(await change([now.id], { [edit.part]: back }))) return;
      setEdit(null);
    },
    forget: () => setEdit(null),
  };
}
