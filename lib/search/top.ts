import { NO_DAY } from './doc-table.ts';

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

interface Kept {
  /** Of all documents. */
  readonly doc: number;
  readonly key: number;
  readonly score: number;
}

/** Keeps the best `limit` documents of what it is given: by key, then score, then the later number first. */
export class Top {
  readonly #limit: number;
  readonly #day: Int32Array;
  #kept: Kept[] = [];
  #floor = Number.NEGATIVE_INFINITY;

  constructor(limit: number, day: Int32Array) {
    this.#limit = limit;
    this.#day = day;
  }

  add(doc: number, key: number, score: number): void {
    if (key < this.#floor) return;
    this.#kept.push({ doc, key, score });
    // Sorting now and then is as good as a heap, and simpler.
    if (this.#kept.length >= 4 * this.#limit + 64) this.#cut();
  }

  #cut(): void {
    const day = this.#day;
    this.#kept.sort(
      (a, b) => b.key - a.key || b.score - a.score || day[b.doc]! - day[a.doc]! || a.doc - b.doc,
    );
    this.#kept.length = Math.min(this.#kept.length, this.#limit);
    if (this.#kept.length === this.#limit) this.#floor = this.#kept.at(-1)?.key ?? this.#floor;
  }

  take(): readonly Kept[] {
    this.#cut();
    return this.#kept;
  }
}

export function dayOrNull(day: number): number | null {
  return day === NO_DAY ? null : day;
}
