/** The passages of archives that the user has put aside for a dossier. */
import * as v from 'valibot';
import { browser } from './browser.ts';

const KEY = 'dossier';
/** A dossier is read by people; and each write writes all of them. */
export const MOST_PASSAGES = 500;
const MAX_PASSAGE = 50_000;

const Text = v.pipe(v.string(), v.maxLength(2_000));
/** As `ArchivePassage` of lib/highlights, with where it stands. */
const Passage = v.object({
  place: v.object({ archive: Text, post: Text, comment: v.nullable(Text) }),
  archive: Text,
  title: Text,
  author: v.nullable(Text),
  date: v.nullable(Text),
  isComment: v.boolean(),
  url: v.nullable(Text),
  text: v.pipe(v.string(), v.maxLength(MAX_PASSAGE)),
  seen: v.number(),
  gone: v.boolean(),
});
export type BasketPassage = v.InferOutput<typeof Passage>;

export async function readBasket(): Promise<readonly BasketPassage[]> {
  return decoded((await browser.storage.local.get(KEY))[KEY]);
}

/** Adds a passage, shortened where it is longer than any quote; the same words of a place stand there once. */
export async function addToBasket(passage: BasketPassage): Promise<void> {
  const known = await readBasket();
  const short = { ...passage, text: passage.text.slice(0, MAX_PASSAGE) };
  const others = known.filter(other => !isSamePassage(other, short));
  await write([...others, short].slice(-MOST_PASSAGES));
}

export async function takeFromBasket(passage: BasketPassage): Promise<void> {
  await write((await readBasket()).filter(other => !isSamePassage(other, passage)));
}

export async function emptyBasket(): Promise<void> {
  await browser.storage.local.remove(KEY);
}

/** Calls with it now and at every change; returns how to stop. */
export function watchBasket(onValue: (passages: readonly BasketPassage[]) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && KEY in changes) onValue(decoded(changes[KEY]?.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  void readBasket().then(onValue);
  return () => browser.storage.onChanged.removeListener(listener);
}

export function isSamePassage(a: BasketPassage, b: BasketPassage): boolean {
  return (
    a.text === b.text &&
    a.place.archive === b.place.archive &&
    a.place.post === b.place.post &&
    a.place.comment === b.place.comment
  );
}

async function write(passages: readonly BasketPassage[]): Promise<void> {
  await browser.storage.local.set({ [KEY]: passages });
}

function decoded(stored: unknown): readonly BasketPassage[] {
  const all = Array.isArray(stored) ? stored : [];
  return all.flatMap(one => {
    const parsed = v.safeParse(Passage, one);
    return parsed.success ? [parsed.output] : [];
  });
}
