import type { AnnotatorPage, PageMention, ToAnnotator } from '../messages/catalogue.ts';
import { isToAnnotator, type Send } from '../messages/sending.ts';
import { type Card, createCard } from './card.ts';
import type { FromCard } from './card-port.ts';
import { createControls } from './controls.ts';
import { createHitTest, type HitTest } from './hit-test.ts';
import { createPainter } from './painter.ts';
import { pageTitle, readPublished } from './published.ts';
import { type PageRange, toRanges } from './ranges.ts';
import { createReader } from './reader.ts';
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

/**
 * The annotator of one page: reads its text, asks the background which terms it mentions, paints them,
 * and opens cards on them. Begins at once, answers the background and the popup, goes on until stopped.
 */
export function createAnnotator(options: AnnotatorOptions): void {
  const { document, send, card: address, limit, stop } = options;
  const { signal } = stop;
  const own = () => card?.host ?? null;
  const painter = createPainter(document);
  const read = createReader(document, () => ({ limit, own: own() }), signal);
  let marks = marksOf({ text: '', runs: [], blocks: [] }, [], 0);
  let card: Card | undefined;
  let last: number | null = null;

  const controls = createControls(document, {
    signal,
    hit: (x, y) => marks.hit.at(x, y),
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
    painter.paint(marks.ranges);
    painter.wash(null);
    if (marks.mentions.length > 0) cardInPage();
    controls.listen();
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
    const index = stepFrom(marks.ranges, controls.shown ?? last, by);
    const range = index === null ? null : marks.ranges[index];
    if (index === null || !range) return;
    bringIntoView(document, range);
    controls.dispatch({ type: 'step', mention: index });
  }

  /** Says whether the page had anything new. `force` asks the background even if it had not. */
  async function annotate(force: boolean): Promise<boolean> {
    // What the user is reading just now stays as it is; the next look will do.
    if (!force && controls.shown !== null && card?.host.isConnected) return true;
    const reading = await read();
    if (reading === null) return false;
    const { page, change } = reading;
    if (change === 'same' && !force) return false;
    if (change === 'moved' && !force) {
      paint(marksOf(page, marks.mentions, marks.total));
      return true;
    }
    last = null;
    if (page.text === '') {
      paint(marksOf(page, [], 0));
      return true;
    }
    const url = document.location.href;
    const answer = await send({ type: 'annotator.annotate', url, text: page.text });
    if (signal.aborted) return false;
    const { shown, total } = answer.ok ? answer.value : { shown: [], total: 0 };
    paint(marksOf(page, shown, total));
    return true;
  }

  /** Null where there is nothing to say. */
  async function handle(message: ToAnnotator): Promise<AnnotatorPage | null> {
    await first;
    if (message.type === 'annotator.refresh') await annotate(true);
    if (message.type === 'annotator.step') step(message.by);
    if (message.type === 'annotator.stop') stop.abort();
    return message.type === 'annotator.read' ? say() : null;
  }

  function say(): AnnotatorPage {
    return {
      url: document.location.href,
      title: pageTitle(document),
      text: marks.page.text,
      published: readPublished(document),
      shown: marks.mentions.length,
      marks: marks.mentions,
      total: marks.total,
    };
  }

  const first = annotate(true);
  const unlisten = options.listen(message =>
    isToAnnotator(message) ? handle(message) : undefined,
  );
  watchPage(document, () => annotate(false), own, signal);
  signal.addEventListener('abort', () => {
    painter.clear();
    card?.remove();
    unlisten();
  });
}
