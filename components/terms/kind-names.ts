import type { TermKind } from '../../lib/model/index.ts';

export const KIND_NAMES: Readonly<Record<TermKind, string>> = {
  acronym: 'Acronym',
  body: 'Body',
  person: 'Person',
  policy: 'Policy',
  place: 'Place',
  topic: 'Topic',
};
