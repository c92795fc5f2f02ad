import type {
  AnnotateAnswer,
  AnnotatorText,
  PageMention,
  ToAnnotator,
} from '../messages/catalogue.ts';
import { isToAnnotator, type Send } from '../messages/sending.ts';
import { isTaken } from './beside.ts';
import { createBoxPainter } from './box-painter.ts';
import { type Card, createCard } from './card.ts';
import type { FromCard } from './card-port.ts';
import { createControls } from './controls.ts';
import { createHitTest, type HitTest } from './hit-test.ts';
import { isThere } from './nodes.ts';
import { createPainter, LINES, type Painter } from './painter.ts';
import { type PageRange, toRanges } from './ranges.ts';
import { createReader } from './reader.ts';
import { idleTurn } from './slices.ts';
import { bringIntoView, stepFrom } from './steps.ts';
import type { PageText } from './text-builder.ts';
import { watchPage } from './watch.ts';

export interface AnnotatorOptions {
  readonly document: Document;
  readonly send: Send;
  /** Hears messages to this tab; gives back how to stop. */
  readonly listen: (handle: (message: unknown) => Promise<unknown> | undefined) => () => void;
  /** The card's page: its address, and the origin of its document. */
  readonly card: { readonly src: string; readonly origin: string };
  /** In characters; text of the page past it is not read. */
  readonly limit: number;
  /** Aborting it takes away all that was put into the page, and stops everything. */
  readonly stop: AbortController;
}

/** What is painted now. */
interface Marks {
  readonly page: PageText;
  readonly mentions: readonly PageMention[];
  readonly total: number;
  readonly ranges: readonly (PageRange | null)[];
  readonly hit: HitTest;
}

/** In characters. Their message takes the browser 5 ms or more. */
const LONG = 500_000;
const NOTHING: Pick<AnnotateAnswer, 'shown' | 'total'> = { shown: [], total: 0 };

/** Starts the annotator once its page is parsed, and wakes the background for it meanwhile. */
export async function createAnnotator(options: AnnotatorOptions): Promise<void> {
  const { document, send, stop } = options;
  if (document.readyState === 'loading') {
    void send({ type: 'annotator.hello' });
    await new Promise(parsed => document.addEventListener('DOMContentLoaded', parsed));
  }
  if (!stop.signal.aborted) startAnnotator(options);
}

/**
 * The annotator of one page: reads its text, asks the background which terms it mentions, paints them,
 * and opens cards on them. Begins at once, answers the background and the popup, goes on until stopped.
 */
