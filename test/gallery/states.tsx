/** The states: a name, a size in CSS pixels, and the view. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Card, type CardProps } from '../../components/card/index.ts';
import { type AddressState, Options, type OptionsProps } from '../../components/options/index.ts';
import { Panel, type PanelProps } from '../../components/panel/index.ts';
import { Popup, type PopupProps } from '../../components/popup/index.ts';
import { Reader, type ReaderProps } from '../../components/reader/index.ts';
import * as data from './data.ts';
import { highlightsPart } from './highlight-data.ts';
import { DOSSIERS, LISTS, NOTES, noteView } from './highlight-states.tsx';
import { KEEPING_STATES } from './keeping-states.tsx';
import { answer, controls, lacking, nothing } from './search-data.ts';
import { SEARCH_STATES } from './search-states.tsx';
import { inSync, off, sync } from './sync-data.ts';
import { SYNC_STATES } from './sync-states.tsx';
import { TERMS_STATES } from './terms-states.tsx';

export interface State {
  readonly name: string;
  readonly size: readonly [number, number];
  view(): VNode;
}

const none = () => undefined;

const card = (name: string, props: Partial<CardProps>): State => ({
  name: `card/${name}`,
  size: [360, 460],
  view: () => (
    <Card
      evidence={data.evidence}
      failure={null}
      note={null}
      pinned={false}
      onClose={none}
      onPin={none}
      onOpen={none}
      onSearch={none}
      onStep={none}
      onSense={none}
      onMute={none}
      onWrongMeaning={none}
      onNever={none}
      onUndo={none}
      {...props}
    />
  ),
});

const popup = (name: string, props: Partial<PopupProps>): State => ({
  name: `popup/${name}`,
  size: [400, 560],
  view: () => (
    <Popup
      counts={data.counts}
      query=""
      answer={null}
      controls={controls}
      related={data.relatedAnswer}
      page={data.page()}
      site={{ name: 'bbc.co.uk', state: 'on' }}
      news={null}
      highlights={0}
      selected={false}
      onHighlight={none}
      onHighlights={none}
      failure={null}
      onQuery={none}
      onOpen={none}
      onMoreRelated={none}
      onToggleSite={none}
      onOptions={none}
      onSample={none}
      onNews={none}
      onTerm={none}
      onPanel={none}
      onSearchPage={none}
      {...props}
    />
  ),
});

const panel = (name: string, props: Partial<PanelProps>): State => ({
  name: `panel/${name}`,
  size: [360, 820],
  view: () => (
    <Panel
      tab="page"
      counts={data.counts}
      page={data.page()}
      site={{ name: 'bbc.co.uk', state: 'on' }}
      related={data.relatedAnswer}
      term={null}
      query=""
      answer={null}
      controls={controls}
      failure={null}
      highlights={highlightsPart}
      onTab={none}
      onTerm={none}
      onCloseTerm={none}
      onGo={none}
      onMute={none}
      onQuery={none}
      onOpen={none}
      onMoreRelated={none}
      onSearchPage={none}
      onToggleSite={none}
      onOptions={none}
      damage={null}
      onKeeping={none}
      {...props}
    />
  ),
});

const opened = { archive: 'a1', term: 7, evidence: data.evidence, failure: null, muted: false };

const reader = (name: string, props: Partial<ReaderProps>): State => ({
  name: `reader/${name}`,
  size: [820, 900],
  view: () => (
    <Reader
      page={data.readerPage}
      failure={null}
      onOpen={none}
      hrefOf={() => '#'}
      dossier={{ countOf: comment => (comment === null ? 1 : 0), onAdd: none }}
      {...props}
    />
  ),
});

const base: OptionsProps = {
  version: '0.1.0',
  archives: {
    archives: [data.archive],
    failure: null,
    onRename: none,
    onDelete: none,
    onSample: none,
    onBrowse: none,
    termsHref: () => '#',
    onUpdateNow: none,
    onEvery: none,
  },
  imports: {
    archives: [data.archive],
    imports: [],
    failure: null,
    address: { state: { kind: 'idle' }, onLook: none, onImport: none, onForget: none },
    onImport: none,
    onPause: none,
    onCancel: none,
    onResume: none,
    onForget: none,
  },
  sites: {
    everywhere: false,
    presets: data.presets,
    own: [
      { host: 'napo.example', on: true },
      { host: 'bank.example', on: false },
    ],
    failure: null,
    onEverywhere: none,
    onSites: none,
    onAdd: none,
    onRemove: none,
  },
  marks: {
    density: 'usual',
    discreet: true,
    count: true,
    onDensity: none,
    onDiscreet: none,
    onCount: none,
  },
  sync: { ...sync, state: off },
  keeping: { href: '#', damage: null, onRestore: none },
};

const options = (name: string, props: Partial<OptionsProps>): State => ({
  name: `options/${name}`,
  size: [820, 1400],
  view: () => <Options {...base} clock={() => data.NOW} {...props} />,
});

const address = (name: string, state: AddressState): State =>
  options(`address-${name}`, {
    archives: { ...base.archives, archives: [data.fromAddress] },
    imports: { ...base.imports, address: { ...base.imports.address, state } },
  });

/** The page twice, a minute apart: what is left is known by the pace between. */
function Moving({ then, now }: { readonly then: OptionsProps; readonly now: OptionsProps }) {
  const [later, setLater] = useState(false);
  useEffect(() => setLater(true), []);
  return <Options {...(later ? now : then)} clock={() => (later ? data.NOW : data.NOW - 60_000)} />;
}

