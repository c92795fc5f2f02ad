import type { ElsewhereArchive, SyncDevice } from '../../lib/model/index.ts';
import { Button, sayList } from '../shared/index.ts';

export interface ElsewhereProps {
  readonly archives: readonly ElsewhereArchive[];
  readonly devices: readonly SyncDevice[];
  onImport(address: string): void;
}

/** Archives that other devices have: what they hold is not synced, where it can be had from is. */
export function Elsewhere({ archives, devices, onImport }: ElsewhereProps) {
  if (archives.length === 0) return null;
  const nameOf = (id: string) => devices.find(device => device.id === id)?.name ?? 'another device';
  return (
    <>
      <h3>Archives that are not here</h3>
      <ul class="bare lines">
        {archives.map(({ id, title, address, devices: on }) => (
          <li key={id} class="line">
            <div>
              <bdi>{title}</bdi>{' '}
              <span class="small">
                on <bdi>{sayList([...new Set(on.map(nameOf))])}</bdi>
                {address === null && '; it was imported from files'}
              </span>
            </div>
            {address !== null && (
              <Button
                kind="quiet"
                label={`Import it here: ${title}`}
                onClick={() => onImport(address)}
              >
                Import it here
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
