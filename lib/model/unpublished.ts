/** What an import leaves out unless it is asked for. */
export const UNPUBLISHED = ['draft', 'scheduled', 'spam', 'pending', 'trashed'] as const;
export type Unpublished = (typeof UNPUBLISHED)[number];
