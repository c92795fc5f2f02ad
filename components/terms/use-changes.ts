import { useRef, useState } from 'preact/hooks';
import type { TermEdit, TermKey } from '../../lib/model/index.ts';
import { editOf } from './edits.ts';
import type { EditToKeep } from './types.ts';

/** Makes changes, and takes the last one back by the edits that were there before it. */
export function useChanges(
  edits: ReadonlyMap<TermKey, TermEdit>,
  onEdit: (edits: readonly EditToKeep[]) => void,
) {
  const [last, setLast] = useState<string | null>(null);
  const before = useRef<readonly EditToKeep[]>([]);
  return {
    /** What was done last and can be taken back. */
    last,
    change(done: string, made: readonly EditToKeep[]) {
      before.current = made.map(({ key }) => editOf(key, edits));
      setLast(done);
      onEdit(made);
    },
    undo() {
      onEdit(before.current);
      setLast(null);
    },
  };
}
