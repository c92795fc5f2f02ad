import type { Answers, PaintedHighlight } from '../messages/catalogue.ts';
import type { Send } from '../messages/sending.ts';
import type { HighlightColour } from '../model/index.ts';
import { comparePages } from './compare-pages.ts';
import { createHighlightBoxes } from './highlight-boxes.ts';
import { createHighlightPainter, type HighlightPainter } from './highlight-painter.ts';
import type { About } from './page-address.ts';
import { placeHighlights } from './placed.ts';
import { idleTurn, inSlices } from './slices.ts';
import type { PageText } from './text-builder.ts';
import { readWholePage } from './whole-page.ts';

/** Milliseconds without new text after which what is not there is taken for lost. */
const SETTLES = 5_000;
/** A page that never rests is not waited for longer. */
const SETTLES_AT_LAST = 30_000;
/** In characters: their message takes the browser 5 ms or more. */
const LONG = 500_000;

export interface PageHighlightsOptions {
  readonly send: Send;
  readonly about: () => About;
  /** In characters; text of the page past it is not read. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

export type PageHighlights = ReturnType<typeof createPageHighlights>;

/**
 * The user's highlights of one page: reads its text where it has any, has them found, paints them. The
 * page may change at any moment: one look is over before the next begins, and what an answer says is
 * painted only where the words that it is about still stand.
 */
export function createPageHighlights(document: Document, options: PageHighlightsOptions) {
  const { send, about, limit, signal } = options;
  let painter: HighlightPainter = createHighlightPainter(document);
  let boxes = false;
  let placed = placeHighlights(document);
  let known: Answers['highlighter.hello'] = {
    ...{ count: 0, toolbar: false, discreet: false, colour: 'yellow' },
    names: { yellow: '', green: '', blue: '', pink: '' },
  };
  let lost = 0;
  /** What was last asked about. */
  let asked = '';
  let came = performance.now();
  let changed = came;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const waiting = new Set<() => void>();

  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = last.then(run);
    last = turn.catch(() => {});
    return turn;
  }

  function paint(page?: PageText, highlights?: readonly PaintedHighlight[]): void {
    placed = placeHighlights(document, page, highlights);
    repaint();
    for (const ask of waiting) ask();
  }

  function repaint(): void {
    // Chromium paints every highlight as it does a selection then, whatever its rules say.
    const ranges = placed.coloured();
    const apart = known.discreet || matchMedia('(forced-colors: active)').matches;
    // Without highlights there is to be nothing of ours in the page.
    const wanted = apart && ranges.length > 0;
    if (wanted !== boxes) {
      painter.clear();
      boxes = wanted;
      painter = wanted ? createHighlightBoxes(document, signal) : createHighlightPainter(document);
    }
    painter.paint(ranges);
  }

  async function read(): Promise<PageText | null> {
    return inSlices(readWholePage(document, { limit }), signal);
  }

  async function hello(): Promise<boolean> {
    const now = about();
    const answer = await send({ type: 'highlighter.hello', ...now });
    if (!answer.ok || signal.aborted) return false;
    known = answer.value;
    asked = nameOf(now);
    if (known.count > 0) return find(true);
    lost = 0;
    paint();
    return false;
  }

  function nameOf(now: About): string {
    return `${now.address} ${now.canonical}`;
  }

  /** Finds the page's highlights in its text as it is now. Says whether there was anything new. */
  async function find(anew: boolean): Promise<boolean> {
    const now = about();
    if (!anew && nameOf(now) !== asked) return hello();
    if (known.count === 0) return false;
    const page = await read();
    if (page === null) return false;
    const change = comparePages(placed.page, page);
    if (change === 'new') changed = performance.now();
    const settled = lost > 0 && isSettled();
    if (!anew && !settled && change !== 'new') {
      // Also where nothing moved: a page may have emptied out all highlights with its own.
      paint(page, placed.highlights);
      settleLater();
      return false;
    }
    // A message is written at once, however long.
    if (page.text.length > LONG) await idleTurn();
    const request = { type: 'highlighter.place' as const, ...now, text: page.text, settled };
    const answer = await send(request);
    if (!answer.ok || signal.aborted) return false;
    // The page went on meanwhile: this is about the one before.
    if (nameOf(about()) !== nameOf(now)) return hello();
    lost = settled ? 0 : answer.value.lost;
    settleLater();
    paint(page, answer.value.found);
    return change === 'new';
  }

  /** What comes late comes to who looks at the page: one in the background may be waiting for that. */
  function isSettled(): boolean {
    const now = performance.now();
    const rests = now - changed >= SETTLES || now - came >= SETTLES_AT_LAST;
    return rests && document.readyState === 'complete' && !document.hidden;
  }

  function settleLater(): void {
    clearTimeout(timer);
    if (lost === 0 || document.hidden) return;
    const due = Math.min(changed + SETTLES, came + SETTLES_AT_LAST) - performance.now();
    timer = setTimeout(() => void look(), Math.max(due, 1_000));
  }

  const look = () => inTurn(() => find(false));

  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.hidden) return;
      changed = performance.now();
      settleLater();
    },
    { signal },
  );
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    painter.clear();
  });

  return {
    get placed() {
      return placed;
    },
    get known() {
      return known;
    },
    /** The element that the painter has put into the page, if it has. */
    get host() {
      return painter.host ?? null;
    },
    read,
    look,
    /** Asks what there is of this page, and looks for it. */
    hello: () => inTurn(hello),
    /** The page is another one now. */
    moved() {
      came = performance.now();
      changed = came;
      paint();
      return inTurn(hello);
    },
    /** The page's nodes have changed: words that are no longer there are not painted until the next look. */
    note(records: readonly MutationRecord[]): void {
      const touched = ({ type, target }: MutationRecord) =>
        type === 'characterData' && placed.holds(target);
      if (records.some(touched)) painter.paint(placed.coloured());
    },
    /** One more, made in this text of the page. */
    async add(page: PageText, made: PaintedHighlight): Promise<void> {
      known = { ...known, count: known.count + 1, colour: made.colour };
      if (placed.page.text !== page.text) return void (await inTurn(hello));
      paint(page, [...placed.highlights.filter(({ id }) => id !== made.id), made]);
    },
    /** Shows one otherwise, or no more, before the background is asked. */
    put(id: string, colour: HighlightColour | null): void {
      paint(
        placed.page,
        placed.highlights.flatMap(one =>
          one.id !== id ? [one] : colour === null ? [] : [{ ...one, colour }],
        ),
      );
    },
    /** Resolves once a highlight is on the page, or after so many milliseconds. */
    whenFound(id: string, patience: number): Promise<void> {
      return new Promise(resolve => {
        const done = () => {
          clearTimeout(timeout);
          waiting.delete(ask);
          resolve();
        };
        const ask = () => placed.rangeOf(id) !== null && done();
        const timeout = setTimeout(done, patience);
        waiting.add(ask);
        ask();
      });
    },
  };
}
