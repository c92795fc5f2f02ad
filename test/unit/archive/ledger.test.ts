import { describe, expect, it } from 'vitest';
import {
  count,
  emptyLedger,
  failSource,
  mergeLedgers,
  note,
  sayPlace,
  skip,
  warn,
} from '../../../lib/archive/index.ts';
import type { Ledger } from '../../../lib/model/index.ts';

function manyWarnings(n: number): Ledger {
  let ledger = emptyLedger();
  for (let i = 0; i < n; i++) ledger = warn(ledger, 'a.txt', `line ${i}`, 'odd');
  return ledger;
}

describe('a ledger', () => {
  it('adds up by kind and by reason', () => {
    let ledger = count(emptyLedger(), 'post', 'imported', 2);
    ledger = count(ledger, 'comment', 'updated');
    ledger = count(ledger, 'post', 'unchanged', 3);
    ledger = skip(ledger, 'post', 'a draft', 4);
    ledger = skip(ledger, 'post', 'a draft');
    ledger = skip(ledger, 'post', 'spam', 0);
    expect(ledger.lines).toEqual([
      {
        kind: 'post',
        found: 10,
        imported: 2,
        unchanged: 3,
        updated: 0,
        skipped: [{ reason: 'a draft', count: 5 }],
      },
      { kind: 'comment', found: 1, imported: 0, unchanged: 0, updated: 1, skipped: [] },
    ]);
  });

  it('leaves the one before it as it was', () => {
    const before = count(emptyLedger(), 'post', 'imported');
    const copy = structuredClone(before);
    warn(skip(count(before, 'post', 'imported'), 'post', 'spam', 1), 'a', 'line 1', 'odd');
    expect(before).toEqual(copy);
  });

  it('keeps 200 warnings and counts all', () => {
    const ledger = manyWarnings(203);
    expect([ledger.warnings.length, ledger.warningCount]).toEqual([200, 203]);
    expect(ledger.warnings.at(-1)!.place).toBe('line 199');
  });

  it('stays small, and adds up, where a source makes up kinds and reasons', () => {
    let ledger = emptyLedger();
    for (let i = 0; i < 1_000; i++) {
      ledger = skip(ledger, `kind ${i}`, 'not content');
      ledger = skip(ledger, 'post', `reason ${i}`);
    }
    expect(ledger.lines.length).toBeLessThan(70);
    const post = ledger.lines.find(({ kind }) => kind === 'post')!;
    expect(post.skipped.length).toBeLessThan(70);
    expect(post.skipped.at(-1)).toEqual({ reason: 'other', count: 940 });
    expect(post.skipped.reduce((sum, { count }) => sum + count, 0)).toBe(post.found);
    expect(ledger.lines.reduce((sum, { found }) => sum + found, 0)).toBe(2_000);
  });

  it('names a thousand sources that failed, and counts the others', () => {
    let ledger = emptyLedger();
    const failure = { code: 'damaged', message: 'It is damaged.', action: 'Fetch it.' } as const;
    for (let i = 0; i < 1_003; i++) ledger = failSource(ledger, `${i}.txt`, failure);
    expect(ledger.failed).toHaveLength(1_000);
    expect(ledger.lines).toMatchObject([
      { kind: 'source', skipped: [{ reason: 'could not be read', count: 3 }] },
    ]);
  });

  it('names places', () => {
    expect(sayPlace({ offset: 9, line: 47 })).toBe('line 47');
    expect(sayPlace({ offset: 9, line: null })).toBe('character 9');
    const { warnings } = warn(emptyLedger(), 'a.txt', { offset: 9, line: 47 }, 'odd');
    expect(warnings).toEqual([{ source: 'a.txt', place: 'line 47', message: 'odd' }]);
  });

  it('is the same merged from parts as written in one', () => {
    const failure = { code: 'unreadable', message: 'a', action: 'b' } as const;
    const first = skip(count(manyWarnings(150), 'post', 'imported', 2), 'post', 'spam', 1);
    const second = failSource(
      skip(skip(count(manyWarnings(60), 'page', 'updated'), 'post', 'spam', 2), 'post', 'draft', 1),
      'b.txt',
      failure,
    );
    const merged = mergeLedgers(first, second);
    expect(merged.lines).toEqual([
      {
        kind: 'post',
        found: 6,
        imported: 2,
        unchanged: 0,
        updated: 0,
        skipped: [
          { reason: 'spam', count: 3 },
          { reason: 'draft', count: 1 },
        ],
      },
      { kind: 'page', found: 1, imported: 0, unchanged: 0, updated: 1, skipped: [] },
    ]);
    expect([merged.warnings.length, merged.warningCount]).toEqual([200, 210]);
    expect(merged.failed).toEqual([{ source: 'b.txt', failure }]);
    expect(JSON.parse(JSON.stringify(merged))).toEqual(merged);
  });

  it('keeps notes in their order', () => {
    const [one, two] = ['one', 'two'].map(text => note(emptyLedger(), text));
    expect(mergeLedgers(one!, two!).notes).toEqual(['one', 'two']);
    expect(mergeLedgers(emptyLedger(), emptyLedger())).toEqual(emptyLedger());
  });
});
