import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  backstory,
  DUMPS,
  expectFailure,
  SAMPLE,
  type ShownPost,
  scratchFolder,
  value,
  values,
} from './tool.ts';

const folder = await scratchFolder();
const pack = join(folder, 'dumps.zip');
const sample = join(folder, 'sample.zip');

beforeAll(async () => {
  await value(['pack', DUMPS, '-o', pack]);
  await value(['pack', SAMPLE, '-o', sample]);
});

describe('show', () => {
  it('prints every post with its thread, a line each', async () => {
    const posts = await values<ShownPost>(['show', pack]);
    expect(posts).toHaveLength(10);
    for (const post of posts) {
      expect(Object.keys(post)).toEqual(
        'id title titleMissing teaser date url author labels text comments'.split(' '),
      );
      expect(post.titleMissing).toBe(post.title === null);
      const before = new Set<string>();
      for (const comment of post.comments) {
        expect(Object.keys(comment)).toEqual('id parent author date removed text'.split(' '));
        // In reading order: what is answered stands before its answer.
        if (comment.parent !== null) expect(before).toContain(comment.parent);
        before.add(comment.id);
      }
    }
    const memo = posts.find(post => post.title === 'A Week in the Office');
    expect(memo).toMatchObject({ date: '2020-06-04', url: null, author: null, teaser: false });
    expect(memo?.comments.filter(({ removed }) => removed).map(({ text }) => text)).toEqual([
      '',
      '',
    ]);
    expect(memo?.comments.some(({ author }) => author === 'Rosemary Hill')).toBe(true);
    expect(posts.filter(({ teaser }) => teaser).every(({ date }) => date === null)).toBe(true);
    expect(
      new Set(posts.flatMap(({ id, comments }) => [id, ...comments.map(c => c.id)])).size,
    ).toBe(10 + 23);
  });

  it('prints one post by its id', async () => {
    const [, second] = await values<ShownPost>(['show', pack]);
    expect(await values<ShownPost>(['show', pack, second!.id])).toEqual([second]);
  });

  it('fails for an id that is not there', async () => {
    expectFailure(await backstory(['show', pack, 'p00000000000']), 1, /no post p00000000000/);
  });

  it.each([[['show']], [['show', pack, 'p1', 'p2']], [['terms']], [['terms', pack, pack]]])(
    '%j is wrong use',
    async words => expectFailure(await backstory(words), 2, /Use: backstory/),
  );

  it('survives a reader that has seen enough', async () => {
    const { spawnSync } = await import('node:child_process');
    const line = `node_modules/.bin/node lib/cli/main.ts show ${sample} | head -c 10`;
    const { stderr, stdout } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
    expect({ stderr, length: stdout.length }).toEqual({ stderr: '', length: 10 });
  });
});

describe('terms', () => {
  it('prints each term with its counts', async () => {
    const terms = await values<Record<string, unknown>>(['terms', sample]);
    expect(terms.length).toBeGreaterThan(20);
    for (const term of terms) {
      expect(Object.keys(term)).toEqual(
        'term kind aliases expansion posts comments first last'.split(' '),
      );
    }
    expect(terms.find(({ term }) => term === 'NOMS')).toMatchObject({
      kind: 'acronym',
      expansion: 'National Offender Management Service',
      posts: expect.any(Number),
      first: expect.stringMatching(/^2014-/),
    });
  });
});
