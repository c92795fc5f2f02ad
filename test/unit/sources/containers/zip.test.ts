import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../../lib/model/index.ts';
import { MAX_ENTRIES } from '../../../../lib/sources/index.ts';
import { makeZip } from './make-zip.ts';
import { listBytes, readAll, readEvery, words } from './reading.ts';

const paths = (container: { readonly files: readonly { readonly path: string }[] }) =>
  container.files.map(file => file.path);

describe('a zip file', () => {
  it('is its entries, read one by one, whatever it is called', async () => {
    const feed = words(700_000);
    const { bytes } = makeZip([
      { name: 'Takeout/' },
      { name: 'Takeout/feed.atom', data: feed },
      { name: 'Takeout/settings.csv', data: 'a,b', stored: true },
      { name: 'empty.txt', data: '' },
    ]);
    const zip = await listBytes(bytes, 'feed.xml');
    expect(zip).toMatchObject({ kind: 'zip', warnings: [], failure: null });
    expect(paths(zip)).toEqual(['Takeout/feed.atom', 'Takeout/settings.csv', 'empty.txt']);
    expect(zip.files[0]!.size).toBe(feed.length);
    const read = await readAll(zip.files[0]!);
    expect(read.failure).toBeNull();
    expect(read.text).toBe(feed);
    // Bytes as they are stored, for progress.
    expect(read.bytes).toBe(zip.files[0]!.packed);
    expect(read.bytes).toBeLessThan(feed.length);
    expect(await readAll(zip.files[1]!)).toMatchObject({ text: 'a,b', bytes: 3, failure: null });
    expect(await readAll(zip.files[2]!)).toMatchObject({ text: '', failure: null });
    // Twice the same.
    expect((await readAll(zip.files[0]!)).text).toBe(feed);
  });

  it.each([
    ['another writer', zipSync({ 'a.txt': new TextEncoder().encode('abc') })],
    ['zip64', makeZip([{ name: 'a.txt', data: 'abc' }], { zip64: true }).bytes],
    ['a comment', makeZip([{ name: 'a.txt', data: 'abc' }], { comment: 'PK\x05\x06 no' }).bytes],
    ['descriptors', makeZip([{ name: 'a.txt', data: 'abc', descriptor: 'short' }]).bytes],
  ])('is read with %s', async (_, bytes) => {
    const zip = await listBytes(new Uint8Array(bytes));
    expect(zip.failure).toBeNull();
    expect(await readEvery(zip)).toMatchObject({ 'a.txt': { text: 'abc', failure: null } });
  });

  it('may have bytes before it that its offsets do not count', async () => {
    const { bytes } = makeZip([{ name: 'a', data: 'abc' }], { before: 'PK\x03\x04' });
    const zip = await listBytes(bytes);
    expect(await readEvery(zip)).toMatchObject({ a: { text: 'abc', failure: null } });
  });

  it('may be empty', async () => {
    expect(await listBytes(makeZip([]).bytes)).toMatchObject({
      kind: 'zip',
      files: [],
      failure: null,
    });
  });

  it('leaves out what systems put in', async () => {
    const names = [
      '__MACOSX/._a.html',
      'x/__MACOSX/b',
      '.DS_Store',
      'x/.DS_Store',
      'x/._y',
      'dir/',
    ];
    const zip = await listBytes(
      makeZip([...names, 'x/_y', 'my.DS_Store.html'].map(name => ({ name }))).bytes,
    );
    expect(paths(zip)).toEqual(['x/_y', 'my.DS_Store.html']);
  });

  it('gives names in their encoding', async () => {
    const { bytes } = makeZip([
      { name: 'Übung.html' },
      { name: 'Übung2.html', flags: 0 },
      { name: [0x9a, 0x62, 0x75, 0x6e, 0x67], flags: 0 },
    ]);
    expect(paths(await listBytes(bytes))).toEqual(['Übung.html', 'Übung2.html', 'Übung']);
  });

  it('opens a gzip in it', async () => {
    const feed = words(600_000);
    const { bytes } = makeZip([
      { name: 'feed.xml.gz', data: gzipSync(feed) },
      { name: 'stored.gz', data: gzipSync(feed), stored: true },
    ]);
    const read = await readEvery(await listBytes(bytes));
    expect(read['feed.xml.gz']).toMatchObject({ text: feed, failure: null });
    expect(read['stored.gz']).toMatchObject({ text: feed, failure: null });
  });
});

