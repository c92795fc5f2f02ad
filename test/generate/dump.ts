/** A plain-text dump of some posts of a made-up blog, as someone copies them from its pages. */
import type { Blog, MadeComment, MadePost } from './blog.ts';
import { londonDay } from './clock.ts';

/** The posts of these numbers, newest first as a blog shows them. */
export function* dumpOf(blog: Blog, posts: readonly number[]): Generator<string> {
  for (const number of [...posts].sort((a, b) => b - a)) {
    const post = blog.post(number);
    yield postText(post);
    for (let i = 0; i < post.comments; i++) yield commentText(i, blog.comment(number, i));
    yield '\n';
  }
}

function postText({ published, title, paragraphs, comments }: MadePost): string {
  const count = comments > 0 ? `${comments} comments:\n\n` : '';
  const head = title === null ? '' : `${title}\n\n`;
  return `${longDate(londonDay(published))}\n\n${head}${paragraphs.join('\n\n')}\n\n${count}`;
}

function commentText(index: number, { removed, paragraphs }: MadeComment): string {
  const text = removed ? ['This comment has been removed by the author.'] : paragraphs;
  return `  ${index + 1}. ${text.join('\n\n    ')}\n\n    ReplyDelete\n`;
}

/** `Monday, 2 January 2006`: versions of the locale data differ in the comma. */
function longDate(day: string): string {
  const parts = LONG.formatToParts(new Date(day));
  const part = (type: string) => parts.find(one => one.type === type)?.value ?? '';
  return `${part('weekday')}, ${part('day')} ${part('month')} ${part('year')}`;
}

const LONG = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
