/** Invented data for the gallery: no sentence here is anyone's. */

import type { PopupPage } from '../../components/popup/index.ts';
import type {
  ArchiveInfo,
  Comment,
  Failure,
  ImportStatus,
  MentionEvidence,
  PageTerm,
  Post,
  ReaderPage,
  RelatedAnswer,
  RelatedPost,
} from '../../lib/model/index.ts';

export const place = { archive: 'a1', post: 'p1', comment: null };
export const inComment = { archive: 'a1', post: 'p1', comment: 'c2' };
export const counts = { archives: 1, posts: 4812, comments: 203415 };

export const failure: Failure = {
  code: 'internal',
  message: 'The archive did not answer.',
  action: 'Close the card and point at the mark again; if it stays so, reload the extension.',
};

export const archive: ArchiveInfo = {
  id: 'a1',
  title: 'Sample archive',
  url: 'https://blog.example/',
  created: 1,
  updated: 2,
  posts: 4812,
  comments: 203415,
  terms: 3120,
  first: '2010-08-02',
  last: '2026-10-20',
  site: null,
  state: 'ready',
};

const counted = [12, 34, 28, 21, 37, 30, 22, 16, 0, 5, 4, 4, 6];

export const evidence: MentionEvidence = {
  archive: 'a1',
  key: 'CRC|community rehabilitation company',
  archiveTitle: 'Sample archive',
  term: 7,
  name: 'CRC',
  kind: 'body',
  expansion: 'Community Rehabilitation Company',
  aliases: ['CRCs', 'Community Rehabilitation Companies'],
  definition: {
    text: 'A company that supervised people of low and medium risk from 2014 to 2021.',
    source: 'MoJ acronyms, OGL v3.0',
  },
  formerly: ['Probation trusts'],
  now: 'Probation Service',
  word: 'CRCs',
  host: 'bbc.co.uk',
  others: [],
  posts: 84,
  comments: 1204,
  first: { date: '2014-06-03', place },
  last: { date: '2026-10-20', place },
  years: counted.map((count, i) => ({ year: 2014 + i, count })),
  bestComment: {
    quote: {
      ...inComment,
      kind: 'comment',
      date: '2014-06-05',
      postDate: '2014-06-05',
      author: 'Kestrel',
      title: 'Day one',
      titleMissing: false,
      text: [
        { text: 'Ask who at the ', hit: false },
        { text: 'CRC', hit: true },
        { text: ' signed for the files, and then ask where the files went.', hit: false },
      ],
    },
    answers: { author: 'Curlew', text: 'Nobody has told us who is to hold the files from…' },
  },
  quotes: [
    {
      ...place,
      kind: 'post',
      date: '2015-02-12',
      postDate: '2015-02-12',
      author: null,
      title: 'Counting the cost',
      titleMissing: false,
      text: [
        {
          text: 'The first contracts were let before anyone could say what a ',
          hit: false,
        },
        { text: 'CRC', hit: true },
        { text: ' would be paid for.', hit: false },
      ],
    },
    {
      archive: 'a1',
      post: 'p2',
      comment: null,
      kind: 'post',
      date: '2020-06-11',
      postDate: '2020-06-11',
      author: null,
      title: 'Six years to go back to where we stood that morning, with a longer title than most',
      titleMissing: true,
      text: [
        { text: 'In June it was announced that every ', hit: false },
        { text: 'CRC', hit: true },
        { text: ' would close, and that its staff would be civil servants again.', hit: false },
      ],
    },
    {
      ...inComment,
      kind: 'comment',
      date: '2014-06-03',
      postDate: '2014-06-03',
      author: null,
      title: 'Day one',
      titleMissing: false,
      text: [
        { text: 'At the ', hit: false },
        { text: 'CRC', hit: true },
        {
          text: ' we inherited forty cases each on the Monday and nobody had the files.',
          hit: false,
        },
      ],
    },
  ],
};

