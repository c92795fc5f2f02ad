import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importFiles } from '../../../../lib/cli/import-files.ts';
import { packFiles, packSource, readPackFiles, writePack } from '../../../../lib/sources/index.ts';
import { type FetchedPack, fetchPack, type KnownPack } from '../../../../lib/sources/site/index.ts';
import {
  breakOff,
  createClock,
  refuse,
  send,
  serveFiles,
  type TestServer,
} from '../../../servers/index.ts';
import { scratchFolder, value } from '../../cli/tool.ts';
import { fetcherFor } from './driving.ts';

const DUMPS = new URL('../../../fixtures/dumps/', import.meta.url).pathname;

async function contentsOf(...names: string[]) {
  const { store, job } = await importFiles(
    names.map(name => DUMPS + name),
    'Shared',
  );
  const threads = await store.threads(job.archive, 0, 1000);
  const contents = { ...store.ready(), threads };
  store.close();
  return contents;
}

async function zipOf(contents: Awaited<ReturnType<typeof contentsOf>>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writePack(packSource(contents))) pieces.push(piece);
  return Buffer.concat(pieces);
}

const scratch = await scratchFolder();
let server: TestServer;
let files: Map<string, Uint8Array>;
beforeEach(async () => {
  files = new Map();
  server = await serveFiles(files);
});
afterEach(() => server.close());

const fetchAt = (path: string, known: KnownPack | null = null) =>
  fetchPack(server.url + path, known, fetcherFor(server, createClock()));

async function fetched(path: string, known: KnownPack | null = null): Promise<FetchedPack> {
  const pack = await fetchAt(path, known);
  if (!pack.ok) throw new Error(pack.error.message);
  if (pack.value === 'unchanged') throw new Error('unchanged');
  return pack.value;
}

describe('a folder on a static host', () => {
  it('is fetched whole once, then not at all, then only what changed', async () => {
    const contents = await contentsOf('full.txt');
    files = replace(await packFiles(contents));
    const first = await fetched('pack.json');
    const read = await readPackFiles(first.manifest, name => first.files.get(name));
    expect(read.threads).toEqual(contents.threads);

    server.asked.length = 0;
    expect(await fetchAt('pack.json', first.known)).toEqual({ ok: true, value: 'unchanged' });
    expect(server.asked.length).toBe(1);

    const more = await contentsOf('full.txt', 'posts.txt');
    replace(await packFiles(more));
    server.asked.length = 0;
    const second = await fetched('pack.json', first.known);
    expect(server.asked.length).toBe(1 + second.files.size);
    const all = new Map([...first.files, ...second.files]);
    expect((await readPackFiles(second.manifest, name => all.get(name))).threads).toEqual(
      more.threads,
    );
  });

  it('is what the command line tool writes', async () => {
    const folder = join(scratch, 'published');
    await value(['pack', `${DUMPS}full.txt`, '--folder', folder]);
    for (const name of await readdir(folder)) files.set(name, await readFile(join(folder, name)));
    const pack = await fetched('pack.json');
    const read = await readPackFiles(pack.manifest, name => pack.files.get(name));
    expect(read.threads).toEqual((await contentsOf('full.txt')).threads);
  });

  it('with a wrong digest changes nothing, and is tried again later', async () => {
    replace(await packFiles(await contentsOf('full.txt')));
    const bytes = files.get('threads-00000.ndjson')!.slice();
    bytes[10]! ^= 1;
    files.set('threads-00000.ndjson', bytes);
    const pack = await fetchAt('pack.json');
    expect(pack).toMatchObject({
      ok: false,
      error: { code: 'damaged', message: expect.stringContaining('threads-00000.ndjson') },
      retryAt: expect.any(Number),
    });
  });

  it.each([
    ['is missing', () => files.delete('terms.ndjson'), 'unreachable'],
    ['asks to wait', () => server.faults.push(passOn, refuse(503, '900')), 'unreachable'],
    ['breaks off', () => server.faults.push(passOn, ...Array(4).fill(breakOff)), 'unreachable'],
  ])('of which a file %s', async (_, spoil, code) => {
    replace(await packFiles(await contentsOf('full.txt')));
    spoil();
    expect(await fetchAt('pack.json')).toMatchObject({ ok: false, error: { code } });
  });

  it.each(['../secret', '..', '.htaccess', 'a/b', 'https://example.org/x', 'pack.json'])(
    'may not name the file %s',
    async name => {
      const made = await packFiles(await contentsOf('full.txt'));
      const manifest = JSON.parse(new TextDecoder().decode(made.get('pack.json'))) as {
        files: Record<string, unknown>;
      };
      manifest.files[name] = { sha256: '0'.repeat(64) };
      replace(new Map([['pack.json', strToU8(JSON.stringify(manifest))]]));
      expect(await fetchAt('pack.json')).toMatchObject({
        ok: false,
        error: { code: 'unreadable' },
      });
      expect(server.asked.length).toBe(1);
    },
  );
});

describe('a zip file', () => {
  it('is fetched once, and gives only the files that changed', async () => {
    const contents = await contentsOf('full.txt');
    files.set('a.pack', await zipOf(contents));
    const first = await fetched('a.pack');
    expect([...first.files.keys()].sort()).toEqual(Object.keys(first.manifest.files).sort());
    expect(await fetchAt('a.pack', first.known)).toEqual({ ok: true, value: 'unchanged' });

    files.set('a.pack', await zipOf(await contentsOf('full.txt', 'posts.txt')));
    const second = await fetched('a.pack', first.known);
    expect(second.files.size).toBeGreaterThan(0);
  });

  it('that was cut off or altered changes nothing', async () => {
    const zip = await zipOf(await contentsOf('full.txt'));
    files.set('cut.pack', zip.slice(0, zip.length - 200));
    expect(await fetchAt('cut.pack')).toMatchObject({ ok: false, error: { code: 'damaged' } });
    const made = await packFiles(await contentsOf('full.txt'));
    made.set('terms.ndjson', strToU8('{}\n'));
    files.set('altered.pack', zipSync(Object.fromEntries(made)));
    expect(await fetchAt('altered.pack')).toMatchObject({
      ok: false,
      error: { code: 'damaged', message: expect.stringContaining('terms.ndjson') },
    });
  });

  it('that is no pack is said to be none', async () => {
    files.set('x.zip', zipSync({ 'a.txt': strToU8('a') }));
    expect(await fetchAt('x.zip')).toMatchObject({ ok: false, error: { code: 'unreadable' } });
  });
});

/** The server's own answer, before a fault. */
const passOn: TestServer['faults'][number] = (asked, response) => {
  send(response, files.get(asked.url.pathname.slice(1)) ?? '', 'application/json');
};

function replace(made: Map<string, Uint8Array>): Map<string, Uint8Array> {
  files.clear();
  for (const [name, bytes] of made) files.set(name, bytes);
  return files;
}
