/** Names of ours in files that others read: for posts of an archive, its terms, our highlights. */
import type { HighlightPage } from '../../model/index.ts';

export const OURS = 'urn:backstory:';
const PART = /^[0-9a-z]{1,40}$/;

export function postName(of: { archive: string; post: string; comment: string | null }): string {
  const parts = [of.archive, of.post, ...(of.comment === null ? [] : [of.comment])];
  return `${OURS}post:${parts.map(encodeURIComponent).join('/')}`;
}

export function termName({ archive, key }: { archive: string; key: string }): string {
  return `${OURS}term:${[archive, key].map(encodeURIComponent).join('/')}`;
}

/** The page's address, or for a post in our reader, which has none of its own, its name. */
export function pageName({ url, place }: HighlightPage): string {
  return url === '' && place ? postName(place) : url;
}

export function placeOf(name: string): HighlightPage['place'] {
  const [archive, post, comment = null] = partsOf(name, 'post') ?? [];
  const parts = [archive, post, ...(comment === null ? [] : [comment])];
  if (archive === undefined || post === undefined) return null;
  return parts.every(part => PART.test(part ?? '')) ? { archive, post, comment } : null;
}

export function termOf(name: string): { archive: string; key: string } | null {
  const [archive, key] = partsOf(name, 'term') ?? [];
  return archive === undefined || key === undefined || !PART.test(archive)
    ? null
    : { archive, key };
}

/** The parts of a name of ours, decoded; null where it is none. */
function partsOf(name: string, kind: string): readonly string[] | null {
  const start = `${OURS}${kind}:`;
  if (!name.startsWith(start)) return null;
  try {
    return name.slice(start.length).split('/').map(decodeURIComponent);
  } catch {
    return null;
  }
}