/** A word with three meanings. */
export const ambiguous: MentionEvidence = {
  ...evidence,
  name: 'PI',
  kind: 'body',
  expansion: 'Probation Institute',
  aliases: ['the Institute'],
  definition: { text: 'A professional body for people who work in probation.', source: '' },
  formerly: [],
  now: null,
  word: 'PI',
  others: [
    {
      archive: 'a1',
      key: 'PI|probation instruction',
      term: 8,
      name: 'PI',
      expansion: 'Probation Instruction',
      kind: 'policy',
    },
    {
      archive: 'a1',
      key: 'private investigator',
      term: 9,
      name: 'private investigator',
      expansion: null,
      kind: 'topic',
    },
  ],
};

export const manyNames: MentionEvidence = {
  ...evidence,
  name: 'NPS',
  expansion: 'National Probation Service',
  aliases: Array.from({ length: 20 }, (_, i) => `Service number ${i} of the north`),
  formerly: ['Probation trusts', 'Probation boards', 'Probation committees'],
  now: 'Probation Service',
  definition: {
    text: 'The public part of a divided service, which kept those of high risk and the reports for courts from 2014 until the whole of it was put together again in June 2021, after an inspector had called the division irredeemably flawed.',
    source: 'MoJ acronyms, OGL v3.0',
  },
};

export const rightToLeft: MentionEvidence = {
  ...evidence,
  name: 'ש״מ',
  expansion: 'שירות המבחן לנוער ולמבוגרים',
  aliases: ['שירות המבחן'],
  formerly: [],
  now: null,
  word: 'ש״מ',
  definition: { text: 'השירות שמלווה אנשים בקהילה.', source: 'אוסף' },
  quotes: [
    {
      ...place,
      kind: 'post',
      date: '2019-04-02',
      postDate: '2019-04-02',
      author: null,
      title: 'יום ראשון בעבודה',
      titleMissing: false,
      text: [
        { text: 'איש לא אמר מה ', hit: false },
        { text: 'שירות המבחן', hit: true },
        { text: ' יקבל תמורת זה.', hit: false },
      ],
    },
  ],
};

const why: RelatedPost['why'] = {
  terms: [],
  words: [],
  passage: null,
  remark: null,
  whole: false,
};

export const related = (post: string, more: Partial<RelatedPost>): RelatedPost => ({
  archive: 'a1',
  post,
  comment: null,
  title: 'Day one',
  titleMissing: false,
  date: '2014-06-03',
  score: 1,
  comments: 0,
  url: null,
  also: [],
  why: { ...why, terms: ['CRC'] },
  ...more,
});

const alsoIn = (post: string, title: string, date: string): RelatedPost['also'][number] => ({
  archive: 'a1',
  post,
  comment: null,
  title,
  titleMissing: false,
  date,
});

export const relatedAnswer: RelatedAnswer = {
  published: '2026-10-14',
  more: 0,
  milliseconds: 12,
  before: [
    related('p1', {
      title: 'What the inspectors saw in the south',
      date: '2025-09-09',
      comments: 118,
      url: 'https://blog.example/2025/09/south.html',
      also: [alsoIn('p9', 'What the inspectors saw, again', '2025-11-30')],
      why: {
        ...why,
        terms: ['HMI Probation', 'workload tool'],
        passage: [
          { text: '…fewer than half of the cases that we read had been ', hit: false },
          { text: 'assessed in time', hit: true },
          { text: ', and nobody we met was surprised by it…', hit: false },
        ],
      },
    }),
    related('p2', {
      title: 'Twenty-one companies, one caseload',
      date: '2018-11-02',
      why: { ...why, terms: ['CRC', 'Transforming Rehabilitation'] },
    }),
    related('p3', { comments: 61 }),
  ],
  since: [
    related('p4', {
      title: 'The tool that counts everything but people, and then counts them twice…',
      titleMissing: true,
      date: '2026-10-20',
      comments: 1,
      why: { ...why, words: ['supervision', 'watchdog', 'gaps'] },
    }),
  ],
};

/** Of a language that makes them. */
export const long =
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

const pageTerm = (term: number, name: string, more: Partial<PageTerm>): PageTerm => ({
  archive: 'a1',
  key: name,
  term,
  name,
  expansion: null,
  kind: 'body',
  mentions: 1,
  mark: null,
  posts: 84,
  comments: 1204,
  ...more,
});