const word = `${data.long} ${data.long}`;
const post = data.post;

export const STATES: readonly State[] = [
  ...TERMS_STATES,
  ...SEARCH_STATES,
  ...KEEPING_STATES,
  ...SYNC_STATES,
  card('full', {}),
  card('pinned', { pinned: true }),
  card('loading', { evidence: null }),
  card('failed', { evidence: null, failure: data.failure }),
  card('little', {
    evidence: {
      ...data.evidence,
      name: 'Approved Premises',
      kind: 'topic',
      expansion: null,
      aliases: [],
      posts: 1,
      comments: 0,
      years: [{ year: 2019, count: 1 }],
      last: null,
      definition: null,
      formerly: [],
      now: null,
      bestComment: null,
      quotes: data.evidence.quotes.slice(0, 1),
    },
  }),
  card('no-quotes', {
    evidence: {
      ...data.evidence,
      years: [],
      first: null,
      last: null,
      quotes: [],
      bestComment: null,
    },
  }),
  card('senses', { evidence: data.ambiguous }),
  card('taken', { evidence: data.ambiguous, note: { kind: 'taken' } }),
  card('muted', { note: { kind: 'muted' } }),
  card('not-done', { note: { kind: 'failed', failure: data.failure } }),
  card('many-names', { evidence: data.manyNames }),
  card('rtl-words', { evidence: data.rightToLeft }),
  card('long', {
    evidence: { ...data.evidence, name: data.long, expansion: word, aliases: [data.long] },
    note: { kind: 'wrong-meaning' },
  }),

  popup('full', {}),
  popup('last', { last: { query: 'workload agreement', onBack: none } }),
  popup('backup-due', { reminder: { onBackup: none, onDismiss: none } }),
  popup('news', { news: { posts: 3, title: 'Sample archive' } }),
  popup('page-only', {
    news: { posts: 1, title: '' },
    site: { name: 'justiceinspectorates.gov.uk', state: 'page-only' },
  }),
  popup('refused', {
    page: data.page({ refused: true, terms: [...data.pageTerms.slice(0, 3), data.longTerm] }),
  }),
  popup('related-more', { related: { ...data.relatedAnswer, more: 7 } }),
  popup('undated', { related: { ...data.relatedAnswer, published: null } }),
  popup('nothing', {
    related: { published: null, before: [], since: [], more: 0, milliseconds: 1 },
  }),
  popup('loading', {
    counts: null,
    related: 'loading',
    page: data.unread('reading'),
  }),
  popup('no-archive', {
    counts: { archives: 0, posts: 0, comments: 0 },
    related: null,
    site: { name: 'bbc.co.uk', state: 'off' },
  }),
  popup('closed', {
    related: null,
    page: data.unread('closed'),
    site: { name: '', state: 'impossible' },
  }),
  popup('no-text', {
    related: null,
    page: data.unread('no-text'),
    site: { name: 'bbc.co.uk', state: 'page-only' },
  }),
  popup('results', {
    query: 'workload agrement',
    answer,
    site: { name: 'bbc.co.uk', state: 'everywhere' },
  }),
  popup('filtered', {
    query: 'author:Kestrel year:2015-2018 workload',
    answer: { ...answer, query: 'author:Kestrel year:2015-2018 workload', corrected: null },
  }),
  popup('nothing-found', { query: 'zeppelin workload', answer: nothing }),
  popup('searching', { query: 'work', answer: null }),
  popup('failed', { related: null, failure: data.failure }),
  popup('long', {
    related: {
      ...data.relatedAnswer,
      before: [data.related('p1', { title: word })],
      since: [],
    },
    site: { name: `${data.long.toLowerCase()}.example`, state: 'page-only' },
  }),

  panel('full', {}),
  panel('term', { term: opened }),
  panel('muted', { term: { ...opened, muted: true, evidence: data.rightToLeft } }),
  panel('asked', { term: { ...opened, term: 99 } }),
  panel('looking', { term: { ...opened, evidence: null } }),
  panel('failed', {
    term: { ...opened, evidence: null, failure: data.failure },
    failure: data.failure,
    related: null,
  }),
  panel('closed', {
    page: data.unread('closed'),
    related: null,
    site: { name: '', state: 'impossible' },
  }),
  panel('no-text', { page: data.unread('no-text'), related: null }),
  panel('reading', { page: data.unread('reading'), related: 'loading' }),
  panel('long', { page: data.page({ title: word, terms: [data.longTerm] }), related: 'loading' }),
  popup('highlights', { highlights: 3 }),
  panel('damaged', { tab: 'highlights', damage: { expected: 161, found: 0 } }),
  panel('highlights-synced', {
    tab: 'highlights',
    sync: { state: inSync, clock: () => data.NOW, onSyncNow: none, onSettings: none },
  }),
  ...LISTS.map(([name, part]) =>
    panel(name, { tab: 'highlights', highlights: { ...highlightsPart, ...part } }),
  ),
  ...DOSSIERS.map(([name, view]): State => ({ name: `panel/${name}`, size: [360, 480], view })),
  ...NOTES.map(
    ([name, props]): State => ({
      name: `note/${name}`,
      size: [360, 480],
      view: () => noteView(props),
    }),
  ),
  panel('search', { tab: 'search' }),
  panel('results', { tab: 'search', query: 'year:2015-2018 workload agrement', answer }),
  panel('lacking', { tab: 'search', query: lacking.query, answer: lacking }),
  panel('no-archive', {
    counts: { archives: 0, posts: 0, comments: 0 },
    related: null,
    site: { name: 'bbc.co.uk', state: 'off' },
  }),

  reader('full', { target: 'c2', marks: ['workload', 'agreement'] }),
  reader('found', {
    marks: ['workload', 'agreement'],
    found: { query: 'workload agreement', href: '#' },
  }),
  reader('untitled', {
    page: {
      ...data.readerPage,
      post: {
        ...post,
        title: null,
        url: null,
        labels: [],
        teaser: true,
        body: post.body.slice(0, 1),
      },
      comments: [],
      older: null,
    },
  }),
  reader('gone', { page: { ...data.readerPage, post: { ...post, gone: true } } }),
  reader('loading', { page: null }),
  reader('failed', { page: null, failure: data.failure }),
  reader('long', {
    page: {
      ...data.readerPage,
      post: { ...post, title: word, author: data.long, body: [{ t: 'p', c: [word] }] },
    },
  }),

  options('damaged', {
    keeping: { href: '#', damage: { expected: 161, found: 0 }, onRestore: none },
  }),
  options('full', {
    imports: { ...base.imports, imports: [data.status, data.joining, data.ended] },
  }),
  options('empty', {
    archives: { ...base.archives, archives: [] },
    imports: { ...base.imports, archives: [] },
    sites: { ...base.sites, own: [], everywhere: true },
  }),
  options('loading', { archives: { ...base.archives, archives: null } }),
  options('failed', {
    archives: { ...base.archives, archives: null, failure: data.failure },
    imports: {
      ...base.imports,
      failure: data.failure,
      imports: [
        { ...data.status, state: 'failed', failure: data.failure },
        { ...data.status, id: 3, state: 'paused' },
        { ...data.status, id: 4, state: 'cancelled' },
      ],
    },
    sites: { ...base.sites, failure: data.failure },
  }),
  options('updates', {
    archives: { ...base.archives, archives: [data.fromAddress, data.fromFeed, data.fromPack] },
  }),
  {
    name: 'options/running',
    size: [820, 1400],
    view: () => (
      <Moving
        then={{
          ...base,
          imports: {
            ...base.imports,
            imports: [
              { ...data.status, bytesDone: 90_000_000 },
              { ...data.crawl, posts: 1600, comments: 20_000 },
            ],
          },
        }}
        now={{
          ...base,
          imports: {
            ...base.imports,
            imports: [data.status, data.crawl, data.waiting, data.uncounted, data.many],
          },
        }}
      />
    ),
  },
  options('left-out', {
    imports: { ...base.imports, imports: [data.leftOut, data.updated] },
  }),
  address('looking', { kind: 'looking', host: 'blog.example' }),
  address('found', data.found),
  address('found-feed', {
    ...data.found,
    site: 'feed',
    said: data.fromFeed.site.said,
    minutes: null,
  }),
  address('found-pack', {
    ...data.found,
    site: 'pack',
    said: data.fromPack.site.said,
    minutes: null,
  }),
  address('found-long', {
    ...data.found,
    title: word,
    url: `https://${data.long.slice(0, 60)}.example/`,
  }),
  address('failed', { kind: 'failed', failure: data.notABlog, movedTo: null }),
  address('moved', { kind: 'failed', failure: data.moved, movedTo: 'https://www.blog.example/' }),
];
