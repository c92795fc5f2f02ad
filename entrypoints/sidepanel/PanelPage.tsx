import { useEffect, useState } from 'preact/hooks';
import { COLOUR_NAMES } from '../../components/highlights/index.ts';
import { Panel, type PanelTab } from '../../components/panel/index.ts';
import { useWatched } from '../../components/shared/index.ts';
import { type Library, totalCounts } from '../../lib/jobs/index.ts';
import { send } from '../../lib/messages/client.ts';
import {
  browser,
  goInTab,
  keepingAddress,
  onPanelTabAsked,
  optionsAddress,
  readerAddress,
  searchAddress,
  watchDamage,
  watchSettings,
} from '../../lib/platform/index.ts';
import type { Watches } from '../../lib/store/index.ts';
import { useReminder } from '../keeping/use-reminder.ts';
import { useSyncState } from '../options/use-sync-state.ts';
import { useLibrarySearch } from '../popup/use-library-search.ts';
import { usePage } from '../popup/use-page.ts';
import { useSite } from '../popup/use-site.ts';
import { waysOut } from './take-out.ts';
import { useDossier } from './use-dossier.ts';
import { useFrontTab } from './use-front-tab.ts';
import { useHighlights } from './use-highlights.ts';
import { useSyncNews } from './use-sync-news.ts';
import { useTerm } from './use-term.ts';

export interface PanelPageProps {
  readonly library: Library;
  readonly watches: Watches;
}

/** The panel with its data: it follows the tab in front. */
export function PanelPage({ library, watches }: PanelPageProps) {
  const archives = useWatched(watches.archives);
  const [tab, setTab] = useState<PanelTab>('page');
  const [query, setQuery] = useState('');
  const search = useLibrarySearch(library, { archives: archives.value, query });
  const front = useFrontTab();
  const page = usePage(library, front, true);
  const site = useSite(front ?? null);
  const term = useTerm(library, front);
  const rows = useWatched(watches.highlights);
  const highlights = useHighlights(rows, front);
  const dossier = useDossier(highlights.ticked);
  const { remind, onDismiss } = useReminder(rows.value);
  const damage = useWatched(watchDamage);
  const settings = useWatched(watchSettings).value;
  const names = settings?.colourNames ?? COLOUR_NAMES;
  const sync = useSyncState(false).state;
  useSyncNews(sync);
  useEffect(() => {
    const stop = new AbortController();
    onPanelTabAsked(setTab, stop.signal);
    return () => stop.abort();
  }, []);
  const open = (url: string) => void browser.tabs.create({ url });

  return (
    <Panel
      tab={tab}
      counts={archives.value && totalCounts(archives.value)}
      page={page.page}
      site={site.site}
      related={page.related}
      term={term.term}
      highlights={{
        ...highlights,
        names,
        takeOut: waysOut(highlights.chosenOnes, names),
        dossier,
      }}
      damage={damage.value?.found ?? null}
      {...(sync && {
        sync: {
          state: sync,
          onSyncNow: () => void send({ type: 'page.sync-now' }),
          onSettings: () => open(optionsAddress('sync')),
        },
      })}
      {...(remind && { reminder: { onBackup: () => open(keepingAddress('backup')), onDismiss } })}
      query={query}
      answer={search.answer}
      controls={search.controls}
      failure={archives.failure ?? search.failure ?? page.failure ?? site.failure}
      onTab={setTab}
      onTerm={term.toggle}
      onCloseTerm={term.close}
      onGo={mark => front && void goInTab(front.id, mark)}
      onMute={term.mute}
      onQuery={words => {
        setQuery(words);
        setTab('search');
      }}
      onOpen={(place, passage) => open(readerAddress(place, query, passage))}
      onMoreRelated={page.onMore}
      onSearchPage={words => open(searchAddress(words, search.controls.order))}
      onToggleSite={site.toggle}
      onKeeping={() => open(keepingAddress())}
      onOptions={() => open(optionsAddress('archives'))}
    />
  );
}
