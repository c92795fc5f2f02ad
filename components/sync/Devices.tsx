import { useRef, useState } from 'preact/hooks';
import type { SyncDevice } from '../../lib/model/index.ts';
import { sayAgo } from '../options/when.ts';
import { Button } from '../shared/index.ts';
import type { SyncDeeds } from './types.ts';

export interface DevicesProps extends Pick<SyncDeeds, 'onRename' | 'onRemove'> {
  readonly devices: readonly SyncDevice[];
  readonly busy: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The devices that sync, this one first. */
export function Devices({ devices, busy, now, onRename, onRemove }: DevicesProps) {
  return (
    <>
      <h3>Devices</h3>
      <ul class="bare lines devices">
        {devices.map(device => (
          <DeviceItem
            key={device.id}
            device={device}
            busy={busy}
            now={now}
            onRename={onRename}
            onRemove={onRemove}
          />
        ))}
      </ul>
    </>
  );
}

interface DeviceItemProps extends Omit<DevicesProps, 'devices'> {
  readonly device: SyncDevice;
}

function DeviceItem({ device, busy, now, onRename, onRemove }: DeviceItemProps) {
  const [mode, setMode] = useState<'shown' | 'renaming' | 'removing'>('shown');
  const [name, setName] = useState(device.name);
  const item = useRef<HTMLLIElement>(null);
  // What had the focus is about to go; the next Tab comes to this device's buttons again.
  const back = () => {
    item.current?.focus();
    setMode('shown');
  };
  return (
    <li ref={item} tabIndex={-1}>
      {mode === 'renaming' ? (
        <form
          class="inline-form"
          onSubmit={event => {
            event.preventDefault();
            const wanted = name.trim();
            back();
            if (wanted !== '' && wanted !== device.name) onRename(wanted);
          }}
        >
          <label class="field">
            <span>Name of this device</span>
            <input
              type="text"
              dir="auto"
              maxLength={60}
              value={name}
              onInput={event => setName(event.currentTarget.value)}
            />
          </label>
          <Button submit disabled={name.trim() === ''}>
            Rename
          </Button>
          <Button kind="quiet" onClick={back}>
            Cancel
          </Button>
        </form>
      ) : (
        <div class="line">
          <div>
            <bdi>{device.name}</bdi>{' '}
            <span class="small">
              {device.here ? 'this device' : `last seen ${sayAgo(device.lastSeen, now)}`}
            </span>
          </div>
          <div class="row">
            {device.here ? (
              <Button kind="quiet" label="Rename this device" onClick={() => setMode('renaming')}>
                Rename
              </Button>
            ) : (
              <Button
                kind="quiet"
                label={`Remove ${device.name}`}
                onClick={() => setMode('removing')}
              >
                Remove
              </Button>
            )}
          </div>
        </div>
      )}
      {mode === 'removing' && (
        <div class="confirm" role="alert">
          <p>
            What it sent stays; what it has not sent yet does not come. It stops syncing when it
            next tries, and keeps what it has. If it was lost, change the passphrase and the
            server’s password too: removing it takes no key away from it.
          </p>
          <div class="row">
            <Button kind="danger" disabled={busy} onClick={() => onRemove(device.id)}>
              Remove the device
            </Button>
            <Button onClick={back}>Keep it</Button>
          </div>
        </div>
      )}
    </li>
  );
}

export interface DeviceNamesProps {
  readonly devices: readonly SyncDevice[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

export function DeviceNames({ devices, now }: DeviceNamesProps) {
  return (
    <>
      {devices.map(({ id, name, lastSeen }, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <bdi>{name}</bdi> ({sayAgo(lastSeen, now)})
        </span>
      ))}
    </>
  );
}
