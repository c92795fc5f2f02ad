/** The states of the search, wherever it is shown. */
import { SearchPage, type SearchPageProps } from '../../components/search/index.ts';
import type { SearchAnswer } from '../../lib/model/index.ts';
import * as data from './data.ts';
import { answer, controls, lacking, nothing, suggested, years } from './search-data.ts';
import type { State } from './states.tsx';

const none = () => undefined;

const search = (name: string, props: Partial<SearchPageProps>): State => ({
  name: `search/${name}`,
  size: [820, 900],
  view: () => (
    <SearchPage
      counts={data.counts}
      query="workload agrement"
      answer={answer}
      failure={null}
      controls={controls}
      archivesHref="#"
      hrefOf={() => '#'}
      onQuery={none}
      onOpen={none}
      onMore={none}
      {...props}
    />
  ),
});

const FILTERED =
  'in:comments author:"Jim Brown" -label:pay after:2014-06 term:CRC year:2015-2018 workload';
const filtered: SearchAnswer = { ...answer, query: FILTERED, corrected: null };
const word = `${data.long} ${data.long}`;

export const SEARCH_STATES: readonly State[] = [
  search('full', {}),
  search('filtered', { query: FILTERED, answer: filtered }),
  search('by-date', {
    query: 'in:posts ',
    answer: { ...answer, query: 'in:posts ', corrected: null },
    controls: { ...controls, order: 'oldest' },
  }),
  search('suggested', { query: 'workl', answer: suggested }),
  search('lacking', { query: 'workload agreement zebra', answer: lacking }),
  search('lacking-all', {
    query: 'workload agreement zebra',
    answer: { ...lacking, posts: 0, comments: 0, hits: lacking.hits.slice(1) },
  }),
  search('damaged', {
    query: 'workload',
    answer: { ...answer, query: 'workload', corrected: null, damaged: ['a1'] },
  }),
  search('left-out', {
    query: 'the workload',
    answer: { ...answer, query: 'the workload', corrected: null, leftOut: ['the', '…'] },
  }),
  search('one-year', {
    query: 'year:2016 workload',
    answer: { ...answer, query: 'year:2016 workload', corrected: null, years: years.slice(4, 5) },
  }),
  search('few-years', {
    query: 'workload',
    answer: { ...answer, query: 'workload', corrected: null, years: years.slice(2, 5) },
  }),
  search('many-years', {
    query: 'workload',
    answer: {
      ...answer,
      query: 'workload',
      corrected: null,
      years: Array.from({ length: 127 }, (_, i) => ({
        year: 1900 + i,
        posts: i > 100 ? (i * 7) % 23 : i % 50 === 0 ? 1 : 0,
        comments: 0,
      })),
    },
  }),
  search('empty', { query: '', answer: null }),
  search('nothing-found', { query: 'zeppelin workload', answer: nothing }),
  search('nothing-filtered', {
    query: 'year:2014 in:posts zeppelin',
    answer: { ...nothing, query: 'year:2014 in:posts zeppelin', near: [], years },
  }),
  search('failed', { failure: data.failure, answer: null }),
  search('long', {
    query: `author:${data.long} ${word}`,
    answer: {
      ...answer,
      query: `author:${data.long} ${word}`,
      corrected: word,
      hits: answer.hits.map(hit => ({ ...hit, title: word, author: data.long, missing: [word] })),
    },
  }),
];
