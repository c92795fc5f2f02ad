import { gzipSync, crc32 as zlibCrc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { looksBinary } from '../../../../lib/archive/index.ts';
import { crc32 } from '../../../../lib/sources/containers/crc32.ts';
import { gunzip } from '../../../../lib/sources/containers/inflate.ts';
import { decodeBytes, readWindows } from '../../../../lib/sources/index.ts';
import { makeZip } from './make-zip.ts';
import { listBytes, readAll, readEvery, words } from './reading.ts';

const feed = words(900_000);
const packed = new Uint8Array(gzipSync(feed));
const joinedUp = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

describe('a plain file', () => {
  it('is itself', async () => {
    const plain = await listBytes(new TextEncoder().encode(feed), 'feed.zip');
    expect(plain).toMatchObject({ kind: 'plain', warnings: [], failure: null });
    expect(plain.files).toMatchObject([{ path: 'feed.zip', size: 900_000, packed: 900_000 }]);
    const read = await readAll(plain.files[0]!);
    expect(read).toMatchObject({ bytes: 900_000, failure: null });
    expect(read.text === feed).toBe(true);
  });

  it('may be empty, or shorter than any mark', async () => {
    expect(await readEvery(await listBytes(new Uint8Array()))).toMatchObject({
      source: { text: '' },
    });
    expect(await readEvery(await listBytes(new Uint8Array([0x50])))).toMatchObject({
      source: { text: 'P' },
    });
  });
});

describe('a gzip file', () => {
  it('is the file in it', async () => {
    const gzip = await listBytes(packed, 'feed.xml.gz');
    expect(gzip).toMatchObject({ kind: 'gzip', warnings: [], failure: null });
    expect(gzip.files).toMatchObject([{ path: 'feed.xml', size: 900_000, packed: packed.length }]);
    const read = await readAll(gzip.files[0]!);
    expect(read).toMatchObject({ bytes: packed.length, failure: null });
    expect(read.text === feed).toBe(true);
  });

  it('may hold nothing, be several, or be filled up with zeros', async () => {
    const several = joinedUp(gzipSync('one '), gzipSync(feed), gzipSync(''), gzipSync('two'));
    expect((await readEvery(await listBytes(several))).source).toMatchObject({
      text: `one ${feed}two`,
      failure: null,
    });
    const padded = joinedUp(packed, new Uint8Array(512));
    expect((await readEvery(await listBytes(padded))).source).toMatchObject({
      failure: null,
      length: 900_000,
    });
    const empty = new Uint8Array(gzipSync(''));
    expect((await readEvery(await listBytes(empty))).source).toMatchObject({
      failure: null,
      text: '',
    });
  });

  it('may hold a zip file', async () => {
    const { bytes } = makeZip([{ name: 'a', data: feed }]);
    const zip = await listBytes(new Uint8Array(gzipSync(bytes)), 'x.zip.gz');
    expect(zip.kind).toBe('zip');
    expect((await readEvery(zip)).a).toMatchObject({ failure: null, length: 900_000 });
  });

  it.each([12, 100, 20_000, packed.length - 100, packed.length - 9])(
    'that ends in the middle, after %i bytes, gives what is there and says so',
    async end => {
      const read = (await readEvery(await listBytes(packed.slice(0, end), 'feed.xml.gz')))[
        'feed.xml'
      ]!;
      expect(read.failure).toMatch(/^damaged: feed\.xml\.gz ends in the middle/);
      expect(feed.startsWith(read.text)).toBe(true);
      expect(read.length).toBeGreaterThanOrEqual(end - 1000);
    },
  );

  it('that ends in a zip file in the middle gives what is there', async () => {
    const { bytes } = makeZip([
      { name: 'a', data: 'abc' },
      { name: 'b', data: feed },
    ]);
    const whole = new Uint8Array(gzipSync(bytes));
    const zip = await listBytes(whole.slice(0, 200_000), 'x.zip.gz');
    expect(zip.failure?.message).toMatch(/ends in the middle/);
    expect((await readEvery(zip)).a).toMatchObject({ text: 'abc', failure: null });
  });

  it('cut anywhere or damaged anywhere never passes for whole', async () => {
    const small = new Uint8Array(gzipSync('a small text'));
    for (let end = 3; end < small.length; end++) {
      const read = (await readEvery(await listBytes(small.slice(0, end)))).source!;
      expect(read.failure, `cut at ${end}`).toMatch(/^damaged: /);
    }
    // The header's time, flags and system mean nothing to the contents.
    for (let at = 10; at < small.length; at++) {
      const wrong = small.slice();
      wrong[at]! ^= 0x11;
      const read = (await readEvery(await listBytes(wrong))).source!;
      expect(read.failure, `byte ${at}`).toMatch(/^damaged: /);
    }
  });

  it('of 200 MB of zeros is refused by its head, and streams in little memory', async () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(200_000_000)));
    const [file] = (await listBytes(bomb, 'zeros.gz')).files;
    let head = '';
    let read = 0;
    for await (const { text, bytes } of decodeBytes(file!.open())) {
      head += text;
      read = bytes;
      if (head.length >= 65_536) break;
    }
    expect(looksBinary(head.slice(0, 65_536))).toBe(true);
    expect(read).toBeLessThan(50_000);

    let total = 0;
    let most = 0;
    const before = process.memoryUsage().arrayBuffers;
    for await (const { data } of file!.open()) {
      total += data.byteLength;
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    expect(total).toBe(200_000_000);
    expect(most).toBeLessThan(150_000_000);
  }, 30_000);

  it.each([
    ['shrank more than text does', { largest: 1e9, ratio: 200, ratioFrom: 5e6 }],
    ['is larger than any archive', { largest: 5e6, ratio: 1e6, ratioFrom: 1 }],
  ])('that %s is refused once it is large', async (_, limits) => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(60_000_000)));
    let total = 0;
    await expect(async () => {
      const chunks = gunzip(readWindows(new Blob([bomb])), 'zeros.gz', limits);
      for await (const { data } of chunks) total += data.byteLength;
    }).rejects.toMatchObject({
      failure: {
        code: 'damaged',
        message: expect.stringMatching(/^zeros\.gz unpacks to more than/),
      },
    });
    expect(total).toBeLessThanOrEqual(5_000_000);
  });

  it('of plain text is not refused, however large it is', async () => {
    const limits = { largest: 1e9, ratio: 200, ratioFrom: 1000 };
    let total = 0;
    const chunks = gunzip(readWindows(new Blob([packed])), 'feed.gz', limits);
    for await (const { data } of chunks) total += data.byteLength;
    expect(total).toBe(900_000);
  });
});

describe('the check sum', () => {
  it.each([0, 1, 2, 3, 4, 5, 7, 8, 1000])('of %i bytes is the one that zlib gives', length => {
    const bytes = new TextEncoder().encode(words(length));
    expect(crc32(bytes)).toBe(zlibCrc32(bytes));
    const half = Math.floor(length / 2);
    expect(crc32(bytes.subarray(half), crc32(bytes.subarray(0, half)))).toBe(zlibCrc32(bytes));
  });
});