export const pageTerms: readonly PageTerm[] = [
  pageTerm(1, 'HMI Probation', { expansion: 'His Majesty’s Inspectorate of Probation', mark: 0 }),
  pageTerm(7, 'CRC', { expansion: 'Community Rehabilitation Company', mark: 1, mentions: 4 }),
  pageTerm(2, 'Transforming Rehabilitation', { kind: 'policy', mark: 3, posts: 311 }),
  pageTerm(3, 'workload tool', { kind: 'topic', mark: 4, posts: 12, comments: 0, mentions: 2 }),
  pageTerm(4, 'Ada Marsh', { kind: 'person', mark: 6, posts: 1, comments: 9 }),
  pageTerm(5, 'Care', { kind: 'policy', posts: 0, comments: 3 }),
  pageTerm(6, 'Reed', { kind: 'body', mentions: 2, posts: 6 }),
];

export const longTerm = pageTerm(8, long, { expansion: long, mark: 5 });

export const page = (more: Partial<PopupPage> = {}): PopupPage => ({
  state: 'read',
  title: 'Watchdog warns over supervision gaps',
  terms: pageTerms,
  refused: false,
  ...more,
});

/** One that could not be read. */
export const unread = (state: PopupPage['state']): PopupPage =>
  page({ state, title: '', terms: [] });

export const post: Post = {
  id: 'p5',
  kind: 'post',
  title: 'A plan for the year',
  date: '2016-12-08',
  url: 'https://blog.example/2016/12/a-plan-for-the-year.html',
  author: null,
  labels: ['union', 'workload'],
  teaser: false,
  body: [
    {
      t: 'p',
      c: [
        'The plan runs to eleven pages and promises to ',
        { t: 'em', c: ['continue'] },
        ', to ',
        { t: 'em', c: ['monitor'] },
        ' and to ',
        { t: 'em', c: ['promote'] },
        '. Members asked for one thing: that the workload agreement of 2012 be honoured until a new one is signed.',
      ],
    },
    { t: 'h', level: 3, c: ['What was asked'] },
    {
      t: 'table',
      head: true,
      rows: [
        [['Office'], ['Cases'], ['What was promised']],
        [['Harbour Street'], ['71'], [{ t: 'em', c: ['two more desks'] }, ' by the spring']],
        [['North'], ['58'], ['nothing']],
      ],
    },
    { t: 'h', level: 4, c: ['By the branch'] },
    {
      t: 'list',
      ordered: true,
      items: [
        [{ t: 'p', c: ['A number that ', { t: 'strong', c: ['somebody'] }, ' answers for.'] }],
        [{ t: 'p', c: ['A day on which it is read. See comment of Anon 09:51.'] }],
      ],
    },
    {
      t: 'quote',
      c: [{ t: 'p', c: ['We note the request and will consider it with others in due course.'] }],
    },
    {
      t: 'p',
      c: [
        'The whole letter is ',
        { t: 'link', href: 'https://letters.example/7', c: ['with the branch'] },
        '. The National Probation Service has not answered; the CRCs say that they never signed it.',
      ],
    },
    { t: 'image', src: 'https://images.example/plan.png', alt: 'The first page of the plan' },
    { t: 'embed', href: 'https://video.example/watch?v=1', title: 'The meeting, filmed' },
    { t: 'rule' },
    { t: 'pre', text: 'cases   forty\nhours   thirty-seven' },
  ],
};

const said = (text: string): Comment['body'] => [{ t: 'p', c: [text] }];

