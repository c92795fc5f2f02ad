import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createImportQueue, readStarter } from '../lib/jobs/index.ts';
import {
  breathe,
  heldJobs,
  isStorageFull,
  keepAlive,
  mayReadLoopback,
  starterGlossaryText,
  wait,
} from '../lib/platform/index.ts';
import { createBlobSources, createFetchers, createFetchPage } from '../lib/sources/index.ts';
import { IMPORTER, type ImporterPorts } from './background/importer-ports.ts';

// What only imports need, loaded by the background when one is to run.
export default defineUnlistedScript(() => {
  const create = ({ blob, packFiles, ...ports }: ImporterPorts) =>
    createImportQueue({
      ...ports,
      held: heldJobs,
      ...createBlobSources(blob),
      fetchPage: createFetchPage({
        fetcher: createFetchers(
          { fetch: (url, init) => fetch(url, init), now: Date.now, wait },
          { allowLoopback: mayReadLoopback() },
        ),
        packFiles,
      }),
      starter: async () => readStarter(await starterGlossaryText()),
      now: Date.now,
      breathe,
      isStorageFull,
      keepAlive,
    });
  Reflect.set(globalThis, IMPORTER, create);
});
