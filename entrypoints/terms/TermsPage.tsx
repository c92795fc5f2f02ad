import { useMemo, useState } from 'preact/hooks';
import { useWatched } from '../../components/shared/index.ts';
import { Terms } from '../../components/terms/index.ts';
import { importStatus } from '../../lib/jobs/index.ts';
import { send } from '../../lib/messages/client.ts';
import type { Failure, Result } from '../../lib/model/index.ts';
import { optionsAddress, searchAddress, watchHeldJobs } from '../../lib/platform/index.ts';
import type { Watches } from '../../lib/store/index.ts';
import { listTerms } from '../../lib/terms/index.ts';
import { useWake } from '../options/use-wake.ts';
import { useGlossary } from './use-glossary.ts';

/** The terms page with its data: read from the database, changed by message. */
export function TermsPage({ archive: id, watches }: { archive: string; watches: Watches }) {
  const watched = useWatched(useMemo(() => watches.terms(id), [watches, id]));
  const jobs = useWatched(watches.jobs);
  const held = useWatched(watchHeldJobs);
  const [failure, setFailure] = useState<Failure | null>(null);
  const job = (jobs.value ?? []).find(one => one.archive === id && one.remakes !== undefined);
  const act = async (work: Promise<Result<unknown>>) => {
    const result = await work;
    setFailure(result.ok ? null : result.error);
  };
  const found = watched.value?.found ?? null;
  const terms = useMemo(() => found && listTerms(found.terms, found.edits), [found]);
  const edits = useMemo(() => new Map((found?.edits ?? []).map(edit => [edit.key, edit])), [found]);
  const glossary = useGlossary({ archive: found?.archive ?? null, terms, watches });
  useWake(job !== undefined);

  return (
    <Terms
      archive={watched.value === null ? null : found?.archive}
      terms={terms}
      edits={edits}
      job={job ? importStatus(job, held.value ?? {}) : null}
      failure={watched.failure ?? failure}
      glossary={glossary}
      archivesHref={optionsAddress('archives')}
      searchHref={searchAddress}
      onEdit={made => void act(send({ type: 'page.edit-terms', archive: id, edits: [...made] }))}
      onResume={one => void act(send({ type: 'page.resume-import', job: one }))}
    />
  );
}
