/**
 * Bytes as text that JSON leaves as it is: four bytes are five characters (6.4 bits each, where base 64
 * has 6). The idea is Ascii85's; the characters are the printable ones of ASCII without those that JSON
 * escapes (`"`, `\`), without `<`, which Chromium writes as `\u003C` when it measures an item, and without
 * a few that are left over.
 */
const ALPHABET =
  '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?_~()[]{}@%$#;';
const VALUES = new Map([...ALPHABET].map((character, value) => [character, value]));
/** Bytes of a last group that is not whole, by how many characters it has; -1 where there is no such group. */
const REST = [0, -1, 1, 2, 3];

/** Of `n` bytes. */
export function textLength(n: number): number {
  return Math.floor(n / 4) * 5 + (n % 4 === 0 ? 0 : (n % 4) + 1);
}

/** How many bytes surely fit into so many characters. */
export function bytesWithin(characters: number): number {
  return Math.max(0, Math.floor(characters / 5) * 4);
}

export function toBase85(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4) {
    const count = Math.min(4, bytes.length - at);
    let value = 0;
    for (let i = 0; i < 4; i++) value = value * 256 + (bytes[at + i] ?? 0);
    let group = '';
    for (let i = 0; i < 5; i++) {
      group = ALPHABET.charAt(value % 85) + group;
      value = Math.floor(value / 85);
    }
    text += group.slice(0, count + 1);
  }
  return text;
}

/** Null where the text is none that `toBase85` writes. */
export function fromBase85(text: string): Uint8Array<ArrayBuffer> | null {
  const rest = REST[text.length % 5] ?? -1;
  if (rest < 0) return null;
  const bytes = new Uint8Array(Math.floor(text.length / 5) * 4 + rest);
  for (let at = 0, to = 0; at < text.length; at += 5, to += 4) {
    let value = 0;
    for (let i = 0; i < 5; i++) {
      // A group that is not whole was written as if zeroes followed: the highest digit brings them back.
      const digit = at + i < text.length ? VALUES.get(text.charAt(at + i)) : 84;
      if (digit === undefined) return null;
      value = value * 85 + digit;
    }
    if (value > 0xffffffff) return null;
    for (let i = 0; i < 4 && to + i < bytes.length; i++)
      bytes[to + i] = Math.floor(value / 256 ** (3 - i)) % 256;
  }
  return bytes;
}
