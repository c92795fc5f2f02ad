/** How good a ranking is, by judgements. Gain is the grade itself, discount by log2 of the rank. */

export interface RankingScore {
  readonly ndcg10: number;
  /** Of all that is judged relevant, how much stands among the first hundred. */
  readonly recall100: number;
  /** One divided by the rank of the first that is relevant; 0 without any. */
  readonly mrr: number;
}

/** `ranked` are the grades of what was found, in order; `judged` those of all that are relevant. */
export function scoreRanking(
  ranked: readonly number[],
  judged: readonly number[],
  depth = 10,
): RankingScore {
  const best = gain(
    [...judged].sort((a, b) => b - a),
    depth,
  );
  const relevant = judged.filter(grade => grade > 0).length;
  const found = ranked.slice(0, 100).filter(grade => grade > 0).length;
  const first = ranked.findIndex(grade => grade > 0);
  return {
    ndcg10: best === 0 ? 0 : gain(ranked, depth) / best,
    recall100: relevant === 0 ? 0 : found / relevant,
    mrr: first < 0 ? 0 : 1 / (first + 1),
  };
}

export function meanScore(scores: readonly RankingScore[]): RankingScore {
  const mean = (of: (score: RankingScore) => number) =>
    scores.reduce((sum, score) => sum + of(score), 0) / Math.max(1, scores.length);
  return {
    ndcg10: mean(score => score.ndcg10),
    recall100: mean(score => score.recall100),
    mrr: mean(score => score.mrr),
  };
}

function gain(grades: readonly number[], depth: number): number {
  return grades
    .slice(0, depth)
    .reduce((total, grade, index) => total + grade / Math.log2(index + 2), 0);
}
