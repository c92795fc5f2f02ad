/**
 * What annotator and card say to each other, over the one port that the annotator hands to the frame.
 * The page has no end of it. Both sides are our own code, so nothing is decoded.
 */

export type ToCard =
  /** Get the evidence for this one-time token and show it. */
  | {
      readonly type: 'show';
      readonly token: string;
      readonly scheme: 'light' | 'dark';
      readonly pinned: boolean;
      /** Opened by keyboard: take the focus once there is something to read. */
      readonly focus: boolean;
    }
  | { readonly type: 'pinned'; readonly pinned: boolean }
  /** `over` where no other card follows: the user has closed it. */
  | { readonly type: 'hide'; readonly over: boolean };

export type FromCard =
  /** The frame runs: a page that refuses frames of ours never says so. */
  | { readonly type: 'ready' }
  /** What is shown for this token is this high, in CSS pixels. */
  | { readonly type: 'size'; readonly token: string; readonly height: number }
  | { readonly type: 'close' }
  | { readonly type: 'pin' }
  | { readonly type: 'step'; readonly by: 1 | -1 };
