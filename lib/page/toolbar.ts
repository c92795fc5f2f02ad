import { HIGHLIGHT_COLOURS, type HighlightColour } from '../model/index.ts';
import type { Box } from './card-place.ts';
import { GROUNDS } from './highlight-painter.ts';

export interface ToolbarOptions {
  readonly onColour: (colour: HighlightColour) => void;
  readonly onNote: () => void;
  readonly onUndo: () => void;
}

export interface Toolbar {
  /** Our node in the page, once the toolbar was shown. */
  readonly host: Element;
  /** Four colours beside a selection. `dark` on dark ground. */
  offer(at: Box, dark: boolean): void;
  /** What was done, with what can be done about it. */
  say(at: Box, dark: boolean, text: string, more: { note: boolean; undo: boolean }): void;
  readonly shown: boolean;
  hide(): void;
  remove(): void;
}

const COLOUR_NAMES: Readonly<Record<HighlightColour, string>> = {
  yellow: 'Yellow',
  green: 'Green',
  blue: 'Blue',
  pink: 'Pink',
};
/** Distance from the selection, in CSS pixels, and what the toolbar takes at most. */
const GAP = 8;
const WIDTH = 240;
const HEIGHT = 40;

const RULES = `
:host { all: initial !important; position: fixed !important; left: 0 !important; top: 0 !important; z-index: 2147483647 !important; }
[role=toolbar] { position: fixed; display: flex; gap: 2px; align-items: center; padding: 4px; border: 1px solid; border-radius: 6px; font: 13px/20px system-ui, sans-serif; max-width: ${WIDTH}px; box-sizing: border-box; }
.light { background: #fdfcf9; color: #1f2328; border-color: #d5cfc1; color-scheme: light; }
.dark { background: #191a1c; color: #e6e3dc; border-color: #45474c; color-scheme: dark; }
button { all: unset; box-sizing: border-box; cursor: pointer; padding: 4px 8px; min-height: 30px; border-radius: 4px; }
button:hover { background: #8883; }
button:focus-visible { outline: 2px solid currentColor; outline-offset: -2px; }
.swatch { width: 30px; padding: 6px; }
.swatch i { display: block; width: 18px; height: 18px; border-radius: 3px; box-shadow: inset 0 0 0 1px #0004; }
span { padding: 0 8px; }
@media (forced-colors: active) { .swatch i { forced-color-adjust: none; } button:focus-visible { outline-color: Highlight; } }
@media print { :host { display: none !important; } }`;

/**
 * The small toolbar at a selection, in a closed shadow root: the page sees an empty element beside its
 * body. It says nothing of the user's but what the page shows anyway; notes have a window of their own.
 */
export function createToolbar(document: Document, options: ToolbarOptions): Toolbar {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES);
  root.adoptedStyleSheets = [sheet];
  const bar = root.appendChild(document.createElement('div'));
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', 'Highlight');
  let shown = false;

  function button(label: string, run: () => void): HTMLButtonElement {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = label;
    // The page makes no clicks here that count, and the selection stays through ours.
    made.addEventListener('pointerdown', event => event.preventDefault());
    made.addEventListener('click', event => event.isTrusted && run());
    return made;
  }

  function swatch(colour: HighlightColour, dark: boolean): HTMLButtonElement {
    const made = button('', () => options.onColour(colour));
    made.className = 'swatch';
    made.setAttribute('aria-label', `Highlight, ${COLOUR_NAMES[colour].toLowerCase()}`);
    made.title = COLOUR_NAMES[colour];
    const patch = document.createElement('i');
    patch.style.background = GROUNDS[colour][dark ? 'dark' : 'light'];
    made.append(patch);
    return made;
  }

  function show(at: Box, dark: boolean, parts: readonly Element[]): void {
    bar.className = dark ? 'dark' : 'light';
    bar.replaceChildren(...parts);
    if (!host.isConnected) document.documentElement.append(host);
    const view = document.documentElement;
    const below = at.bottom + GAP + HEIGHT <= view.clientHeight;
    const top = below ? at.bottom + GAP : Math.max(GAP, at.top - GAP - HEIGHT);
    const room = view.clientWidth - bar.offsetWidth - GAP;
    const left = Math.max(GAP, Math.min(at.left, room));
    bar.style.top = `${Math.min(top, view.clientHeight - HEIGHT - GAP)}px`;
    bar.style.left = `${left}px`;
    shown = true;
  }

  return {
    host,
    get shown() {
      return shown;
    },
    offer(at, dark) {
      show(at, dark, [
        ...HIGHLIGHT_COLOURS.map(colour => swatch(colour, dark)),
        button('Note', options.onNote),
      ]);
    },
    say(at, dark, text, more) {
      const said = document.createElement('span');
      said.setAttribute('role', 'status');
      said.textContent = text;
      show(at, dark, [
        said,
        ...(more.note ? [button('Note', options.onNote)] : []),
        ...(more.undo ? [button('Undo', options.onUndo)] : []),
      ]);
    },
    hide() {
      if (!shown) return;
      shown = false;
      host.remove();
    },
    remove() {
      shown = false;
      host.remove();
    },
  };
}
