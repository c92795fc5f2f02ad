import { browser } from './browser.ts';

/**
 * One-time tokens between what runs in pages, the background, and our frames there. They live in `storage.session`, which
 * only our own contexts can read and which outlives the worker: it may die between giving a token
 * and being shown it.
 */
export interface CardTicket {
  readonly kind: 'card';
  readonly archive: string;
  readonly term: number;
  readonly senses: readonly number[];
  readonly word: string;
  readonly host: string;
}

export interface NoteTicket {
  readonly kind: 'note';
  readonly highlight: string;
}

export type Ticket = CardTicket | NoteTicket;

const PREFIX = 'card:';
const LIFE = 60_000;

export async function issueToken(ticket: Ticket): Promise<string> {
  const token = crypto.randomUUID();
  await browser.storage.session.set({ [PREFIX + token]: { ...ticket, until: Date.now() + LIFE } });
  return token;
}

/** What the token was given for; null if it is unknown, of another kind, used or older than a minute. */
export async function redeemToken<K extends Ticket['kind']>(
  token: string,
  kind: K,
): Promise<Extract<Ticket, { kind: K }> | null> {
  const key = PREFIX + token;
  const stored = (await browser.storage.session.get(key))[key] as
    | (Extract<Ticket, { kind: K }> & { until: number })
    | undefined;
  if (stored?.kind !== kind) return null;
  await browser.storage.session.remove(key);
  return stored.until >= Date.now() ? stored : null;
}
