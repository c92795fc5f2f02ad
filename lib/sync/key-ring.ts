/**
 * The key ring at a remote: the master key, wrapped once by the passphrase and once by the recovery code;
 * either opens it. Numbers are little endian.
 *
 *     ring    = "BK" version (1 byte), key id (8 bytes), count of slots (1 byte), slots
 *     slot    = kind (1 byte), rounds (8 bytes), length of the salt (1 byte), salt,
 *               length of the wrapped key (1 byte), wrapped key: nonce (12), key (32), tag (16)
 *
 * Kinds: 1 passphrase (PBKDF2-SHA-256), 2 code (160 bits by chance: HKDF is enough, rounds are 0),
 * 3 open: the key itself, for the browser account of who wants no passphrase.
 */
import { fail, ok, type Result } from '../model/index.ts';
import { readCode, writeCode } from './base32.ts';
import type { Bytes, CryptoPort } from './crypto-port.ts';
import {
  aesKey,
  decrypt,
  derive,
  encrypt,
  fromHex,
  joined,
  MASTER_BYTES,
  own,
  randomBytes,
  text,
  toHex,
} from './seal.ts';

export const KEY_ID_BYTES = 8;
/** OWASP's advice of 2023 for PBKDF2 with SHA-256: 0.2 to 0.5 seconds. */
export const ROUNDS = 600_000;
/** What a ring may ask of us: fewer are no protection, more a way to keep the machine busy. */
const FEWEST_ROUNDS = 100_000;
const MOST_ROUNDS = 10_000_000;
const SALT_BYTES = 16;
const MOST_SALT = 64;
const WRAPPED_BYTES = 12 + MASTER_BYTES + 16;
const MOST_SLOTS = 8;
export const CODE_BYTES = 20;
const MAGIC = [0x42, 0x4b, 1] as const;

const KINDS = ['', 'passphrase', 'code', 'open'] as const;
type SlotKind = Exclude<(typeof KINDS)[number], ''>;

interface Slot {
  readonly kind: SlotKind;
  readonly rounds: number;
  readonly salt: Bytes;
  readonly wrapped: Bytes;
}

export interface KeyRing {
  /** 16 hexadecimal digits. */
  readonly keyId: string;
  readonly slots: readonly Slot[];
}

export interface MasterKey {
  readonly keyId: string;
  readonly master: Bytes;
}

export function newMaster(crypto: CryptoPort): MasterKey {
  const keyId = toHex(randomBytes(crypto, KEY_ID_BYTES));
  return { keyId, master: randomBytes(crypto, MASTER_BYTES) };
}

/** A code for `withCode`: to print, or to be typed in on another device. */
export function newCode(crypto: CryptoPort): string {
  return writeCode(randomBytes(crypto, CODE_BYTES));
}

/** The ring with the key wrapped by this passphrase, in place of any other way but a code. */
export async function withPassphrase(
  crypto: CryptoPort,
  { keyId, master }: MasterKey,
  ring: KeyRing | null,
  passphrase: string,
  rounds = ROUNDS,
): Promise<KeyRing> {
  const salt = randomBytes(crypto, SALT_BYTES);
  const key = await passphraseKey(crypto, passphrase, salt, rounds);
  const slot = await wrap(crypto, { kind: 'passphrase', rounds, salt }, keyId, key, master);
  const codes = (ring?.slots ?? []).filter(({ kind }) => kind === 'code');
  return { keyId, slots: [slot, ...codes] };
}

/** The ring with the key wrapped by this code, in place of the one before. */
export async function withCode(
  crypto: CryptoPort,
  { keyId, master }: MasterKey,
  ring: KeyRing | null,
  code: string,
): Promise<KeyRing> {
  const secret = readCode(code, CODE_BYTES);
  if (!secret) throw new RangeError('no code of ours');
  const salt = randomBytes(crypto, SALT_BYTES);
  const key = await derive(crypto, secret, salt, 'code');
  const slot = await wrap(crypto, { kind: 'code', rounds: 0, salt }, keyId, key, master);
  const others = (ring?.slots ?? []).filter(({ kind }) => kind !== 'code');
  return { keyId, slots: [...others, slot] };
}

/** The key beside what it seals. */
export function openRing({ keyId, master }: MasterKey): KeyRing {
  const slot: Slot = { kind: 'open', rounds: 0, salt: new Uint8Array(0), wrapped: own(master) };
  return { keyId, slots: [slot] };
}

export function isOpen({ slots }: KeyRing): boolean {
  return slots.some(({ kind }) => kind === 'open');
}

export type RingSecret =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'open' };

