/** MiniSearch and fuse.js, which keep all in memory: as many documents as each can stand. */
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { anyWords, type Engine } from './search-engines.ts';

/** Milliseconds after which MiniSearch is given no more. */
const PATIENCE = 120_000;
/** fuse.js reads every text for every query: once one takes a second it has enough. */
const A_SECOND = 1_000;
const OPTIONS = { fields: ['title', 'labels', 'author', 'body'] };
const LIKE_OURS = { combineWith: 'AND', boost: { title: 3 } };

export function createMini(): Engine {
  let mini = new MiniSearch(OPTIONS);
  let [id, took] = [0, 0];
  return {
    async add(docs) {
      const start = performance.now();
      mini.addAll(docs.map(({ fields }) => ({ id: id++, ...fields })));
      took += performance.now() - start;
      return took < PATIENCE;
    },
    async finish() {
      const json = JSON.stringify(mini);
      await put(json);
      return json.length;
    },
    async open() {
      mini = MiniSearch.loadJSON(await get(), OPTIONS);
    },
    async ask(kind, query) {
      if (kind === 'related') {
        return mini.search(anyWords(query).join(' '), { boost: LIKE_OURS.boost }).length;
      }
      const prefix = kind.startsWith('prefix');
      const options = { ...LIKE_OURS, prefix, fuzzy: kind === 'one typo' ? 1 : 0 };
      // It knows no phrases: their words, all of them.
      return mini.search(query.replaceAll('"', ''), options).length;
    },
  };
}

export function createFuse(): Engine {
  const fuse = new Fuse<object>([], {
    ...{ keys: OPTIONS.fields, ignoreLocation: true, threshold: 0.3 },
  });
  return {
    async add(docs) {
      for (const { fields } of docs) fuse.add(fields);
      const start = performance.now();
      fuse.search('probation', { limit: 20 });
      return performance.now() - start < A_SECOND;
    },
    finish: async () => 0,
    async open() {},
    async ask(kind, query) {
      if (kind === 'related' || kind === 'phrase') return null;
      return fuse.search(query.trim(), { limit: 20 }).length;
    },
  };
}

/** Where an extension would keep it: one value in IndexedDB; a blob, since a string has to be under 128 MB. */
async function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open('minisearch', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('index');
  return settled(opening);
}

async function put(json: string): Promise<void> {
  const database = await openDatabase();
  const writing = database.transaction('index', 'readwrite', { durability: 'strict' });
  writing.objectStore('index').put(new Blob([json]), 'json');
  await new Promise<void>((resolve, reject) => {
    writing.oncomplete = () => resolve();
    writing.onabort = () => reject(writing.error);
  });
  database.close();
}

async function get(): Promise<string> {
  const database = await openDatabase();
  const reading = database.transaction('index').objectStore('index').get('json');
  const blob = await settled<Blob>(reading);
  database.close();
  return blob.text();
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
