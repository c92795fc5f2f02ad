import type { ArchiveId, Suggestion } from '../model/index.ts';
import { createSuggester, type IndexSuggestion, writeFilter } from '../search/index.ts';
import type { ArchiveReader } from './ports.ts';

const SUGGESTIONS = 4;

export interface Suggestions {
  suggest(query: string): Promise<Suggestion[]>;
  /** The names of a term: its own, its aliases, what it stands for; none where no archive knows it. */
  namesOf(term: string): Promise<string[]>;
}

/** Titles, terms, people and labels like what is typed; read once, and again when an archive has changed. */
export function createSuggestions(reader: ArchiveReader): Suggestions {
  let suggester: { version: string; suggest: (query: string) => Suggestion[] } | null = null;
  let names: { version: string; of: Map<string, Set<string>> } | null = null;

  async function versionNow(): Promise<string> {
    const archives = await reader.archives();
    return archives.map(({ id, updated }) => `${id}:${updated}`).join();
  }

  async function load(version: string) {
    const titles: { id: string; title: string }[] = [];
    const terms: { name: string; aliases: readonly string[]; kind: string }[] = [];
    const authors = new Set<string>();
    const labels = new Set<string>();
    const owner = new Map<string, ArchiveId>();
    for (const { id: archive } of await reader.archives()) {
      for (const { id, title, author, labels: own } of await reader.titles(archive)) {
        if (title !== null) titles.push({ id, title });
        owner.set(id, archive);
        if (author !== null) authors.add(author);
        for (const label of own) labels.add(label);
      }
      for (const term of await reader.terms(archive)) terms.push(term);
    }
    const suggest = createSuggester({
      ...{ titles, terms, authors: [...authors], labels: [...labels] },
    });
    return {
      version,
      suggest: (query: string) =>
        suggest(query, SUGGESTIONS).map<Suggestion>(suggestion => ({
          kind: suggestion.kind,
          text: suggestion.text,
          ...aimOf(suggestion, owner),
        })),
    };
  }

  return {
    async suggest(query) {
      if (query.trim().length < 2) return [];
      const version = await versionNow();
      if (suggester?.version !== version) suggester = await load(version);
      return suggester.suggest(query);
    },
    async namesOf(term) {
      const version = await versionNow();
      if (names?.version !== version) names = { version, of: await loadNames(reader) };
      return [...(names.of.get(keyOf(term)) ?? [])];
    },
  };
}

/** Where a suggestion leads: a title to its post, everything else to a search. */
function aimOf(
  { kind, text, id }: IndexSuggestion,
  owner: ReadonlyMap<string, ArchiveId>,
): Pick<Suggestion, 'place' | 'query'> {
  const archive = id === undefined ? undefined : owner.get(id);
  if (id !== undefined && archive !== undefined) {
    return { place: { archive, post: id, comment: null }, query: null };
  }
  const filtered = kind === 'author' || kind === 'label';
  return { place: null, query: filtered ? `${writeFilter({ kind, value: text })} ` : text };
}

/** The names of every term, by each of them: who asks for an alias means the term. */
async function loadNames(reader: ArchiveReader): Promise<Map<string, Set<string>>> {
  const of = new Map<string, Set<string>>();
  for (const { id } of await reader.archives()) {
    for (const { name, aliases, expansion } of await reader.terms(id)) {
      const own = [name, ...aliases, ...(expansion === null ? [] : [expansion])];
      for (const key of own.map(keyOf)) {
        const known = of.get(key) ?? new Set<string>();
        // A term by that very name says what it means before one that only goes by it as well.
        of.set(key, keyOf(name) === key ? new Set([...own, ...known]) : known);
        for (const other of own) of.get(key)?.add(other);
      }
    }
  }
  return of;
}

function keyOf(name: string): string {
  return name.trim().toLowerCase();
}
