import { type DocTable, NO_DAY } from './doc-table.ts';

export interface Candidate {
  readonly segment: number;
  readonly doc: number;
  readonly post: number;
  readonly comment: number;
  readonly day: number;
  score: number;
}

/** Below 0 where `a` comes first: by score, then the newer, then by post and comment. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    b.score - a.score ||
    b.day - a.day ||
    a.post - b.post ||
    a.comment - b.comment ||
    a.segment - b.segment ||
    a.doc - b.doc
  );
}

/** Keeps the best `limit` of what it is given. */
export class Top {
  readonly #limit: number;
  #kept: Candidate[] = [];
  #floor = Number.NEGATIVE_INFINITY;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(segment: number, doc: number, score: number, table: DocTable): void {
    if (score < this.#floor) return;
    this.#kept.push({
      segment,
      doc,
      post: table.post[doc]!,
      comment: table.comment[doc]!,
      day: table.day[doc]!,
      score,
    });
    // Sorting now and then is as good as a heap, and simpler.
    if (this.#kept.length >= 4 * this.#limit + 64) this.#cut();
  }

  #cut(): void {
    this.#kept.sort(compareCandidates);
    this.#kept.length = Math.min(this.#kept.length, this.#limit);
    if (this.#kept.length === this.#limit) this.#floor = this.#kept.at(-1)?.score ?? this.#floor;
  }

  take(): Candidate[] {
    this.#cut();
    return this.#kept;
  }
}

export function dayOrNull(day: number): number | null {
  return day === NO_DAY ? null : day;
}
