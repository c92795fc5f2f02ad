/**
 * Stable ids. The same post or comment gets the same id in every run and from every format of the
 * same blog, so ids are made of what all formats keep: the day, the title, the opening words.
 */

/** `p` and 11 characters of base 36. */
export type PostId = string;
/** `c` and 11 characters of base 36. */
export type CommentId = string;
/** `a` and 11 characters of base 36. */
export type ArchiveId = string;

/**
 * 53-bit hash of a string (cyrb53 by bryc, public domain), the widest that a double holds exactly.
 * 300,000 comments collide with a probability of 5 in a million; the importer checks all the same.
 */
export function hash53(text: string, seed = 0): number {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/** A short id: the prefix and the hash in base 36, padded so that ids of a kind are of one length. */
export function makeId(prefix: 'p' | 'c' | 'a', key: string): string {
  return prefix + hash53(key).toString(36).padStart(11, '0');
}
