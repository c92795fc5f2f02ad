/**
 * An invitation to a set of highlights that several share: where it is and what opens it, as one text to
 * be handed over as a password is. It is no link: what is behind a `?` is told to servers, and what is
 * behind a `#` stays in histories.
 */
import * as v from 'valibot';
import { hash53 } from '../model/index.ts';
import { readRemoteAddress } from './remote-address.ts';

export interface Invitation {
  readonly kind: 'webdav' | 'couchdb';
  /** Of the folder, or of the database. */
  readonly address: string;
  /** Empty where everybody has a user of their own there. */
  readonly user: string;
  readonly password: string;
  /** The code that opens the seal (`Opening`, `recovery`). */
  readonly code: string;
  /** What the set is called. */
  readonly name: string;
}

const MARK = 'backstory-set-1';
/** As people paste it: wrapped by a mail program, with a full stop behind it. */
const TEXT = /backstory-set-1\.([A-Za-z0-9_-]+)\.([a-z0-9]{11})/;
const MAX_LENGTH = 8_000;

const Part = v.pipe(v.string(), v.maxLength(2_000));
const Payload = v.tuple([v.picklist(['webdav', 'couchdb']), Part, Part, Part, Part, Part]);

/** Letters, digits, `-`, `_` and dots only. */
export function writeInvitation(invitation: Invitation): string {
  const { kind, address, user, password, code, name } = invitation;
  const json = new TextEncoder().encode(
    JSON.stringify([kind, address, user, password, code, name]),
  );
  const payload = btoa(String.fromCharCode(...json))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
  return `${MARK}.${payload}.${checksum(payload)}`;
}

/** Null where the text is none, or was not copied whole. */
export function readInvitation(text: string): Invitation | null {
  if (text.length > 2 * MAX_LENGTH) return null;
  const [, payload = '', sum] = TEXT.exec(text.replace(/\s+/g, '')) ?? [];
  if (payload === '' || sum !== checksum(payload)) return null;
  try {
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, character => character.charCodeAt(0));
    const parsed = v.safeParse(
      Payload,
      JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)),
    );
    if (!parsed.success) return null;
    const [kind, typed, user, password, code, name] = parsed.output;
    const address = readRemoteAddress(typed);
    return address.ok ? { kind, address: address.value.href, user, password, code, name } : null;
  } catch {
    return null;
  }
}

/** Tells slips, not forgers: who can change an invitation can write one. */
function checksum(payload: string): string {
  return hash53(`${MARK}.${payload}`).toString(36).padStart(11, '0').slice(-11);
}
