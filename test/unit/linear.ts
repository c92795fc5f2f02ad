import { expect } from 'vitest';

const SMALL = 8_000;
const GROWTH = 8;

/**
 * Whether work grows with its input, by how much longer eight times as much takes: the square of it
 * would be 64 times as long. Each is the best of three, so that a busy machine tells no lies.
 */
export function expectLinear(work: (size: number) => void): void {
  work(SMALL);
  const once = Math.max(1, bestOf(work, SMALL));
  expect(bestOf(work, SMALL * GROWTH) / once).toBeLessThan(4 * GROWTH);
}

function bestOf(work: (size: number) => void, size: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3; i++) {
    const before = process.threadCpuUsage();
    work(size);
    const { user, system } = process.threadCpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
