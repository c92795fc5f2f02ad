/**
 * A temporary SQLite file (Node's own `node:sqlite`), so that an archive of half a gigabyte does not have to
 * fit in memory.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DatabaseSync,
  type SQLInputValue,
  type SQLOutputValue,
  type StatementSync,
} from 'node:sqlite';
import { FailureError, fail } from '../model/index.ts';
import { watchBuffers } from './garbage.ts';

export type Tables = ReturnType<typeof openTables>;

const SCHEMA = `
  PRAGMA page_size = 32768; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -8000;
  CREATE TABLE posts (no INTEGER PRIMARY KEY, id TEXT UNIQUE, source TEXT, url TEXT, opening TEXT,
    page INTEGER, size INTEGER, removed INTEGER, row TEXT, comments TEXT);
  CREATE INDEX by_source ON posts (source); CREATE INDEX by_url ON posts (url);
  CREATE INDEX by_opening ON posts (opening);
  CREATE TABLE loose (post TEXT, sequence INTEGER, comments TEXT, PRIMARY KEY (post, sequence)) WITHOUT ROWID;
  CREATE TABLE segments (segment INTEGER, row INTEGER, bytes BLOB, PRIMARY KEY (segment, row));
  CREATE TABLE mined (segment INTEGER PRIMARY KEY, state TEXT);
`;

/** Throws `FailureError` where there is no place for it. */
export function openTables() {
  const { folder, database } = openDatabase();
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const statements = new Map<string, StatementSync>();
  /** Each statement is compiled once: there are a few dozen, and as many runs as comments. */
  function prepared(sql: string): StatementSync {
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    return known;
  }
  const run = (sql: string, ...values: SQLInputValue[]) => prepared(sql).run(...values);
  const all = (sql: string, ...values: SQLInputValue[]) => prepared(sql).all(...values);
  const one = (sql: string, ...values: SQLInputValue[]) => all(sql, ...values)[0];
  const buffers = watchBuffers();
  return {
    prepared,
    run,
    all,
    one,
    takenOver: buffers.takenOver,
    rest: buffers.rest,
    /** Gives a column's bytes, and sees to it that many of them don't lie about dead. */
    bytesOf(column: SQLOutputValue | undefined): Uint8Array<ArrayBuffer> | undefined {
      if (!(column instanceof Uint8Array)) return undefined;
      buffers.handedOut(column.length);
      return column;
    },
    inTransaction(work: () => void): void {
      database.exec('BEGIN');
      work();
      database.exec('COMMIT');
    },
    /** Closes and deletes the file. */
    close(): void {
      database.close();
      remove();
      process.off('exit', remove);
    },
  };
}

function openDatabase() {
  let folder: string | null = null;
  try {
    folder = mkdtempSync(join(tmpdir(), 'backstory-'));
    const database = new DatabaseSync(join(folder, 'import.db'));
    database.exec(SCHEMA);
    return { folder, database };
  } catch (error) {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
    throw noRoom(error);
  }
}

/** SQLite's codes for a full disk, and for one that takes no more for other reasons, such as a quota. */
const FULL = [13, 10];

export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
  return FULL.includes(code & 0xff);
}

/** That there is no room for what the import keeps while it runs. */
export function noRoom(error: unknown): FailureError {
  const said = error instanceof Error ? error.message : String(error);
  return new FailureError(
    fail(
      'storage-full',
      `There is no room for temporary files in ${tmpdir()}: ${said}.`,
      'Free some space there, or name another folder by TMPDIR.',
    ).error,
  );
}
