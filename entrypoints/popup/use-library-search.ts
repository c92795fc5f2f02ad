import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type SearchControls, viewQuery } from '../../components/search/index.ts';
import { useSearch } from '../../components/shared/index.ts';
import type { Library } from '../../lib/jobs/index.ts';
import type { ArchiveInfo, SearchOrder } from '../../lib/model/index.ts';

export interface LibrarySearchOptions {
  /** Null until known. */
  readonly archives: readonly ArchiveInfo[] | null;
  readonly query: string;
  /** Hits. */
  readonly limit?: number;
  readonly order?: SearchOrder;
}

/** A search with its order. It is asked again when an archive comes, goes or has been made ready. */
export function useLibrarySearch(library: Library, options: LibrarySearchOptions) {
  const { archives, query, limit } = options;
  const [order, onOrder] = useState<SearchOrder>(options.order ?? 'relevance');
  const changes = useChanges(archives?.map(({ id, state }) => `${id}:${state}`).join() ?? null);
  // A damaged index may have been made whole whenever something of an archive has changed.
  const damaged = useRef(false);
  const healing = damaged.current ? archives : null;
  const search = useCallback(
    (words: string) =>
      library.search(words, {
        sort: order,
        suggest: false,
        ...(limit === undefined ? {} : { limit }),
      }),
    [library, order, limit, changes, healing],
  );
  const suggest = useCallback(
    (words: string) => library.suggest(viewQuery(words).words),
    [library],
  );
  const { answer, failure } = useSearch(query, search, suggest);
  damaged.current = (answer?.damaged.length ?? 0) > 0;
  const controls: SearchControls = {
    order,
    onOrder,
    valuesOf: library.filterValues,
    titleOf: id => archives?.find(archive => archive.id === id)?.title ?? null,
  };
  return { answer, failure, controls };
}

/** How often a value has changed since it was first known. */
function useChanges(value: string | null): number {
  const [changes, setChanges] = useState(0);
  const last = useRef(value);
  useEffect(() => {
    if (last.current !== null && value !== null && last.current !== value) {
      setChanges(count => count + 1);
    }
    last.current = value ?? last.current;
  }, [value]);
  return changes;
}
