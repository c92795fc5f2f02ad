import type { Library } from '../../lib/jobs/index.ts';
import type { SearchOrder } from '../../lib/model/index.ts';
import type { Watches } from '../../lib/store/index.ts';
import { PostView } from './PostView.tsx';
import { SearchView } from './SearchView.tsx';
import { useAddress } from './use-address.ts';

/** The reader's page: a post, or the search. */
export function ReaderApp({ library, watches }: { library: Library; watches: Watches }) {
  const address = useAddress();
  const archive = address.get('archive');
  const post = address.get('post');
  if (archive === null || post === null) {
    return (
      <SearchView
        key={address.toString()}
        library={library}
        watches={watches}
        query={address.get('q') ?? ''}
        order={orderOf(address.get('sort'))}
      />
    );
  }
  return (
    <PostView
      key={address.toString()}
      library={library}
      place={{ archive, post, comment: address.get('comment') }}
      marks={address.get('marks') ?? ''}
      passage={address.get('passage') ?? ''}
    />
  );
}

function orderOf(said: string | null): SearchOrder {
  return said === 'newest' || said === 'oldest' ? said : 'relevance';
}
