import { UNPUBLISHED, type Unpublished } from '../../lib/model/index.ts';
import { sayCount } from '../shared/index.ts';

/** What the boxes are called. */
export const UNPUBLISHED_NAMES: Readonly<Record<Unpublished, string>> = {
  draft: 'Drafts',
  scheduled: 'Scheduled posts',
  spam: 'Spam',
  pending: 'Comments that wait for approval',
  trashed: 'What is in the bin',
};

/** The ledger's reasons that a box overrules, beside those that are named as the box is. */
const OTHER_REASONS: Readonly<Record<string, Unpublished>> = {
  'awaiting review': 'draft',
  private: 'draft',
  ghosted: 'spam',
};

/** The box that brings in what was skipped for this reason; null where none does. */
export function boxFor(reason: string): Unpublished | null {
  if (Object.hasOwn(OTHER_REASONS, reason)) return OTHER_REASONS[reason] ?? null;
  return UNPUBLISHED.find(name => name === reason) ?? null;
}

/** "3 drafts", "118 spam comments", "2 pages awaiting review". */
export function sayWithheld(kind: string, reason: string, count: number): string {
  if (reason === 'draft' && kind === 'post') return sayCount(count, 'draft');
  if (reason === 'awaiting review') return `${sayCount(count, kind)} awaiting review`;
  if (reason === 'trashed') return `${sayCount(count, kind)} from the bin`;
  return sayCount(count, `${reason} ${kind}`);
}
