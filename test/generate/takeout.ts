/** Takeout's `feed.atom` of a made-up blog, sorted by id, and the `settings.csv` that lies beside it. */
import type { Blog } from './blog.ts';
import { TIME_ZONE } from './clock.ts';
import { escapeXml } from './xml.ts';

/** The feed in pieces, an entry each. Only ids are held: twelve bytes an entry. */
export function* takeoutFeed(blog: Blog): Generator<string> {
  yield `<?xml version='1.0' encoding='utf-8'?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>
  <id>tag:blogger.com,1999:blog-${blog.id}</id>
  <title>${escapeXml(blog.title)}</title>
`;
  for (const [post, comment] of byId(blog)) {
    yield comment < 0 ? postEntry(blog, post) : commentEntry(blog, post, comment);
  }
  yield '</feed>\n';
}

/** As much of Takeout's table as tells of the posts. */
export function takeoutSettings({ title, address }: Blog): string {
  const subdomain = /^https:\/\/(\w+)\./.exec(address)?.[1] ?? '';
  return `blog_publishing_mode,blog_name,blog_description,blog_locale,blog_time_zone,blog_subdomain
HOSTED,${title},"Twenty years, and still no rota",en_GB,${TIME_ZONE},${subdomain}
`;
}

/** Every post (`comment` -1) and comment, by id: most comments come before their post. */
function* byId(blog: Blog): Generator<readonly [post: number, comment: number]> {
  const ends = new Uint32Array(blog.entries);
  let length = 0;
  for (let post = 0; post < blog.entries; post++) {
    length += 1 + blog.commentsOf(post);
    ends[post] = length;
  }
  // The first fifteen digits, which a double holds exactly; the rest decides nothing.
  const keys = new Float64Array(length);
  let at = 0;
  for (let post = 0; post < blog.entries; post++) {
    keys[at++] = Number(blog.postId(post).slice(0, 15));
    for (let comment = 0; comment < blog.commentsOf(post); comment++) {
      keys[at++] = Number(blog.commentId(post, comment).slice(0, 15));
    }
  }
  const order = Uint32Array.from(keys, (_, i) => i).sort((a, b) => keys[a]! - keys[b]! || a - b);
  for (const entry of order) {
    const post = firstAbove(ends, entry);
    yield [post, entry - (post === 0 ? 0 : ends[post - 1]!) - 1];
  }
}

function firstAbove(ends: Uint32Array, value: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ends[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function time(instant: number): string {
  return new Date(instant).toISOString();
}

function author(name: string): string {
  const type = name === 'Anonymous' ? 'ANONYMOUS' : 'BLOGGER';
  return `<author>
      <name>${escapeXml(name)}</name>
      <blogger:type>${type}</blogger:type>
    </author>`;
}

function postEntry(blog: Blog, number: number): string {
  const post = blog.post(number);
  const labels = post.labels.map(
    label => `<category scheme='tag:blogger.com,1999:blog-${blog.id}' term='${escapeXml(label)}'/>`,
  );
  return `  <entry>
    <id>tag:blogger.com,1999:blog-${blog.id}.${post.kind}-${post.id}</id>
    <blogger:type>${post.kind.toUpperCase()}</blogger:type>
    <blogger:status>${post.draft ? 'DRAFT' : 'LIVE'}</blogger:status>
    ${author(post.author)}
    <title>${escapeXml(post.title ?? '')}</title>
    <content type='html'>${escapeXml(post.html)}</content>
    <blogger:metaDescription/>
    <blogger:created>${time(post.published - 60_000)}</blogger:created>
    <published>${time(post.published)}</published>
    <updated>${time(post.updated)}</updated>
    <blogger:location/>
    ${labels.join('\n    ') || '<category/>'}
    <blogger:filename>/${post.path}</blogger:filename>
    <link/>
    <enclosure/>
    <blogger:trashed/>
  </entry>
`;
}

function commentEntry(blog: Blog, post: number, number: number): string {
  const comment = blog.comment(post, number);
  const prefix = `tag:blogger.com,1999:blog-${blog.id}`;
  const status = comment.removed ? 'EMPTIED' : comment.spam ? 'SPAM_COMMENT' : 'LIVE';
  const { parent } = comment;
  return `  <entry>
    <id>${prefix}.post-${comment.id}</id>
    <blogger:parent>${prefix}.post-${blog.postId(post)}</blogger:parent>
    ${parent === null ? '<blogger:inReplyTo/>' : `<blogger:inReplyTo>${prefix}.post-${parent}</blogger:inReplyTo>`}
    <blogger:type>COMMENT</blogger:type>
    <blogger:status>${status}</blogger:status>
    ${author(comment.author)}
    <content type='html'>${escapeXml(comment.html)}</content>
    <blogger:created>${time(comment.published)}</blogger:created>
    <published>${time(comment.published)}</published>
    <updated>${time(comment.published)}</updated>
    <blogger:trashed/>
  </entry>
`;
}
