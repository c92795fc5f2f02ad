import {
  failSource,
  keptText,
  type LooseComment,
  type ParsedItem,
  type Place,
  skip,
  warn,
} from '../archive/index.ts';
import {
  type Block,
  type Comment,
  type Failure,
  fail,
  type Ledger,
  type PostWithThread,
} from '../model/index.ts';

/** A thread as it was read, with its source's own id of the post. */
export interface ReadThread extends PostWithThread {
  readonly source: string | null;
}

/** What is read until it is written. */
export interface Step {
  add(item: ParsedItem, source: string): void;
  fail(source: string, failure: Failure): void;
  /** True if it holds neither threads nor comments; it may have a ledger all the same. */
  isEmpty(): boolean;
  /** Of text that was read, in UTF-16 units. */
  characters(): number;
  readonly threads: readonly ReadThread[];
  readonly loose: readonly LooseComment[];
  /** Title and address of the blog, as far as the step has met them. */
  readonly blog: { readonly title: string | null; readonly url: string | null };
  ledger(): Ledger;
}

interface Placed {
  readonly place: Place;
}

export function createStep(before: Ledger): Step {
  const threads: ReadThread[] = [];
  const loose: LooseComment[] = [];
  const blog: { title: string | null; url: string | null } = { title: null, url: null };
  let ledger = before;
  let characters = 0;
  const kept = (body: readonly Block[], what: string, { place }: Placed, source: string) => {
    const some = keptText(body);
    if (some !== body) {
      const message = `The text of a ${what} is longer than can be kept: its end was left out.`;
      ledger = warn(ledger, source, place, message);
    }
    return some;
  };
  const keptComment = <C extends Pick<Comment, 'body'>>(
    comment: C,
    item: Placed,
    source: string,
  ) => {
    const body = kept(comment.body, 'comment', item, source);
    return body === comment.body ? comment : { ...comment, body };
  };
  return {
    threads,
    loose,
    blog,
    add(item, source) {
      switch (item.type) {
        case 'post':
          threads.push({
            post: { ...item.post, body: kept(item.post.body, 'post', item, source) },
            comments: item.comments.map(comment => keptComment(comment, item, source)),
            source: item.source ?? null,
          });
          characters += item.resume.offset - item.place.offset;
          break;
        case 'comment':
          loose.push(keptComment(item.comment, item, source));
          characters += item.resume.offset - item.place.offset;
          break;
        case 'skipped':
          ledger = skip(ledger, item.kind, item.reason, item.count);
          break;
        case 'warning':
          ledger = warn(ledger, source, item.place, item.message);
          if (item.cutOff) ledger = failSource(ledger, source, cutOff(source, item.message));
          break;
        case 'blog':
          blog.title ??= item.title;
          blog.url ??= item.url;
          break;
      }
    },
    fail(source, failure) {
      ledger = failSource(ledger, source, failure);
    },
    isEmpty: () => threads.length === 0 && loose.length === 0,
    characters: () => characters,
    ledger: () => ledger,
  };
}

/** What looks like a success and is half of one is said in plain sight, as any source that failed. */
function cutOff(source: string, message: string): Failure {
  return fail(
    'damaged',
    `${source}: ${message} What is behind that place is missing.`,
    'Export or download it once more and import it again: what is here already stays as it is.',
  ).error;
}
