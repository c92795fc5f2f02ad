/** Posts that share what posts are known by, and are none the less two. */
import { afterEach, describe, expect, it } from 'vitest';
import { runImport } from '../../lib/jobs/index.ts';
import { addJob, contents, deleteDatabases, type Setup, setUp } from './set-up.ts';

afterEach(deleteDatabases);

interface WordPressPost {
  readonly id: number;
  readonly day: string;
  readonly title: string;
  readonly url: string;
}

const blog = (host: string, posts: readonly WordPressPost[]) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${host}</title><link>https://${host}</link><wp:wxr_version>1.2</wp:wxr_version>${posts
    .map(
      ({ id, day, title, url }) =>
        `<item><title>${title}</title><link>${url}</link><wp:post_id>${id}</wp:post_id><wp:post_date_gmt>${day} 10:00:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><content:encoded><![CDATA[Of ${title} at ${host}]]></content:encoded></item>`,
    )
    .join('')}</channel></rss>`;

const post = (host: string, id: number, day: string, title: string): WordPressPost => ({
  id,
  day,
  title,
  url: `https://${host}/${day}`,
});
const one = blog('one.example', [
  post('one.example', 1, '2018-01-01', 'Hello world!'),
  post('one.example', 2, '2018-01-02', 'Desks'),
]);
const two = blog('two.example', [
  post('two.example', 1, '2019-02-01', 'Hello world!'),
  post('two.example', 2, '2019-02-02', 'Lamps'),
]);
const dump = (...bodies: string[]) => ({
  'dump.txt': bodies.map(body => `Monday, 1 January 2018\n\nOne title\n\n${body}\n\n`).join(''),
});
const DESKS = 'The first of them is about the desks that were bought for the office.';
const NORTH = 'A second one tells of an inspector and his visit to the north.';

const CASES: [string, Record<string, string>, number][] = [
  ['two blogs that number their posts alike', { 'one.xml': one, 'two.xml': two }, 4],
  [
    'an export with one id for two posts',
    {
      'a.xml': blog('one.example', [
        post('one.example', 7, '2018-01-01', 'Desks'),
        { id: 7, day: '2018-03-04', title: 'Lamps', url: 'https://one.example/2018-01-01' },
      ]),
    },
    2,
  ],
  ['a dump with two posts of one day and title', dump(DESKS, NORTH), 2],
  [
    'a dump with three posts of one day and title that say little',
    dump('The van is late.', 'The van has come.', 'The van.'),
    3,
  ],
  [
    'a dump with two posts of one day and title, of which one says little',
    dump('The van is late.', NORTH),
    2,
  ],
];

describe.each(CASES)('%s', (_, sources, posts) => {
  const bodies = async ({ database }: Setup) =>
    (await database.posts.toArray()).map(row => JSON.stringify(row.post.body));

  // Several blogs are one archive only where that is asked for.
  const together = (setup: Setup) => ({ ...setup.env, together: true });

  it('keep every post', async () => {
    const setup = setUp();
    await runImport(together(setup), await addJob(setup, sources));
    expect(new Set(await bodies(setup)).size).toBe(posts);
  });

  it('are the same when they come again', async () => {
    const setup = setUp();
    await runImport(together(setup), await addJob(setup, sources));
    const before = await contents(setup);
    const [archive] = await setup.store.archives();
    const job = await runImport(setup.env, await addJob(setup, sources, archive!.id));
    expect(job!.ledger.lines.find(line => line.kind === 'post')).toMatchObject({
      imported: 0,
      updated: 0,
      unchanged: posts,
    });
    expect(await contents(setup)).toEqual(before);
  });
});

it('two blogs that number their posts alike, one behind the other, keep every post', async () => {
  const setup = setUp();
  await runImport(setup.env, await addJob(setup, { 'one.xml': one }));
  const [archive] = await setup.store.archives();
  await runImport(setup.env, await addJob(setup, { 'two.xml': two }, archive!.id));
  expect(await setup.database.posts.count()).toBe(4);
});

const FEED = `<rss version="2.0"><channel><title>one</title><link>https://one.example</link>${[
  ['01', 'Hello world!'],
  ['02', 'Desks'],
]
  .map(
    ([day, title]) =>
      `<item><title>${title}</title><link>https://one.example/2018-01-${day}</link><guid>https://one.example/?p=${day}</guid><pubDate>${day} Jan 2018 10:00:00 GMT</pubDate><description>Of ${title}</description></item>`,
  )
  .join('')}</channel></rss>`;
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>one</title><link href="https://one.example/"/><entry><id>urn:1</id><title>Desks</title><link href="https://one.example/2018-01-02"/><published>2018-01-02T10:00:00Z</published><content>Of Desks</content></entry></feed>`;

it.each([
  ['an export and a feed', one, FEED],
  ['a feed and an export', FEED, one],
  ['an export and an Atom feed', one, ATOM],
  ['two feeds', FEED, ATOM],
])('a blog from %s is there once, in one import or in two', async (_, first, second) => {
  const together = setUp();
  await runImport(together.env, await addJob(together, { 'a.xml': first, 'b.xml': second }));
  expect(await together.database.posts.count()).toBe(2);
  const apart = setUp();
  await runImport(apart.env, await addJob(apart, { 'a.xml': first }));
  const [archive] = await apart.store.archives();
  await runImport(apart.env, await addJob(apart, { 'b.xml': second }, archive!.id));
  expect(await apart.database.posts.count()).toBe(2);
});

it('a post of which day and title were edited is the one that it was', async () => {
  const setup = setUp();
  const url = 'https://one.example/desks';
  const of = (day: string, title: string) => blog('one.example', [{ id: 1, day, title, url }]);
  await runImport(setup.env, await addJob(setup, { 'a.xml': of('2018-01-01', 'Desks') }));
  const [archive] = await setup.store.archives();
  const edited = { 'a.xml': of('2018-02-01', 'New desks') };
  await runImport(setup.env, await addJob(setup, edited, archive!.id));
  const rows = await setup.database.posts.toArray();
  expect(rows.map(row => row.post.title)).toEqual(['New desks']);
});
