import type { TermEdit, TermFacts } from '../model/index.ts';

/** Salience of a term that the user added: it is wanted, whatever the archive says of it. */
const OWN_SALIENCE = 1;

/** A term's facts alone. */
export function factsOf(term: TermFacts): TermFacts {
  const { name, kind, aliases, expansion, definition, formerly, now } = term;
  const { origin, muted, salience, ambiguous } = term;
  const facts = {
    name,
    kind,
    aliases,
    expansion,
    definition,
    formerly,
    now,
    origin,
    muted,
    salience,
  };
  return ambiguous === undefined ? facts : { ...facts, ambiguous };
}

/** A term of the user's own, as its edit says it was added. */
export function addedFacts(edit: TermEdit, name: string): TermFacts {
  return {
    name,
    kind: 'topic',
    aliases: [],
    expansion: null,
    definition: null,
    formerly: [],
    now: null,
    origin: 'user',
    muted: edit.muted,
    salience: OWN_SALIENCE,
  };
}

/**
 * The facts as the user wants them. A new name leaves the old one, which is what texts say, as an alias;
 * of a name that was the user's own idea there are no such texts.
 */
export function changeFacts(facts: TermFacts, edit: TermEdit): TermFacts {
  const name = edit.name ?? facts.name;
  const renamed = name !== facts.name && facts.origin !== 'user' ? [facts.name] : [];
  return withForms(
    {
      ...facts,
      name,
      kind: edit.kind ?? facts.kind,
      expansion: edit.expansion === null ? facts.expansion : edit.expansion || null,
      definition:
        edit.definition === null ? facts.definition : edit.definition.text ? edit.definition : null,
      muted: edit.muted,
    },
    [...facts.aliases, ...renamed, ...edit.aliasesAdded],
    edit,
  );
}

/** The first term with the others' forms, and with what they know and it does not. */
export function mergeFacts(
  into: TermFacts,
  others: readonly TermFacts[],
  edit: TermEdit | undefined,
): TermFacts {
  let merged = into;
  for (const other of others) {
    const { expansion } = other;
    const more = [other.name, ...(expansion === null ? [] : [expansion]), ...other.aliases];
    const formerly = [...new Set([...merged.formerly, ...other.formerly])];
    merged = withForms(
      {
        ...merged,
        expansion: edit?.expansion === '' ? null : (merged.expansion ?? other.expansion),
        definition: edit?.definition?.text === '' ? null : (merged.definition ?? other.definition),
        formerly: formerly.filter(name => name !== merged.name),
        now: merged.now ?? other.now,
        salience: Math.max(merged.salience, other.salience),
      },
      [...merged.aliases, ...more],
      edit,
    );
  }
  return merged;
}

function withForms(
  facts: TermFacts,
  aliases: readonly string[],
  edit: TermEdit | undefined,
): TermFacts {
  const out = new Set([facts.name, facts.expansion, ...(edit?.aliasesRemoved ?? [])]);
  return { ...facts, aliases: [...new Set(aliases)].filter(alias => !out.has(alias)) };
}
