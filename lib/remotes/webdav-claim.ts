/**
 * One writer at a time for a name that several devices may write, such as a remote's head. Making a folder
 * is the one thing that file systems do for one of two only, so a claim is a folder beside the name. It
 * is given back at once; one whose maker died is void after a while, by the server's own clock. Where
 * `MKCOL` is content with a folder that is there (rclone), `MOVE` lets one win.
 */
import { RemoteError } from '../jobs/ports.ts';
import type { Ask } from './ask.ts';
import { describe, unexpected } from './webdav-folder.ts';
import { discard, folderOf, makeFolder } from './webdav-put.ts';

export interface Claim {
  readonly url: URL;
  /** What it stands for. */
  readonly target: URL;
}

type Outcome = 'written' | 'exists';

/** Milliseconds: no upload of a shared name takes so long. */
const VOID_AFTER = 5 * 60_000;
/** How often it is looked whether another is done, and milliseconds between. */
const LOOKS = 30;
const PAUSE = 100;

export async function withClaim(
  ask: Ask,
  claim: Claim,
  signal: AbortSignal | undefined,
  write: () => Promise<Outcome>,
): Promise<Outcome> {
  const { url, target } = claim;
  let refusal: RemoteError | null = null;
  for (let look = 1; look <= LOOKS; look++) {
    if (await describe(ask, target, signal)) return 'exists';
    const answer = await ask({ method: 'MKCOL', url, seesTo: [403, 423], signal });
    const { status } = answer;
    if (status >= 200 && status < 300) {
      try {
        return await write();
      } finally {
        await discard(ask, url);
      }
    }
    if (status === 404 || status === 409) {
      await makeFolder(ask, folderOf(url), signal);
      continue;
    }
    const held = await describe(ask, url, signal);
    // 403 is what Apache says to the second of two; where nothing stands twice, it is meant.
    if (!held && refusal) throw refusal;
    refusal = held ? null : unexpected(answer);
    if (held && (held.age ?? VOID_AFTER) >= VOID_AFTER) await discard(ask, url);
    else await new Promise(done => setTimeout(done, PAUSE * (0.5 + Math.random())));
  }
  throw new RemoteError('busy', `Another device is writing to ${target.host}.`);
}
