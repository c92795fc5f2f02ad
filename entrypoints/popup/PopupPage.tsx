import { useState } from 'preact/hooks';
import { newsOf, Popup } from '../../components/popup/index.ts';
import { useWatched } from '../../components/shared/index.ts';
import { type Library, totalCounts } from '../../lib/jobs/index.ts';
import { send } from '../../lib/messages/client.ts';
import {
  askPanelTab,
  browser,
  goInTab,
  keepingAddress,
  markInTab,
  openPanel,
  optionsAddress,
  readerAddress,
  searchAddress,
} from '../../lib/platform/index.ts';
import type { Watches } from '../../lib/store/index.ts';
import { useReminder } from '../keeping/use-reminder.ts';
import { countOfPage } from './count-of-page.ts';
import { useLastSearch } from './use-last-search.ts';
import { useLibrarySearch } from './use-library-search.ts';
import { usePage } from './use-page.ts';
import { useSelection } from './use-selection.ts';
import { useSite } from './use-site.ts';
import { useTab } from './use-tab.ts';

export interface PopupPageProps {
  readonly library: Library;
  readonly watches: Watches;
  /** A tab to look at instead of the one in front: the popup can be opened as a page of its own. */
  readonly tabNumber: number | null;
}

/** The toolbar's popup with its data. Opening it is the click that lets us read this tab. */
export function PopupPage({ library, watches, tabNumber }: PopupPageProps) {
  const archives = useWatched(watches.archives);
  const [query, setQuery] = useState('');
  const search = useLibrarySearch(library, { archives: archives.value, query });
  const last = useLastSearch(search.answer, (words, order) => {
    setQuery(words);
    search.controls.onOrder(order);
  });
  const tab = useTab(tabNumber);
  const page = usePage(library, tab);
  const site = useSite(tab ?? null);
  const rows = useWatched(watches.highlights).value;
  const { remind, onDismiss } = useReminder(rows);
  const selected = useSelection(tab);
  const open = (url: string) => void browser.tabs.create({ url });

  return (
    <Popup
      counts={archives.value && totalCounts(archives.value)}
      query={query}
      answer={search.answer}
      controls={search.controls}
      related={page.related}
      page={page.page}
      site={site.site}
      news={archives.value && newsOf(archives.value)}
      failure={archives.failure ?? search.failure ?? page.failure ?? site.failure}
      onQuery={setQuery}
      {...(last.query === null ? {} : { last: { query: last.query, onBack: last.back } })}
      onOpen={(place, passage) => {
        if (query.trim() !== '') last.keep(query, search.controls.order);
        open(readerAddress(place, query, passage));
      }}
      onMoreRelated={page.onMore}
      onToggleSite={site.toggle}
      onOptions={() => open(optionsAddress('import'))}
      highlights={countOfPage(rows, tab)}
      {...(remind && { reminder: { onBackup: () => open(keepingAddress('backup')), onDismiss } })}
      selected={selected}
      onHighlight={() => {
        if (tab) void markInTab(tab.id, null).then(() => window.close());
      }}
      onHighlights={() => {
        if (!tab) return;
        void openPanel(tab.id).then(opened => opened && window.close());
        void askPanelTab('highlights');
      }}
      onNews={() => {
        // Asked before the count is put away, since it tells which archives have news.
        void library.news().then(place => {
          open(place ? readerAddress(place) : optionsAddress('archives'));
          return send({ type: 'page.news-seen' });
        });
      }}
      onSample={() => open(optionsAddress('sample'))}
      onSearchPage={words => open(searchAddress(words, search.controls.order))}
      onTerm={({ mark, name }) => {
        if (!tab || mark === null) return open(searchAddress(name));
        void goInTab(tab.id, mark).then(() => window.close());
      }}
      onPanel={() => {
        if (tab) void openPanel(tab.id).then(opened => opened && window.close());
      }}
    />
  );
}
