import { expect, it } from 'vitest';
import { cutBatch, encodeBatch, SEAL_BYTES } from '../../../lib/sync/index.ts';
import { typicalHighlights } from './typical-highlights.ts';

/** Of `storage.sync`, in all and an item; each item's name counts too. */
const TOTAL = 102_400;
const ITEM = 8_000;
const NAME = 'devices/aaaaaaaaaa/000000000001.seg'.length;
/** What writing bytes as text costs the browser account, at most: 6.4 bits a character. */
const AS_TEXT = 8 / 6.4;

const HEADER = {
  at: 1_800_000_000_000,
  name: 'Laptop',
  live: [[1, 1]] as const,
  seen: {},
  floor: {},
  bad: {},
};

it('430 typical highlights, sealed and as text, fit in what a browser account holds', () => {
  const batch = encodeBatch(HEADER, typicalHighlights(430, 'aaaaaaaaaa'));
  const parts = cutBatch(batch, Math.floor(ITEM / AS_TEXT) - SEAL_BYTES - NAME);
  const sizes = parts.map(part => Math.ceil((part.length + SEAL_BYTES) * AS_TEXT) + NAME + 2);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`430 highlights: ${batch.length} bytes, ${total} as text in ${parts.length} items`);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(ITEM);
  expect(total).toBeLessThanOrEqual(TOTAL);
});
