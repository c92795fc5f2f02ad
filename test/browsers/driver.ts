/** One thin driver over Playwright (Chromium) and Puppeteer (Firefox), so that one test serves both. */
import type { BrowserName } from './find.ts';

/** An element in a page. Clicks and keys are real ones: through the browser, with the page scrolled to it. */
export interface Handle {
  click(): Promise<void>;
  hover(): Promise<void>;
  focus(): Promise<void>;
  type(text: string): Promise<void>;
  /** Puts a text in at once, where typing it would take long. */
  paste(text: string): Promise<void>;
  /** What it shows, spaces folded. */
  text(): Promise<string>;
  attribute(name: string): Promise<string | null>;
  /** Chooses the option of a list that shows this text. */
  choose(text: string): Promise<void>;
  /** Chooses files, as a person does in the browser's window. */
  setFiles(paths: readonly string[]): Promise<void>;
}

/** A document: of a page, or of a frame in it, closed shadow roots and other origins included. */
export interface Frame {
  /** Runs a function in the page's world; it closes over nothing and takes one JSON argument. */
  evaluate<R, A = undefined>(run: (argument: A) => R | Promise<R>, argument?: A): Promise<R>;
  /** The element that a function finds there, or null. */
  handle<A>(find: (argument: A) => Element | null, argument: A): Promise<Handle | null>;
}

/** In CSS pixels of the viewport. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Page extends Frame {
  /** Returns when the load event has fired. */
  goto(url: string): Promise<void>;
  /** The child frames as they are now. */
  frames(): Frame[];
  /** Looks for child frames that the browser does not tell of by itself. */
  readonly meetFrames?: () => Promise<void>;
  /** Keys by the names of `KeyboardEvent.key`, modifiers with a plus sign: 'Shift+Tab'. */
  press(key: string): Promise<void>;
  /** In CSS pixels of the viewport. */
  moveTo(x: number, y: number): Promise<void>;
  clickAt(x: number, y: number): Promise<void>;
  /** With a finger. */
  tapAt(x: number, y: number): Promise<void>;
  /** Draws the pointer, its button held, from one place to another. */
  drag(from: Point, to: Point): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  screenshot(path: string): Promise<void>;
  toFront(): Promise<void>;
  close(): Promise<void>;
}

export interface Browser {
  readonly name: BrowserName;
  readonly version: string;
  /** Where the extension's files are, with a slash at the end; empty without an extension. */
  readonly origin: string;
  openPage(url: string): Promise<Page>;
  /** A page of the extension, by its path: 'options.html'. */
  openExtensionPage(path: string): Promise<Page>;
  pages(): Promise<Page[]>;
  /** Stops the background as the browser itself would. False where none was running. */
  killWorker(): Promise<boolean>;
  /** Gives the extension another room than at the launch, in bytes; null where the browser can't. */
  readonly setRoom: ((bytes: number) => Promise<void>) | null;
  /** What `prefers-color-scheme` says, in all pages. */
  setColours(scheme: 'light' | 'dark'): Promise<void>;
  /** Whether the user's own few colours stand for all of a page's, as in Windows' high contrast. */
  setForcedColours(on: boolean): Promise<void>;
  /** Settled when the browser is gone, by `close` or by its user. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** The folder of the built extension; a browser without one is a browser all the same. */
  readonly extension?: string;
  /** The browser's program. */
  readonly path: string;
  readonly headless?: boolean;
  readonly width?: number;
  readonly height?: number;
  /** Gives the extension so little room, in bytes. Needs a build without `unlimitedStorage`. */
  readonly room?: number;
  /** Device pixels a CSS pixel, for pictures. */
  readonly scale?: number;
  /** A folder for what Chromium keeps, which stays when it closes; one of its own without it. */
  readonly profile?: string;
}

/** The id that `wxt.config.ts` gives Firefox. */
export const GECKO_ID = 'backstory@backstory.example';

/** Run inside of a page on an element. */
export const readText = (element: Element): string =>
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden was not said to anybody
  ((element as HTMLElement).innerText ?? '').replace(/\s+/g, ' ').trim();
export const readAttribute = (element: Element, name: string): string | null =>
  element.getAttribute(name);
/** Neither library chooses by keyboard: both set the value and send the events, as this does. */
export const chooseOption = (element: Element, text: string): void => {
  const list = element as HTMLSelectElement;
  const option = [...list.options].find(({ label }) => label === text);
  if (!option) throw new Error(`no option '${text}'`);
  list.value = option.value;
  list.dispatchEvent(new Event('change', { bubbles: true }));
};
/** The old command is the one way that sends what a paste sends, without a clipboard. */
export const pasteInto = (element: Element, text: string): void => {
  (element as HTMLElement).focus();
  document.execCommand('insertText', false, text);
};
