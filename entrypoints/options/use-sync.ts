import { useEffect, useState } from 'preact/hooks';
import type { ShownCode, SyncProps } from '../../components/sync/index.ts';
import { send } from '../../lib/messages/client.ts';
import type { Failure, Result } from '../../lib/model/index.ts';
import {
  deviceName,
  giveBackOrigin,
  grantOrigin,
  type NeededAddresses,
} from '../../lib/platform/index.ts';
import { writeInvitation } from '../../lib/remotes/index.ts';
import { useSyncSetup } from './use-sync-setup.ts';
import { useSyncState } from './use-sync-state.ts';

/** The sync part of the options page with its data: the background does what is asked, and tells how it stands. */
export function useSync(
  needed: () => Promise<NeededAddresses>,
  onImport: (address: string) => void,
): SyncProps {
  const { state, failure: unknown } = useSyncState(true);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [code, setCode] = useState<ShownCode | null>(null);
  /** Of a remote that was left. */
  const giveBack = (address: string) =>
    void needed().then(addresses => giveBackOrigin(address, addresses));
  const { setup, steps } = useSyncSetup(recovery => {
    setFailure(null);
    if (state?.address) giveBack(state.address);
    if (recovery !== null) setCode({ kind: 'recovery', code: recovery });
  });
  useEffect(() => {
    // A code that has ended is not left on the screen.
    if (code?.kind !== 'pairing') return;
    const timer = setTimeout(() => setCode(null), code.until - Date.now());
    return () => clearTimeout(timer);
  }, [code]);

  const act = async <T>(
    words: string,
    work: () => Promise<Result<T>>,
    then?: (value: T) => void,
  ) => {
    setBusy(words);
    const result = await work();
    setBusy(null);
    setFailure(result.ok ? null : result.error);
    if (result.ok) then?.(result.value);
  };
  const invite = (key: string) => {
    if (state === null || state.address === null || state.remote === 'browser') return;
    const kind = state.remote ?? 'webdav';
    // Everybody has a user of their own there, or is given one by another way.
    const who = { user: '', password: '', name: '' };
    const text = writeInvitation({ kind, address: state.address, ...who, code: key });
    setCode({ kind: 'invitation', text });
  };

  return {
    state,
    failure: failure ?? unknown,
    busy,
    setup,
    code,
    device: deviceName(),
    steps,
    deeds: {
      onSyncNow: () => void act('Syncing…', () => send({ type: 'page.sync-now' })),
      onPermit: () => {
        const origin = URL.parse(state?.address ?? '')?.origin;
        if (origin === undefined) return;
        // Asked for before anything is waited for: browsers show the question only in the click itself.
        const granting = grantOrigin(origin);
        void act('Syncing…', async () => {
          await granting.catch(() => false);
          return send({ type: 'page.sync-now' });
        });
      },
      onAnswer: agreed =>
        void act(agreed ? 'Removing them…' : 'Bringing them back…', () =>
          send({ type: 'page.sync-answer', agreed }),
        ),
      onUndo: pull => void act('Taking it back…', () => send({ type: 'page.sync-undo', pull })),
      onRename: device =>
        void act('Renaming this device…', () => send({ type: 'page.sync-rename', device })),
      onRemove: device =>
        void act('Removing the device…', () => send({ type: 'page.sync-remove-device', device })),
      onPassphrase: passphrase =>
        void act('Changing the passphrase…', () =>
          send({ type: 'page.sync-passphrase', passphrase }),
        ),
      onPassword: password =>
        void act('Asking the server…', () => send({ type: 'page.sync-password', password })),
      onRecovery: () =>
        void act(
          'Making a code…',
          () => send({ type: 'page.sync-recovery' }),
          made => setCode({ kind: 'recovery', code: made.code }),
        ),
      onPairing: () =>
        void act(
          'Making a code…',
          () => send({ type: 'page.sync-pairing' }),
          made => setCode({ kind: 'pairing', ...made }),
        ),
      onInvite: () =>
        void act(
          'Making an invitation…',
          () => send({ type: 'page.sync-recovery' }),
          made => invite(made.code),
        ),
      onLeave: () =>
        void act(
          'Stopping…',
          () => send({ type: 'page.sync-leave' }),
          () => state?.address && giveBack(state.address),
        ),
      onImport,
      onPrint: () => print(),
      onCopy: text => void navigator.clipboard.writeText(text),
      onCodeSeen: () => setCode(null),
    },
  };
}
