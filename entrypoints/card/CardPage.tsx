import { useLayoutEffect, useReducer } from 'preact/hooks';
import { Card } from '../../components/card/index.ts';
import type { Send } from '../../lib/messages/sending.ts';
import type { FromCard, ToCard } from '../../lib/page/index.ts';
import { reduceCard } from './card-state.ts';
import { useDeeds } from './use-deeds.ts';
import { useHeight } from './use-height.ts';

/** The card in its frame: shows what the port asks for, and says over it what the user does. */
export function CardPage({ port, send }: { readonly port: MessagePort; readonly send: Send }) {
  const [state, dispatch] = useReducer(reduceCard, null);
  const say = (message: FromCard) => port.postMessage(message);

  const { closed, ...deeds } = useDeeds(send, state, dispatch);

  useLayoutEffect(() => {
    port.onmessage = ({ data }: MessageEvent<ToCard>) => {
      dispatch(data);
      if (data.type === 'hide' && data.over) closed();
    };
    say({ type: 'ready' });
  }, [port]);

  const token = state?.token ?? null;
  useLayoutEffect(() => {
    if (token === null) return;
    void send({ type: 'card.evidence', token }).then(answer =>
      dispatch({ type: 'answer', token, answer }),
    );
  }, [token]);

  const settled = state !== null && (state.evidence !== null || state.failure !== null);
  useHeight(settled ? state.token : null, height => {
    if (state) say({ type: 'size', token: state.token, height });
  });
  const focused = settled && state.focus ? state.token : null;
  useLayoutEffect(() => {
    const main = focused === null ? null : document.querySelector('main');
    if (main === null) return;
    main.tabIndex = -1;
    main.focus();
  }, [focused]);

  if (state === null) return null;
  document.documentElement.dataset.scheme = state.scheme;
  return (
    <Card
      evidence={state.evidence}
      failure={state.failure}
      note={state.note}
      pinned={state.pinned}
      onClose={() => say({ type: 'close' })}
      onPin={() => say({ type: 'pin' })}
      onOpen={({ archive, post, comment }) =>
        void send({ type: 'card.open-reader', archive, post, comment })
      }
      onSearch={query => void send({ type: 'card.open-search', query })}
      onStep={by => say({ type: 'step', by })}
      {...deeds}
    />
  );
}
