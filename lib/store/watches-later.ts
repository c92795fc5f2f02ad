import type { ArchiveReader } from '../jobs/index.ts';
import type { Watch, Watches } from './watch.ts';

/**
 * The watches of a page that has something to show before Dexie's code is there, which they need: it is
 * loaded now, beside. The archives are told at once, as `reader` has them.
 */
export function watchLater(reader: Pick<ArchiveReader, 'archives'>): Watches {
  const loaded = import('./watched-database.ts').then(({ watchDatabase }) => watchDatabase());
  // Whoever watches hears of it.
  loaded.catch(() => {});

  function later<T>(choose: (watches: Watches) => Watch<T>): Watch<T> {
    return (onValue, onError) => {
      let stop: (() => void) | null = null;
      let isStopped = false;
      loaded
        .then(watches => {
          if (!isStopped) stop = choose(watches)(onValue, onError);
        })
        .catch(onError);
      return () => {
        isStopped = true;
        stop?.();
      };
    };
  }

  const archives = later(watches => watches.archives);
  return {
    archives(onValue, onError) {
      let isNewer = false;
      const stop = archives(value => {
        isNewer = true;
        onValue(value);
      }, onError);
      let isStopped = false;
      reader.archives().then(
        value => {
          if (!isNewer && !isStopped) onValue(value);
        },
        // The watch meets it too, and says it.
        () => {},
      );
      return () => {
        isStopped = true;
        stop();
      };
    },
    jobs: later(watches => watches.jobs),
    terms: id => later(watches => watches.terms(id)),
    glossaries: later(watches => watches.glossaries),
    highlights: later(watches => watches.highlights),
    kept: later(watches => watches.kept),
  };
}

/** Has Dexie open the database, and with it make it what this version needs. */
export async function upgradeDatabase(): Promise<void> {
  const { upgrade } = await import('./watched-database.ts');
  await upgrade();
}
