/** How hard a passphrase is to guess, roughly. */
export type Strength = 'short' | 'weak' | 'fair' | 'strong';

export const LEAST_LENGTH = 8;

/**
 * Bits that a guesser has to try, by what people choose: a word counts as one of 2,048, however long it
 * is; digits and signs by their number; what repeats counts nothing. One graphics card tries some 15,000
 * passphrases a second against 600,000 rounds of PBKDF2: 2³⁵ take it a month, 2⁵⁰ two thousand years.
 */
export function strengthOf(passphrase: string): Strength {
  const text = passphrase.normalize('NFKC');
  if ([...text].length < LEAST_LENGTH) return 'short';
  const words = new Set(text.toLowerCase().match(/\p{L}+/gu) ?? []);
  let bits = 0;
  for (const word of words) bits += Math.min(11, lettersOf(word) * 4.7);
  const digits = new Set(text.match(/\p{N}/gu) ?? []).size;
  const signs = new Set(text.match(/[^\p{L}\p{N}\s]/gu) ?? []).size;
  bits += 3.3 * digits + 4 * signs;
  if (bits < 35) return 'weak';
  return bits < 50 ? 'fair' : 'strong';
}

/** Letters without those that only repeat what stands before them. */
function lettersOf(word: string): number {
  return word.replace(/(.)\1+/gu, '$1').length;
}

export const STRENGTH_WORDS: Readonly<Record<Strength, string>> = {
  short: `At least ${LEAST_LENGTH} characters; five words that nobody expects together are best.`,
  weak: 'Weak: a machine could guess it within weeks. More words make it better.',
  fair: 'Fair: a machine would take years to guess it.',
  strong: 'Strong.',
};
