import type { IndexDoc } from '../../lib/search/index.ts';
import { makeNames, sprinkleNames } from './made-names.ts';
import { makeDocs } from './zipf-text.ts';

const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A plain-text dump of made-up posts and comments, with 3,000 names in it; about 3.6 kB a thread of 5. */
export function makeDump(posts: number, commentsEach: number): string {
  const sprinkle = sprinkleNames(makeNames(3_000), 30);
  const parts: string[] = [];
  for (const doc of makeDocs(posts, commentsEach)) {
    const body = paragraphs(sprinkle(doc.fields.body));
    parts.push(
      doc.comment < 0
        ? head(doc, body, commentsEach)
        : `  ${doc.comment + 1}. ${body.replaceAll('\n\n', '\n\n    ')}\n\n    ReplyDelete\n`,
    );
  }
  return parts.join('');
}

function head({ day, fields }: IndexDoc, body: string, comments: number): string {
  // Every day has one post: two of one day would be told apart by their titles all the same.
  const parts = DAY.formatToParts(new Date((day ?? 0) * 86_400_000));
  const part = (type: string) => parts.find(one => one.type === type)?.value ?? '';
  const date = `${part('weekday')}, ${part('day')} ${part('month')} ${part('year')}`;
  const title = (fields.title ?? '').replace(/[.,] ?/g, ' ').trim();
  return `${date}\n\n${title}\n\n${body}\n\n${comments > 0 ? `${comments} comments:\n\n` : ''}`;
}

/** A blank line behind every fourth sentence or so. */
function paragraphs(text: string): string {
  let count = 0;
  return text.trim().replace(/\. /g, end => (++count % 4 === 0 ? '.\n\n' : end));
}
