import { FailureError } from '../model/index.ts';

/** Where a term occurs: a post (`comment` -1) or a comment of it, and how often there. */
export interface Occurrence {
  readonly post: number;
  readonly comment: number;
  readonly count: number;
}

/**
 * A growing list of occurrences in two to four bytes each: the step to the post (zigzag, so that any order is
 * possible), the comment with a bit that says whether a count follows. Varints of seven bits.
 */
export class OccurrenceWriter {
  #bytes = new Uint8Array(8);
  #length = 0;
  #post = 0;

  add(post: number, comment: number, count: number): void {
    const step = post - this.#post;
    this.#post = post;
    this.#put(step >= 0 ? step * 2 : -step * 2 - 1);
    this.#put((comment + 1) * 2 + (count > 1 ? 1 : 0));
    if (count > 1) this.#put(count);
  }

  /** A copy of just the bytes written. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #put(value: number): void {
    if (this.#length + 5 > this.#bytes.length) {
      const grown = new Uint8Array(this.#bytes.length * 2 + 5);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) {
      this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
    }
    this.#bytes[this.#length++] = rest;
  }
}

export function encodeOccurrences(list: readonly Occurrence[]): Uint8Array<ArrayBuffer> {
  const writer = new OccurrenceWriter();
  for (const { post, comment, count } of list) writer.add(post, comment, count);
  return writer.finish();
}

/** The list in the order in which it was encoded. Throws a `FailureError` ('damaged') if it is cut off. */
export function decodeOccurrences(bytes: Uint8Array): Occurrence[] {
  const list: Occurrence[] = [];
  let at = 0;
  let post = 0;
  const next = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = bytes[at++];
      if (byte === undefined) throw damaged();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const step = next();
    post += step % 2 === 0 ? step / 2 : -(step + 1) / 2;
    const place = next();
    const count = place % 2 === 1 ? next() : 1;
    list.push({ post, comment: Math.floor(place / 2) - 1, count });
  }
  return list;
}

function damaged(): FailureError {
  return new FailureError({
    code: 'damaged',
    message: 'The list of places where a term occurs is cut off.',
    action: 'Delete the archive and import it again.',
  });
}
