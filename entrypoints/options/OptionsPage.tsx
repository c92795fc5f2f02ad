import { useEffect, useState } from 'preact/hooks';
import { Options } from '../../components/options/index.ts';
import { useWatched } from '../../components/shared/index.ts';
import { importStatus } from '../../lib/jobs/index.ts';
import { send } from '../../lib/messages/client.ts';
import type { Failure, Result } from '../../lib/model/index.ts';
import {
  browser,
  keepingAddress,
  searchAddress,
  termsAddress,
  watchDamage,
  watchHeldJobs,
} from '../../lib/platform/index.ts';
import type { Staging, Watches } from '../../lib/store/index.ts';
import { neededAddresses } from './needed-addresses.ts';
import { startImport, startSampleImport } from './start-import.ts';
import { useAddress } from './use-address.ts';
import { useMarks } from './use-marks.ts';
import { useSites } from './use-sites.ts';
import { useSync } from './use-sync.ts';
import { useWake } from './use-wake.ts';

/** The options page with its data: what it shows comes from the database, what it does goes by message. */
export function OptionsPage({ watches, staging }: { watches: Watches; staging: Staging }) {
  const archives = useWatched(watches.archives);
  const jobs = useWatched(watches.jobs);
  const held = useWatched(watchHeldJobs);
  const damage = useWatched(watchDamage);
  const statuses = (jobs.value ?? []).map(job => importStatus(job, held.value ?? {}));
  const imports = statuses.filter(job => !job.remakes);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [importFailure, setImportFailure] = useState<Failure | null>(null);
  const needed = () => neededAddresses(archives.value, jobs.value && statuses);
  const sites = useSites(needed);
  const marks = useMarks();
  const address = useAddress(setImportFailure);
  const sync = useSync(needed, wanted => {
    address.onLook(wanted);
    document.getElementById('import')?.scrollIntoView();
  });
  const act = async (work: Promise<Result<unknown>>, show = setFailure) => {
    const result = await work;
    show(result.ok ? null : result.error);
  };
  useWake(statuses.some(job => job.state === 'queued' || job.state === 'running'));
  const sample = () => void act(startSampleImport(staging), setImportFailure);
  useOpenedPart(archives.value !== null, sample);

  return (
    <Options
      version={browser.runtime.getManifest().version}
      archives={{
        archives: archives.value,
        failure: archives.failure ?? failure,
        onRename: (archive, title) =>
          void act(send({ type: 'page.rename-archive', archive, title })),
        onDelete: archive => void act(send({ type: 'page.delete-archive', archive })),
        onSample: sample,
        onUpdateNow: archive => void act(send({ type: 'page.update-site', archive })),
        onEvery: (archive, every) => void act(send({ type: 'page.set-updates', archive, every })),
        termsHref: termsAddress,
        onBrowse: () => void browser.tabs.create({ url: searchAddress('') }),
      }}
      imports={{
        archives: archives.value ?? [],
        imports,
        failure: jobs.failure ?? importFailure,
        onImport: request => void act(startImport(staging, request), setImportFailure),
        address,
        onPause: job => void act(send({ type: 'page.pause-import', job }), setImportFailure),
        onCancel: job => void act(send({ type: 'page.cancel-import', job }), setImportFailure),
        onResume: job => void act(send({ type: 'page.resume-import', job }), setImportFailure),
        onForget: job => void act(send({ type: 'page.forget-job', job }), setImportFailure),
      }}
      sites={sites}
      marks={marks}
      sync={sync}
      keeping={{
        href: keepingAddress(),
        damage: damage.value?.found ?? null,
        onRestore: () => location.assign(keepingAddress('restore')),
      }}
    />
  );
}

/** Goes to the part that the address names, once there is something to go to; `#sample` imports the sample. */
function useOpenedPart(ready: boolean, importSample: () => void) {
  useEffect(() => {
    if (!ready || location.hash === '') return;
    if (location.hash === '#sample') {
      // Replaced first, so that reloading the page does not import it again.
      history.replaceState(null, '', '#import');
      importSample();
    }
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [ready]);
}
