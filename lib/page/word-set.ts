/** A set of the words of a text: names of elements are written in a line. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));
