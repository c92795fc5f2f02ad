import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  backstory,
  expectFailure,
  SAMPLE,
  type ShownPost,
  scratchFolder,
  value,
  values,
} from './tool.ts';

interface Answer {
  readonly query: string;
  readonly results: readonly {
    readonly id: string;
    readonly kind: 'post' | 'comment';
    readonly post: string;
    readonly title: string | null;
    readonly date: string | null;
    readonly score: number;
    readonly snippet: string;
  }[];
}

const folder = await scratchFolder();
const pack = join(folder, 'sample.zip');

beforeAll(async () => {
  await value(['pack', SAMPLE, '-o', pack]);
});

describe('search', () => {
  it('prints one answer, the best first', async () => {
    const answer = await value<Answer>(['search', pack, 'NOMS', '--limit', '3']);
    expect(answer.query).toBe('NOMS');
    expect(answer.results).toHaveLength(3);
    for (const result of answer.results) {
      expect(Object.keys(result)).toEqual('id kind post title date score snippet'.split(' '));
      expect(result.kind === 'post').toBe(result.id === result.post);
      expect(result.snippet).toMatch(/NOMS|National Offender/i);
    }
    const scores = answer.results.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('gives a comment no date that it came without, whatever its post has', async () => {
    const { results } = await value<Answer>(['search', pack, 'CRC in:comments']);
    const shown = await values<ShownPost>(['show', pack]);
    const dates = new Map(shown.flatMap(post => post.comments.map(one => [one.id, one.date])));
    expect(results.length).toBeGreaterThan(0);
    expect(results.map(({ date }) => date)).toEqual(results.map(({ id }) => dates.get(id)));
  });

  it('takes the words of a query as one or as many arguments', async () => {
    const one = await value<Answer>(['search', pack, 'night staff hostel']);
    expect(await value<Answer>(['search', pack, 'night', 'staff', 'hostel'])).toEqual(one);
  });

  it('answers each line of a batch, whatever stands in it', async () => {
    const queries = [
      'NOMS',
      '',
      '"unbalanced quotes',
      'x'.repeat(10_000),
      'caseload '.repeat(1_200),
      '   ',
      `'"(( )) -- * \\ ? ~ ^ [`,
      '-NOMS',
      'one\u2028two\u2029three',
      'a\rb',
      'zażółć 監獄 😀 \u0000',
      'the last line has no line feed',
    ];
    const answers = await values<Answer>(['search', pack, '--batch'], queries.join('\n'));
    expect(answers.map(({ query }) => query)).toEqual(queries);
    expect(answers[0]?.results.length).toBeGreaterThan(0);
    expect(answers[1]?.results).toEqual([]);
    expect(answers[0]).toEqual(await value<Answer>(['search', pack, 'NOMS']));
  });

  it('takes lines that end as on Windows', async () => {
    const answers = await values<Answer>(['search', pack, '--batch'], 'NOMS\r\n\r\nHMPPS\r\n');
    expect(answers.map(({ query }) => query)).toEqual(['NOMS', '', 'HMPPS']);
  });

  it('answers nothing for an empty batch', async () => {
    expect(await values(['search', pack, '--batch'], '')).toEqual([]);
  });

  it.each([
    ['no query', ['search', pack]],
    ['a query and a batch', ['search', pack, '--batch', 'NOMS']],
    ['a limit of none', ['search', pack, 'NOMS', '--limit', '0']],
    ['a limit that is no number', ['search', pack, 'NOMS', '--limit', 'ten']],
    ['an unknown option', ['search', pack, 'NOMS', '--fast']],
  ])('is wrong use with %s', async (_, words) => {
    expectFailure(await backstory(words), 2, /Use: backstory search/);
  });
});
