import { useCallback, useEffect, useState } from 'preact/hooks';
import { SearchPage } from '../../components/search/index.ts';
import { useSearch, useWatched } from '../../components/shared/index.ts';
import { type Library, totalCounts } from '../../lib/jobs/index.ts';
import { optionsAddress, readerAddress, searchAddress } from '../../lib/platform/index.ts';
import type { Watches } from '../../lib/store/index.ts';

const PAGE = 20;

/** The search as a page; its query stands in the address, so that Back leads to it again. */
export function SearchView(props: { library: Library; watches: Watches; query: string }) {
  const archives = useWatched(props.watches.archives);
  const [query, setQuery] = useState(props.query);
  const [limit, setLimit] = useState(PAGE);
  useEffect(() => setQuery(props.query), [props.query]);
  const search = useCallback(
    (words: string) => props.library.search(words, { limit }),
    [props.library, limit],
  );
  const { answer, failure } = useSearch(query, search);
  const more = answer !== null && answer.posts + answer.comments > answer.hits.length;

  const onQuery = (words: string) => {
    setQuery(words);
    setLimit(PAGE);
    history.replaceState(null, '', searchAddress(words));
  };
  return (
    <SearchPage
      counts={archives.value && totalCounts(archives.value)}
      query={query}
      answer={answer}
      failure={archives.failure ?? failure}
      archivesHref={optionsAddress('archives')}
      hrefOf={place => readerAddress(place, query)}
      onQuery={onQuery}
      onOpen={place => location.assign(readerAddress(place, query))}
      {...(more ? { onMore: () => setLimit(limit + PAGE) } : {})}
    />
  );
}
