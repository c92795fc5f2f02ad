import { describe, expect, it } from 'vitest';
import { type NotedPage, noteBlocks } from '../../../lib/jobs/index.ts';

const NOTE = 'Support our journalism from £3 a month.';
const article = (n: number) =>
  [`Story ${n} begins.`, `Story ${n} goes on.`, `Story ${n} ends.`, NOTE].join('\n');

/** Reads pages one after another; gives what is shared by the last. */
function read(...pages: readonly (readonly [string, string])[]): string[] {
  let noted: readonly NotedPage[] = [];
  let shared: ReadonlySet<string> = new Set();
  for (const [address, text] of pages) ({ noted, shared } = noteBlocks(noted, address, text));
  return [...shared];
}

describe('what pages of a site share', () => {
  it('is known from the third page on', () => {
    expect(read(['/1', article(1)], ['/2', article(2)])).toEqual([]);
    expect(read(['/1', article(1)], ['/2', article(2)], ['/3', article(3)])).toEqual([NOTE]);
  });

  it('is told whatever its white space', () => {
    const spaced = article(3).replace('our journalism', ' our\u00a0 journalism');
    expect(read(['/1', article(1)], ['/2', article(2)], ['/3', spaced])).toEqual([NOTE]);
  });

  it('is not a page that is read again, grown, or at another address', () => {
    const grown = `${article(1)}\nAnd more has come.`;
    const again = ['/1', '/1#part', '/1?from=mail', '/amp/1'].map(
      address => [address, article(1)] as const,
    );
    expect(read(...again, ['/1', grown])).toEqual([]);
  });

  it('keeps few pages, and hashes only', () => {
    let noted: readonly NotedPage[] = [];
    for (let n = 0; n < 40; n++) ({ noted } = noteBlocks(noted, `/${n}`, article(n)));
    expect(noted).toHaveLength(8);
    expect(noted.flatMap(({ blocks }) => blocks).every(Number.isInteger)).toBe(true);
  });
});
