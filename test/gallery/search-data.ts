/** Invented answers of a search for the gallery and the tests of views: no sentence here is anyone's. */
import type { SearchControls } from '../../components/search/index.ts';
import type { SearchAnswer } from '../../lib/model/index.ts';
import { place } from './data.ts';

const AUTHORS = ['Kestrel', 'Curlew', 'Jim Brown'];
const LABELS = ['union', 'workload', 'pay'];
const TERMS = ['CRC', 'HMI Probation', 'Transforming Rehabilitation'];

export const controls: SearchControls = {
  order: 'relevance',
  onOrder: () => undefined,
  valuesOf: async kind => (kind === 'author' ? AUTHORS : kind === 'label' ? LABELS : TERMS),
  titleOf: archive => (archive === 'a1' ? 'Sample archive' : null),
};

const byYear = [3, 9, 14, 31, 28, 22, 17, 25, 12, 0, 4, 8, 21];
export const years = byYear.map((count, i) => ({
  year: 2012 + i,
  posts: Math.round(count / 7),
  comments: count - Math.round(count / 7),
}));

export const answer: SearchAnswer = {
  query: 'workload agrement',
  corrected: 'workload agreement',
  posts: 37,
  comments: 212,
  years,
  leftOut: [],
  near: [],
  damaged: [],
  milliseconds: 8,
  suggestions: [
    {
      kind: 'term',
      text: 'workload management tool',
      place: null,
      query: 'workload management tool',
    },
    { kind: 'title', text: 'An agreement of sorts', place, query: null },
  ],
  hits: [
    {
      archive: 'a1',
      post: 'p5',
      comment: null,
      kind: 'post',
      title: 'A plan for the year',
      titleMissing: false,
      date: '2016-12-08',
      postDate: '2016-12-08',
      author: null,
      score: 9,
      others: 3,
      elsewhere: [],
      missing: [],
      snippet: [
        { text: '…asked for the ', hit: false },
        { text: 'workload agreement', hit: true },
        { text: ' of 2012 to be honoured until a new one is signed…', hit: false },
      ],
    },
    {
      archive: 'a1',
      post: 'p5',
      comment: 'c1',
      kind: 'comment',
      title: 'A plan for the year',
      titleMissing: false,
      date: '2016-12-09T15:40',
      postDate: '2016-12-09T15:40',
      author: 'Kestrel',
      score: 8,
      others: 0,
      elsewhere: ['signed'],
      missing: [],
      snippet: [
        { text: 'I printed the old ', hit: false },
        { text: 'workload agreement', hit: true },
        { text: ' and took it to supervision. Nobody in the room had seen it.', hit: false },
      ],
    },
    {
      archive: 'a1',
      post: 'p6',
      comment: 'c9',
      kind: 'comment',
      title: 'Numbers that nobody had asked for were read out to us…',
      titleMissing: true,
      date: null,
      postDate: '2016-12-08',
      author: null,
      score: 7,
      others: 0,
      elsewhere: [],
      missing: [],
      snippet: [
        { text: 'There is no ', hit: false },
        { text: 'agreement', hit: true },
        { text: '. There is a spreadsheet. ', hit: false },
        { text: 'Workload', hit: true },
        { text: ' is what it says it is.', hit: false },
      ],
    },
  ],
};

export const nothing: SearchAnswer = {
  query: 'zeppelin workload',
  corrected: null,
  posts: 0,
  comments: 0,
  hits: [],
  suggestions: [],
  years: [],
  leftOut: [],
  near: [
    { word: 'zeppelin', like: ['zeppelins', 'zephyr'] },
    { word: 'wroklod', like: [] },
  ],
  damaged: [],
  milliseconds: 3,
};

/** While one types: something of every kind. */
export const suggested: SearchAnswer = {
  ...answer,
  query: 'workl',
  corrected: null,
  suggestions: [
    {
      kind: 'term',
      text: 'workload management tool',
      place: null,
      query: 'workload management tool',
    },
    { kind: 'person', text: 'Ada Marsh', place: null, query: 'Ada Marsh' },
    { kind: 'author', text: 'Workless', place: null, query: 'author:Workless ' },
    { kind: 'label', text: 'workload', place: null, query: 'label:workload ' },
    { kind: 'title', text: 'Workloads, and who counts them', place, query: null },
  ],
};

/** One with every word, filled up with those that lack one. */
export const lacking: SearchAnswer = {
  ...answer,
  query: 'workload agreement zebra',
  corrected: null,
  posts: 1,
  comments: 0,
  years: years.slice(4, 5),
  hits: answer.hits.map((hit, i) =>
    i === 0
      ? { ...hit, others: 0 }
      : { ...hit, elsewhere: [], missing: i === 1 ? ['zebra'] : ['agreement', 'zebra'] },
  ),
};
