/** A box in the viewport, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const CARD_WIDTH = 360;
/** Higher than this a card never gets. */
export const CARD_HEIGHT = 460;
/** Between mark and card, and between card and edge. Less than the way of a hand within the grace. */
const GAP = 8;
/** Lower than this a card shows too little; it then overlaps rather than shrinks. */
const LEAST_HEIGHT = 160;

/**
 * Where the card goes: under the mark, above it where there is more room there, always within the
 * viewport. Left edges are aligned; right edges in text that runs from right to left.
 */
export function placeCard(
  mark: Box,
  wanted: number,
  viewport: Size,
  direction: 'ltr' | 'rtl' = 'ltr',
): { left: number; top: number; width: number; height: number } {
  const width = Math.max(0, Math.min(CARD_WIDTH, viewport.width - 2 * GAP));
  const below = viewport.height - mark.bottom - 2 * GAP;
  const above = mark.top - 2 * GAP;
  const under = below >= wanted || below >= above;
  const room = Math.max(under ? below : above, LEAST_HEIGHT);
  const height = Math.min(wanted, room, Math.max(0, viewport.height - 2 * GAP));
  const top = under ? mark.bottom + GAP : mark.top - GAP - height;
  const left = direction === 'rtl' ? mark.right - width : mark.left;
  return {
    left: clamp(left, GAP, viewport.width - width - GAP),
    top: clamp(top, GAP, viewport.height - height - GAP),
    width,
    height,
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