export const comments: readonly Comment[] = [
  {
    id: 'c1',
    parent: null,
    author: 'Kestrel',
    date: '2016-12-09T15:40',
    removed: false,
    body: said(
      'I printed the old workload agreement and took it to supervision. Nobody in the room had seen it.',
    ),
  },
  {
    id: 'c2',
    parent: 'c1',
    author: null,
    date: '2016-12-09T16:02',
    removed: false,
    body: said('Keep the copy. You will need it.'),
  },
  {
    id: 'c3',
    parent: 'c2',
    author: 'Kestrel',
    date: '2016-12-09T16:31',
    removed: false,
    body: said('Three copies now, one of them at home.'),
  },
  { id: 'c4', parent: null, author: null, date: '2016-12-09T17:00', removed: true, body: [] },
  ...[5, 6, 7, 8, 9].map(n => ({
    id: `c${n}`,
    parent: n === 5 ? null : `c${n - 1}`,
    author: n % 2 ? 'Rook' : 'Anonymous',
    date: `2016-12-10T0${n}:15`,
    removed: false,
    body: said(n === 5 ? 'So who signs?' : 'Not my side of the table. Ask the other one.'),
  })),
  {
    id: 'c10',
    parent: null,
    author: null,
    date: null,
    removed: false,
    body: said('Still waiting.'),
  },
];

export const readerPage: ReaderPage = {
  archive,
  post,
  comments,
  older: { post: 'p4', title: 'Numbers' },
  newer: { post: 'p6', title: 'What the letter said, and what it left for others to say' },
};

export const status: ImportStatus = {
  id: 1,
  archive: 'a1',
  title: 'Sample archive',
  sources: ['part-1.txt', 'part-2.txt'],
  address: null,
  expected: null,
  resumeAt: null,
  state: 'running',
  stage: 'reading',
  bytesTotal: 465_000_000,
  bytesDone: 171_000_000,
  posts: 1733,
  comments: 74120,
  loose: 0,
  ledger: { lines: [], warnings: [], warningCount: 0, failed: [] },
  failure: null,
  started: 0,
  ended: null,
  remakes: false,
};

/** All is read, and a third of the comments stands with its posts. */
export const joining: ImportStatus = {
  ...status,
  id: 5,
  stage: 'joining',
  bytesDone: 465_000_000,
  posts: 4812,
  comments: 210_000,
  loose: 140_000,
};

export const ended: ImportStatus = {
  ...status,
  id: 2,
  state: 'done',
  stage: 'finishing',
  bytesDone: 465_000_000,
  posts: 4812,
  comments: 203415,
  ended: 184_000,
  sources: ['part-1.txt', 'part-2.txt', 'holiday.png'],
  ledger: {
    lines: [
      {
        kind: 'post',
        found: 4815,
        imported: 4790,
        unchanged: 10,
        updated: 12,
        skipped: [{ reason: 'the same post a second time', count: 3 }],
      },
      {
        kind: 'comment',
        found: 203415,
        imported: 203415,
        unchanged: 0,
        updated: 0,
        skipped: [],
      },
      {
        kind: 'removed comment',
        found: 12,
        imported: 12,
        unchanged: 0,
        updated: 0,
        skipped: [],
      },
    ],
    warnings: [
      {
        source: 'part-1.txt',
        place: 'line 4711',
        message: 'The source declares 55 comments, 54 were found.',
      },
      { source: 'part-2.txt', place: 'line 12', message: 'This post has no title.' },
    ],
    warningCount: 214,
    failed: [
      {
        source: 'holiday.png',
        failure: {
          code: 'binary-file',
          message: 'holiday.png is not a text.',
          action: 'Choose the text that was saved from the blog.',
        },
      },
    ],
  },
};

export const presets = [
  {
    group: 'News',
    sites: [
      { host: 'bbc.co.uk', name: 'BBC', on: true },
      { host: 'theguardian.com', name: 'The Guardian', on: true },
      { host: 'independent.co.uk', name: 'The Independent', on: false },
      { host: 'channel4.com', name: 'Channel 4 News', on: false },
    ],
  },
  {
    group: 'Government and Parliament',
    sites: [
      { host: 'gov.uk', name: 'GOV.UK', on: true },
      { host: 'parliament.uk', name: 'UK Parliament', on: false },
      { host: 'justiceinspectorates.gov.uk', name: 'Justice inspectorates', on: false },
    ],
  },
];

/** 14 October 2026, a quarter past nine in London. */
export const NOW = Date.UTC(2026, 9, 14, 8, 15);
const HOUR = 3_600_000;

