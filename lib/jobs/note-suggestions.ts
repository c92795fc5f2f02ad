/** What may be meant by what is typed at a highlight: tags, terms, posts. */
import type { HighlightLink } from '../model/index.ts';
import { termKey } from '../terms/index.ts';
import { fold } from '../text/index.ts';
import type { HighlightReader } from './highlight-ports.ts';
import type { ArchiveReader } from './ports.ts';

export interface NoteSuggestions {
  readonly tags: readonly string[];
  readonly links: readonly HighlightLink[];
}

const MOST_TAGS = 8;
const MOST_OF_A_KIND = 4;

/** Those that begin with what is typed, or of which a word does, the fuller matches first. */
export async function suggestForNote(
  reader: ArchiveReader & HighlightReader,
  typed: string,
): Promise<NoteSuggestions> {
  const wanted = fold(typed.trim());
  if (wanted === '') return { tags: [], links: [] };
  const [archives, records] = await Promise.all([reader.archives(), reader.highlights()]);
  const used = [...new Set(records.flatMap(({ tags }) => tags.value))];
  const terms: Ranked<HighlightLink & { kind: 'term' }>[] = [];
  const posts: Ranked<HighlightLink & { kind: 'post' }>[] = [];
  for (const { id } of archives) {
    for (const term of await reader.terms(id)) {
      const { name, expansion, salience, muted } = term;
      const rank = Math.max(rankOf(name, wanted), rankOf(expansion ?? '', wanted));
      if (rank === 0 || muted) continue;
      const of = { kind: 'term' as const, archive: id, key: termKey(term), name };
      terms.push({ rank: rank + salience, of });
    }
    for (const { id: post, title } of await reader.titles(id)) {
      const rank = rankOf(title ?? '', wanted);
      if (rank > 0 && title !== null)
        posts.push({ rank, of: { kind: 'post', archive: id, post, comment: null, title } });
    }
  }
  const ranked = used.map(tag => ({ rank: 2 * rankOf(tag, wanted), of: tag }));
  const byTerms = terms.map(({ rank, of }) => ({ rank, of: of.name }));
  return {
    tags: [...new Set(best([...ranked, ...byTerms], 2 * MOST_TAGS))].slice(0, MOST_TAGS),
    links: [...best(terms, MOST_OF_A_KIND), ...best(posts, MOST_OF_A_KIND)],
  };
}

interface Ranked<T> {
  readonly rank: number;
  readonly of: T;
}

function best<T>(found: readonly Ranked<T>[], most: number): T[] {
  return found
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map(({ of }) => of);
}

/** 3 for the very words, 2 for their beginning, 1 where a word within begins so, else 0. */
function rankOf(text: string, wanted: string): number {
  const folded = fold(text);
  if (folded === wanted) return 3;
  if (folded.startsWith(wanted)) return 2;
  const at = folded.indexOf(wanted);
  return at > 0 && /[^\p{L}\p{N}]/u.test(folded[at - 1]!) ? 1 : 0;
}
