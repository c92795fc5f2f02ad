import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SyncRecord } from '../../../lib/model/index.ts';
import {
  type BatchHeader,
  cutBatch,
  decodeBatch,
  encodeBatch,
  joinParts,
  readPart,
  readSegmentName,
  segmentName,
} from '../../../lib/sync/index.ts';
import { canonicalJson } from '../../../lib/text/index.ts';
import { fieldRecords, highlights } from './arbitrary-records.ts';

const HEADER: BatchHeader = {
  at: 1_800_000_000_000,
  name: 'Ann’s laptop',
  live: [[1, 7]],
  seen: { bbbbbbbbbb: 4 },
  floor: { bbbbbbbbbb: 2 },
  bad: { bbbbbbbbbb: [3] },
};

const byId = (records: readonly unknown[]) => records.map(canonicalJson).sort();

function partsOf(segments: readonly Uint8Array[]) {
  return segments.map(segment => {
    const part = readPart(segment);
    if (!part.ok) throw new Error(part.error.message);
    return part.value;
  });
}

describe('a batch', () => {
  it('comes out as it went in, cut and joined, whatever is in it', () => {
    fc.assert(
      fc.property(
        highlights,
        fieldRecords,
        fc.integer({ min: 5, max: 900 }),
        (some, others, most) => {
          const records: SyncRecord[] = [...some, ...others];
          const segments = cutBatch(encodeBatch(HEADER, records), most);
          for (const segment of segments) expect(segment.length).toBeLessThanOrEqual(most);
          const read = decodeBatch(joinParts(partsOf(segments)));
          expect(read.ok && read.value.header).toEqual(HEADER);
          expect(read.ok && byId(read.value.records)).toEqual(byId(records));
        },
      ),
    );
  });

  it('is one segment where there is no limit', () => {
    expect(cutBatch(encodeBatch(HEADER, []), null)).toHaveLength(1);
  });

  it('that is cut off, is longer than it says, or of a later version is told', () => {
    const bytes = encodeBatch(HEADER, []);
    for (let length = 0; length < bytes.length; length++) {
      expect(decodeBatch(bytes.slice(0, length)).ok).toBe(false);
    }
    const lying = bytes.slice();
    lying[1] = (lying[1] ?? 0) - 1;
    expect(decodeBatch(lying)).toMatchObject({ ok: false, error: { code: 'damaged' } });
    const later = bytes.slice();
    later[0] = 2;
    expect(decodeBatch(later)).toMatchObject({ ok: false, error: { code: 'unknown-format' } });
  });

  it('of other bytes never throws', () => {
    const valid = encodeBatch(HEADER, []);
    fc.assert(
      fc.property(fc.nat(valid.length - 1), fc.nat(255), (at, byte) => {
        const other = valid.slice();
        other[at] = byte;
        decodeBatch(other);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), bytes => {
        decodeBatch(bytes);
        readPart(bytes);
      }),
    );
  });
});

describe('the name of a segment', () => {
  it('is read back, and only what is one', () => {
    expect(segmentName('aaaaaaaaaa', 42)).toBe('devices/aaaaaaaaaa/000000000042.seg');
    expect(readSegmentName(segmentName('aaaaaaaaaa', 42))).toEqual({
      device: 'aaaaaaaaaa',
      sequence: 42,
    });
    for (const name of [
      'devices/aaaaaaaaaa/42.seg',
      'devices/aaaaaaaaaa/000000000000.seg',
      'devices/../aaaaaaaaaa/000000000042.seg',
      'devices/AAAAAAAAAA/000000000042.seg',
      'devices/aaaaaaaaaa/000000000042.seg.tmp',
      '/devices/aaaaaaaaaa/000000000042.seg',
    ])
      expect(readSegmentName(name)).toBeNull();
  });
});
