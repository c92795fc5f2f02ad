/** The terms view's states. */
import { Terms, type TermsProps } from '../../components/terms/index.ts';
import type { ListedTerm, TermEdit, TermFacts } from '../../lib/model/index.ts';
import { archive, failure, long, status } from './data.ts';

const none = () => {};

const term = (name: string, more: Partial<ListedTerm> = {}): ListedTerm => ({
  no: 0,
  name,
  key: name,
  kind: 'topic',
  aliases: [],
  expansion: null,
  definition: null,
  formerly: [],
  now: null,
  origin: 'mined',
  muted: false,
  salience: 0.5,
  posts: 84,
  comments: 1204,
  first: '2014-06-03',
  last: '2026-10-20',
  years: {},
  pending: false,
  ...more,
});

const crc: ListedTerm = term('CRC', {
  kind: 'body',
  expansion: 'Community Rehabilitation Company',
  aliases: ['CRCs', 'Community Rehabilitation Companies'],
  salience: 0.95,
  definition: {
    text: 'A company that supervised people of low and medium risk from 2014 to 2021.',
    source: 'MoJ acronyms, OGL v3.0',
  },
});
const before: TermFacts = term('Workload tool');
const listed: readonly ListedTerm[] = [
  crc,
  term('Blue Folder', { origin: 'user', pending: true, salience: 0.9, first: null, last: null }),
  term('Workload Management Tool', {
    kind: 'policy',
    salience: 0.8,
    posts: 12,
    comments: 40,
    edited: { key: 'Workload tool', before, merged: [] },
  }),
  term('Working Links', { kind: 'body', muted: true, salience: 0.7, posts: 1, comments: 1 }),
  term(long, { salience: 0.6, posts: 2, comments: 0, first: '2016-01-04', last: '2016-01-04' }),
];
const edit: TermEdit = {
  archive: 'a1',
  key: 'Twenty-one companies',
  added: false,
  name: null,
  kind: null,
  expansion: null,
  definition: null,
  aliasesAdded: [],
  aliasesRemoved: [],
  muted: false,
  mergedInto: 'CRC',
  changed: 1,
};

const base: TermsProps = {
  archive,
  terms: listed,
  edits: new Map([
    [edit.key, edit],
    ['Workload tool', { ...edit, key: 'Workload tool', name: 'x', mergedInto: null }],
  ]),
  job: null,
  failure: null,
  glossary: {
    choice: { mode: 'auto', id: null },
    used: 'Criminal justice in England and Wales',
    known: [
      { id: null, name: 'Criminal justice in England and Wales' },
      { id: 'ours', name: 'The branch’s own words' },
    ],
    report: null,
    failure: null,
    onChoose: none,
    onFile: none,
    onExport: none,
  },
  archivesHref: '#',
  searchHref: () => '#',
  onEdit: none,
  onResume: none,
};

const state = (name: string, props: Partial<TermsProps>) => ({
  name: `terms/${name}`,
  size: [820, 1100] as const,
  view: () => <Terms {...base} {...props} />,
});

const report = {
  name: 'The branch’s own words',
  entries: 41,
  leftOut: 2,
  notes: [
    { place: 'line 12', message: 'Left out: it has no term.' },
    { place: 'line 31', message: 'Left out: its kind is none of acronym, body, person.' },
  ],
};

export const TERMS_STATES = [
  state('list', {}),
  state('open', { openAt: 'CRC' }),
  state('counting', {
    job: { ...status, remakes: true, state: 'running', stage: 'terms' },
    glossary: { ...base.glossary, report, choice: { mode: 'on', id: 'ours' } },
  }),
  state('stopped', {
    job: { ...status, remakes: true, state: 'paused', stage: 'terms', failure },
    glossary: { ...base.glossary, failure },
  }),
  state('empty', { terms: [] }),
  state('reading', { archive: null, terms: null }),
  state('gone', { archive: undefined, terms: null }),
];
