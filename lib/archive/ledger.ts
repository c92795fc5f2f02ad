import type { Failure, Ledger, LedgerLine } from '../model/index.ts';
import type { Place } from './items.ts';

/** More would not be read, and a ledger is stored with every step of an import. */
const MAX_WARNINGS = 200;

/** Sources name kinds and reasons themselves; the rest of a source that makes them up is counted as one. */
const MAX_KINDS = 60;
const MAX_REASONS = 60;
const OTHER = 'other';
/** Failed sources that are named one by one; the rest are counted. */
const MAX_FAILED = 1_000;

export type Outcome = 'imported' | 'unchanged' | 'updated';

/** The ledger of an import that has read nothing. Ledgers are never changed, only replaced. */
export function emptyLedger(): Ledger {
  return { lines: [], warnings: [], warningCount: 0, failed: [] };
}

/** `n` things of a kind ('post', 'comment', …) were found, and this became of them. */
export function count(ledger: Ledger, kind: string, outcome: Outcome, n = 1): Ledger {
  if (n === 0) return ledger;
  return withLine(ledger, kind, line => ({
    ...line,
    found: line.found + n,
    [outcome]: line[outcome] + n,
  }));
}

/** `n` things of a kind were found and left out. */
export function skip(ledger: Ledger, kind: string, reason: string, n = 1): Ledger {
  if (n === 0) return ledger;
  return withLine(ledger, kind, line => ({
    ...line,
    found: line.found + n,
    skipped: addReason(line.skipped, reason, n),
  }));
}

/** The first 200 warnings are kept, all are counted. `source` is a file's name or an address. */
export function warn(
  ledger: Ledger,
  source: string,
  place: Place | string,
  message: string,
): Ledger {
  const where = typeof place === 'string' ? place : sayPlace(place);
  return {
    ...ledger,
    warnings:
      ledger.warnings.length < MAX_WARNINGS
        ? [...ledger.warnings, { source, place: where, message }]
        : ledger.warnings,
    warningCount: ledger.warningCount + 1,
  };
}

/** A source could not be read, or not to its end. */
export function failSource(ledger: Ledger, source: string, failure: Failure): Ledger {
  if (ledger.failed.length < MAX_FAILED) {
    return { ...ledger, failed: [...ledger.failed, { source, failure }] };
  }
  return skip(ledger, 'source', 'could not be read', 1);
}

/** Something was done otherwise than the user asked: said above everything else. */
export function note(ledger: Ledger, message: string): Ledger {
  return { ...ledger, notes: [...(ledger.notes ?? []), message] };
}

/** The ledger of two parts of an import, in their order. */
export function mergeLedgers(first: Ledger, second: Ledger): Ledger {
  let merged = first;
  const notes = [...(first.notes ?? []), ...(second.notes ?? [])];
  for (const line of second.lines) {
    merged = withLine(merged, line.kind, old => ({
      kind: old.kind,
      found: old.found + line.found,
      imported: old.imported + line.imported,
      unchanged: old.unchanged + line.unchanged,
      updated: old.updated + line.updated,
      skipped: line.skipped.reduce((all, s) => addReason(all, s.reason, s.count), old.skipped),
    }));
  }
  return {
    lines: merged.lines,
    warnings: [...first.warnings, ...second.warnings].slice(0, MAX_WARNINGS),
    warningCount: first.warningCount + second.warningCount,
    failed: [...first.failed, ...second.failed],
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** 'line 47', or 'character 1200' where lines mean nothing. */
export function sayPlace(place: Place): string {
  return place.line === null ? `character ${place.offset}` : `line ${place.line}`;
}

function withLine(ledger: Ledger, kind: string, change: (line: LedgerLine) => LedgerLine): Ledger {
  const known = ledger.lines.findIndex(line => line.kind === kind);
  const isFull = known < 0 && ledger.lines.length >= MAX_KINDS;
  const at = isFull ? ledger.lines.findIndex(line => line.kind === OTHER) : known;
  const old = ledger.lines[at] ?? {
    kind: isFull ? OTHER : kind,
    found: 0,
    imported: 0,
    unchanged: 0,
    updated: 0,
    skipped: [],
  };
  const lines = at < 0 ? [...ledger.lines, change(old)] : ledger.lines.with(at, change(old));
  return { ...ledger, lines };
}

function addReason(
  skipped: LedgerLine['skipped'],
  reason: string,
  n: number,
): LedgerLine['skipped'] {
  const at = skipped.findIndex(entry => entry.reason === reason);
  if (at < 0 && skipped.length >= MAX_REASONS && reason !== OTHER) {
    return addReason(skipped, OTHER, n);
  }
  if (at < 0) return [...skipped, { reason, count: n }];
  return skipped.with(at, { reason, count: skipped[at]!.count + n });
}
