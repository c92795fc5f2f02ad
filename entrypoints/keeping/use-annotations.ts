import { useRef, useState } from 'preact/hooks';
import type {
  FileState,
  ImportAnnotationsProps,
  ImportShown,
} from '../../components/keeping/index.ts';
import { sayCount } from '../../components/shared/index.ts';
import { planImport, readHighlights } from '../../lib/highlights/index.ts';
import { send } from '../../lib/messages/client.ts';
import { failureOf } from '../../lib/model/index.ts';
import type { KeptReader, Staging } from '../../lib/store/index.ts';
import { tooLarge } from './too-large.ts';

/** Bytes of a file; how many characters and annotations are read is the reader's affair. */
const LARGEST = 300_000_000;

/** A file of annotations: read and shown by this page, taken in by the background. */
export function useAnnotations(reader: KeptReader, staging: Staging): ImportAnnotationsProps {
  const [state, setState] = useState<FileState<ImportShown>>({ kind: 'none' });
  const chosen = useRef<{ file: File; add: number } | null>(null);
  const failed = (error: unknown) =>
    setState({
      kind: 'failed',
      failure: failureOf(error, 'The file could not be read', 'Choose it again.'),
    });

  async function read(file: File): Promise<FileState<ImportShown>> {
    if (file.size > LARGEST) return { kind: 'failed', failure: tooLarge(LARGEST) };
    const answer = readHighlights(await file.text(), { now: Date.now() });
    if (!answer.ok) return { kind: 'failed', failure: answer.error };
    const { made, ...said } = answer.value;
    const { highlights } = await reader.kept();
    const plan = planImport(made, new Map(highlights.map(record => [record.id, record])));
    const { there, removed } = plan;
    const add = plan.add.length;
    chosen.current = { file, add };
    return { kind: 'shown', shown: { ...said, name: file.name, add, there, removed } };
  }

  async function take(): Promise<FileState<ImportShown>> {
    if (chosen.current === null) return { kind: 'none' };
    const { file, add } = chosen.current;
    const { id } = await staging.stage(file.name, file);
    const done = await send({ type: 'page.import-highlights', staged: id });
    if (!done.ok) return { kind: 'failed', failure: done.error };
    return { kind: 'done', words: `${sayCount(add, 'highlight')} brought in.` };
  }

  return {
    state,
    onFile(file) {
      setState({ kind: 'busy', words: 'Reading the file…' });
      read(file).then(setState, failed);
    },
    onImport() {
      setState({ kind: 'busy', words: 'Bringing them in…' });
      take().then(setState, failed);
    },
    onCancel: () => setState({ kind: 'none' }),
  };
}
