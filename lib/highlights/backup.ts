import { Gunzip, gzipSync, strFromU8, strToU8 } from 'fflate';
import * as v from 'valibot';
import {
  FailureError,
  fail,
  type HighlightRecord,
  hash53,
  ok,
  type Result,
  TERM_KINDS,
  type TermEdit,
} from '../model/index.ts';
import { canonicalJson } from '../text/index.ts';
import { BackupArchive } from './backup-archive.ts';
import { timeOfClock } from './formats/facts.ts';
import type { Skipped } from './formats/imported.ts';
import { changedAt } from './record.ts';
import { HighlightRecordSchema } from './record-schema.ts';

export const BACKUP_VERSION = 1;
/** In a zip with archives this entry is the backup; `BackupArchive.entry` names the packs beside it. */
export const BACKUP_ENTRY = 'backup.json';
export const BACKUP_EXTENSION = '.backstory-backup';
/** Unpacked bytes; a backup of 100,000 highlights has some 150 million. */
const MAX_BYTES = 300_000_000;
/** Clocks this far ahead of ours are taken; beyond, a record would win over all that is written. */
const DRIFT = 86_400_000;
const MAX_SKIPPED = 200;
const TOO_LARGE = 'The backup is too large to be one.';

const Short = v.pipe(v.string(), v.maxLength(10_000));
const Time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));

const BackupGlossary = v.object({
  id: v.pipe(v.string(), v.maxLength(60)),
  name: Short,
  added: Time,
  text: v.pipe(v.string(), v.maxLength(20_000_000)),
});
export type BackupGlossary = v.InferOutput<typeof BackupGlossary>;

const Names = v.array(Short);
const TermEditSchema: v.GenericSchema<unknown, TermEdit> = v.object({
  archive: BackupArchive.entries.id,
  key: Short,
  added: v.boolean(),
  name: v.nullable(Short),
  kind: v.nullable(v.picklist(TERM_KINDS)),
  expansion: v.nullable(Short),
  definition: v.nullable(v.object({ text: Short, source: Short })),
  aliasesAdded: Names,
  aliasesRemoved: Names,
  muted: v.boolean(),
  mergedInto: v.nullable(Short),
  changed: Time,
});

/** All that the user made. Settings are as they are stored: who restores them decodes them. */
export interface BackupContents {
  /** Removed ones too, as tombstones. */
  readonly highlights: readonly HighlightRecord[];
  readonly termEdits: readonly TermEdit[];
  readonly glossaries: readonly BackupGlossary[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly archives: readonly BackupArchive[];
}

export interface Backup extends BackupContents {
  /** Milliseconds since 1970. */
  readonly made: number;
  /** Rows that can't be restored, with the reason; at most 200, `more` of them are not listed. */
  readonly skipped: readonly Skipped[];
  readonly more: number;
}

const File = v.object({
  backstory: v.literal('backup'),
  version: v.number(),
  made: Time,
  counts: v.record(v.string(), v.number()),
  checksum: v.string(),
  highlights: v.array(v.unknown()),
  termEdits: v.array(v.unknown()),
  glossaries: v.array(v.unknown()),
  settings: v.unknown(),
  archives: v.array(v.unknown()),
});
/** Its keys are names of settings; what would be a prototype is none. */
const Settings = v.record(v.string(), v.unknown());

/**
 * A backup as a file: JSON, gzipped. In front stand format, version, what is in it and a checksum, so that
 * a cut or damaged file is told from a whole one.
 */
export function writeBackup(contents: BackupContents, now: number): Uint8Array<ArrayBuffer> {
  const { highlights, termEdits, glossaries, settings, archives } = contents;
  const body = { highlights, termEdits, glossaries, settings, archives };
  const file = {
    backstory: 'backup',
    version: BACKUP_VERSION,
    made: now,
    counts: countsOf(body),
    checksum: checksumOf(body),
    ...body,
  };
  return new Uint8Array(gzipSync(strToU8(JSON.stringify(file)), { mtime: 0 }));
}

function countsOf(body: BackupContents | v.InferOutput<typeof File>): Record<string, number> {
  const { highlights, termEdits, glossaries, archives } = body;
  return {
    highlights: highlights.length,
    termEdits: termEdits.length,
    glossaries: glossaries.length,
    archives: archives.length,
  };
}

function checksumOf(body: object): string {
  return hash53(canonicalJson(body)).toString(36);
}

/** What JSON.parse takes at any depth, writing it again does not. */
function checksumRead(body: object): string {
  try {
    return checksumOf(body);
  } catch (error) {
    if (error instanceof RangeError)
      refuse('damaged', 'Values in the backup are nested too deeply.');
    throw error;
  }
}

/**
 * Reads a backup, gzipped or (as some browsers leave it) not. Rows that are damaged or hostile are left out
 * and told; fails where the file as a whole is cut, damaged, of a newer version, no backup,
 * or unpacks to more than `most` bytes.
 */
export function readBackup(bytes: Uint8Array, now: number, most = MAX_BYTES): Result<Backup> {
  try {
    const file = decode(textOf(bytes, most));
    const { made } = file;
    const skipped: Skipped[] = [];
    let more = 0;
    const skip = (place: string, reason: string) => {
      if (skipped.length < MAX_SKIPPED) skipped.push({ place, reason });
      else more++;
    };
    const rows = <T>(
      name: keyof BackupContents,
      items: readonly unknown[],
      schema: v.GenericSchema<unknown, T>,
    ) =>
      items.flatMap((item, no) => {
        const parsed = v.safeParse(schema, item);
        if (parsed.success) return [parsed.output];
        skip(
          `${name}[${no}]`,
          `It is not in the form of a backup: ${whatIsWrong(parsed.issues[0])}.`,
        );
        return [];
      });
    const highlights = rows('highlights', file.highlights, HighlightRecordSchema).filter(record => {
      const early = timeOfClock(changedAt(record)) <= now + DRIFT;
      if (!early) skip(`highlight ${record.id}`, 'It was changed at a time that has not come yet.');
      return early;
    });
    return ok({
      made,
      settings: v.is(Settings, file.settings) ? v.parse(Settings, file.settings) : {},
      highlights,
      termEdits: rows('termEdits', file.termEdits, TermEditSchema),
      glossaries: rows('glossaries', file.glossaries, BackupGlossary),
      archives: rows('archives', file.archives, BackupArchive),
      skipped,
      more,
    });
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, error: error.failure };
    throw error;
  }
}

