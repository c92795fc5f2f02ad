import { useEffect, useState } from 'preact/hooks';
import { useWatched } from '../../components/shared/index.ts';
import type { GlossaryProps, GlossaryReport } from '../../components/terms/index.ts';
import { GLOSSARY_AS_FITS, readStarter } from '../../lib/jobs/index.ts';
import { send } from '../../lib/messages/client.ts';
import {
  type ArchiveInfo,
  type Failure,
  failureOf,
  type ListedTerm,
  type Result,
} from '../../lib/model/index.ts';
import { starterGlossaryText } from '../../lib/platform/index.ts';
import type { Watches } from '../../lib/store/index.ts';
import { glossaryOfTerms, readGlossary, writeGlossary } from '../../lib/terms/index.ts';
import { saveFile } from '../sidepanel/save-file.ts';

export interface GlossaryOf {
  readonly archive: ArchiveInfo | null;
  readonly terms: readonly ListedTerm[] | null;
  readonly watches: Watches;
}

/** The glossary of an archive: chosen, brought in from a file, and the archive's own taken out. */
export function useGlossary({ archive, terms, watches }: GlossaryOf): GlossaryProps {
  const imported = useWatched(watches.glossaries);
  const starter = useStarterName();
  const [report, setReport] = useState<GlossaryReport | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const id = archive?.id ?? '';
  const act = async (work: Promise<Result<unknown>>) => {
    const result = await work;
    setFailure(result.ok ? null : result.error);
    return result.ok;
  };

  async function bringIn(file: File) {
    setReport(null);
    const text = await file.text();
    const reading = readGlossary(text);
    if (!reading.ok) {
      setFailure(reading.error);
      return;
    }
    const { glossary, leftOut, notes } = reading.value;
    const name = glossary.name || file.name.replace(/\.[^.]*$/, '') || 'Glossary';
    const kept = await act(send({ type: 'page.keep-glossary', archive: id, name, text }));
    if (kept) setReport({ name, entries: glossary.entries.length, leftOut, notes });
  }

  return {
    choice: archive?.glossary ?? GLOSSARY_AS_FITS,
    used: archive?.glossed ?? null,
    known: [{ id: null, name: starter }, ...(imported.value ?? [])],
    report,
    failure: imported.failure ?? failure,
    onChoose: glossary =>
      void act(send({ type: 'page.choose-glossary', archive: id, glossary: { ...glossary } })),
    onFile: file =>
      void bringIn(file).catch(error =>
        setFailure(
          failureOf(error, `${file.name} could not be read`, 'Choose it again, or another file.'),
        ),
      ),
    onExport: format => {
      if (!archive || !terms) return;
      const text = writeGlossary(glossaryOfTerms(archive.title, terms), format);
      const type = format === 'json' ? 'application/json' : 'text/csv';
      saveFile(`${archive.title.replace(/[^\p{L}\p{N} -]/gu, '')} terms.${format}`, text, type);
    },
  };
}

/** What the glossary that comes with the program is called. */
function useStarterName(): string {
  const [name, setName] = useState('');
  useEffect(() => {
    starterGlossaryText().then(
      text => setName(readStarter(text)?.name ?? ''),
      () => {},
    );
  }, []);
  return name;
}
