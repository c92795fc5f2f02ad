import type { PaintedHighlight, ToHighlighter } from '../messages/catalogue.ts';
import type { Send } from '../messages/sending.ts';
import { type HighlightColour, MAX_QUOTE } from '../model/index.ts';
import { createHighlightPainter } from './highlight-painter.ts';
import { isLightText } from './light-text.ts';
import { makeAnchor } from './make-anchor.ts';
import { createNoteWindow } from './note-window.ts';
import { placeHighlights } from './placed.ts';
import { pageTitle, readPublished } from './published.ts';
import { readSelection } from './selection.ts';
import { inSlices } from './slices.ts';
import { bringIntoView } from './steps.ts';
import { createToolbar } from './toolbar.ts';
import { watchPage } from './watch.ts';
import { watchSelection } from './watch-selection.ts';
import { readWholePage } from './whole-page.ts';

export interface HighlighterOptions {
  readonly document: Document;
  readonly send: Send;
  /** Hears messages to this page; gives back how to stop. */
  readonly listen: (handle: (message: unknown) => Promise<unknown> | undefined) => () => void;
  /** The note's page: its address, and the origin of its document. */
  readonly note: { readonly src: string; readonly origin: string };
  /** In characters; text of the page past it is not read. */
  readonly limit: number;
  /** Aborting it takes away all that was put into the page, and stops everything. */
  readonly stop: AbortController;
  /** The post that our own reader shows. */
  readonly place?: { readonly archive: string; readonly post: string };
}

/** What became of a wish to highlight what is selected. */
export type MarkOutcome = 'made' | 'nothing' | 'editable' | 'too-long' | 'failed';

const TOO_LONG = `Too long to highlight: at most ${MAX_QUOTE.toLocaleString('en')} characters.`;

/**
 * The user's highlights on one page: finds and paints them, offers a toolbar at selections, makes new
 * ones, opens their notes. Begins at once, goes on until stopped; reads the page's text only where it
 * has highlights or gets one.
 */
