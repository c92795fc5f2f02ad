/**
 * A made-up blog of any size. Everything in it is a function of its number and the seed, so that a
 * writer may take it in any order and hold nothing: Takeout sorts half a million entries by id.
 */
import { createRandom } from '../bench/zipf-text.ts';
import { createProse, type Prose, type Random } from './prose.ts';

export interface BlogSize {
  /** Published posts; pages and drafts come on top. */
  readonly posts: number;
  /** Live and removed comments of published posts. */
  readonly comments: number;
  readonly seed?: number;
}

/** What there is to be found in an export of the blog. */
export interface BlogCounts {
  readonly posts: number;
  readonly pages: number;
  readonly drafts: number;
  /** Of posts, removed ones included. */
  readonly comments: number;
  readonly removed: number;
  /** Comments of drafts: live in the export, with nothing to hang on. */
  readonly commentsOfDrafts: number;
  /** Comments that were judged to be spam: only Takeout has them. */
  readonly spam: number;
}

export interface MadePost {
  readonly kind: 'post' | 'page';
  /** Nineteen digits. */
  readonly id: string;
  readonly draft: boolean;
  /** Null for the few that have none. */
  readonly title: string | null;
  /** Milliseconds since 1970. */
  readonly published: number;
  readonly updated: number;
  /** Path within the blog's site. */
  readonly path: string;
  readonly author: string;
  readonly labels: readonly string[];
  readonly paragraphs: readonly string[];
  readonly html: string;
  /** How many comments it has, spam not among them. */
  readonly comments: number;
}

export interface MadeComment {
  readonly id: string;
  /** Id of the comment that it answers. */
  readonly parent: string | null;
  readonly author: string;
  readonly published: number;
  readonly removed: boolean;
  readonly spam: boolean;
  readonly paragraphs: readonly string[];
  readonly html: string;
}

export interface Blog {
  readonly id: string;
  readonly title: string;
  /** With a slash at its end. */
  readonly address: string;
  readonly author: string;
  readonly counts: BlogCounts;
  /** How many posts, pages and drafts there are together: in this order. */
  readonly entries: number;
  post(number: number): MadePost;
  /** Comments of a post in the order of their dates; spam comes behind the others. */
  comment(post: number, number: number): MadeComment;
  /** Comments of a post with spam. */
  commentsOf(post: number): number;
  /** The id alone: what sorting needs. */
  postId(number: number): string;
  commentId(post: number, number: number): string;
}

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2006, 2, 1, 7, 30);
/** A post a day at most, so that no two of one day make a test depend on chance. */
const POST_EVERY = DAY;
const SHORT_REPLIES = ['Well said.', 'Exactly!', 'This.', 'Thank you, Jim.', 'What a surprise…'];

export function makeBlog({ posts, comments, seed = 1 }: BlogSize): Blog {
  const prose = createProse(seed);
  const pages = Math.min(5, Math.ceil(posts / 20));
  const drafts = Math.ceil(posts / 50);
  const entries = posts + pages + drafts;
  const shares = shareOut(comments, posts, createRandom(seed + 3));
  const liveOf = (post: number): number =>
    post < posts
      ? shares[post]!
      : post < posts + pages
        ? 0
        : (post - posts - pages) % 3 === 0
          ? 2
          : 0;
  const spamOf = (post: number) => (post < posts && post % 7 === 3 ? 1 : 0);
  const randomOf = (post: number, comment: number): Random => {
    const random = createRandom(
      Math.imul(post + 1, 0x9e3779b1) ^ Math.imul(comment + 7, 0x85ebca6b) ^ seed,
    );
    // Seeds that lie close give first numbers that lie close.
    random();
    return random;
  };

  const isRemoved = (post: number, comment: number) =>
    comment < liveOf(post) && randomOf(post, comment + 1_000_000)() < 0.03;
  const publishedOf = (post: number) =>
    FIRST_DAY + post * POST_EVERY + Math.floor(randomOf(post, -3)() * 50_000_000);
  const postId = (post: number) => makeNumber(randomOf(post, -2), 5, 8);
  const commentId = (post: number, comment: number) =>
    makeNumber(randomOf(post, comment + 2_000_000), 1, 8);

  return {
    id: makeNumber(randomOf(-5, 0), 1, 8),
    title: 'The Duty Rota',
    address: 'https://thedutyrota.blogspot.com/',
    author: 'Jim',
    counts: {
      posts,
      pages,
      drafts,
      comments,
      removed: count(posts, post =>
        count(liveOf(post), comment => Number(isRemoved(post, comment))),
      ),
      commentsOfDrafts: count(drafts, draft => liveOf(posts + pages + draft)),
      spam: count(posts, spamOf),
    },
    entries,
    commentsOf: post => liveOf(post) + spamOf(post),
    postId,
    commentId,

    post(number) {
      const random = randomOf(number, -1);
      const published = publishedOf(number);
      const isPage = number >= posts && number < posts + pages;
      const title = random() < 0.02 ? null : prose.title(random, 2 + Math.floor(random() * 7));
      const paragraphs = prose.paragraphs(random, lengthOf(random, 500));
      return {
        kind: isPage ? 'page' : 'post',
        id: postId(number),
        draft: number >= posts + pages,
        title,
        published,
        updated: published + Math.floor(random() * DAY),
        path: pathOf(number, published, title, isPage),
        author: random() < 0.95 ? 'Jim' : prose.writer(random),
        labels: Array.from({ length: Math.floor(random() * 4) }, () => prose.label(random)),
        paragraphs,
        html: postHtml(paragraphs, random),
        comments: liveOf(number),
      };
    },

    comment(post, number) {
      const random = randomOf(post, number);
      const removed = isRemoved(post, number);
      const paragraphs = removed ? [] : commentText(prose, random);
      // Answers go to one of the last few that are no spam.
      const back = 1 + Math.floor(random() * 6);
      const answers = number >= back && number < liveOf(post) && random() < 0.4;
      return {
        id: commentId(post, number),
        parent: answers ? commentId(post, number - back) : null,
        author: random() < 0.55 ? 'Anonymous' : prose.writer(random),
        published: publishedOf(post) + (number + 1) * 600_000 + Math.floor(random() * 500_000),
        removed,
        spam: number >= liveOf(post),
        paragraphs,
        html: commentHtml(paragraphs, random),
      };
    },
  };
}

