import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import {
  type HighlightDeeds,
  type ListFilter,
  NO_FILTER,
} from '../../components/highlights/index.ts';
import {
  facetsOf,
  filterHighlights,
  type HighlightFilter,
  isOfPage,
  type ListedHighlight,
  listHighlights,
  pageKey,
  sortHighlights,
  viewOf,
} from '../../lib/highlights/index.ts';
import { createHighlightSearch, type HighlightAnswer } from '../../lib/jobs/index.ts';
import { send } from '../../lib/messages/client.ts';
import { type Failure, HIGHLIGHT_COLOURS } from '../../lib/model/index.ts';
import type { PageTab } from '../../lib/platform/index.ts';
import type { HighlightRows } from '../../lib/store/index.ts';
import { useEdits } from './use-edits.ts';

const PAGE = 50;
const DAY = 86_400_000;
const PERIODS: Readonly<Record<string, number>> = {
  week: 7 * DAY,
  month: 30 * DAY,
  year: 365 * DAY,
};

/** The panel's list of highlights with its data, and what is done to them. */
export function useHighlights(
  rows: { readonly value: HighlightRows | null; readonly failure: Failure | null },
  front: PageTab | null | undefined,
) {
  const [scope, setScope] = useState<'page' | 'all'>('page');
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<ListFilter>(NO_FILTER);
  const [limit, setLimit] = useState(PAGE);
  const [opened, setOpened] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const answer = useFound(rows.value, query);

  const key = front?.url ? pageKey(front.url) : null;
  const all = useMemo(() => listOf(rows.value), [rows.value]);
  const ofPage = useMemo(
    () => all.filter(({ record }) => key !== null && isOfPage(record.page, key)),
    [all, key],
  );
  const scoped = scope === 'page' ? ofPage : all;
  const narrowed = filterHighlights(scoped, wantedOf(filter, Date.now()));
  const listed =
    answer === null
      ? sortHighlights(narrowed, scope === 'page' ? 'page' : 'newest')
      : ranked(narrowed, answer);

  const change = useCallback(async (ids: readonly string[], wanted: object) => {
    const done = await send({ type: 'page.change-highlights', ids: [...ids], change: wanted });
    setFailure(done.ok ? null : done.error);
    return done.ok;
  }, []);
  const edits = useEdits(id => all.find(({ record }) => record.id === id)?.record, change);

  const deeds: HighlightDeeds = {
    async suggest(typed) {
      const found = await send({ type: 'note.suggest', typed });
      return found.ok ? found.value : { tags: [], links: [] };
    },
    onGo: ({ id }) => void send({ type: 'page.go-to-highlight', id }),
    onToggle: id => setOpened(opened === id ? null : id),
    onChoose: (id, wanted) =>
      setChosen(
        before => new Set(wanted ? [...before, id] : [...before].filter(one => one !== id)),
      ),
    onChange: (id, wanted) => void edits.onChange(id, wanted),
    onTakeBack: () => void edits.onTakeBack(),
    onRemove(ids) {
      edits.forget();
      void change(ids, { removed: true }).then(done => done && setRemoved(ids));
    },
  };
  return {
    scope,
    counts: rows.value && { page: ofPage.length, all: all.length },
    query,
    filter,
    facets: facetsOf(scoped),
    /** What is taken out: what was chosen, or all that is listed. */
    chosenOnes: chosen.size > 0 ? all.filter(({ record }) => chosen.has(record.id)) : listed,
    /** Those whose boxes are ticked. */
    ticked: all.filter(({ record }) => chosen.has(record.id)),
    items: listed.slice(0, limit).map(({ record, sighting }) => ({
      highlight: viewOf(record, sighting ?? undefined),
      snippet: answer?.hits.find(hit => hit.id === record.id)?.snippet ?? null,
    })),
    found: listed.length,
    opened,
    chosen,
    removed: removed.length,
    edited: edits.edited,
    failure: failure ?? rows.failure,
    deeds,
    onScope: setScope,
    onQuery: setQuery,
    onFilter: setFilter,
    onMore: () => setLimit(limit + PAGE),
    onUndo: () => void change(removed, { removed: false }).then(done => done && setRemoved([])),
  };
}

/** What a query finds; null for none, and until the first answer. A late answer to another query is dropped. */
function useFound(rows: HighlightRows | null, query: string): HighlightAnswer | null {
  const search = useMemo(createHighlightSearch, []);
  const [answer, setAnswer] = useState<HighlightAnswer | null>(null);
  const words = query.trim();
  useEffect(() => {
    if (words === '' || rows === null) return setAnswer(null);
    let current = true;
    void search
      .update(rows.records)
      .then(() => search.search(words))
      .then(found => current && setAnswer(found));
    return () => {
      current = false;
    };
  }, [rows, words]);
  return answer;
}

function listOf(rows: HighlightRows | null): readonly ListedHighlight[] {
  if (rows === null) return [];
  return listHighlights(rows.records, new Map(rows.sightings.map(seen => [seen.id, seen])));
}

function ranked(
  listed: readonly ListedHighlight[],
  { hits }: HighlightAnswer,
): readonly ListedHighlight[] {
  const byId = new Map(listed.map(one => [one.record.id, one]));
  return hits.flatMap(({ id }) => byId.get(id) ?? []);
}

function wantedOf(filter: ListFilter, now: number): HighlightFilter {
  const { colour, tag, site, state, period } = filter;
  const days = PERIODS[period];
  return {
    colours: HIGHLIGHT_COLOURS.filter(one => one === colour),
    tags: tag === '' ? [] : [tag],
    sites: site === '' ? [] : [site],
    states: (['exact', 'changed', 'lost', 'unseen'] as const).filter(one => one === state),
    from: days === undefined ? null : now - days,
  };
}
