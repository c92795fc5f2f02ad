import { useRef } from 'preact/hooks';
import type { CardProps } from '../../components/card/index.ts';
import type { Send } from '../../lib/messages/sending.ts';
import type { MentionEvidence, Result } from '../../lib/model/index.ts';
import type { CardEvent, CardState } from './card-state.ts';
import { type Done, denyMeaning, mute, switchOff, takeAs } from './deeds.ts';

type Handlers = Pick<CardProps, 'onMute' | 'onWrongMeaning' | 'onNever' | 'onSense' | 'onUndo'>;

/**
 * The card's deeds as handlers. Other pages follow a change at once; the card's own page closes its card
 * when it is marked anew, so it is told by `closed`, once the user has closed it.
 */
export function useDeeds(
  send: Send,
  state: CardState | null,
  dispatch: (event: CardEvent) => void,
): Handlers & { closed(): void } {
  /** The last deed, from its beginning on; null where nothing was done. */
  const working = useRef<Promise<void> | null>(null);

  type Work = (evidence: MentionEvidence) => Promise<Result<Done | MentionEvidence>>;
  function run(work: Work): void {
    if (state?.evidence) working.current = tell(work, state.token, state.evidence);
  }
  async function tell(work: Work, token: string, shown: MentionEvidence): Promise<void> {
    const answer = await work(shown);
    if (!answer.ok) {
      const note = { kind: 'failed', failure: answer.error } as const;
      dispatch({ type: 'done', token, note, undo: null });
    } else if ('deed' in answer.value) {
      const { deed, undo, evidence } = answer.value;
      dispatch({ type: 'done', token, note: { kind: deed }, undo, evidence });
    } else {
      dispatch({ type: 'done', token, note: null, undo: null, evidence: answer.value });
    }
  }

  return {
    onMute: () => run(evidence => mute(send, evidence)),
    onWrongMeaning: () => run(evidence => denyMeaning(send, evidence)),
    onNever: () => run(evidence => switchOff(send, evidence)),
    onSense: sense => run(evidence => takeAs(send, evidence, sense)),
    onUndo() {
      const undo = state?.undo;
      if (!undo) return;
      run(async () => {
        const answer = await send(undo.request);
        return answer.ok ? { ok: true, value: undo.evidence } : answer;
      });
    },
    closed() {
      void working.current?.then(() => send({ type: 'card.closed' }));
      working.current = null;
    },
  };
}