/** `wrong-use` for a mistyped code, `refused` where the secret opens nothing. */
export async function unlock(
  crypto: CryptoPort,
  ring: KeyRing,
  secret: RingSecret,
): Promise<Result<MasterKey>> {
  const code = secret.kind === 'code' ? readCode(secret.code, CODE_BYTES) : null;
  if (secret.kind === 'code' && !code) {
    return fail('wrong-use', 'The code was mistyped.', 'Compare it with the one you have.');
  }
  for (const slot of ring.slots.filter(({ kind }) => kind === secret.kind)) {
    if (slot.kind === 'open') return ok({ keyId: ring.keyId, master: own(slot.wrapped) });
    const key =
      secret.kind === 'passphrase'
        ? await passphraseKey(crypto, secret.passphrase, slot.salt, slot.rounds)
        : await derive(crypto, code ?? new Uint8Array(0), slot.salt, 'code');
    const master = await unwrap(crypto, slot, ring.keyId, key);
    if (master) return ok({ keyId: ring.keyId, master });
  }
  return secret.kind === 'code'
    ? fail('refused', 'This code does not open what is there.', 'Was a newer one made since?')
    : fail(
        'refused',
        'This passphrase does not open what is there.',
        'Try it again, or the newest one.',
      );
}

async function passphraseKey(
  crypto: CryptoPort,
  passphrase: string,
  salt: Bytes,
  iterations: number,
): Promise<Bytes> {
  // The same characters, however a keyboard makes them.
  const typed = text(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2' as const, hash: 'SHA-256' as const, salt, iterations };
  const bits = new Uint8Array(await crypto.subtle.deriveBits(algorithm, base, 256));
  return derive(crypto, bits, salt, 'passphrase');
}

async function wrap(
  crypto: CryptoPort,
  slot: Omit<Slot, 'wrapped'>,
  keyId: string,
  key: Bytes,
  master: Bytes,
): Promise<Slot> {
  const aes = await aesKey(crypto, key);
  return { ...slot, wrapped: await encrypt(crypto, aes, additional(slot, keyId), master) };
}

async function unwrap(crypto: CryptoPort, slot: Slot, keyId: string, key: Bytes) {
  return decrypt(crypto, await aesKey(crypto, key), additional(slot, keyId), slot.wrapped);
}

function additional({ kind, rounds, salt }: Omit<Slot, 'wrapped'>, keyId: string): Bytes {
  return text(JSON.stringify(['backstory', 1, 'key', keyId, kind, rounds, toHex(salt)]));
}

export function writeRing({ keyId, slots }: KeyRing): Bytes {
  const parts = slots.map(({ kind, rounds, salt, wrapped }) => {
    const head = new Uint8Array(10);
    head[0] = KINDS.indexOf(kind);
    new DataView(head.buffer).setBigUint64(1, BigInt(rounds), true);
    head[9] = salt.length;
    return joined(head, salt, Uint8Array.of(wrapped.length), wrapped);
  });
  return joined(Uint8Array.from(MAGIC), fromHex(keyId), Uint8Array.of(slots.length), ...parts);
}

/** `damaged` where it is none, or asks for what is not to be given. Slots of later kinds are left out. */
export function readRing(bytes: Uint8Array): Result<KeyRing> {
  if (MAGIC.some((byte, at) => bytes[at] !== byte)) return damaged('it begins otherwise');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    let at: number = MAGIC.length;
    const take = (length: number): Bytes => {
      if (at + length > bytes.length) throw new RangeError('it is too short');
      at += length;
      return own(bytes.subarray(at - length, at));
    };
    const keyId = toHex(take(KEY_ID_BYTES));
    const [count = 0] = take(1);
    if (count === 0 || count > MOST_SLOTS) return damaged(`it has ${count} keys`);
    const slots: Slot[] = [];
    for (let i = 0; i < count; i++) {
      const [kind = 0] = take(1);
      take(8);
      const rounds = view.getBigUint64(at - 8, true);
      const salt = take(take(1)[0] ?? 0);
      const wrapped = take(take(1)[0] ?? 0);
      const slot = checkedSlot(KINDS[kind] ?? '', rounds, salt, wrapped);
      if (!slot.ok) return slot;
      if (slot.value) slots.push(slot.value);
    }
    return at === bytes.length ? ok({ keyId, slots }) : damaged('there is more behind it');
  } catch (error) {
    return damaged(error instanceof Error ? error.message : String(error));
  }
}

/** Null for a kind that we do not know. */
function checkedSlot(
  kind: (typeof KINDS)[number],
  rounds: bigint,
  salt: Bytes,
  wrapped: Bytes,
): Result<Slot | null> {
  if (kind === '') return ok(null);
  if (kind === 'open') {
    const fits = wrapped.length === MASTER_BYTES;
    return fits ? ok({ kind, rounds: 0, salt, wrapped }) : damaged('its key is of no known length');
  }
  if (wrapped.length !== WRAPPED_BYTES) return damaged('its key is of no known length');
  if (salt.length < SALT_BYTES || salt.length > MOST_SALT) {
    return damaged(`its salt has ${salt.length} bytes`);
  }
  if (kind === 'code') return ok({ kind, rounds: Number(rounds), salt, wrapped });
  if (rounds < FEWEST_ROUNDS || rounds > MOST_ROUNDS) {
    return damaged(`it asks for ${rounds} rounds`);
  }
  return ok({ kind, rounds: Number(rounds), salt, wrapped });
}

function damaged(how: string) {
  return fail(
    'damaged',
    `The key ring at the remote is cut off or altered: ${how}. Nothing was written.`,
    'Sync from a device that has joined: it writes the ring again. If there is none, check the address, or restore the file from a backup of that folder.',
  );
}
