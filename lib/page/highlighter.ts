import type { SelectionState, ToHighlighter } from '../messages/catalogue.ts';
import type { Send } from '../messages/sending.ts';
import type { HighlightColour } from '../model/index.ts';
import { takePoints } from './beside.ts';
import { isLightText } from './light-text.ts';
import { type Marked, markSelection, wordsOf } from './mark-selection.ts';
import { childrenOf } from './nodes.ts';
import { boxOf, createNoteWindow } from './note-window.ts';
import { type About, createAbout } from './page-address.ts';
import { createPageHighlights } from './page-highlights.ts';
import { readSelection, selectsAnother } from './selection.ts';
import { bringIntoView } from './steps.ts';
import { createToolbar, type Place } from './toolbar.ts';
import { watchPage } from './watch.ts';
import { watchSelection } from './watch-selection.ts';

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
  readonly place?: NonNullable<About['place']>;
}

/** What became of a wish to highlight; `focused`: the toolbar had something to press, and has the focus. */
export type MarkOutcome = Marked['kind'] | 'focused';

/** In milliseconds: text may come late on a page that was opened for one highlight. */
const PATIENCE = 10_000;

/**
 * The user's highlights on one page: finds and paints them, offers a toolbar at selections, makes new
 * ones, opens their notes. Begins at once, goes on until stopped; reads the page's text only where it
 * has highlights or gets one.
 */