function whatIsWrong(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? 'it'} is no such value`;
}

function refuse(code: 'damaged' | 'unknown-format' | 'empty-file', what: string): never {
  throw new FailureError(fail(code, what, 'Choose another backup file.').error);
}

function textOf(bytes: Uint8Array, most: number): string {
  if (bytes.length === 0) refuse('empty-file', 'The file is empty.');
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    if (bytes.length > most) refuse('damaged', TOO_LARGE);
    return strFromU8(bytes);
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const gunzip = new Gunzip((part, last) => {
    size += part.length;
    if (size > most) refuse('damaged', TOO_LARGE);
    parts.push(part);
    ended ||= last;
  });
  try {
    // In pieces, so that what unpacks to far too much is given up before it fills the memory.
    for (let at = 0; at < bytes.length; at += 65_536) {
      gunzip.push(bytes.subarray(at, at + 65_536), at + 65_536 >= bytes.length);
    }
  } catch (error) {
    if (error instanceof FailureError) throw error;
    refuse('damaged', 'The backup is damaged or was cut off.');
  }
  if (!ended) refuse('damaged', 'The backup was cut off.');
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return strFromU8(whole);
}

function decode(text: string): v.InferOutput<typeof File> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    refuse('damaged', 'The backup is damaged, was cut off, or is no backup.');
  }
  const about = v.safeParse(
    v.object({ backstory: v.literal('backup'), version: v.number() }),
    json,
  );
  if (!about.success) refuse('unknown-format', 'The file is no backup of Backstory.');
  if (about.output.version > BACKUP_VERSION) {
    refuse('unknown-format', 'The backup was made by a newer version of Backstory.');
  }
  const parsed = v.safeParse(File, json);
  if (!parsed.success) refuse('damaged', 'Parts of the backup are missing.');
  const { backstory: _b, version: _v, made: _m, counts, checksum, ...body } = parsed.output;
  const whole = canonicalJson(counts) === canonicalJson(countsOf(parsed.output));
  if (!whole || checksum !== checksumRead(body))
    refuse('damaged', 'The backup was changed or is damaged.');
  return parsed.output;
}

const BACKUP_EVERY = 30 * 86_400_000;

/**
 * Whether to remind of a backup: something was changed since the last one, and that, or else the first
 * highlight, is 30 days ago. Times are milliseconds since 1970; null is never.
 */
export function isBackupDue(
  { last, first, changed }: { last: number | null; first: number | null; changed: number | null },
  now: number,
): boolean {
  const since = last ?? first;
  if (since === null || changed === null) return false;
  return (last === null || changed > last) && now - since >= BACKUP_EVERY;
}