function startAnnotator(options: AnnotatorOptions): void {
  const { document, send, card: address, limit, stop } = options;
  const { signal } = stop;
  const own = () => card?.host ?? null;
  let painter: Painter = createPainter(document);
  let discreet = false;
  const reader = createReader(document, limit, signal);
  let marks = marksOf({ text: '', runs: [], blocks: [] }, [], 0);
  let card: Card | undefined;
  let last: number | null = null;

  const controls = createControls(document, {
    signal,
    hit(x, y) {
      const index = marks.hit.at(x, y);
      const mention = marks.mentions[index ?? -1];
      return mention && isTaken(x, y, mention.end - mention.start) ? null : index;
    },
    // Not sooner: a page with a frame of ours in it stays out of Chromium's back/forward cache, and most
    // pages never need one. It loads while the pointer rests.
    prepare() {
      painter.keep();
      cardInPage();
    },
    show(index, how) {
      const mention = marks.mentions[index];
      const range = marks.ranges[index];
      if (!mention || !range) return;
      last = index;
      painter.wash(range);
      void cardInPage().open(mention, range, how);
    },
    hide() {
      painter.wash(null);
      card?.close();
    },
    pin: pinned => card?.pin(pinned),
    follow: () => card?.follow() ?? false,
    own,
  });

  function marksOf(page: PageText, mentions: readonly PageMention[], total: number): Marks {
    const ranges = toRanges(page, mentions);
    return { page, mentions, total, ranges, hit: createHitTest(document, page, mentions, ranges) };
  }

  function paint(next: Marks): void {
    controls.dispatch({ type: 'close' });
    marks = next;
    painter.paint(
      marks.mentions.flatMap(({ kind = 0 }, index) => {
        const range = marks.ranges[index];
        return range ? [{ range, line: kind % LINES.length }] : [];
      }),
    );
    painter.wash(null);
    controls.listen();
  }

  /** The other way of painting, where the user has changed the setting. */
  function paintDiscreetly(wanted: boolean): void {
    if (wanted === discreet) return;
    painter.clear();
    discreet = wanted;
    painter = wanted ? createBoxPainter(document, signal) : createPainter(document);
  }

  /** Made anew where the page has taken it away, as those do that build or write their document again. */
  function cardInPage(): Card {
    if (card?.host.isConnected) return card;
    card?.remove();
    card = makeCard();
    return card;
  }

  function makeCard(): Card {
    return createCard(document, {
      ...address,
      send,
      onMessage,
      onPointer: inside => controls.dispatch({ type: 'card', inside }),
      onRefused: () => controls.dispatch({ type: 'close' }),
      onGone: () => stop.abort(),
    });
  }

  function onMessage(message: FromCard): void {
    if (message.type === 'close' || message.type === 'pin') controls.dispatch(message);
    if (message.type === 'step') step(message.by);
  }

  function step(by: 1 | -1): void {
    go(stepFrom(marks.ranges, controls.shown ?? last, by));
  }

  function go(index: number | null): void {
    const range = index === null ? null : marks.ranges[index];
    if (index === null || !range) return;
    bringIntoView(document, range);
    controls.dispatch({ type: 'step', mention: index });
  }

  /** Says whether the page had anything new. `force` asks the background even if it had not. */
  async function annotate(force: boolean): Promise<boolean> {
    // What the user is reading just now stays as it is; the next look will do.
    if (!force && controls.shown !== null && card && isThere(card.host)) return true;
    const reading = await reader.read();
    if (reading === null) return false;
    const { page, change } = reading;
    if (change === 'same' && !force) {
      painter.keep();
      return false;
    }
    if (change === 'moved' && !force) {
      paint(marksOf(page, marks.mentions, marks.total));
      return true;
    }
    last = null;
    if (page.text === '') {
      paint(marksOf(page, [], 0));
      return true;
    }
    // A message is written at once, however long.
    if (page.text.length > LONG) await idleTurn();
    const url = document.location.href;
    const answer = await send({ type: 'annotator.annotate', url, text: page.text });
    if (signal.aborted) return false;
    const { shown, total, discreet: quiet } = answer.ok ? answer.value : { ...NOTHING, discreet };
    // Chromium paints every highlight as it does a selection then, whatever its rules say.
    const forced = matchMedia('(forced-colors: active)').matches;
    paintDiscreetly(quiet || forced);
    paint(marksOf(page, shown, total));
    return true;
  }

  /** Null where there is nothing to say. */
  async function handle(message: ToAnnotator): Promise<AnnotatorText | null> {
    await first;
    if (message.type === 'annotator.refresh') await annotate(true);
    if (message.type === 'annotator.step') step(message.by);
    if (message.type === 'annotator.go') go(message.mark);
    if (message.type === 'annotator.stop') stop.abort();
    return message.type === 'annotator.read' ? say() : null;
  }

  function say(): AnnotatorText {
    return {
      url: document.location.href,
      text: marks.page.text,
      shown: marks.mentions.length,
      marks: marks.mentions,
      total: marks.total,
    };
  }

  const first = annotate(true);
  const unlisten = options.listen(message =>
    isToAnnotator(message) ? handle(message) : undefined,
  );
  watchPage(document, {
    note: reader.note,
    forget: reader.forget,
    look: annotate,
    moved: () => controls.dispatch({ type: 'close' }),
    own: node => node !== undefined && (node === own() || node === painter.host),
    signal,
  });
  signal.addEventListener('abort', () => {
    painter.clear();
    card?.remove();
    unlisten();
  });
}
