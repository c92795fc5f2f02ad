import type { Annotator, MarksFirst } from '../../lib/jobs/index.ts';
import type { Handlers } from '../../lib/messages/server.ts';
import { TERM_KINDS } from '../../lib/model/index.ts';
import {
  askPanel,
  hostOf,
  isOff,
  type keepSettings,
  openPanel,
  sayRefused,
  wait,
} from '../../lib/platform/index.ts';
import type { CountLater } from './count-later.ts';

/** What is answered without waiting for anything to be loaded. */
export type MarkRequest = 'annotator.hello' | 'annotator.annotate' | 'annotator.refused';

export interface MarkParts {
  readonly annotator: Annotator;
  readonly settings: ReturnType<typeof keepSettings>;
  readonly counts: CountLater;
  readonly first: MarksFirst;
}

/** The handlers that a page's marks wait for. */
export function createMarkHandlers(parts: MarkParts): Pick<Handlers, MarkRequest> {
  const { annotator, settings: kept, counts, first } = parts;
  return {
    'annotator.hello': async () => {
      first.expect();
      return null;
    },
    'annotator.annotate': async ({ url, text }, sender) => {
      first.expect();
      try {
        const host = hostOf(url);
        const settings = await kept.read();
        const { discreet, density, meanings } = settings;
        if (host !== null && isOff(settings, host)) return { shown: [], total: 0, discreet };
        const wanted = { host, density, meanings };
        const { shown: found, all, termOf } = await annotator.annotate(text, wanted);
        const shown = found.map(mention => ({
          ...mention,
          kind: TERM_KINDS.indexOf(termOf(mention).kind),
        }));
        counts.note({ url, text }, sender);
        return { shown, total: all.length, discreet };
      } finally {
        // In a turn of its own: the answer has left by then.
        void wait(0).then(first.made);
      }
    },
    'annotator.refused': async ({ archive, term }, { tabId }) => {
      if (tabId === undefined) return null;
      // First of all: what the user did counts for this turn only.
      if (!(await openPanel(tabId))) await sayRefused(tabId);
      // A panel that is open already shows it too, and takes the toolbar's words back.
      await askPanel({ archive, term, tabId });
      return null;
    },
  };
}
