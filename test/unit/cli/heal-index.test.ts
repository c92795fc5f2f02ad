import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withSoundIndex } from '../../../lib/cli/heal-index.ts';
import { createPackReader } from '../../../lib/cli/pack-reader.ts';
import { createLibrary, type ReadyArchive } from '../../../lib/jobs/index.ts';
import { INDEX_VERSION } from '../../../lib/search/index.ts';
import { readPack } from '../../../lib/sources/index.ts';
import { SAMPLE, scratchFolder, value } from './tool.ts';

const folder = await scratchFolder();

async function found(pack: ReadyArchive) {
  const { hits } = await createLibrary(createPackReader(pack)).search('hostel', { suggest: false });
  return hits.map(({ post, comment }) => [post, comment]);
}

describe('a pack whose index another version wrote', () => {
  it('is searched by one made anew', async () => {
    const file = join(folder, 'sample.zip');
    await value(['pack', SAMPLE, '-o', file]);
    const sound = await readPack(await readFile(file));
    expect(await withSoundIndex(sound)).toBe(sound);
    const segments = sound.segments.map(segment => {
      const header = segment.rows[0]!.slice();
      new DataView(header.buffer).setUint16(4, INDEX_VERSION - 1, true);
      return { ...segment, rows: [header, ...segment.rows.slice(1)] };
    });
    const old = { ...sound, segments };
    expect(await found(old)).toEqual([]);
    expect((await found(sound)).length).toBeGreaterThan(3);
    expect(await found(await withSoundIndex(old))).toEqual(await found(sound));
  });
});
