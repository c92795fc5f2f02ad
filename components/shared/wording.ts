/** Numbers as the views say them. Plain: thousands separated, nothing rounded but bytes. */

const NUMBERS = new Intl.NumberFormat('en-GB');

/** "4,812". */
export function sayNumber(value: number): string {
  return NUMBERS.format(value);
}

/** "1 post", "84 posts"; a third argument where an s does not do. */
export function sayCount(value: number, one: string, many = `${one}s`): string {
  return `${sayNumber(value)} ${value === 1 ? one : many}`;
}

/** "84 posts · 1,204 comments"; what there is none of is left out, unless there is nothing at all. */
export function sayPostsAndComments(posts: number, comments: number, join = ' · '): string {
  const parts = [
    ...(posts > 0 || comments === 0 ? [sayCount(posts, 'post')] : []),
    ...(comments > 0 ? [sayCount(comments, 'comment')] : []),
  ];
  return parts.join(join);
}

/** Bytes in the unit that a file manager would choose: "812 bytes", "34 kB", "12.4 MB". */
export function sayBytes(bytes: number): string {
  if (bytes < 1000) return sayCount(bytes, 'byte');
  if (bytes < 1e6) return `${Math.round(bytes / 1000)} kB`;
  if (bytes < 1e9) return `${(bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0)} MB`;
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

/** How long something took, from milliseconds: "0.4 seconds", "41 seconds", "3 minutes". */
export function sayDuration(milliseconds: number): string {
  // Nothing takes no time at all.
  const seconds = Math.max(0.1, milliseconds / 1000);
  if (seconds < 10) return `${seconds.toFixed(1)} seconds`;
  if (seconds < 100) return `${Math.round(seconds)} seconds`;
  return sayCount(Math.round(seconds / 60), 'minute');
}

/** The words of a list as a sentence has them: "a", "a and b", "a, b and c". */
export function sayList(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
