import { useEffect, useRef, useState } from 'preact/hooks';
import type { PanelTerm } from '../../components/panel/index.ts';
import type { Library } from '../../lib/jobs/index.ts';
import { send } from '../../lib/messages/client.ts';
import { failureOf } from '../../lib/model/index.ts';
import { forgetRefused, onPanelAsked, type PageTab } from '../../lib/platform/index.ts';

/** The term that is open in the panel: chosen there, or asked for by a page that takes no cards. */
export function useTerm(library: Library, tab: PageTab | null | undefined) {
  const [term, setTerm] = useState<PanelTerm | null>(null);
  const turn = useRef(0);

  const close = () => {
    turn.current++;
    setTerm(null);
  };
  const open = (archive: string, no: number) => {
    const mine = ++turn.current;
    const blank = { archive, term: no, evidence: null, failure: null, muted: false };
    setTerm(blank);
    library.evidence(archive, no).then(
      evidence => mine === turn.current && setTerm({ ...blank, evidence }),
      error => {
        const failure = failureOf(error, 'The archive could not be read', 'Open it again.');
        if (mine === turn.current) setTerm({ ...blank, failure });
      },
    );
  };
  const id = tab?.id;
  useEffect(() => {
    if (id === undefined) return;
    close();
    const stop = new AbortController();
    onPanelAsked(asked => {
      // What another page asked for meanwhile is not of this one.
      if (asked.tabId !== id) return;
      open(asked.archive, asked.term);
      void forgetRefused(id);
    }, stop.signal);
    return () => stop.abort();
  }, [library, id]);

  return {
    term,
    close,
    toggle({ archive, term: no }: { readonly archive: string; readonly term: number }) {
      if (term?.archive === archive && term.term === no) close();
      else open(archive, no);
    },
    mute(muted: boolean) {
      if (!term?.evidence) return;
      const { archive, term: no } = term;
      const { key } = term.evidence;
      void send({ type: 'card.mute', archive, key, muted }).then(answer => {
        if (answer.ok) setTerm(now => (now?.term === no ? { ...now, muted } : now));
        else setTerm(now => now && { ...now, failure: answer.error });
      });
    },
  };
}