export function createHighlighter(options: HighlighterOptions): void {
  const { document, send, limit, stop } = options;
  const { signal } = stop;
  const about = createAbout(document, options.place);
  const highlights = createPageHighlights(document, { send, about, limit, signal });
  /** What the toolbar's note and undo are about. */
  let last: Extract<Marked, { kind: 'made' }> | null = null;

  const note = createNoteWindow(document, {
    ...options.note,
    token: async id => {
      const answer = await send({ type: 'highlighter.open', ...about(), id });
      return answer.ok ? answer.value.token : null;
    },
    onRefused: () => toolbar.say(corner, isDarkAt(), 'This page lets no notes in: use the panel.'),
    onGone: () => stop.abort(),
  });
  const toolbar = createToolbar(document, {
    onColour: colour => void mark(colour),
    onNote: () => void noteOnSelection(),
    onUndo: () => void undo(),
    nameOf: colour => highlights.known.names[colour],
  });
  const own = (node: Node | null | undefined) =>
    node !== null &&
    node !== undefined &&
    (node === toolbar.host || node === note.host || node === highlights.host);
  const selections = watchSelection(document, {
    signal,
    own,
    onSelect: () => void first.then(offer),
    onNone: away => (away || toolbar.shown === 'offer') && toolbar.hide(),
    onClick: (x, y) => void clicked(x, y),
    onEscape: close,
    onScroll: () => {
      toolbar.follow();
      note.follow();
    },
  });

  /** Of the viewport, for what belongs to no words. */
  const corner: Place = () => {
    const { clientWidth: right } = document.documentElement;
    return { left: right, right, top: 0, bottom: 0 };
  };

  /** Whether one is wanted is known once the background has answered. */
  function offer(): void {
    const selected = readSelection(document).kind === 'range';
    if (selected && highlights.known.toolbar) toolbar.offer(selections.box, isDarkAt());
  }

  function close(): void {
    note.close();
    toolbar.hide();
  }

  function isDarkAt(): boolean {
    const selected = readSelection(document);
    if (selected.kind !== 'range') return false;
    const { startContainer, startOffset } = selected.range;
    // What begins there, where whole elements are selected.
    return isLightText(document, {
      startContainer: childrenOf(startContainer)[startOffset] ?? startContainer,
    });
  }

  async function mark(colour: HighlightColour | null): Promise<MarkOutcome> {
    const dark = isDarkAt();
    const selected = readSelection(document);
    const before = selected.kind === 'range' ? selections.box : corner;
    if (before === corner && toolbar.focus()) return 'focused';
    const marked = await markSelection(document, colour, { highlights, send, about, limit });
    if (marked.kind !== 'made') {
      const inFrame = document.activeElement instanceof HTMLIFrameElement;
      toolbar.say(before, dark, wordsOf(marked, inFrame));
      return marked.kind;
    }
    last = marked;
    const { id } = marked.highlight;
    // What was selected meanwhile is the user's next, and has the toolbar.
    if (selectsAnother(document, selected)) return 'made';
    document.getSelection()?.removeAllRanges();
    const at = () => boxOf(highlights.placed.rangeOf(id), 'last');
    toolbar.say(at, dark, 'Highlighted', { note: true, undo: true });
    return 'made';
  }

  async function noteOnSelection(): Promise<void> {
    if (readSelection(document).kind === 'range' && (await mark(null)) !== 'made') return;
    if (last !== null) await openNote(last.highlight.id, true);
  }

  /** Takes back what was made last: words that were highlighted before have their colour again. */
  async function undo(): Promise<void> {
    if (last === null) return;
    const { highlight, before } = last;
    const at = boxOf(highlights.placed.rangeOf(highlight.id));
    close();
    const change = before === null ? { removed: true } : { colour: before };
    const request = { type: 'highlighter.change' as const, ...about(), id: highlight.id, change };
    const answer = await send(request);
    if (answer.ok) highlights.put(highlight.id, before);
    const said = before === null ? 'Highlight removed' : 'As it was before';
    toolbar.say(() => at, isDarkAt(), answer.ok ? said : answer.error.message);
  }

  async function openNote(id: string, focus: boolean): Promise<void> {
    toolbar.hide();
    await note.show(id, () => highlights.placed.rangeOf(id), focus);
  }

  /** What the annotator asked last: a point, and whether its mark there has it. */
  let theirs = { x: -1, y: -1, kept: false };
  takePoints((x, y, length) => {
    const hit = highlights.placed.at(x, y);
    const taken = note.open !== null || (hit !== null && hit.end - hit.start <= length);
    theirs = { x, y, kept: !taken };
    return taken;
  }, signal);

  async function clicked(x: number, y: number): Promise<void> {
    const hit = highlights.placed.at(x, y);
    if (hit === null) return note.close();
    // The annotator hears the same click, before us or after.
    await new Promise(resolve => setTimeout(resolve));
    // Pointers are told by parts of a pixel, clicks are not.
    if (theirs.kept && Math.hypot(theirs.x - x, theirs.y - y) < 2) return;
    await openNote(hit.id, false);
  }

  async function go(id: string): Promise<boolean> {
    await first;
    if (highlights.placed.rangeOf(id) === null) await highlights.hello();
    await highlights.whenFound(id, PATIENCE);
    const range = highlights.placed.rangeOf(id);
    if (range === null) return false;
    bringIntoView(document, range);
    await openNote(id, false);
    return true;
  }

  async function handle(message: ToHighlighter): Promise<unknown> {
    switch (message.type) {
      case 'highlighter.selected':
        return selectionState();
      case 'highlighter.mark':
        return mark(message.colour);
      case 'highlighter.go':
        return go(message.id);
      case 'highlighter.refresh':
        return highlights.hello();
      case 'highlighter.stop':
        return stop.abort();
    }
  }

  function selectionState(): SelectionState {
    const inFrame = document.activeElement instanceof HTMLIFrameElement;
    return {
      kind: readSelection(document).kind,
      offers: toolbar.shown === 'word',
      focused: document.hasFocus() && !inFrame,
      changed: selections.changed,
    };
  }

  const first = highlights.hello();
  const unlisten = options.listen(message =>
    isToHighlighter(message) ? handle(message) : undefined,
  );
  watchPage(document, {
    note: highlights.note,
    forget: () => {},
    look: async back => {
      selections.listen();
      return back ? highlights.hello() : highlights.look();
    },
    moved: () => {
      close();
      void highlights.moved();
    },
    own,
    signal,
  });
  signal.addEventListener('abort', () => {
    toolbar.hide();
    note.remove();
    unlisten();
  });
}

/** Only these: what content scripts ask the background arrives at our reader as well. */
const HEARD: readonly string[] = [
  'highlighter.selected',
  'highlighter.mark',
  'highlighter.go',
  'highlighter.refresh',
  'highlighter.stop',
] satisfies ToHighlighter['type'][];

function isToHighlighter(message: unknown): message is ToHighlighter {
  const { type } = Object(message) as { readonly type?: unknown };
  return typeof type === 'string' && HEARD.includes(type);
}
