import * as v from 'valibot';
import { expect, it } from 'vitest';
import { ThreadLine } from '../../../../lib/sources/pack/schema.ts';

const thread = (body: unknown) => ({
  row: {
    no: 0,
    post: {
      id: 'p00000000001',
      kind: 'post',
      title: null,
      date: null,
      url: null,
      author: null,
      labels: [],
      body: [body],
      teaser: false,
    },
    comments: 0,
    hash: 'h',
    source: null,
  },
  comments: [],
});
const link = (href: string) => ({ t: 'link', href, c: ['x'] });

it.each([
  [
    'a table',
    { t: 'table', head: true, rows: [[['a'], [link('https://a.example')]], [['b']]] },
    true,
  ],
  [
    'a table with a script for a link',
    { t: 'table', head: false, rows: [[[link('javascript:1')]]] },
    false,
  ],
  ['a table of words', { t: 'table', head: false, rows: ['a'] }, false],
  ['a block of no kind', { t: 'form', c: [] }, false],
])('%s in a pack', (_, body, passes) => {
  const read = v.safeParse(ThreadLine, thread(body));
  expect(read.success).toBe(passes);
  if (read.success) expect(read.output).toEqual(thread(body));
});
