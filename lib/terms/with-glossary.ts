/** What a glossary knows, put into the terms that an archive was mined for. */
import type { Definition, TermFacts } from '../model/index.ts';
import { mergeFacts } from './change-facts.ts';
import type { Glossary, GlossaryEntry } from './glossary/index.ts';
import { nameKey } from './name-groups.ts';

/**
 * Of a term that only the glossary has. What is capitalised or has an expansion was mined; the rest are
 * the subject's ordinary words, of which a page should not show too many.
 */
const SALIENCE = 0.4;
/** Each further meaning of a word has a little less, so that the likelier stands first wherever terms are sorted. */
const LATER = 0.001;

/**
 * The terms with what the glossary says of them, and a term for each of its entries that was not mined;
 * those have to be counted, since an archive that never speaks of one has no use for it. Mined terms
 * that the glossary knows to be the same (an acronym and its long form) become one. Of several meanings
 * of one acronym, the first is taken for what was mined without an expansion; the others are terms of
 * their own.
 */
export function withGlossary(
  mined: readonly TermFacts[],
  glossary: Pick<Glossary, 'name' | 'entries'>,
): TermFacts[] {
  const list = new GlossedTerms(mined);
  for (const entry of glossary.entries) list.take(entry, definitionOf(entry, glossary.name));
  return list.finish();
}

/** What of a list of terms a glossary can be fitted by (`glossaryFits`). */
export function* formsOfTerms(terms: readonly TermFacts[]): Generator<string> {
  for (const { name, aliases, expansion } of terms) {
    yield name;
    yield* aliases;
    if (expansion !== null) yield expansion;
  }
}

function definitionOf(entry: GlossaryEntry, glossary: string): Definition | null {
  if (entry.definition === null) return null;
  return { text: entry.definition, source: entry.source ?? glossary };
}

class GlossedTerms {
  readonly #terms: (TermFacts | null)[];
  /** Terms by their names as written; the mined by those, and by names and expansions whatever the case. */
  readonly #names = new Map<string, number[]>();
  readonly #mined = new Map<string, number[]>();
  readonly #longs = new Map<string, number[]>();
  readonly #aliases = new Map<string, number>();
  readonly #entries = new Map<string, number>();
  /** Those that are an entry's already. */
  readonly #taken = new Set<number>();

  constructor(mined: readonly TermFacts[]) {
    this.#terms = [...mined];
    for (const [at, { name, aliases, expansion }] of mined.entries()) {
      push(this.#names, name, at);
      push(this.#mined, name, at);
      push(this.#longs, nameKey(name), at);
      if (expansion !== null) push(this.#longs, nameKey(expansion), at);
      for (const alias of aliases) if (!this.#aliases.has(alias)) this.#aliases.set(alias, at);
    }
  }

  take(entry: GlossaryEntry, definition: Definition | null): void {
    const same = this.#sameAs(entry);
    const [first, ...others] = same;
    const earlier = this.#entries.get(entry.term) ?? 0;
    this.#entries.set(entry.term, earlier + 1);
    if (first === undefined) {
      this.#add(entry, definition, SALIENCE - LATER * Math.min(earlier, 100));
      return;
    }
    for (const at of same) this.#taken.add(at);
    const folded = others.map(at => this.#terms[at]!);
    for (const at of others) this.#terms[at] = null;
    const term = mergeFacts(this.#terms[first]!, folded, undefined);
    const long = entry.expansion;
    const known = long === null || nameKey(long) === nameKey(term.name);
    const expansion = term.expansion ?? (known ? null : long);
    // Its short name it may share with another meaning, its other forms not.
    const forms = [entry.term, ...this.#free(entry.aliases, same)];
    this.#terms[first] = {
      ...term,
      kind: entry.kind === 'acronym' && term.name !== entry.term ? term.kind : entry.kind,
      expansion,
      aliases: [...new Set([...term.aliases, ...forms])].filter(
        form => form !== term.name && form !== expansion,
      ),
      definition: term.definition ?? definition,
      ...ambiguityOf(entry, term.name),
    };
  }

  finish(): TermFacts[] {
    return this.#terms
      .filter(term => term !== null)
      .sort((a, b) => b.salience - a.salience || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  }

  /** The terms that are what the entry is, the one of its own name first. */
  #sameAs({ term, expansion, aliases }: GlossaryEntry): number[] {
    const long = expansion === null ? null : nameKey(expansion);
    const found = new Set<number>();
    const take = (at: number) => {
      if (!this.#taken.has(at) && this.#terms[at] !== null) found.add(at);
    };
    for (const at of this.#mined.get(term) ?? []) {
      const own = this.#terms[at]?.expansion ?? null;
      if (own === null || long === null || nameKey(own) === long) take(at);
    }
    // A name written out is the thing itself; one that is an acronym's may be another's.
    for (const at of long === null ? [] : (this.#longs.get(long) ?? [])) take(at);
    for (const alias of aliases) {
      for (const at of this.#mined.get(alias) ?? []) {
        if (this.#terms[at]?.expansion === null) take(at);
      }
    }
    const byAlias = this.#aliases.get(term);
    if (found.size === 0 && expansion === null && byAlias !== undefined) take(byAlias);
    return [...found];
  }

  #add(entry: GlossaryEntry, definition: Definition | null, salience: number): void {
    const at = this.#terms.length;
    this.#terms.push({
      name: entry.term,
      kind: entry.kind,
      aliases: this.#free(entry.aliases, []).filter(alias => alias !== entry.expansion),
      expansion: entry.expansion,
      definition,
      formerly: [],
      now: null,
      origin: 'glossary',
      muted: false,
      salience,
      ...ambiguityOf(entry, entry.term),
    });
    this.#taken.add(at);
    push(this.#names, entry.term, at);
  }

  /** Forms that are no other term's. */
  #free(forms: readonly string[], own: readonly number[]): string[] {
    return forms.filter(form => {
      const names = this.#names.get(form) ?? [];
      const alias = this.#aliases.get(form);
      return names.every(at => own.includes(at)) && (alias === undefined || own.includes(alias));
    });
  }
}

/** Of the term's own name only: what an ambiguous acronym stands for is clear. */
function ambiguityOf(
  { term, ambiguous }: GlossaryEntry,
  name: string,
): Pick<TermFacts, 'ambiguous'> {
  return ambiguous && term === name ? { ambiguous } : {};
}

function push(index: Map<string, number[]>, word: string, at: number): void {
  const known = index.get(word);
  if (known) known.push(at);
  else index.set(word, [at]);
}
