import { HIGHLIGHT_COLOURS, type HighlightColour } from '../model/index.ts';
import type { Box } from './card-place.ts';
import { GROUNDS } from './highlight-painter.ts';
import { isThere } from './nodes.ts';
import { GAP, HEIGHT, makeBar, takeKeys } from './toolbar-bar.ts';

export interface ToolbarOptions {
  readonly onColour: (colour: HighlightColour) => void;
  readonly onNote: () => void;
  readonly onUndo: () => void;
  /** What the user calls a colour; the page can't read it, who has the toolbar can. */
  readonly nameOf: (colour: HighlightColour) => string;
}

/** Where the toolbar belongs, asked again whenever the page has moved; null while that is not to be seen. */
export type Place = () => Box | null;

export interface Toolbar {
  /** Our node in the page, once the toolbar was shown. */
  readonly host: Element;
  readonly shown: 'nothing' | 'offer' | 'word';
  /** Four colours beside a selection. `dark` on dark ground. */
  offer(at: Place, dark: boolean): void;
  /** What was done, with what can be done about it. Screen readers hear it. */
  say(at: Place, dark: boolean, text: string, more?: { note?: boolean; undo?: boolean }): void;
  /** The page has moved under it. */
  follow(): void;
  /** Takes the focus; false where there is nothing to press. Hiding gives it back. */
  focus(): boolean;
  hide(): void;
}

/**
 * The small toolbar at a selection, in a closed shadow root: the page sees an empty element beside its
 * body. It shows nothing of the user's but what the page shows anyway, and the names of the colours
 * to who points at them; notes have a window of their own.
 */
export function createToolbar(document: Document, options: ToolbarOptions): Toolbar {
  const { host, bar, status } = makeBar(document);
  let shown: Toolbar['shown'] = 'nothing';
  let place: Place = () => null;
  let before: Element | null = null;
  let telling: ReturnType<typeof setTimeout> | undefined;
  takeKeys(bar, hide);

  function button(label: string, run: () => void): HTMLButtonElement {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = label;
    // The page makes no clicks here that count.
    made.addEventListener('click', event => event.isTrusted && run());
    return made;
  }

  function swatch(colour: HighlightColour, dark: boolean): HTMLButtonElement {
    const made = button('', () => options.onColour(colour));
    made.className = 'swatch';
    const name = options.nameOf(colour);
    const own = name !== '' && name.toLowerCase() !== colour;
    made.title = `Highlight, ${own ? `${colour}: ${name}` : colour}`;
    const patch = document.createElement('i');
    patch.style.background = GROUNDS[colour][dark ? 'dark' : 'light'];
    made.append(patch);
    return made;
  }

  function show(at: Place, dark: boolean, parts: readonly Element[]): void {
    const hadFocus = document.activeElement === host;
    place = at;
    bar.className = dark ? 'dark' : 'light';
    bar.replaceChildren(...parts);
    if (!isThere(host)) document.documentElement.append(host);
    follow();
    if (hadFocus) focus();
  }

  function follow(): void {
    if (!isThere(host)) return;
    const at = place();
    const view = document.documentElement;
    const seen = at !== null && at.bottom >= 0 && at.top <= view.clientHeight;
    bar.style.visibility = seen ? 'visible' : 'hidden';
    if (!seen) return;
    const below = at.bottom + 2 * GAP + HEIGHT <= view.clientHeight;
    const top = below ? at.bottom + GAP : Math.max(GAP, at.top - GAP - HEIGHT);
    const room = view.clientWidth - bar.offsetWidth - GAP;
    bar.style.top = `${top}px`;
    bar.style.left = `${Math.max(GAP, Math.min(at.left, room))}px`;
  }

  function focus(): boolean {
    const first = bar.querySelector('button');
    if (shown === 'nothing' || first === null) return false;
    if (document.activeElement !== host) before = document.activeElement;
    first.focus({ preventScroll: true });
    return true;
  }

  function hide(): void {
    clearTimeout(telling);
    if (shown === 'nothing') return;
    const hadFocus = document.activeElement === host;
    shown = 'nothing';
    status.textContent = '';
    host.remove();
    if (hadFocus && before instanceof HTMLElement) before.focus({ preventScroll: true });
    before = null;
  }

  /** Only what changes in a region that is there already is heard. */
  function tell(text: string): void {
    clearTimeout(telling);
    status.textContent = '';
    telling = setTimeout(() => {
      status.textContent = text;
    }, HEARD_AFTER);
  }

  return {
    host,
    get shown() {
      return shown;
    },
    offer(at, dark) {
      shown = 'offer';
      show(at, dark, [
        ...HIGHLIGHT_COLOURS.map(colour => swatch(colour, dark)),
        button('Note', options.onNote),
      ]);
    },
    say(at, dark, text, more = {}) {
      shown = 'word';
      const said = document.createElement('span');
      said.setAttribute('aria-hidden', 'true');
      said.textContent = text;
      show(at, dark, [
        said,
        ...(more.note ? [button('Note', options.onNote)] : []),
        ...(more.undo ? [button('Undo', options.onUndo)] : []),
      ]);
      tell(text);
    },
    follow,
    focus,
    hide,
  };
}

/** Milliseconds. */
const HEARD_AFTER = 100;
