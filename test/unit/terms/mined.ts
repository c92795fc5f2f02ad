import {
  createMiner,
  type MinedTerm,
  type MinerState,
  minedTerms,
} from '../../../lib/terms/index.ts';

/** What is mined of posts of these texts, a line a paragraph. */
export function stateOf(texts: readonly string[], labels: readonly string[] = []): MinerState {
  const miner = createMiner();
  for (const [post, text] of texts.entries()) {
    miner.add({ post, comment: -1, date: null, title: null, labels, text });
  }
  return miner.state();
}

/** The terms by name; of two of one name the more salient. */
export function mined(
  texts: readonly string[],
  labels: readonly string[] = [],
): Map<string, MinedTerm> {
  return new Map(
    minedTerms(stateOf(texts, labels))
      .toReversed()
      .map(term => [term.name, term]),
  );
}
