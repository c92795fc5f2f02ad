/** SQLite's FTS5 in the browser's private files, in the way that its makers say is the fastest there. */
import sqlite3InitModule, { type SqliteDatabase } from '@sqlite.org/sqlite-wasm';
import type { QueryKind } from './queries.ts';
import { anyWords, type Engine } from './search-engines.ts';

const COLUMNS = 'title, labels, author, body';
/** Without the texts, as ours is; English stems, no accents, as ours has. */
const CREATE = `CREATE VIRTUAL TABLE docs USING fts5(${COLUMNS}, content='', tokenize="porter unicode61 remove_diacritics 2")`;
const ASK = 'SELECT rowid FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT 20';

export function createSqlite(): Engine {
  let database: Promise<SqliteDatabase> | null = null;
  let added = 0;
  const open = async (): Promise<SqliteDatabase> => {
    const sqlite = await sqlite3InitModule();
    const pool = await sqlite.installOpfsSAHPoolVfs({ name: 'bench' });
    return new pool.OpfsSAHPoolDb('/bench.db');
  };
  const opened = () => (database ??= open());
  return {
    async add(docs) {
      const db = await opened();
      if (added === 0) db.exec(`PRAGMA cache_size=-64000; BEGIN; ${CREATE}`);
      const insert = db.prepare(`INSERT INTO docs(rowid, ${COLUMNS}) VALUES (?,?,?,?,?)`);
      for (const { fields } of docs) {
        const { title = '', labels = '', author = '', body } = fields;
        insert.bind([++added, title, labels, author, body]).stepReset();
      }
      insert.finalize();
      return true;
    },
    async finish() {
      const db = await opened();
      db.exec("COMMIT; INSERT INTO docs(docs) VALUES('optimize')");
      const pages = db.selectValue('PRAGMA page_count');
      return Number(pages) * Number(db.selectValue('PRAGMA page_size'));
    },
    async open() {
      await opened();
    },
    async ask(kind, query) {
      const match = matchOf(kind, query);
      if (match === null) return null;
      return (await opened()).selectValues(ASK, [match]).length;
    },
  };
}

/** It corrects no typos. */
function matchOf(kind: QueryKind, query: string): string | null {
  if (kind === 'one typo') return null;
  if (kind === 'related') return anyWords(query).join(' OR ');
  const words = query.trim();
  if (kind === 'phrase') return words;
  const quoted = words.split(' ').map(word => `"${word}"`);
  return quoted.join(' ') + (kind.startsWith('prefix') ? '*' : '');
}
