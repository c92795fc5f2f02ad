/** Where one was on a page of ours, kept with its entry of the history: for when one comes back. */
import { useState } from 'preact/hooks';

export interface HistoryPlace {
  /** CSS pixels from the top. */
  readonly y?: number;
  /** The item of a list that was opened, by its place among all. */
  readonly item?: number;
  /** How many hits were shown. */
  readonly limit?: number;
}

/** Keeps how far each entry is scrolled. To be called once. */
export function keepScroll(): void {
  // The browser would scroll before there is anything to scroll to.
  history.scrollRestoration = 'manual';
  addEventListener('scrollend', () => keepPlace({ y: scrollY }));
}

/**
 * The address whose view is shown. Between a way to another and its view, the entry is the new one and the
 * page still the old one, whose last scrolling is yet to be told.
 */
let shown = '';

export function keepPlace(place: HistoryPlace): void {
  if (location.href === shown) history.replaceState({ ...placeNow(), ...place }, '');
}

/** Another address for what is shown; what was kept for it is forgotten. */
export function changeAddress(address: string): void {
  history.replaceState(null, '', address);
  shown = location.href;
}

function placeNow(): HistoryPlace {
  return (history.state as HistoryPlace | null) ?? {};
}

/** To be called by a view that is new with its entry: the place that was kept for it; empty for a new one. */
export function useKeptPlace(): HistoryPlace {
  return useState(() => {
    shown = location.href;
    return placeNow();
  })[0];
}

/** The place among all items of the one that has the focus. */
export function focusedItem(): number {
  return items().findIndex(item => item.matches(':focus'));
}

export function returnTo({ y, item }: HistoryPlace): void {
  scrollTo({ top: y ?? 0, behavior: 'instant' });
  if (item !== undefined) items()[item]?.focus({ preventScroll: true });
}

function items(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-item]')];
}