export const fromAddress = {
  ...archive,
  site: {
    kind: 'blogger',
    url: 'https://blog.example/',
    said: 'a Blogger blog with 4,812 posts and 203,415 comments',
    every: 'day',
    checked: NOW - 3 * HOUR,
    next: NOW + 21 * HOUR,
    failure: null,
    gone: 2,
    news: 3,
  },
} as const satisfies ArchiveInfo;

export const fromFeed = {
  ...archive,
  id: 'a2',
  title: 'Notes from the branch',
  posts: 25,
  comments: 0,
  terms: 41,
  first: '2026-06-02',
  site: {
    ...fromAddress.site,
    kind: 'feed',
    url: 'https://branch.example/notes',
    said: 'a feed that gives its newest 25 posts, of which only the beginnings are given',
    every: 'week',
    checked: NOW - 50 * HOUR,
    next: NOW + 118 * HOUR,
    failure: {
      code: 'unreachable',
      message: 'branch.example could not be reached.',
      action: 'See whether it opens in a tab, and under which address. It is tried again later.',
    },
    gone: 0,
    news: 0,
  },
} as const satisfies ArchiveInfo;

export const fromPack = {
  ...archive,
  id: 'a3',
  title: 'The team’s archive',
  state: 'importing',
  site: {
    ...fromAddress.site,
    kind: 'pack',
    url: 'https://packs.example/team.zip',
    said: 'a pack with 4,812 posts and 203,415 comments',
    every: 'never',
    checked: null,
    next: null,
    gone: 1,
    news: 0,
  },
} as const satisfies ArchiveInfo;

export const crawl: ImportStatus = {
  ...status,
  id: 11,
  title: 'A blog by its address',
  sources: [],
  address: 'https://blog.example/',
  expected: { posts: 4812, comments: 117_030 },
  bytesTotal: 0,
  bytesDone: 0,
  posts: 1733,
  comments: 24_120,
};

export const waiting: ImportStatus = {
  ...crawl,
  id: 12,
  state: 'paused',
  resumeAt: NOW + 2 * HOUR,
  failure: {
    code: 'unreachable',
    message: 'blog.example asks us to wait (429).',
    action: 'It is tried again later.',
  },
};

export const uncounted: ImportStatus = { ...crawl, id: 13, expected: null, comments: 0 };

export const many: ImportStatus = {
  ...status,
  id: 14,
  title: 'A folder of notes',
  state: 'queued',
  posts: 0,
  comments: 0,
  bytesDone: 0,
  sources: Array.from({ length: 212 }, (_, i) => `notes/2016-${i + 1}.md`),
};

const line = { unchanged: 0, updated: 0, skipped: [] };
export const leftOut: ImportStatus = {
  ...ended,
  id: 15,
  sources: ['feed.atom'],
  ledger: {
    lines: [
      {
        ...line,
        kind: 'post',
        found: 44,
        imported: 40,
        skipped: [
          { reason: 'draft', count: 3 },
          { reason: 'scheduled', count: 1 },
        ],
      },
      {
        ...line,
        kind: 'comment',
        found: 158,
        imported: 150,
        skipped: [{ reason: 'spam', count: 8 }],
      },
      {
        ...line,
        kind: 'file',
        found: 7,
        imported: 0,
        skipped: [{ reason: 'holds no posts', count: 7 }],
      },
    ],
    warnings: [],
    warningCount: 0,
    failed: [],
  },
};

export const updated: ImportStatus = {
  ...crawl,
  id: 16,
  state: 'done',
  stage: 'finishing',
  posts: 0,
  comments: 0,
  ended: 4_000,
};

export const found = {
  kind: 'found',
  site: 'blogger',
  url: 'https://blog.example/',
  title: 'A blog about duty',
  said: 'a Blogger blog with 4,812 posts and 117,030 comments',
  minutes: 27,
} as const;

export const notABlog: Failure = {
  code: 'not-a-blog',
  message: 'No blog was found at https://shop.example/.',
  action: 'Paste the address of its feed, or import a file that it was exported to.',
};

export const moved: Failure = {
  code: 'refused',
  message: 'blog.example leads to www.blog.example, for which there is no permission.',
  action: 'If that is the same blog, add https://www.blog.example instead.',
};
