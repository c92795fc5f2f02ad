import { useRef, useState } from 'preact/hooks';
import type { Setup, SyncSetupDeeds } from '../../components/sync/index.ts';
import { send } from '../../lib/messages/client.ts';
import {
  type Failure,
  fail,
  type JoinNames,
  type Opening,
  ok,
  type RemoteChoice,
  type Result,
} from '../../lib/model/index.ts';
import { grantOrigin } from '../../lib/platform/index.ts';
import { readInvitation, readRemoteAddress } from '../../lib/remotes/index.ts';

const NOT_GRANTED = fail(
  'no-permission',
  'The browser did not give the permission to ask that server.',
  'Connect again and answer its question with Allow.',
).error;

/** The steps of joining a remote, or of moving to another; `onDone` gets the recovery code, where one was made. */
export function useSyncSetup(onDone: (recovery: string | null) => void): {
  readonly setup: Setup | null;
  readonly steps: SyncSetupDeeds;
} {
  const [setup, setSetup] = useState<Setup | null>(null);
  /** What comes of a step that was left is not shown any more. */
  const turn = useRef(0);
  const moves = setup?.moves ?? false;
  const choosing = (busy: string | null, failure: Failure | null = null): Setup => ({
    step: 'choose',
    moves,
    busy,
    failure,
  });

  /** Waits for something at a step; gives its value, or null where it failed or was left. */
  async function wait<T>(at: Setup, words: string, work: Promise<Result<T>>): Promise<T | null> {
    const mine = ++turn.current;
    setSetup({ ...at, busy: words, failure: null });
    const result = await work;
    if (mine !== turn.current) return null;
    setSetup({ ...at, busy: null, failure: result.ok ? null : result.error });
    return result.ok ? result.value : null;
  }

  async function plan(at: Setup, choice: RemoteChoice, opening: Opening): Promise<void> {
    const asking = send({ type: 'page.sync-plan', choice, opening });
    const found = await wait(at, 'Reading what is there…', asking);
    if (found)
      setSetup({ step: 'plan', moves, busy: null, failure: null, choice, opening, plan: found });
  }

  async function look(choice: RemoteChoice, granting: Promise<boolean>, opening?: Opening) {
    const at = choosing(null);
    const asking = granting
      .catch(() => false)
      .then(granted =>
        granted
          ? send({ type: 'page.sync-look', choice })
          : { ok: false as const, error: NOT_GRANTED },
      );
    const there = await wait(at, `Asking ${sayWhere(choice)}…`, asking);
    if (there === null) return;
    if (opening) return plan(at, choice, opening);
    if (there === 'open') return plan(at, choice, { how: 'open' });
    setSetup({ step: 'open', moves, busy: null, failure: null, choice, look: there });
  }

  async function join(names: JoinNames): Promise<void> {
    if (setup?.step !== 'plan') return;
    const { choice, opening } = setup;
    const done = await wait(
      setup,
      moves ? 'Copying and comparing…' : 'Syncing for the first time…',
      moves
        ? send({ type: 'page.sync-move', choice, opening })
        : send({ type: 'page.sync-join', choice, opening, names }),
    );
    if (!done) return;
    setSetup(null);
    onDone(done.recovery);
  }

  return {
    setup,
    steps: {
      readInvitation,
      onBegin: begins => setSetup({ step: 'choose', moves: begins, busy: null, failure: null }),
      onLook(typed, opening) {
        const checked = checkChoice(typed);
        if (!checked.ok) return setSetup(choosing(null, checked.error));
        const choice = checked.value;
        // Asked for before anything is waited for: browsers show the question only in the click itself.
        const granting =
          choice.kind === 'browser'
            ? Promise.resolve(true)
            : grantOrigin(new URL(choice.address).origin);
        void look(choice, granting, opening);
      },
      onOpening(opening) {
        if (setup?.step === 'open') void plan(setup, setup.choice, opening);
      },
      onJoin: names => void join(names),
      onCancel() {
        turn.current++;
        setSetup(null);
      },
    },
  };
}

/** The address as it is to be asked. */
function checkChoice(choice: RemoteChoice): Result<RemoteChoice> {
  if (choice.kind === 'browser') return ok(choice);
  const address = readRemoteAddress(choice.address);
  return address.ok ? ok({ ...choice, address: address.value.href }) : address;
}

function sayWhere(choice: RemoteChoice): string {
  return choice.kind === 'browser' ? 'your browser account' : new URL(choice.address).host;
}
