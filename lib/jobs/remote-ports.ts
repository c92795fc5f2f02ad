/** A place that carries sealed bytes between devices. It is a mailbox: the database is the truth. */

/**
 * One remote. Names are paths of parts `[a-z0-9.-]+` joined by `/`, such as `devices/k3x…/000012.seg`.
 * What is written under a name never changes: new content gets a new name. Every method throws a
 * `RemoteError` where it does not succeed, and nothing else.
 */
export interface Remote {
  readonly kind: 'browser' | 'webdav' | 'couchdb';
  /** What it can hold, as far as it is known; null for no limit of its own. Bytes. */
  readonly limits: {
    readonly item: number | null;
    readonly total: number | null;
    readonly items: number | null;
  };
  /** Everything below a folder, or all where it is empty; no order. Sizes in bytes. */
  list(folder: string, signal?: AbortSignal): Promise<readonly RemoteItem[]>;
  /** Null where there is nothing of this name. */
  get(name: string, signal?: AbortSignal): Promise<Uint8Array | null>;
  /**
   * Writes whole or not at all, and never over what is there: `exists` where something of this name is
   * there already, be it of an attempt whose reply was lost.
   */
  putOnce(name: string, bytes: Uint8Array, signal?: AbortSignal): Promise<'written' | 'exists'>;
  /** Removes what is there of these names; others do not matter. */
  remove(names: readonly string[], signal?: AbortSignal): Promise<void>;
  /** How much of its room is taken, bytes as it counts them; null where it does not say. */
  fullness?(
    signal?: AbortSignal,
  ): Promise<{ readonly used: number; readonly total: number | null } | null>;
  /**
   * Waits for news, where the remote can tell: without `since` its mark of now, at once; else another
   * mark, as soon as something was written or removed since. Ends by the signal, with an error.
   */
  news?(since: string | null, signal: AbortSignal): Promise<string>;
}

export interface RemoteItem {
  readonly name: string;
  readonly size: number;
}

export type RemoteFault =
  /** Wrong user or password (401), or not allowed there (403). */
  | 'sign-in'
  | 'forbidden'
  /** What answers is no such server: a login page, another protocol, a redirect to another host. */
  | 'not-a-remote'
  /** No room (507, quota). */
  | 'full'
  /** Later: 423, 429, 503, write rates. */
  | 'busy'
  | 'unreachable'
  /** The browser's permission for the origin was taken back. */
  | 'no-permission'
  | 'internal';

export class RemoteError extends Error {
  readonly fault: RemoteFault;
  /** When to ask again, in milliseconds since 1970, where the remote says so. */
  readonly retryAt: number | null;

  constructor(fault: RemoteFault, message: string, retryAt: number | null = null) {
    super(message);
    this.name = 'RemoteError';
    this.fault = fault;
    this.retryAt = retryAt;
  }
}
