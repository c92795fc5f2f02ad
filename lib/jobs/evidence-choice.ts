/** Which of the candidates a card shows: three quotes, and the comment that says most. */
import { type Answered, blocksText, type Evidence, type Quote } from '../model/index.ts';
import { opening } from '../text/index.ts';
import type { Candidate } from './evidence-candidates.ts';
import { createSaid } from './evidence-quotes.ts';

const QUOTES = 3;
/** In characters: a comment shorter than this has little to say but the term's name. */
const LEAST_COMMENT = 60;
const OPENING = 90;

export interface Chosen {
  /** Newest first. */
  readonly quotes: readonly Quote[];
  readonly bestComment: Evidence['bestComment'];
}

/**
 * The best of each group, posts before comments, then each group's second best, until there are three;
 * none that says what another said. The best comment stands by itself and is chosen first.
 */
export function chooseQuotes(
  posts: readonly (readonly Candidate[])[],
  comments: readonly (readonly Candidate[])[],
): Chosen {
  const said = createSaid();
  const best = bestOf(comments.flat());
  if (best) said.add(best.sentence);
  const chosen: Candidate[] = [];
  for (let turn = 0; turn < QUOTES; turn++) {
    for (const group of [...posts, ...comments]) {
      if (chosen.length === QUOTES) break;
      const found = group.find(one => !chosen.includes(one) && said.isNew(one.sentence));
      if (!found) continue;
      chosen.push(found);
      said.add(found.sentence);
    }
  }
  return {
    quotes: chosen.map(one => one.quote).sort(newestFirst),
    bestComment: best && { quote: best.quote, answers: answeredBy(best) },
  };
}

/** The one with the best sentence; that others answered it counts for it, up to three of them. */
function bestOf(comments: readonly Candidate[]): Candidate | null {
  let best: { candidate: Candidate; worth: number } | null = null;
  for (const candidate of comments) {
    if (candidate.sentence.length < LEAST_COMMENT) continue;
    const { comments: thread, at } = candidate;
    const answers = thread.filter(one => one.parent === thread[at]?.id).length;
    const worth = candidate.score + Math.min(3, answers) * 0.1;
    if (!best || worth > best.worth) best = { candidate, worth };
  }
  return best?.candidate ?? null;
}

/** Null where it answers a comment that is there no more. */
function answeredBy({ comments, at }: Candidate): Answered | null {
  const parent = comments[at]?.parent ?? null;
  if (parent === null) return { author: null, text: null };
  const answered = comments.find(one => one.id === parent);
  const text = answered ? opening(blocksText(answered.body), OPENING) : '';
  return text === '' ? null : { author: answered?.author ?? null, text };
}

function newestFirst(a: Quote, b: Quote): number {
  const [first, second] = [a.date ?? a.postDate ?? '', b.date ?? b.postDate ?? ''];
  if (first === second) return 0;
  return first > second ? -1 : 1;
}