describe('a hostile zip file', () => {
  it.each([
    ['../../etc/passwd', 'etc/passwd'],
    ['/etc/passwd', 'etc/passwd'],
    ['C:\\Windows\\x.html', 'Windows/x.html'],
    ['a/../../b', 'b'],
    ['\\\\server\\share\\x', 'server/share/x'],
    ['..', 'unnamed'],
    ['a\0b\u202egnp.exe', 'a\ufffdb\ufffdgnp.exe'],
    ['x\n\u2066y', 'x\ufffd\ufffdy'],
  ])('cannot climb out or mislead by the path %j', async (name, path) => {
    const zip = await listBytes(makeZip([{ name, data: 'x' }]).bytes);
    expect(paths(zip)).toEqual([path]);
    expect(zip.warnings).toEqual([`A file’s path was unsafe: it is taken for "${path}".`]);
  });

  it('keeps both of two files of one name, as well as __proto__', async () => {
    const names = [
      'feed.atom',
      'feed.atom',
      'feed.atom',
      'feed (2).atom',
      '__proto__',
      'a/README',
      './a/README',
    ];
    const zip = await listBytes(makeZip(names.map((name, no) => ({ name, data: `${no}` }))).bytes);
    expect(paths(zip)).toEqual([
      'feed.atom',
      'feed (2).atom',
      'feed (3).atom',
      'feed (2) (2).atom',
      '__proto__',
      'a/README',
      'a/README (2)',
    ]);
    expect(await Promise.all(zip.files.map(async file => (await readAll(file)).text))).toEqual([
      ...'0123456',
    ]);
    expect(zip.warnings).toContain(
      '"feed.atom" is there twice: the other is called "feed (2).atom".',
    );
  });

  it('that declares too little, too much or another check sum is found out; the rest is read', async () => {
    const data = words(300_000);
    const { bytes } = makeZip([
      { name: 'less', data, size: 1000 },
      { name: 'none', data, size: 0 },
      { name: 'more', data, size: 400_000 },
      { name: 'sum', data, crc: 1 },
      { name: 'stored', data, size: 299_999, stored: true },
      { name: 'good', data },
    ]);
    const read = await readEvery(await listBytes(bytes));
    const seen = Object.entries(read).map(([path, { length, failure }]) => [path, length, failure]);
    expect(seen).toEqual([
      ['less', 1000, 'damaged: less is damaged: it holds more than the 1000 bytes it declares.'],
      ['none', 0, 'damaged: none is damaged: it holds more than the 0 bytes it declares.'],
      ['more', 300_000, 'damaged: more is damaged: it declares 400000 bytes and holds 300000.'],
      ['sum', 300_000, 'damaged: sum is damaged: its check sum is wrong.'],
      [
        'stored',
        299_999,
        'damaged: stored is damaged: it holds more than the 299999 bytes it declares.',
      ],
      ['good', 300_000, null],
    ]);
  });

  it('with damaged bytes says which file and where', async () => {
    const { bytes, headers } = makeZip([
      { name: 'bad', data: words(200_000) },
      { name: 'good', data: 'good' },
    ]);
    bytes.fill(0xff, headers[0]! + 60_000, headers[0]! + 60_100);
    const read = await readEvery(await listBytes(bytes));
    expect(read.bad!.failure).toMatch(
      /^damaged: bad is damaged: it (cannot be unpacked beyond byte \d+|.*)\.$/,
    );
    expect(read.bad!.length).toBeGreaterThan(10_000);
    expect(read.good).toMatchObject({ text: 'good', failure: null });
  });

  it('with encrypted or oddly packed entries says so before they are opened', async () => {
    const zip = await listBytes(
      makeZip([
        { name: 'secret', data: 'x', flags: 0x801 },
        { name: 'lzma', data: 'x', method: 14 },
        { name: 'open', data: 'x' },
      ]).bytes,
    );
    expect(zip.files.map(file => file.failure?.message)).toEqual([
      'secret is encrypted.',
      'lzma is packed by a method that is not read here (number 14).',
      undefined,
    ]);
    const read = await readEvery(zip);
    expect(read.secret!.failure).toBe('unreadable: secret is encrypted.');
    expect(read.open!.text).toBe('x');
  });

  it('whose entries share bytes is not read many times', async () => {
    const zip = await listBytes(
      makeZip([
        { name: 'kernel', data: words(1000) },
        { name: 'again', data: words(1000), at: 0 },
        { name: 'apart', data: 'x' },
      ]).bytes,
    );
    expect(zip.files.map(file => file.failure?.code)).toEqual([undefined, 'damaged', undefined]);
  });

  it('that points outside of itself is found out', async () => {
    const { bytes, directory } = makeZip([{ name: 'a', data: 'x' }]);
    new DataView(bytes.buffer).setUint32(directory + 42, 0x7fffffff, true);
    const read = await readEvery(await listBytes(bytes));
    expect(read.a!.failure).toBe(
      'damaged: a is damaged: it is not at byte 2147483647 of the zip file.',
    );
  });

  it('whose directory is elsewhere is refused', async () => {
    const { bytes, directory } = makeZip([{ name: 'a', data: 'x' }]);
    bytes.fill(0, directory, directory + 4);
    await expect(listBytes(bytes, 'x.zip')).rejects.toThrow(/x\.zip is damaged: the directory/);
  });

  it('whose directory breaks off gives what it has', async () => {
    const { bytes } = makeZip([{ name: 'a', data: 'x' }], { count: 7 });
    const zip = await listBytes(bytes, 'x.zip');
    expect(paths(zip)).toEqual(['a']);
    expect(zip.failure?.message).toBe(
      'x.zip is damaged: its directory breaks off after 1 of 7 files.',
    );
  });

  it('with a million entries is read up to a limit, in good time', async () => {
    const one = makeZip([{ name: 'same', data: '' }]);
    const entry = one.bytes.subarray(one.directory, one.bytes.length - 22);
    const million = 1_000_000;
    const tail = makeZip([], { zip64: true, count: million }).bytes;
    const directory = new Uint8Array(entry.length * million);
    for (let no = 0; no < million; no++) directory.set(entry, no * entry.length);
    const start = one.directory;
    const view = new DataView(tail.buffer);
    view.setBigUint64(40, BigInt(directory.length), true);
    view.setBigUint64(48, BigInt(start), true);
    view.setBigUint64(56 + 8, BigInt(start + directory.length), true);
    const bytes = new Uint8Array(start + directory.length + tail.length);
    bytes.set(one.bytes.subarray(0, start));
    bytes.set(directory, start);
    bytes.set(tail, start + directory.length);
    const zip = await listBytes(bytes, 'many.zip');
    expect(zip.files.length).toBe(MAX_ENTRIES);
    expect(new Set(paths(zip)).size).toBe(MAX_ENTRIES);
    expect(zip.warnings.length).toBeLessThan(30);
    expect(zip.failure?.message).toBe(
      'many.zip holds 1000000 files; only the first 100000 were looked at.',
    );
  }, 30_000);

  it('that declares more than any archive is refused at once', async () => {
    const entries = Array.from({ length: 6 }, (_, no) => ({ name: `${no}`, data: 'x', size: 4e9 }));
    await expect(listBytes(makeZip(entries).bytes, 'bomb.zip')).rejects.toMatchObject({
      failure: { code: 'unreadable', message: expect.stringContaining('24 GB') },
    });
  });

  it('whose contents end long before it does is not gathered in memory', async () => {
    const { bytes } = makeZip([{ name: 'a', data: 'x' }]);
    const packed = new Uint8Array(3_000_000);
    packed.set(bytes.subarray(31, 31 + 3));
    const { bytes: zip } = makeZip([{ name: 'a', data: packed, stored: true, method: 8, size: 9 }]);
    const read = await readEvery(await listBytes(zip));
    expect(read.a!.failure).toBe('damaged: a is damaged: its contents end before it does.');
  });
});

