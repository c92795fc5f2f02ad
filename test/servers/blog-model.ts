/** An invented blog that the servers serve each in its own protocol. */

export interface ServedPost {
  readonly no: number;
  title: string;
  /** Milliseconds since 1970. */
  readonly published: number;
  updated: number;
  body: string;
  readonly labels: readonly string[];
}

export interface ServedComment {
  readonly no: number;
  readonly post: number;
  readonly parent: number | null;
  readonly author: string;
  readonly published: number;
  readonly body: string;
}

export interface ServedBlog {
  title: string;
  posts: ServedPost[];
  comments: ServedComment[];
}

const HOUR = 3_600_000;
const START = Date.UTC(2019, 0, 1, 9);

/** Posts a day apart, the comments of each an hour apart, every second one an answer to the first. */
export function makeBlog(posts: number, commentsEach: (post: number) => number): ServedBlog {
  const blog: ServedBlog = { title: 'The Ledger & the Lamp', posts: [], comments: [] };
  for (let no = 1; no <= posts; no++) addPost(blog, START + no * 24 * HOUR, commentsEach(no));
  return blog;
}

export function addPost(blog: ServedBlog, published: number, comments = 0): ServedPost {
  const no = Math.max(0, ...blog.posts.map(post => post.no)) + 1;
  const post: ServedPost = {
    no,
    title: `Caseloads, part ${no}`,
    published,
    updated: published,
    body: `<p>Part ${no}: officers &amp; offices, counted once more.</p>`,
    labels: ['caseloads'],
  };
  blog.posts.push(post);
  for (let i = 1; i <= comments; i++) addComment(blog, no, published + i * HOUR, i % 2 === 0);
  return post;
}

export function addComment(
  blog: ServedBlog,
  post: number,
  published: number,
  isReply = false,
): ServedComment {
  const no = 1_000_000 + blog.comments.length;
  const first = blog.comments.find(comment => comment.post === post);
  const comment: ServedComment = {
    no,
    post,
    parent: isReply && first ? first.no : null,
    author: `Reader ${no % 7}`,
    published,
    body: `I was there, comment ${no}.`,
  };
  blog.comments.push(comment);
  return comment;
}

export function editPost(blog: ServedBlog, no: number, updated: number, body: string): void {
  const post = blog.posts.find(found => found.no === no);
  if (!post) throw new Error(`no post ${no}`);
  post.body = body;
  post.updated = updated;
}

export function deletePost(blog: ServedBlog, no: number): void {
  blog.posts = blog.posts.filter(post => post.no !== no);
  blog.comments = blog.comments.filter(comment => comment.post !== no);
}
