/**
 * The key ring at the remote, as a device looks after it that has joined: who joins later depends on it.
 *
 *     none ─► put again      newer ─► ours from now on; damaged: said, for its writer to put right
 *     older, cut off, altered ─► what we have is written under the next number
 *
 * What stands under our number was put there once, so that anything else is damage. Under a higher one may be
 * another passphrase: over that nothing is written, or the old one would open the remote again.
 */
import type { SyncPauseCode } from '../model/index.ts';
import { isOpen, keyName, readRemovedName, readRing } from '../sync/index.ts';
import type { Remote, RemoteItem } from './remote-ports.ts';
import { ringsOf } from './sync-keys.ts';
import type { SyncEnvironment, SyncStore } from './sync-ports.ts';
import { isSame } from './sync-push.ts';
import { type Joined, logged } from './sync-saved.ts';
import { DAY } from './sync-tidy.ts';

/** Not null where we have no business here any more. Throws what the remote throws, and what the store throws. */
export async function checkRing(
  { store, now }: SyncEnvironment,
  remote: Remote,
  joined: Joined,
  items: readonly RemoteItem[],
  signal: AbortSignal | undefined,
): Promise<SyncPauseCode | null> {
  const here = await store.device();
  if (items.some(({ name }) => readRemovedName(name) === here)) return 'removed';
  const { keyId, ring, ringNumber } = joined;
  const [first] = ringsOf(items);
  if (first && first.keyId !== keyId) return 'other-key';
  const last = ringsOf(items).findLast(one => one.keyId === keyId);
  if (!last) {
    await remote.putOnce(keyName(keyId, ringNumber), ring, signal);
    return null;
  }
  const name = keyName(keyId, last.number);
  const looks: Looks = { store, remote, joined, now: now(), signal };
  if (last.number < ringNumber) await writeAgain(looks, name, ringNumber);
  else if (last.number > ringNumber) await takeNewer(looks, name, last.number);
  else {
    // A list tells what is cut off; what was altered is seen once a day.
    const isCut = items.some(item => item.name === name && item.size < ring.length);
    const { tidied } = await store.saved();
    if (!isCut && now() - tidied < DAY) return null;
    const there = await remote.get(name, signal);
    if (there && !isSame(there, ring)) await writeAgain(looks, name, ringNumber + 1);
  }
  return null;
}

interface Looks {
  readonly store: SyncStore;
  readonly remote: Remote;
  readonly joined: Joined;
  readonly now: number;
  readonly signal: AbortSignal | undefined;
}

/** Our copy under `number`, in place of what is there under `name`. */
async function writeAgain(
  { store, remote, joined, now, signal }: Looks,
  name: string,
  number: number,
) {
  const { keyId, ring, ringNumber } = joined;
  const words =
    'The key ring at the remote was older, cut off or altered: new devices could not have joined. This device has written it again.';
  // First: cut off again, it is known for ours by its number.
  await store.transact([], ({ saved }) => ({
    saved: withRing(logged(saved, now, words, 'warning'), { ringNumber: number }),
    result: null,
  }));
  const next = keyName(keyId, number);
  await remote.putOnce(next, ring, signal);
  const there = await remote.get(next, signal);
  if (there && isSame(there, ring)) await remote.remove([name], signal);
  else if (there && readRing(there).ok) {
    // The passphrase was changed at the same moment: that ring is in force.
    await store.transact([], ({ saved }) => ({
      saved: withRing(saved, { ringNumber }),
      result: null,
    }));
  }
}

/** Another device has changed the passphrase, or has written the ring again. */
async function takeNewer(
  { store, remote, joined, now, signal }: Looks,
  name: string,
  number: number,
) {
  const bytes = await remote.get(name, signal);
  if (!bytes) return;
  const read = readRing(bytes);
  const isOurs = read.ok && read.value.keyId === joined.keyId;
  const words =
    'The key ring at the remote is cut off or altered: no new device can join. The device that wrote it puts it right when it syncs; or change the passphrase here, which makes a new one.';
  await store.transact([], ({ saved }) => ({
    saved: isOurs
      ? withRing(saved, { ring: bytes, ringNumber: number, sealed: !isOpen(read.value) })
      : logged(saved, now, words, 'warning'),
    result: null,
  }));
}

function withRing<S extends { readonly joined: Joined | null }>(
  saved: S,
  ring: Partial<Joined>,
): S {
  return saved.joined ? { ...saved, joined: { ...saved.joined, ...ring } } : saved;
}
