/**
 * A CouchDB database, and what speaks like one. An item is a document with its bytes as an attachment:
 * lists then tell sizes without bytes. Its id has `:` where the name has `/`, which many a proxy would
 * decode or refuse in a path. Documents are written as JSON, so that one that was cut is none.
 */
import { type Remote, RemoteError, type RemoteItem } from '../jobs/ports.ts';
import { type AskPorts, createAsk, type Patience, type SignIn } from './ask.ts';
import {
  decode,
  fullDocs,
  lastSequence,
  type Outcome,
  outcomes,
  revisions,
} from './couchdb-answers.ts';
import { folderParts, isName, MOST_ITEMS, partsOf } from './item-names.ts';
import { statusFault } from './status-fault.ts';

export interface CouchdbPlace extends SignIn {
  /** Of `readRemoteAddress`: of the database, which is made when first written to, where that is allowed. */
  readonly address: URL;
}

const NO_LIMITS = { item: null, total: null, items: null };
const ATTACHMENT = 'seg';
/** Documents in an answer: some 300 bytes each. */
const PAGE = 2_000;
/** Others' documents may lie there too. */
const MOST_PAGES = 1_000;
/** A document whose replicas differ comes back with the next of them when one is removed. */
const REMOVALS = 8;
/** Milliseconds: the server says by a line break that it is still there. */
const HEARTBEAT = 20_000;
const NEWS_PATIENCE: Patience = { stall: 3 * HEARTBEAT, total: 24 * 3_600_000 };

