import { send } from '../../lib/messages/client.ts';
import type { ArchiveInfo, ImportStatus } from '../../lib/model/index.ts';
import type { NeededAddresses } from '../../lib/platform/index.ts';

/** What permissions are needed for beside sites: archives, imports that go on, and the remote. */
export async function neededAddresses(
  archives: readonly Pick<ArchiveInfo, 'site'>[] | null,
  imports: readonly Pick<ImportStatus, 'address'>[] | null,
): Promise<NeededAddresses> {
  const sync = await send({ type: 'page.sync-state' });
  if (archives === null || imports === null || !sync.ok) return null;
  const addresses = [
    ...archives.map(({ site }) => site?.url),
    ...imports.map(({ address }) => address),
    sync.value.address,
  ];
  return addresses.filter(address => address != null);
}
