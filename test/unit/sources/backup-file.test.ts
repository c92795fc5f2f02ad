import { describe, expect, it } from 'vitest';
import { BACKUP_ENTRY, packEntry, readBackup, writeBackup } from '../../../lib/highlights/index.ts';
import { newArchive, type PackSource } from '../../../lib/jobs/index.ts';
import {
  createBlobParts,
  openBackupFile,
  packSource,
  readPack,
  writeBackupFile,
} from '../../../lib/sources/index.ts';

const NOW = Date.UTC(2026, 0, 1);
const EMPTY = { highlights: [], termEdits: [], glossaries: [], settings: {}, archives: [] };
const BACKUP = writeBackup({ ...EMPTY, settings: { density: 'few' } }, NOW);
const going = new AbortController().signal;

function archive(id: string, threads = 3): PackSource {
  return packSource({
    archive: { ...newArchive(id, `Archive ${id}`, NOW), state: 'ready' },
    threads: Array.from({ length: threads }, (_, no) => ({
      row: {
        no,
        post: {
          id: `p${no.toString(36).padStart(11, '0')}`,
          kind: 'post',
          title: `Post ${no}`,
          date: '2020-01-01',
          url: null,
          author: null,
          labels: [],
          body: [{ t: 'p', c: [`The words of post ${no} of ${id}.`] }],
          teaser: false,
        },
        comments: 0,
        hash: '',
        source: null,
      },
      comments: [],
    })),
    segments: [{ no: 4, dead: [], rows: [new Uint8Array([1, 2, 3])] }],
    terms: [],
    occurrences: [],
    dictionary: new ArrayBuffer(4),
  });
}

async function written(
  sources: readonly PackSource[],
  check = async () => {},
): Promise<Uint8Array> {
  const packs = sources.map(source => ({
    entry: packEntry(source.archive.id),
    source: async () => ({ source, check }),
  }));
  const parts = createBlobParts();
  for await (const piece of writeBackupFile(BACKUP, packs)) parts.add(piece);
  return new Uint8Array(await parts.blob('application/zip').arrayBuffer());
}

const open = (bytes: Uint8Array) => openBackupFile(new Blob([new Uint8Array(bytes)]), 'my backup');

/** Where the bytes of a stored entry begin. */
function dataOf(bytes: Uint8Array, name: string): number {
  const text = new TextDecoder('latin1').decode(bytes);
  return text.indexOf(name) + name.length;
}

describe('a backup with archives', () => {
  it('has the backup and each pack as they were, the backup first', async () => {
    const bytes = await written([archive('a1'), archive('a2', 200)]);
    const file = await open(bytes);
    expect([...file.entries.keys()][0]).toBe(BACKUP_ENTRY);
    expect(readBackup(file.backup, NOW)).toMatchObject({
      ok: true,
      value: { settings: { density: 'few' } },
    });
    const heard: number[] = [];
    const pack = await file.pack(packEntry('a2'), size => heard.push(size), going);
    expect(heard.at(-1)).toBe(file.entries.get(packEntry('a2')));
    const read = await readPack(new Uint8Array(await pack.arrayBuffer()));
    expect(read.threads).toHaveLength(200);
    expect(read.threads[199]?.row).toMatchObject({ no: 199, post: { title: 'Post 199' } });
    expect(read.segments).toEqual([{ no: 4, dead: [], rows: [new Uint8Array([1, 2, 3])] }]);
  });

  it('is read where rows come one by one, as a database gives them', async () => {
    const source = archive('a1');
    const rows = [new Uint8Array([9]), new Uint8Array([8, 7])];
    const segments = [
      {
        no: 0,
        dead: [],
        rows: {
          async *[Symbol.asyncIterator]() {
            yield* rows;
          },
        },
      },
    ];
    const file = await open(await written([{ ...source, segments }]));
    const pack = await file.pack(packEntry('a1'), () => {}, going);
    const read = await readPack(new Uint8Array(await pack.arrayBuffer()));
    expect(read.segments[0]?.rows).toEqual(rows);
  });

  it('tells a damaged pack, and leaves the rest to be had', async () => {
    const bytes = await written([archive('a1'), archive('a2')]);
    bytes[dataOf(bytes, packEntry('a1')) + 200]! ^= 0xff;
    const file = await open(bytes);
    await expect(file.pack(packEntry('a1'), () => {}, going)).rejects.toMatchObject({
      failure: { code: 'damaged' },
    });
    expect((await file.pack(packEntry('a2'), () => {}, going)).size).toBeGreaterThan(0);
  });

  it('that was cut off, or is a zip of something else, is refused with a reason', async () => {
    const bytes = await written([archive('a1')]);
    await expect(open(bytes.slice(0, -30))).rejects.toMatchObject({
      failure: { code: 'damaged', action: 'Choose another backup file.' },
    });
    const other = await open(await written([]));
    await expect(other.pack('archives/zz.zip', () => {}, going)).rejects.toMatchObject({
      failure: { code: 'not-found' },
    });
    const pack = await (await open(bytes)).pack(packEntry('a1'), () => {}, going);
    await expect(openBackupFile(pack, 'a pack')).rejects.toMatchObject({
      failure: { code: 'unknown-format', message: 'a pack is no backup of Backstory.' },
    });
  });

  it('is not written where its archive changed meanwhile, and is given up when asked to', async () => {
    await expect(
      written([archive('a1')], () => Promise.reject(new Error('changed'))),
    ).rejects.toThrow('changed');
    const file = await open(await written([archive('a1')]));
    const stopped = AbortSignal.abort(new Error('stopped'));
    await expect(file.pack(packEntry('a1'), () => {}, stopped)).rejects.toThrow('stopped');
  });
});

describe('a backup without archives', () => {
  it('is opened as it is, gzipped or not, and is told from other files by who reads it', async () => {
    const file = await open(BACKUP);
    expect(file.entries.size).toBe(0);
    expect(file.backup).toEqual(BACKUP);
    expect((await open(new Uint8Array())).backup).toHaveLength(0);
  });
});