export function createCouchdbRemote(
  place: CouchdbPlace,
  ports: AskPorts,
  patience?: Patience,
): Remote {
  const ask = createAsk(ports, place, patience);
  const host = place.address.host;
  const urlOf = (path: string) => new URL(path, place.address);
  const database = new URL(place.address);
  database.pathname = database.pathname.replace(/\/$/, '');

  /** The body of an answer; null where there is no such database or document. */
  async function query(
    method: 'GET' | 'POST',
    path: string,
    body: unknown,
    signal: AbortSignal | undefined,
    more?: { readonly patience: Patience },
  ): Promise<unknown> {
    const answer = await ask({
      method,
      url: urlOf(path),
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...more,
      signal,
    });
    if (answer.status === 404) return null;
    if (answer.status < 200 || answer.status > 299) throw statusFault(host, answer.status, null, 0);
    try {
      return JSON.parse(new TextDecoder().decode(answer.bytes));
    } catch {
      throw new RemoteError(
        'not-a-remote',
        `${host} answers with what is no JSON: this is no CouchDB.`,
      );
    }
  }

  async function list(folder: string, signal?: AbortSignal): Promise<RemoteItem[]> {
    const prefix = folderParts(folder)
      .map(part => `${part}:`)
      .join('');
    const items: RemoteItem[] = [];
    let from = prefix;
    let before: string | undefined;
    for (let pages = 1; ; pages++) {
      const range = new URLSearchParams({
        include_docs: 'true',
        limit: String(PAGE),
        startkey: JSON.stringify(from),
        // `;` follows `:`; without a folder all ids that are not the database's own.
        ...(prefix !== '' && { endkey: JSON.stringify(`${prefix.slice(0, -1)};`) }),
      });
      const answer = await query('GET', `_all_docs?${range}`, undefined, signal);
      if (answer === null) return [];
      const { rows } = decode(fullDocs, answer, host);
      for (const { id, doc } of rows) {
        const size = doc?._attachments?.[ATTACHMENT]?.length;
        if (size !== undefined && id.startsWith(prefix) && isName(nameOf(id)))
          items.push({ name: nameOf(id), size });
      }
      const last = rows.at(-1)?.id;
      if (rows.length < PAGE || last === undefined) return items;
      // A server that heeds no `startkey` would be asked for ever.
      if (last === before || items.length > MOST_ITEMS || pages > MOST_PAGES)
        throw new RemoteError('not-a-remote', `${host} lists documents without end.`);
      before = last;
      // The id that comes next after this one.
      from = `${last}\u0000`;
    }
  }

  async function get(name: string, signal?: AbortSignal): Promise<Uint8Array | null> {
    const answer = await ask({
      method: 'GET',
      url: urlOf(`./${idOf(name)}/${ATTACHMENT}`),
      signal,
    });
    if (answer.status === 404) return null;
    if (answer.status !== 200) throw statusFault(host, answer.status, null, 0);
    return answer.bytes;
  }

  /** Null where there is no database. */
  async function write(docs: readonly object[], signal?: AbortSignal): Promise<Outcome[] | null> {
    const answer = await query('POST', '_bulk_docs', { docs }, signal);
    return answer === null ? null : decode(outcomes, answer, host);
  }

  async function putOnce(name: string, bytes: Uint8Array, signal?: AbortSignal) {
    const doc = {
      _id: idOf(name),
      _attachments: {
        [ATTACHMENT]: { content_type: 'application/octet-stream', data: base64(bytes) },
      },
    };
    let written = await write([doc], signal);
    if (written === null) {
      await makeDatabase(signal);
      written = await write([doc], signal);
    }
    const [outcome] = written ?? [];
    if (outcome?.ok) return 'written';
    if (outcome?.error === 'conflict') return 'exists';
    throw refused(outcome);
  }

  async function makeDatabase(signal?: AbortSignal): Promise<void> {
    // 412 says that it is there; 401 is said to users who may not make one, too.
    const { status } = await ask({ method: 'PUT', url: database, seesTo: [401, 403], signal });
    if ((status >= 200 && status < 300) || status === 412) return;
    if (status === 401 || status === 403)
      throw new RemoteError(
        'forbidden',
        `${host} has no database of this name, and this user may not make one.`,
      );
    throw statusFault(host, status, null, 0);
  }

  async function remove(names: readonly string[], signal?: AbortSignal): Promise<void> {
    let ids = names.map(idOf);
    for (let round = 1; ids.length > 0; round++) {
      const answer = await query('POST', '_all_docs', { keys: ids }, signal);
      if (answer === null) return;
      const there = decode(revisions, answer, host).rows.flatMap(row =>
        row.id !== undefined && row.value && !row.value.deleted
          ? [{ _id: row.id, _rev: row.value.rev, _deleted: true }]
          : [],
      );
      if (there.length === 0) return;
      if (round > REMOVALS) throw new RemoteError('busy', `${host} brings back what is removed.`);
      const done = (await write(there, signal)) ?? [];
      const failed = done.find(({ error }) => error !== undefined && error !== 'conflict');
      if (failed) throw refused(failed);
      ids = there.map(({ _id }) => _id);
    }
  }

  async function news(since: string | null, signal: AbortSignal): Promise<string> {
    const wanted =
      since === null
        ? { since: 'now', limit: '0' }
        : { since, feed: 'longpoll', heartbeat: String(HEARTBEAT) };
    const path = `_changes?${new URLSearchParams(wanted)}`;
    const answer = await query(
      ...(['GET', path, undefined, signal] as const),
      ...(since === null ? [] : [{ patience: NEWS_PATIENCE }]),
    );
    if (answer === null) throw new RemoteError('unreachable', `${host} has no such database yet.`);
    return String(decode(lastSequence, answer, host).last_seq);
  }

  function refused(outcome: Outcome | undefined): RemoteError {
    const said = outcome?.reason ?? outcome?.error ?? 'nothing';
    return outcome?.error === 'forbidden' || outcome?.error === 'unauthorized'
      ? new RemoteError('forbidden', `${host} does not allow this user to write: ${said}`)
      : new RemoteError('busy', `${host} did not write: ${said}`);
  }

  return { kind: 'couchdb', limits: NO_LIMITS, list, get, putOnce, remove, news };
}

function idOf(name: string): string {
  return partsOf(name).join(':');
}

function nameOf(id: string): string {
  return id.replaceAll(':', '/');
}

function base64(bytes: Uint8Array): string {
  // In pieces: a call takes only so many arguments.
  let text = '';
  for (let i = 0; i < bytes.length; i += 8_192)
    text += String.fromCharCode(...bytes.subarray(i, i + 8_192));
  return btoa(text);
}
