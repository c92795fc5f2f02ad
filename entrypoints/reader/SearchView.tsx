import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { SearchPage } from '../../components/search/index.ts';
import { useWatched } from '../../components/shared/index.ts';
import { type Library, totalCounts } from '../../lib/jobs/index.ts';
import type { ArchivePlace, SearchOrder } from '../../lib/model/index.ts';
import { optionsAddress, readerAddress, searchAddress } from '../../lib/platform/index.ts';
import type { Watches } from '../../lib/store/index.ts';
import { useLibrarySearch } from '../popup/use-library-search.ts';
import { changeAddress, focusedItem, keepPlace, returnTo, useKeptPlace } from './history-place.ts';

const PAGE = 20;

export interface SearchViewProps {
  readonly library: Library;
  readonly watches: Watches;
  readonly query: string;
  readonly order: SearchOrder;
}

/** The search as a page; query and order stand in the address, so that Back leads to it again. */
export function SearchView(props: SearchViewProps) {
  const archives = useWatched(props.watches.archives);
  const kept = useKeptPlace();
  const [query, setQuery] = useState(props.query);
  const [limit, setLimit] = useState(kept.limit ?? PAGE);
  const { answer, failure, controls } = useLibrarySearch(props.library, {
    ...{ archives: archives.value, query, limit, order: props.order },
  });
  const returned = useRef(false);
  const ready = answer !== null;
  useLayoutEffect(() => {
    if (!ready || returned.current) return;
    returned.current = true;
    returnTo(kept);
  }, [ready, kept]);

  const write = (words: string, order: SearchOrder) => changeAddress(searchAddress(words, order));
  const found = answer === null ? 0 : answer.posts + answer.comments;
  const addressOf = (place: ArchivePlace) => readerAddress(place, query);
  return (
    <SearchPage
      counts={archives.value && totalCounts(archives.value)}
      query={query}
      answer={answer}
      failure={archives.failure ?? failure}
      controls={{
        ...controls,
        onOrder: order => {
          controls.onOrder(order);
          write(query, order);
        },
      }}
      archivesHref={optionsAddress('archives')}
      hrefOf={addressOf}
      onQuery={words => {
        setQuery(words);
        setLimit(PAGE);
        write(words, controls.order);
      }}
      onOpen={place => {
        keepPlace({ y: scrollY, item: focusedItem(), limit });
        location.assign(addressOf(place));
      }}
      {...(answer !== null && found > answer.hits.length
        ? { onMore: () => setLimit(limit + PAGE) }
        : {})}
    />
  );
}
