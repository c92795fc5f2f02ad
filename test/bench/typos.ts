/**
 * Measures what typos cost: queries for a known document, clean and with one edit in one word, and a
 * judged collection with and without forgiveness. Run by Node 24 as it is:
 *   node test/bench/typos.ts FOLDER…
 * A folder is as `quality.ts` has it.
 */
import { parseQuery, type SegmentReader, search } from '../../lib/search/index.ts';
import { isStopWord } from '../../lib/search/stop-words.ts';
import { indexDocs, type JudgedDoc, measure, readLines } from './quality.ts';
import { createRandom } from './zipf-text.ts';

const QUERIES = 400;
const WORDS = 3;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

export interface TypoQuality {
  /** Of queries for a known document, how many have it first. */
  readonly clean: number;
  readonly cleanUnforgiving: number;
  readonly typo: number;
  /** Of those that are first when clean, how many are first with a typo. */
  readonly kept: number;
  /** nDCG@10 of the collection's own queries, with forgiveness and without. */
  readonly ndcg10: number;
  readonly ndcg10Unforgiving: number;
}

type Random = () => number;

/** One letter left out, put in, changed, or swapped with the next. */
function misspell(word: string, random: Random): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const letter = LETTERS.charAt(Math.floor(random() * LETTERS.length));
  const [before, after] = [word.slice(0, at), word.slice(at + 1)];
  switch (Math.floor(random() * 4)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + word.slice(at);
    case 2:
      return before + letter + after;
    default:
      return before + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  }
}

interface Known {
  readonly doc: number;
  readonly clean: string;
  readonly typo: string;
}

/** Words that stand near each other in a document, small ones aside, as somebody remembers them. */
function knownItems(docs: readonly JudgedDoc[]): Known[] {
  const random = createRandom(11);
  const known: Known[] = [];
  for (let tries = 0; known.length < QUERIES && tries < 50 * QUERIES; tries++) {
    const doc = Math.floor(random() * docs.length);
    const words = (docs[doc]?.text.toLowerCase().match(/[a-z]{5,}/g) ?? []).filter(
      word => !isStopWord(word),
    );
    const at = Math.floor(random() * (words.length - 8));
    const chosen = [...new Set(words.slice(at, at + 8))].slice(0, WORDS);
    if (at < 0 || chosen.length < WORDS) continue;
    const wrong = Math.floor(random() * WORDS);
    const misspelt = misspell(chosen[wrong]!, random);
    if (misspelt === chosen[wrong]) continue;
    const typo = chosen.map((word, i) => (i === wrong ? misspelt : word));
    known.push({ doc, clean: `${chosen.join(' ')} `, typo: `${typo.join(' ')} ` });
  }
  return known;
}

export async function measureTypos(folder: string): Promise<TypoQuality> {
  const docs = readLines<JudgedDoc>(folder, 'docs.jsonl');
  const segments = await indexDocs(docs);
  const known = knownItems(docs);
  const firsts = await Promise.all(
    known.map(async ({ doc, clean, typo }) => ({
      clean: (await first(segments, clean, true)) === doc,
      unforgiving: (await first(segments, clean, false)) === doc,
      typo: (await first(segments, typo, true)) === doc,
    })),
  );
  const share = (of: typeof firsts, test: (one: (typeof firsts)[number]) => boolean) =>
    of.filter(test).length / Math.max(1, of.length);
  const good = firsts.filter(one => one.clean);
  return {
    clean: share(firsts, one => one.clean),
    cleanUnforgiving: share(firsts, one => one.unforgiving),
    typo: share(firsts, one => one.typo),
    kept: share(firsts, one => one.typo) / Math.max(1e-9, good.length / firsts.length),
    ndcg10: (await measure(folder)).ndcg10,
    ndcg10Unforgiving: (await measure(folder, { typos: false })).ndcg10,
  };
}

async function first(
  segments: readonly SegmentReader[],
  text: string,
  typos: boolean,
): Promise<number | undefined> {
  const { hits } = await search(segments, parseQuery(text), { limit: 1, typos });
  return hits[0]?.post;
}

if (import.meta.main) {
  for (const folder of process.argv.slice(2)) {
    process.stdout.write(`${JSON.stringify({ folder, ...(await measureTypos(folder)) })}\n`);
  }
}
