/** Another password for the remote that is joined: an app password was renewed, or taken back. */
import { fail, ok, type RemoteChoice, type Result } from '../model/index.ts';
import { lookAt } from './sync-join.ts';
import type { SyncEnvironment } from './sync-ports.ts';
import type { Joined } from './sync-saved.ts';

/** The choice with that password, once the server has let it in. Writes nothing; throws what remotes throw. */
export async function tryPassword(
  { openRemote }: Pick<SyncEnvironment, 'openRemote'>,
  { choice }: Joined,
  password: string,
): Promise<Result<RemoteChoice>> {
  if (choice.kind === 'browser')
    return fail('wrong-use', 'Your browser account has no password here.', 'Nothing need be done.');
  const next = { ...choice, password };
  const there = await lookAt(openRemote(next));
  return there.ok ? ok(next) : there;
}
