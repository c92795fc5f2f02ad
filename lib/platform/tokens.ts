import { browser } from './browser.ts';

/**
 * One-time tokens between annotator, background and card frame. They live in `storage.session`, which
 * only our own contexts can read and which outlives the worker: it may die between giving a token
 * and being shown it.
 */
export interface CardTicket {
  readonly archive: string;
  readonly term: number;
  readonly senses: readonly number[];
  readonly word: string;
  readonly host: string;
}

const PREFIX = 'card:';
const LIFE = 60_000;

export async function issueToken(ticket: CardTicket): Promise<string> {
  const token = crypto.randomUUID();
  await browser.storage.session.set({ [PREFIX + token]: { ...ticket, until: Date.now() + LIFE } });
  return token;
}

/** What the token was given for; null if it is unknown, used or older than a minute. */
export async function redeemToken(token: string): Promise<CardTicket | null> {
  const key = PREFIX + token;
  const stored = (await browser.storage.session.get(key))[key] as
    | (CardTicket & { until: number })
    | undefined;
  if (!stored) return null;
  await browser.storage.session.remove(key);
  const { until, ...ticket } = stored;
  return until >= Date.now() ? ticket : null;
}
