/** The same highlights by plainer ways: all as one JSON file over WebDAV, and PouchDB's replication. Neither is sealed. */
import { createRequire } from 'node:module';
import type { HighlightRecord } from '../../lib/model/index.ts';
import { createFaultProxy, pouchdb, rclone, type Traffic } from '../servers/remotes/index.ts';
import { timed } from './figures.ts';

/** Milliseconds to write all as one file, and to read and parse it; and its bytes, which each edit costs. */
export async function oneFile(
  records: readonly HighlightRecord[],
): Promise<{ put: number; get: number; bytes: number }> {
  const server = await rclone.start();
  try {
    const text = `${server.user}:${server.password}`;
    const authorization = `Basic ${Buffer.from(text).toString('base64')}`;
    const url = `${server.url}highlights.json`;
    const body = JSON.stringify(records);
    const [put] = await timed(async () => {
      const { ok } = await fetch(url, { method: 'PUT', headers: { authorization }, body });
      if (!ok) throw new Error('the file was not written');
    });
    const [get, read] = await timed(
      async (): Promise<unknown[]> => (await fetch(url, { headers: { authorization } })).json(),
    );
    if (read.length !== records.length) throw new Error(`${read.length} were read`);
    return { put, get, bytes: Buffer.byteLength(body) };
  } finally {
    await server.stop();
  }
}

/** As much of PouchDB as is used here. */
interface Pouch {
  bulkDocs(docs: readonly object[]): Promise<unknown>;
  get(id: string): Promise<object>;
  put(doc: object): Promise<unknown>;
  info(): Promise<{ readonly doc_count: number }>;
  readonly replicate: { to(other: Pouch): Promise<unknown>; from(other: Pouch): Promise<unknown> };
}
interface PouchClass {
  new (name: string, options?: object): Pouch;
  plugin(part: unknown): PouchClass;
}

/** Milliseconds to send all, and to get all on another device; and what one edit sends. */
export async function pouchReplication(
  records: readonly HighlightRecord[],
): Promise<{ push: number; pull: number; edit: Traffic }> {
  const server = await pouchdb.start();
  const proxy = await createFaultProxy(server.url);
  try {
    const PouchDB = load();
    const { user, password } = server;
    const auth = { username: user, password };
    const there = () => new PouchDB(`${proxy.url}highlights`, { auth });
    const [here, other] = ['here', 'other'].map(name => new PouchDB(name, { adapter: 'memory' }));
    if (!here || !other) throw new Error('PouchDB has no memory');
    await here.bulkDocs(records.map(record => ({ _id: record.id, record })));
    const [push] = await timed(() => here.replicate.to(there()));
    const [pull] = await timed(() => other.replicate.from(there()));
    const { doc_count } = await other.info();
    if (doc_count !== records.length) throw new Error(`${doc_count} were replicated`);
    await here.put({ ...(await here.get(records[0]!.id)), note: 'The union says otherwise.' });
    const before = proxy.traffic();
    await here.replicate.to(there());
    const after = proxy.traffic();
    const edit = {
      requests: after.requests - before.requests,
      bodies: after.bodies - before.bodies,
      headers: after.headers - before.headers,
    };
    return { push, pull, edit };
  } finally {
    await proxy.close();
    await server.stop();
  }
}

function load(): PouchClass {
  const require = createRequire(new URL('../servers/couchdb/package.json', import.meta.url));
  const part = (name: string) => {
    const found = require(name);
    return found.default ?? found;
  };
  const parts = ['adapter-memory', 'adapter-http', 'replication'].map(name =>
    part(`pouchdb-${name}`),
  );
  return parts.reduce((known: PouchClass, one) => known.plugin(one), part('pouchdb-core'));
}