/** So many comments over posts as blogs have them: many with few, few with hundreds. */
function shareOut(total: number, posts: number, random: Random): Uint32Array {
  const weights = Float64Array.from({ length: posts }, () => Math.exp(1.1 * normal(random)));
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = Uint32Array.from(weights, weight => Math.floor((total * weight) / sum));
  let left = total - shares.reduce((a, b) => a + b, 0);
  for (let post = 0; left > 0 && posts > 0; post = (post + 1) % posts, left--) shares[post]!++;
  return shares;
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function count(length: number, of: (number: number) => number): number {
  let sum = 0;
  for (let number = 0; number < length; number++) sum += of(number);
  return sum;
}

/** Nineteen digits, the first between two. */
function makeNumber(random: Random, from: number, to: number): string {
  const nine = () => String(Math.floor(random() * 1e9)).padStart(9, '0');
  return `${from + Math.floor(random() * (to - from + 1))}${nine()}${nine()}`;
}

/** Words, exponentially spread about a mean. */
function lengthOf(random: Random, mean: number): number {
  return 5 + Math.floor(-Math.log(1 - random()) * mean);
}

function pathOf(number: number, published: number, title: string | null, page: boolean): string {
  const name = (title ?? 'blog-post')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .slice(0, 39);
  if (page) return `p/${name}.html`;
  const month = new Date(published).toISOString().slice(0, 7).replace('-', '/');
  return `${month}/${name}-${number}.html`;
}

function commentText(prose: Prose, random: Random): string[] {
  if (random() < 0.04) return [SHORT_REPLIES[Math.floor(random() * SHORT_REPLIES.length)]!];
  return prose.paragraphs(random, lengthOf(random, 64));
}

/** Typed text as Blogger keeps it. */
function typed(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll("'", '&#39;');
}

function postHtml(paragraphs: readonly string[], random: Random): string {
  const parts = paragraphs.map((text, i) => {
    const html = decorated(typed(text), random);
    if (i > 0 && random() < 0.08) return `<blockquote class="tr_bq">${html}</blockquote>`;
    return i > 0 && random() < 0.05 ? `${picture(random)}${html}` : html;
  });
  return random() < 0.7
    ? parts.join('<br /><br />')
    : parts.map(part => (part.startsWith('<block') ? part : `<p>${part}</p>\n`)).join('');
}

function commentHtml(paragraphs: readonly string[], random: Random): string {
  return paragraphs.map(text => decorated(typed(text), random)).join('<br /><br />');
}

function picture(random: Random): string {
  const name = makeNumber(random, 1, 9);
  return `<div class="separator" style="clear: both; text-align: center;"><a href="https://1.bp.blogspot.com/-${name}/s1600/a.jpg" imageanchor="1"><img border="0" height="240" width="320" src="https://1.bp.blogspot.com/-${name}/s320/a.jpg" /></a></div>`;
}

/** A word here and there becomes a link or stands out; the text stays what it is. */
function decorated(html: string, random: Random): string {
  if (random() > 0.12) return html;
  const end = html.indexOf(' ', 1 + Math.floor(random() * html.length));
  const start = html.lastIndexOf(' ', end - 1) + 1;
  const word = html.slice(start, end);
  if (end < 0 || !/^[a-z]+$/.test(word)) return html;
  const lot = random();
  const marked =
    lot < 0.4
      ? `<a href="https://news.example/story?id=${Math.floor(lot * 1e6)}&amp;page=1" rel="nofollow">${word}</a>`
      : lot < 0.7
        ? `<b>${word}</b>`
        : `<i>${word}</i>`;
  return html.slice(0, start) + marked + html.slice(end);
}
