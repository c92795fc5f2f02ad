/**
 * The list of archives, never their contents. `archive/ID` has the title, the address it can be had from,
 * and a field for each device that has it. No device gets an archive by itself, so having none is no
 * wish to remove it elsewhere.
 */
import type { ArchiveInfo, DeviceId, ElsewhereArchive, FieldRecord } from '../model/index.ts';
import { type Values, valuesOf } from './fields.ts';

const PREFIX = 'archive/';
const AT = 'at-';

export function isArchiveRecord(id: string): boolean {
  return id.startsWith(PREFIX);
}

export function archiveRecordId(id: string): string {
  return PREFIX + id;
}

export function valuesOfArchive(
  { title, url, site }: Pick<ArchiveInfo, 'title' | 'url' | 'site'>,
  device: DeviceId,
): Values {
  return {
    title: title.slice(0, 1_000),
    ...(url === null ? {} : { url }),
    ...(site === null ? {} : { site: site.url, kind: site.kind }),
    [AT + device]: true,
  };
}

/** What is left of the values last seen once this device has the archive no more: it no longer says that it has. */
export function withoutArchive(shadow: Values): Values {
  return Object.fromEntries(Object.entries(shadow).filter(([name]) => !name.startsWith(AT)));
}

/** Archives that other devices have and this one has not. */
export function elsewhere(records: readonly FieldRecord[], here: DeviceId): ElsewhereArchive[] {
  return records
    .filter(({ id }) => isArchiveRecord(id))
    .map(record => ({ id: record.id.slice(PREFIX.length), values: valuesOf(record) }))
    .filter(({ values }) => values[AT + here] !== true)
    .map(({ id, values }) => ({
      id,
      title: text(values.title) ?? id,
      address: text(values.site) ?? text(values.url),
      pack: values.kind === 'pack',
      devices: Object.keys(values)
        .filter(name => name.startsWith(AT) && values[name] === true)
        .map(name => name.slice(AT.length)),
    }))
    .filter(({ devices }) => devices.length > 0);
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
