/**
 * Sealing of segments: AES-256-GCM under a key that HKDF-SHA-256 (RFC 5869) makes of the master key.
 *
 *     sealed = "BS" version (1 byte), key id (8 bytes), nonce (12 bytes), ciphertext with its 16 byte tag
 *
 * The name, the device and the number that something was written under are additional data: what is
 * moved to another name is not opened. Nonces are by chance: 2^32 segments under one key are safe
 * (NIST SP 800-38D, 8.3), which is one a second for 136 years.
 */
import { strToU8 } from 'fflate';
import { fail, ok, type Result } from '../model/index.ts';
import type { Bytes, CryptoPort, KeyPort } from './crypto-port.ts';

export const MASTER_BYTES = 32;
const MAGIC = [0x42, 0x53, 1] as const;
const KEY_ID_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = MAGIC.length + KEY_ID_BYTES + NONCE_BYTES;

/** How many bytes sealing adds. */
export const SEAL_BYTES = HEADER_BYTES + TAG_BYTES;

/** What something is written as; all of it is made sure of when it is opened. */
export interface SealedAs {
  readonly name: string;
  readonly device: string;
  readonly sequence: number;
}

export interface Sealer {
  readonly keyId: string;
  seal(as: SealedAs, bytes: Uint8Array): Promise<Bytes>;
  /** `damaged` where it is not what was sealed under this name; `refused` where it is another key's. */
  open(as: SealedAs, sealed: Uint8Array): Promise<Result<Bytes>>;
}

/** `keyId` is 16 hexadecimal digits. */
export async function createSealer(
  crypto: CryptoPort,
  master: Uint8Array,
  keyId: string,
): Promise<Sealer> {
  const key = await aesKey(crypto, await derive(crypto, master, new Uint8Array(0), 'segments'));
  const id = fromHex(keyId);
  return {
    keyId,
    async seal(as, bytes) {
      const sealed = await encrypt(crypto, key, additional(as), bytes);
      return joined(Uint8Array.from(MAGIC), id, sealed);
    },
    async open(as, sealed) {
      if (sealed.length < SEAL_BYTES || MAGIC.some((byte, at) => sealed[at] !== byte)) {
        return damaged(as);
      }
      const sealedBy = toHex(sealed.subarray(MAGIC.length, MAGIC.length + KEY_ID_BYTES));
      if (sealedBy !== keyId) return otherKey(as);
      const body = sealed.subarray(MAGIC.length + KEY_ID_BYTES);
      const bytes = await decrypt(crypto, key, additional(as), body);
      return bytes ? ok(bytes) : damaged(as);
    },
  };
}

function additional({ name, device, sequence }: SealedAs): Bytes {
  return text(JSON.stringify(['backstory', 1, name, device, sequence]));
}

/** 32 bytes for one purpose. */
export async function derive(
  crypto: CryptoPort,
  secret: Uint8Array,
  salt: Bytes,
  purpose: string,
): Promise<Bytes> {
  const base = await crypto.subtle.importKey('raw', own(secret), 'HKDF', false, ['deriveBits']);
  const info = text(`backstory/1/${purpose}`);
  const algorithm = { name: 'HKDF' as const, hash: 'SHA-256' as const, salt, info };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, base, 256));
}

export function aesKey(crypto: CryptoPort, key: Bytes): Promise<KeyPort> {
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** A fresh nonce, and the ciphertext with its tag. */
export async function encrypt(
  crypto: CryptoPort,
  key: KeyPort,
  additionalData: Bytes,
  bytes: Uint8Array,
): Promise<Bytes> {
  const iv = randomBytes(crypto, NONCE_BYTES);
  const algorithm = { name: 'AES-GCM' as const, iv, additionalData };
  return joined(iv, new Uint8Array(await crypto.subtle.encrypt(algorithm, key, own(bytes))));
}

/** Null where anything of it is not as it was sealed. */
export async function decrypt(
  crypto: CryptoPort,
  key: KeyPort,
  additionalData: Bytes,
  sealed: Uint8Array,
): Promise<Bytes | null> {
  const iv = own(sealed.subarray(0, NONCE_BYTES));
  const algorithm = { name: 'AES-GCM' as const, iv, additionalData };
  const body = own(sealed.subarray(NONCE_BYTES));
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, body));
  } catch {
    return null;
  }
}

export function randomBytes(crypto: CryptoPort, length: number): Bytes {
  const bytes = new Uint8Array(length);
  crypto.getRandomValues(bytes);
  return bytes;
}

export function text(of: string): Bytes {
  return own(strToU8(of));
}

/** In memory of its own, as Web Cryptography wants it. */
export function own(bytes: Uint8Array): Bytes {
  return Uint8Array.from(bytes);
}

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

export function fromHex(digits: string): Bytes {
  return Uint8Array.from(digits.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
}

function damaged({ name }: SealedAs) {
  return fail(
    'damaged',
    `${name} at the remote is not what was written there.`,
    'The device that wrote it writes it again when it syncs next.',
  );
}

function otherKey({ name }: SealedAs) {
  return fail(
    'refused',
    `${name} at the remote is sealed with another key.`,
    'Join again with the newest passphrase.',
  );
}
