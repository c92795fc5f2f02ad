import { describe, expect, it } from 'vitest';
import { readAhead } from '../../../lib/sources/pack/read-ahead.ts';

async function* counted(pieces: number, asked: number[], failure?: Error) {
  for (let i = 0; i < pieces; i++) {
    asked.push(i);
    yield Uint8Array.of(i, i);
  }
  if (failure) throw failure;
}

/** Everything that is ready to happen has happened. */
const settled = () => new Promise(resolve => setImmediate(resolve));

describe('what is read ahead', () => {
  it('waits in order, up to so many bytes and no more', async () => {
    const asked: number[] = [];
    const ahead = readAhead(counted(9, asked), 4)[Symbol.asyncIterator]();
    await settled();
    expect(asked).toEqual([0, 1]);
    const taken: number[] = [];
    for (let next = await ahead.next(); !next.done; next = await ahead.next()) {
      taken.push(next.value[0]!);
      await settled();
      expect(asked.length).toBeLessThanOrEqual(taken.length + 2);
    }
    expect(taken).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('fails where its source does, behind what came before', async () => {
    const taken: number[] = [];
    const reading = (async () => {
      const ahead = readAhead(counted(3, [], new Error('torn')), 100);
      await settled();
      for await (const [first] of ahead) taken.push(first!);
    })();
    await expect(reading).rejects.toThrow('torn');
    expect(taken).toEqual([0, 1, 2]);
  });
});
