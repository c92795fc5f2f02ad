import { useLayoutEffect, useReducer } from 'preact/hooks';
import { COLOUR_NAMES, Note, type NoteChange } from '../../components/highlights/index.ts';
import type { Send } from '../../lib/messages/sending.ts';
import type { FromCard, ToCard } from '../../lib/page/index.ts';
import { useHeight } from '../card/use-height.ts';
import { reduceNote } from './note-state.ts';

/** The note of a highlight in its frame: shows what the port asks for, keeps what the user changes. */
export function NotePage({ port, send }: { readonly port: MessagePort; readonly send: Send }) {
  const [state, dispatch] = useReducer(reduceNote, null);
  const say = (message: FromCard) => port.postMessage(message);

  useLayoutEffect(() => {
    port.onmessage = ({ data }: MessageEvent<ToCard>) => dispatch(data);
    say({ type: 'ready' });
  }, [port]);

  const token = state?.token ?? null;
  useLayoutEffect(() => {
    if (token === null) return;
    void send({ type: 'note.read', token }).then(answer =>
      dispatch({ type: 'answer', token, answer }),
    );
  }, [token]);

  const settled = state !== null && (state.highlight !== null || state.failure !== null);
  useHeight(settled ? state.token : null, height => {
    if (state) say({ type: 'size', token: state.token, height });
  });
  const focused = settled && state.focus ? state.token : null;
  useLayoutEffect(() => {
    if (focused !== null) document.querySelector('textarea')?.focus();
  }, [focused]);

  if (state === null) return null;
  document.documentElement.dataset.scheme = state.scheme;
  const { highlight } = state;
  const last = state.back.at(-1);

  const change = (wanted: NoteChange, event: 'changed' | 'undone' = 'changed') => {
    if (highlight === null || token === null) return;
    dispatch(event === 'undone' ? { type: event, token } : { type: event, token, change: wanted });
    const { id } = highlight;
    void send({ type: 'page.change-highlights', ids: [id], change: wanted }).then(answer => {
      if (!answer.ok) dispatch({ type: 'failed', token, failure: answer.error });
    });
  };
  return (
    <Note
      highlight={highlight}
      failure={state.failure}
      removed={state.removed}
      names={state.names ?? COLOUR_NAMES}
      suggest={async typed => {
        const answer = await send({ type: 'note.suggest', typed });
        return answer.ok ? answer.value : { tags: [], links: [] };
      }}
      undone={state.undone}
      onChange={wanted => change(wanted)}
      {...(last ? { onUndo: () => change(last, 'undone') } : {})}
      onCopy={() => {
        if (highlight) void navigator.clipboard.writeText(state.cited ?? highlight.anchor.exact);
      }}
      onClose={() => say({ type: 'close' })}
    />
  );
}
