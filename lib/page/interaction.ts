/**
 * When a card opens and closes, as a pure machine. Mentions are named by their index.
 *
 *             over m                 rested                 out
 *      idle ─────────► resting(m) ─────────► open(m) ◄──────────────► leaving(m)
 *       ▲ ▲               │ out                 │     over m, enter      │   │
 *       │ └───────────────┘                     │ close                  │   │ over n, rested: open(n)
 *       └───────────────────────────────────────┴──────── graced ────────┘   ▼
 *
 *  tap and step open at once; close (Escape, the card's own button, a tap elsewhere) ends all. A card
 *  that is pinned, or was opened by keyboard, stays wherever the pointer goes.
 */
export type Interaction =
  | { readonly phase: 'idle' }
  | { readonly phase: 'resting'; readonly mention: number }
  | Open
  | {
      readonly phase: 'leaving';
      readonly mention: number;
      /** Where the pointer rests meanwhile. */
      readonly next: number | null;
    };

interface Open {
  readonly phase: 'open';
  readonly mention: number;
  readonly pinned: boolean;
  /** Opened by keyboard: the card takes the focus, and gives it back. */
  readonly focus: boolean;
}

export type InteractionEvent =
  /** The pointer is over a mention, or over none. */
  | { readonly type: 'over'; readonly mention: number | null }
  /** It went into the card, or out of it. */
  | { readonly type: 'card'; readonly inside: boolean }
  /** The time of `pauseOf` has passed. */
  | { readonly type: 'passed' }
  | { readonly type: 'tap'; readonly mention: number | null }
  | { readonly type: 'step'; readonly mention: number }
  | { readonly type: 'pin' }
  | { readonly type: 'close' };

export const IDLE: Interaction = { phase: 'idle' };

/** Long enough that reading along a line opens nothing. */
const REST = 300;
/** Long enough to cross from the mark into the card. */
const GRACE = 300;

/** The next state; the very same object where the event changes nothing. */
export function reduce(state: Interaction, event: InteractionEvent): Interaction {
  switch (event.type) {
    case 'over':
      return over(state, event.mention);
    case 'card':
      if (event.inside) return state.phase === 'leaving' ? open(state.mention) : state;
      return state.phase === 'open' ? over(state, null) : state;
    case 'passed':
      if (state.phase === 'resting') return open(state.mention);
      if (state.phase !== 'leaving') return state;
      return state.next === null ? IDLE : open(state.next);
    case 'tap':
      return tap(state, event.mention);
    case 'step':
      return { ...open(event.mention), pinned: isPinned(state), focus: true };
    case 'pin':
      return state.phase === 'open' ? { ...state, pinned: !state.pinned } : state;
    case 'close':
      return state.phase === 'idle' ? state : IDLE;
  }
}

function over(state: Interaction, mention: number | null): Interaction {
  switch (state.phase) {
    case 'idle':
      return mention === null ? state : { phase: 'resting', mention };
    case 'resting':
      if (mention === state.mention) return state;
      return mention === null ? IDLE : { phase: 'resting', mention };
    case 'open':
      if (isHeld(state) || mention === state.mention) return state;
      return leaving(state.mention, mention);
    case 'leaving':
      if (mention === state.mention) return open(mention);
      return mention === state.next ? state : leaving(state.mention, mention);
  }
}

function tap(state: Interaction, mention: number | null): Interaction {
  if (isPinned(state)) return state;
  if (mention !== null) return shownBy(state) === mention ? state : open(mention);
  return state.phase === 'idle' ? state : IDLE;
}

function open(mention: number): Open {
  return { phase: 'open', mention, pinned: false, focus: false };
}

function leaving(mention: number, next: number | null): Interaction {
  return { phase: 'leaving', mention, next };
}

function isPinned(state: Interaction): boolean {
  return state.phase === 'open' && state.pinned;
}

/** A card opened by keyboard does not care where the pointer happens to lie. */
function isHeld(state: Interaction): boolean {
  return state.phase === 'open' && (state.pinned || state.focus);
}

/** The mention whose card is to be seen in this state, or null. */
export function shownBy(state: Interaction): number | null {
  return state.phase === 'open' || state.phase === 'leaving' ? state.mention : null;
}

/** After how many milliseconds in this state `passed` is due; null for never. */
export function pauseOf(state: Interaction): number | null {
  if (state.phase === 'resting') return REST;
  return state.phase === 'leaving' ? GRACE : null;
}
