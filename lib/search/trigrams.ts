/** Which of many short texts share runs of three letters with a pattern (Ukkonen 1992, q-grams). */

export interface Trigrams {
  /** Numbers of the texts that share most, of those that share a third; at most `limit`. */
  nearest(pattern: string, limit: number): number[];
}

/** Runs go by their hash: two that meet in one bucket let a text through that fuse.js then refuses. */
const BUCKETS = 1 << 14;
const LEAST_SHARED = 1 / 3;

/** Of texts with several names each, in folded form. A name begins as every word does: with a space. */
export function createTrigrams(texts: readonly (readonly string[])[]): Trigrams {
  const starts = new Int32Array(BUCKETS + 1);
  const last = new Int32Array(BUCKETS).fill(-1);
  const each = (visit: (bucket: number, text: number) => void) => {
    last.fill(-1);
    for (const [text, names] of texts.entries()) {
      for (const name of names) {
        forEachRun(name, bucket => {
          if (last[bucket] === text) return;
          last[bucket] = text;
          visit(bucket, text);
        });
      }
    }
  };
  each(bucket => {
    starts[bucket + 1] = starts[bucket + 1]! + 1;
  });
  for (let i = 0; i < BUCKETS; i++) starts[i + 1] = starts[i + 1]! + starts[i]!;
  const having = new Int32Array(starts[BUCKETS]!);
  const next = starts.slice();
  each((bucket, text) => {
    having[next[bucket]!] = text;
    next[bucket] = next[bucket]! + 1;
  });
  const shared = new Uint8Array(texts.length);

  return {
    nearest(pattern, limit) {
      shared.fill(0);
      const buckets = new Set<number>();
      forEachRun(pattern, bucket => buckets.add(bucket));
      for (const bucket of buckets) {
        for (let i = starts[bucket]!; i < starts[bucket + 1]!; i++) {
          shared[having[i]!] = shared[having[i]!]! + 1;
        }
      }
      const least = Math.max(1, Math.ceil(buckets.size * LEAST_SHARED));
      const found: number[] = [];
      for (let text = 0; text < shared.length; text++) if (shared[text]! >= least) found.push(text);
      // Of texts that share as much, the shorter ones are nearer; their order is that of the list.
      return found
        .sort((a, b) => shared[b]! - shared[a]! || shortest(texts[a]!) - shortest(texts[b]!))
        .slice(0, limit);
    },
  };
}

function shortest(names: readonly string[]): number {
  return Math.min(...names.map(name => name.length));
}

/** Runs of three of the name with a space in front. */
function forEachRun(name: string, visit: (bucket: number) => void): void {
  let before = 0x20;
  for (let i = 1; i < name.length; i++) {
    visit(hash(before, name.charCodeAt(i - 1), name.charCodeAt(i)));
    before = name.charCodeAt(i - 1);
  }
}

function hash(a: number, b: number, c: number): number {
  return (Math.imul(a, 31 * 31) + Math.imul(b, 31) + c) & (BUCKETS - 1);
}
