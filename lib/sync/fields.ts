/**
 * Values that live elsewhere (term edits, settings) as records with clocks. Nobody who changes them
 * knows of clocks: what differs from the values last seen here (the **shadow**) was changed by the user.
 */
import type { Clock, FieldRecord, Json, Stamped } from '../model/index.ts';
import { canonicalJson } from '../text/index.ts';

export type Values = Readonly<Record<string, Json>>;

/** The values of a record, without what is unset. */
export function valuesOf({ fields }: FieldRecord): Values {
  const set = Object.entries(fields).filter(([, { value }]) => value !== null);
  return Object.fromEntries(set.map(([name, { value }]) => [name, value]));
}

export interface Compared {
  /** With what the user changed; the very same object where that is nothing. */
  readonly record: FieldRecord;
  /** What is to be put in force here; null where it is already. */
  readonly apply: Values | null;
  /** The values that are here now. */
  readonly shadow: Values;
}

/**
 * Compares a record with the values that are in force here. Per field: what differs from the shadow was
 * changed here and is stamped, unless the record says so already (its values were put in force, and the
 * worker died before it could remember that); what is as the shadow, but not as the record, is to be put
 * in force.
 */
export function compareFields(
  known: FieldRecord,
  shadow: Values | null,
  local: Values,
  stamp: () => Clock,
): Compared {
  const fields: Record<string, Stamped<Json>> = { ...known.fields };
  const wanted: Record<string, Json> = {};
  let [changed, applies] = [false, false];
  for (const name of namesOf(known.fields, shadow ?? {}, local)) {
    const here = local[name] ?? null;
    const before = shadow?.[name] ?? null;
    const said = known.fields[name]?.value ?? null;
    if (isSame(here, said)) {
      keep(wanted, name, said);
    } else if (isSame(here, before)) {
      keep(wanted, name, said);
      applies = true;
    } else {
      fields[name] = { value: here, at: stamp() };
      keep(wanted, name, here);
      changed = true;
    }
  }
  return {
    record: changed ? { id: known.id, fields: sorted(fields) } : known,
    apply: applies ? wanted : null,
    shadow: withoutNull(local),
  };
}

function namesOf(...of: readonly Readonly<Record<string, unknown>>[]): string[] {
  return [...new Set(of.flatMap(one => Object.keys(one)))].sort();
}

function keep(values: Record<string, Json>, name: string, value: Json): void {
  if (value !== null) values[name] = value;
}

function withoutNull(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function sorted<T>(fields: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isSame(a: Json, b: Json): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}
