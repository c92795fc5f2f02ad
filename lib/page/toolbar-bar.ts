/** Distance from the selection, in CSS pixels, and what the toolbar takes at most. */
export const GAP = 8;
export const HEIGHT = 40;
const WIDTH = 320;

const RULES = `
:host { all: initial !important; position: fixed !important; left: 0 !important; top: 0 !important; z-index: 2147483647 !important; }
[role=toolbar] { position: fixed; display: flex; gap: 2px; align-items: center; padding: 4px; border: 1px solid; border-radius: 6px; font: 13px/20px system-ui, sans-serif; max-width: min(${WIDTH}px, calc(100vw - ${2 * GAP}px)); box-sizing: border-box; user-select: none; -webkit-user-select: none; }
.light { background: #fdfcf9; color: #1f2328; border-color: #d5cfc1; color-scheme: light; }
.dark { background: #191a1c; color: #e6e3dc; border-color: #45474c; color-scheme: dark; }
button { all: unset; box-sizing: border-box; cursor: pointer; padding: 4px 8px; min-height: 30px; border-radius: 4px; flex: none; }
button:hover { background: #8883; }
button:focus-visible { outline: 2px solid currentColor; outline-offset: -2px; }
.swatch { width: 30px; padding: 6px; }
.swatch i { display: block; width: 18px; height: 18px; border-radius: 3px; box-shadow: inset 0 0 0 1px #0004; }
.dark .swatch i { box-shadow: inset 0 0 0 1px #fff4; }
span { padding: 4px 8px; }
[role=status] { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) { .swatch i { forced-color-adjust: none; } button:focus-visible { outline-color: Highlight; } }
@media print { :host { display: none !important; } }`;

/** The toolbar's empty bar in its host, with a region beside it that screen readers listen to. */
export function makeBar(document: Document) {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES);
  root.adoptedStyleSheets = [sheet];
  const bar = root.appendChild(document.createElement('div'));
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', 'Highlight');
  // The selection stays while one presses here.
  for (const type of ['pointerdown', 'mousedown']) {
    bar.addEventListener(type, event => event.preventDefault());
  }
  const status = root.appendChild(document.createElement('div'));
  status.setAttribute('role', 'status');
  return { host, bar, status };
}

/** Arrows go from button to button, as in every toolbar; keys pressed here are not the page's. */
export function takeKeys(bar: HTMLElement, onEscape: () => void): void {
  bar.addEventListener('keydown', event => {
    event.stopPropagation();
    if (event.key === 'Escape') return onEscape();
    const buttons = [...bar.querySelectorAll('button')];
    const at = buttons.findIndex(button => button.matches(':focus'));
    const to = nextOf(event.key, at, buttons.length);
    if (to === null) return;
    event.preventDefault();
    buttons[to]?.focus({ preventScroll: true });
  });
}

function nextOf(key: string, at: number, length: number): number | null {
  if (key === 'ArrowRight') return (at + 1) % length;
  if (key === 'ArrowLeft') return (at + length - 1) % length;
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : null;
}
