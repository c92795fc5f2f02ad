import type { ArchiveReader } from './ports.ts';

/** Filters of a search whose values are words of the archives. */
export type FilterValueKind = 'author' | 'label' | 'term';

/** Who wrote posts, what posts are labelled with, or what is known: all of it, the commonest first. */
export async function filterValues(
  reader: ArchiveReader,
  kind: FilterValueKind,
): Promise<string[]> {
  const counts = new Map<string, number>();
  const count = (value: string, times: number) =>
    counts.set(value, (counts.get(value) ?? 0) + times);
  for (const { id } of await reader.archives()) {
    if (kind === 'term') {
      for (const { name, posts } of await reader.terms(id)) count(name, posts);
      continue;
    }
    for (const { author, labels } of await reader.titles(id)) {
      if (kind === 'label') for (const label of labels) count(label, 1);
      else if (author !== null) count(author, 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value);
}
