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

function lookUp(known: Readonly<Record<string, Withheld | null>>, status: string): Withheld | null {
  const name = status.toLowerCase();
  if (Object.hasOwn(known, name)) return known[name]!;
  return { reason: name.slice(0, 40), as: null };
}
