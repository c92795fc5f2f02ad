/** The key rings at a remote: which one is in force, opening it, making and changing it. */
import { fail, type Opening, ok, type Result } from '../model/index.ts';
import {
  type CryptoPort,
  isPairingName,
  type KeyRing,
  keyName,
  type MasterKey,
  newCode,
  newMaster,
  openRing,
  pairingName,
  type RingSecret,
  randomBytes,
  readKeyName,
  readRing,
  toHex,
  unlock,
  withCode,
  withPassphrase,
  writeRing,
} from '../sync/index.ts';
import type { Remote, RemoteItem } from './remote-ports.ts';

/** How long a code for another device is good for. */
export const PAIRING = 600_000;

export interface RingThere {
  readonly ring: KeyRing;
  readonly bytes: Uint8Array;
  readonly number: number;
}

/** A ring with its key. */
export interface Unlocked extends RingThere {
  readonly key: MasterKey;
  /** To be printed; null unless it was made just now. */
  readonly recovery: string | null;
}

/**
 * The ring that is in force among what is listed: where two devices made one each at the same time, that
 * of the lesser key id; of that key the highest number. Null where none is listed; `damaged` where it is cut off or altered.
 */
export async function findRing(
  remote: Remote,
  items: readonly RemoteItem[],
): Promise<Result<RingThere | null>> {
  const rings = ringsOf(items);
  const [first] = rings;
  const last = rings.filter(({ keyId }) => keyId === first?.keyId).at(-1);
  if (!last) return ok(null);
  const bytes = await remote.get(keyName(last.keyId, last.number));
  // Listed, and not there: it was changed just now. Never an empty remote: another key would be made.
  if (!bytes) {
    return fail(
      'damaged',
      'The key ring at the remote is listed, but can’t be read.',
      'Try it again.',
    );
  }
  const ring = readRing(bytes);
  if (!ring.ok) return ring;
  return ok({ ring: ring.value, bytes, number: last.number });
}

/** By key id, then by number. */
export function ringsOf(items: readonly RemoteItem[]): { keyId: string; number: number }[] {
  return items
    .flatMap(({ name }) => readKeyName(name) ?? [])
    .sort((a, b) => (a.keyId < b.keyId ? -1 : a.keyId > b.keyId ? 1 : a.number - b.number));
}

/** Opens what is there; writes nothing. */
export async function openThere(
  crypto: CryptoPort,
  remote: Remote,
  items: readonly RemoteItem[],
  there: RingThere,
  opening: Opening,
): Promise<Result<Unlocked>> {
  if (opening.how === 'pairing') {
    const key = await byPairing(crypto, remote, items, opening.code);
    return key.ok ? ok({ ...there, key: key.value, recovery: null }) : key;
  }
  const key = await unlock(crypto, there.ring, secretOf(opening));
  return key.ok ? ok({ ...there, key: key.value, recovery: null }) : key;
}

function secretOf(opening: Opening): RingSecret {
  if (opening.how === 'passphrase') return { kind: 'passphrase', passphrase: opening.passphrase };
  if (opening.how === 'open') return { kind: 'open' };
  return { kind: 'code', code: opening.code };
}

async function byPairing(
  crypto: CryptoPort,
  remote: Remote,
  items: readonly RemoteItem[],
  code: string,
): Promise<Result<MasterKey>> {
  for (const { name } of items.filter(item => isPairingName(item.name))) {
    const bytes = await remote.get(name);
    const ring = bytes && readRing(bytes);
    if (!ring?.ok) continue;
    const key = await unlock(crypto, ring.value, { kind: 'code', code });
    if (key.ok || key.error.code === 'wrong-use') return key;
  }
  return fail(
    'refused',
    'No device waits with this code.',
    'Have the other device show a new one.',
  );
}

/** A new key and its ring, for an empty remote; not written yet. */
export async function makeRing(crypto: CryptoPort, opening: Opening): Promise<Result<Unlocked>> {
  const key = newMaster(crypto);
  if (opening.how === 'open') {
    const ring = openRing(key);
    return ok({ key, ring, bytes: writeRing(ring), number: 1, recovery: null });
  }
  if (opening.how !== 'passphrase') {
    return fail('not-found', 'There is nothing yet that a code could open.', 'Check the address.');
  }
  if (opening.passphrase.trim() === '') {
    return fail(
      'wrong-use',
      'The passphrase is empty.',
      'Choose some words that you will remember.',
    );
  }
  const recovery = newCode(crypto);
  const sealed = await withPassphrase(crypto, key, null, opening.passphrase);
  const ring = await withCode(crypto, key, sealed, recovery);
  return ok({ key, ring, bytes: writeRing(ring), number: 1, recovery });
}

/** Puts a changed ring under the next number, and takes the older ones away. */
export async function putRing(
  remote: Remote,
  ring: KeyRing,
): Promise<Result<{ bytes: Uint8Array; number: number }>> {
  const older = ringsOf(await remote.list('keys')).filter(({ keyId }) => keyId === ring.keyId);
  const number = (older.at(-1)?.number ?? 0) + 1;
  const bytes = writeRing(ring);
  const put = await remote.putOnce(keyName(ring.keyId, number), bytes);
  if (put === 'exists') {
    return fail(
      'refused',
      'Another device changed the key ring at the same time.',
      'Try it again.',
    );
  }
  await remote.remove(older.map(one => keyName(one.keyId, one.number)));
  return ok({ bytes, number });
}

/** Puts the key where whoever has the code finds it. */
export async function putPairing(
  crypto: CryptoPort,
  remote: Remote,
  key: MasterKey,
): Promise<{ code: string; name: string }> {
  const code = newCode(crypto);
  const name = pairingName(toHex(randomBytes(crypto, 8)));
  await remote.putOnce(name, writeRing(await withCode(crypto, key, null, code)));
  return { code, name };
}