describe('a zip file that ends in the middle', () => {
  const first = words(300_000);
  const second = words(900_000);
  it.each(['none', 'short', 'long'] as const)(
    'gives all that is there, sizes behind the contents: %s',
    async descriptor => {
      const how = descriptor === 'none' ? {} : { descriptor };
      const { bytes, headers } = makeZip([
        { name: '../a', data: first, ...how },
        // Contents that look like headers do not mislead.
        {
          name: 'inner.zip',
          data: makeZip([{ name: 'x', descriptor: 'short' }]).bytes,
          stored: true,
          ...how,
        },
        { name: 'b', data: second, ...how },
      ]);
      const zip = await listBytes(bytes.slice(0, headers[2]! + 200_000), 'cut.zip');
      expect(zip.failure?.message).toMatch(/^cut\.zip ends in the middle/);
      expect(paths(zip)).toEqual(['a', 'inner.zip', 'b']);
      const read = await readEvery(zip);
      expect(read.a).toMatchObject({ text: first, failure: null });
      expect(read['inner.zip']!.failure).toBeNull();
      expect(read.b!.failure).toMatch(/^damaged: b ends in the middle/);
      expect(read.b!.length).toBeGreaterThan(200_000);
      expect(second.startsWith(read.b!.text)).toBe(true);
    },
  );

  it('at every place, never throws anything but a failure', async () => {
    const { bytes } = makeZip([
      { name: 'a', data: 'abc' },
      { name: 'b', data: 'def', descriptor: 'short' },
    ]);
    for (let end = 4; end < bytes.length; end++) {
      const zip = await listBytes(bytes.slice(0, end));
      expect(zip.failure?.message, `cut at ${end}`).toMatch(/ends in the middle/);
      for (const file of zip.files) {
        const { text, failure } = await readAll(file);
        expect(
          failure !== null || text === (file.path === 'a' ? 'abc' : 'def'),
          `cut at ${end}`,
        ).toBe(true);
      }
    }
  });

  it('any byte changed: failures only', async () => {
    const { bytes } = makeZip([
      { name: 'a', data: words(300) },
      { name: 'b', data: words(300), descriptor: 'short' },
    ]);
    for (let at = 4; at < bytes.length; at++) {
      const wrong = bytes.slice();
      wrong[at]! ^= 0x55;
      try {
        for (const file of (await listBytes(wrong)).files) await readAll(file);
      } catch (error) {
        expect(error, `byte ${at}`).toBeInstanceOf(FailureError);
      }
    }
  });
});