export function createHighlighter(options: HighlighterOptions): void {
  const { document, send, limit, stop } = options;
  const { signal } = stop;
  const view = document.defaultView!;
  const painter = createHighlightPainter(document);
  let placed = placeHighlights(document);
  let known = { count: 0, toolbar: false, colour: 'yellow' as HighlightColour };
  /** What the toolbar's note and undo are about. */
  let last: string | null = null;

  const about = () => ({
    canonical: document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href || null,
    ...(options.place ? { place: options.place } : {}),
  });

  const note = createNoteWindow(document, {
    ...options.note,
    token: async id => {
      const answer = await send({ type: 'highlighter.open', ...about(), id });
      return answer.ok ? answer.value.token : null;
    },
    onRefused: () => toolbar.hide(),
    onGone: () => stop.abort(),
  });
  const toolbar = createToolbar(document, {
    onColour: colour => void mark(colour),
    onNote: () => void noteOnSelection(),
    onUndo: () => void undo(),
  });
  const selections = watchSelection(document, {
    signal,
    own: node => node === toolbar.host || (node !== null && node === note.host),
    onSelect: box => known.toolbar && toolbar.offer(box, isDarkAt()),
    onNone: () => toolbar.hide(),
    onClick: (x, y) => {
      const hit = placed.at(x, y);
      if (hit) void openNote(hit.id, false);
      else note.close();
    },
    onEscape: () => {
      note.close();
      toolbar.hide();
    },
    onScroll: () => {
      toolbar.hide();
      note.follow();
    },
  });

  function isDarkAt(): boolean {
    const selected = readSelection(document);
    const node = selected.kind === 'range' ? selected.range.startContainer : null;
    if (!(node instanceof Text)) return false;
    const at = { startContainer: node, startOffset: 0, endContainer: node, endOffset: 0 };
    return isLightText(document, at);
  }

  async function readPage() {
    return inSlices(readWholePage(document, { limit }), signal);
  }

  function paint(page = placed.page, highlights: readonly PaintedHighlight[] = placed.highlights) {
    placed = placeHighlights(document, page, highlights);
    painter.paint(placed.coloured);
  }

  /** Finds the page's highlights in its text as it is now. Says whether there was anything new. */
  async function look(): Promise<boolean> {
    if (known.count === 0) return false;
    const page = await readPage();
    if (page === null) return false;
    if (page.text === placed.page.text) {
      paint(page);
      return false;
    }
    const settled = document.readyState === 'complete';
    const request = { type: 'highlighter.place' as const, ...about(), text: page.text, settled };
    const answer = await send(request);
    if (answer.ok && !signal.aborted) paint(page, answer.value.found);
    return true;
  }

  async function hello(): Promise<void> {
    const answer = await send({ type: 'highlighter.hello', ...about() });
    if (!answer.ok || signal.aborted) return;
    known = answer.value;
    if (known.count === 0) return paint(undefined, []);
    placed = placeHighlights(document);
    await look();
  }

  /** Highlights the selection. */
  async function mark(colour: HighlightColour | null): Promise<MarkOutcome> {
    const selected = readSelection(document);
    if (selected.kind !== 'range') return selected.kind;
    const page = await readPage();
    const made = page && makeAnchor(document, page, selected.range);
    const at = selections.box();
    if (!page || !made) return 'nothing';
    if (made === 'too-long') {
      if (at) toolbar.say(at, isDarkAt(), TOO_LONG, { note: false, undo: false });
      return 'too-long';
    }
    const dark = isDarkAt();
    const answer = await send({
      type: 'highlighter.make',
      ...about(),
      anchor: made,
      colour,
      title: pageTitle(document).slice(0, 1_000),
      published: readPublished(document),
    });
    if (!answer.ok) {
      if (at) toolbar.say(at, dark, answer.error.message, { note: false, undo: false });
      return 'failed';
    }
    const { id } = answer.value;
    last = id;
    known = { ...known, count: known.count + 1, colour: answer.value.colour };
    const others = placed.page.text === page.text ? placed.highlights : null;
    if (others) paint(page, [...others.filter(other => other.id !== id), answer.value]);
    else await hello();
    document.getSelection()?.removeAllRanges();
    if (at) toolbar.say(at, dark, 'Highlighted', { note: true, undo: true });
    return 'made';
  }

  async function noteOnSelection(): Promise<void> {
    if (readSelection(document).kind === 'range' && (await mark(null)) !== 'made') return;
    if (last !== null) await openNote(last, true);
  }

  async function undo(): Promise<void> {
    const id = last;
    if (id === null) return;
    toolbar.hide();
    note.close();
    await send({ type: 'highlighter.change', ...about(), id, change: { removed: true } });
    paint(
      placed.page,
      placed.highlights.filter(highlight => highlight.id !== id),
    );
  }

  async function openNote(id: string, focus: boolean): Promise<void> {
    toolbar.hide();
    await note.show(id, () => placed.rangeOf(id), focus);
  }

  async function go(id: string): Promise<boolean> {
    await first;
    if (placed.rangeOf(id) === null) await hello();
    const range = placed.rangeOf(id);
    if (range === null) return false;
    bringIntoView(document, range);
    await openNote(id, false);
    return true;
  }

  async function handle(message: ToHighlighter): Promise<unknown> {
    switch (message.type) {
      case 'highlighter.mark':
        return mark(message.colour);
      case 'highlighter.go':
        return go(message.id);
      case 'highlighter.refresh':
        return hello();
      case 'highlighter.stop':
        return stop.abort();
    }
  }

  const first = hello();
  const unlisten = options.listen(message =>
    isToHighlighter(message) ? handle(message) : undefined,
  );
  watchPage(document, {
    note: () => {},
    forget: () => {},
    look: async back => {
      if (back) await hello();
      return look();
    },
    moved: () => {
      note.close();
      toolbar.hide();
      void hello();
    },
    own: node => node !== undefined && (node === toolbar.host || node === note.host),
    signal,
  });
  view.addEventListener('resize', () => note.follow(), { signal, passive: true });
  signal.addEventListener('abort', () => {
    painter.clear();
    toolbar.remove();
    note.remove();
    unlisten();
  });
}

/** Only these: what content scripts ask the background arrives at our reader as well. */
const HEARD: readonly string[] = [
  'highlighter.mark',
  'highlighter.go',
  'highlighter.refresh',
  'highlighter.stop',
] satisfies ToHighlighter['type'][];

function isToHighlighter(message: unknown): message is ToHighlighter {
  const { type } = Object(message) as { readonly type?: unknown };
  return typeof type === 'string' && HEARD.includes(type);
}
