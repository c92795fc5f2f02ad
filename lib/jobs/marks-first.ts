/** The marks of the page that woke the background, and the rest of its work behind them. */
export interface MarksFirst {
  /** A page is about to ask for its marks, or does. */
  expect(): void;
  /** It has been answered. */
  made(): void;
  /** Resolves at once where no page waits, or after the first one's marks. */
  over(): Promise<void>;
}

/** Milliseconds: a page without text never asks. */
const PATIENCE = 400;

/**
 * To load the rest of the background takes it longer than to make a page's marks, and it can do one
 * thing at a time. What it was woken for goes first; once that is done nothing waits any more.
 */
export function createMarksFirst(wait: (milliseconds: number) => Promise<void>): MarksFirst {
  let over: Promise<void> | null = null;
  let made = () => {};
  return {
    expect() {
      over ??= Promise.race([
        wait(PATIENCE),
        new Promise<void>(resolve => {
          made = resolve;
        }),
      ]);
    },
    made: () => made(),
    over: () => over ?? Promise.resolve(),
  };
}
