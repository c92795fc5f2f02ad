/** Invented highlights for the gallery and the tests of views. */
import {
  COLOUR_NAMES,
  type DossierProps,
  type HighlightDeeds,
  type HighlightsPartProps,
  NO_FILTER,
} from '../../components/highlights/index.ts';
import type { Highlight } from '../../lib/model/index.ts';

const none = () => {};

export const highlight: Highlight = {
  id: 'h00000000000000000001',
  created: Date.UTC(2024, 4, 7, 9, 30),
  changed: Date.UTC(2024, 4, 8),
  by: null,
  page: {
    url: 'https://www.civic-review.example/supervision',
    key: 'civic-review.example/supervision',
    title: 'Watchdog warns over supervision gaps',
    site: 'civic-review.example',
    published: '2024-05-06',
    place: null,
  },
  anchor: {
    exact: 'In nine of the ten offices that inspectors visited, nobody could say who was on duty.',
    prefix: 'The report is blunt. ',
    suffix: ' The ministry disputes this.',
    start: 21,
    end: 106,
    heading: 'What the inspectors found',
    element: null,
  },
  colour: 'yellow',
  note: 'For the branch meeting: ask for the list of the ten.',
  otherNotes: [],
  tags: ['inspection', 'staffing'],
  links: [{ kind: 'term', archive: 'a1', key: 'CRC', name: 'CRC' }],
  state: 'exact',
  reads: null,
  seen: Date.UTC(2024, 4, 8),
};

export const changed: Highlight = {
  ...highlight,
  id: 'h00000000000000000002',
  colour: 'blue',
  note: '',
  tags: [],
  links: [],
  state: 'changed',
  reads:
    'In eight of the ten offices that inspectors visited, managers could not say who was on duty.',
};

export const lost: Highlight = {
  ...highlight,
  id: 'h00000000000000000003',
  colour: 'pink',
  state: 'lost',
  links: [],
  otherNotes: ['The list was in annex B.'],
};

export const deeds: HighlightDeeds = {
  suggest: async () => ({ tags: ['inspection'], links: [] }),
  onGo: none,
  onToggle: none,
  onChoose: none,
  onChange: none,
  onTakeBack: none,
  onRemove: none,
};

export const dossier: DossierProps = {
  chosen: 1,
  passages: [
    {
      key: 'one',
      title: 'Twenty-one companies, one caseload',
      author: null,
      date: '2018-11-02',
      text: 'The contracts were let for seven years and ended after four; nobody who signed them is there any more.',
    },
    {
      key: 'two',
      title: 'Day one',
      author: 'Kestrel',
      date: '2014-06-03T15:40',
      text: 'My desk was in another town by lunch.',
    },
  ],
  onTakeAway: none,
  onEmpty: none,
  onMake: none,
};

export const highlightsPart: HighlightsPartProps = {
  scope: 'all',
  counts: { page: 1, all: 3 },
  query: '',
  filter: NO_FILTER,
  facets: {
    colours: new Map([
      ['yellow', 1],
      ['blue', 1],
      ['pink', 1],
    ]),
    tags: new Map([
      ['inspection', 2],
      ['staffing', 2],
    ]),
    sites: new Map([['civic-review.example', 3]]),
    states: new Map([
      ['exact', 1],
      ['changed', 1],
      ['lost', 1],
    ]),
  },
  items: [highlight, changed, lost].map(one => ({ highlight: one, snippet: null })),
  found: 3,
  chosen: new Set(),
  opened: null,
  removed: 0,
  edited: null,
  names: COLOUR_NAMES,
  failure: null,
  takeOut: [{ name: 'Markdown', onChoose: none }],
  deeds,
  dossier: { chosen: 0, passages: [], onTakeAway: none, onEmpty: none, onMake: none },
  onScope: none,
  onQuery: none,
  onFilter: none,
  onUndo: none,
  onMore: none,
};
