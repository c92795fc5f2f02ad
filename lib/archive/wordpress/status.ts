import { type Withheld, withheld } from '../published.ts';

const POST: Readonly<Record<string, Withheld | null>> = {
  '': null,
  publish: null,
  draft: withheld('draft'),
  'auto-draft': withheld('draft'),
  pending: { reason: 'awaiting review', as: 'draft' },
  private: { reason: 'private', as: 'draft' },
  future: withheld('scheduled'),
  trash: withheld('trashed'),
};

const COMMENT: Readonly<Record<string, Withheld | null>> = {
  '': null,
  '1': null,
  approve: null,
  approved: null,
  '0': withheld('pending'),
  hold: withheld('pending'),
  spam: withheld('spam'),
  trash: withheld('trashed'),
  'post-trashed': withheld('trashed'),
};

/** Why a post of this status is not public; null where it is. */
export function postWithheld(status: string): Withheld | null {
  return lookUp(POST, status);
}

/** Why a comment is not public: by `comment_approved`, or by the status that wp-json gives. */
export function commentWithheld(status: string): Withheld | null {
  return lookUp(COMMENT, status);
}

/** What stands among the comments and is none, such as a link from another blog; null for a comment. */
export function otherThanComment(type: string): string | null {
  if (type === '' || type === 'comment') return null;
  if (type === 'pingback' || type === 'trackback')
    return `another site’s link to the post (${type})`;
  return `not a comment but “${type.slice(0, 40)}”`;
}

function lookUp(known: Readonly<Record<string, Withheld | null>>, status: string): Withheld | null {
  const name = status.toLowerCase();
  if (Object.hasOwn(known, name)) return known[name]!;
  return { reason: name.slice(0, 40), as: null };
}
