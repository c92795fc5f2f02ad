import { type KnownPieces, readSurveyed } from './collect.ts';
import { type Change, comparePages } from './compare-pages.ts';
import { allIn, isThere, lengthIn, nameOf, parentOf, typeOf } from './nodes.ts';
import { inSlices } from './slices.ts';
import { type Survey, surveyPage } from './survey.ts';
import type { PageText } from './text-builder.ts';

export interface Reader {
  /** Notes what has changed in the page. Cheap: pages change thousands of times a second. */
  note(records: readonly MutationRecord[]): void;
  /** The page looks different without a record of it: nothing of it is known any more. */
  forget(): void;
  /** Null once all was stopped. */
  read(): Promise<{ readonly page: PageText; readonly change: Change } | null>;
}

/** More changes than this are not told apart: the page is read anew. */
const MOST = 2000;
/** If so much of the article's prose has come, or has changed its look, the article may be another. */
const GROWN = 0.25;

/**
 * Reads the page's text in slices, and after changes only the blocks that changed: what others held
 * is known still. Which part of the page is its article is found anew once much text has come.
 */
export function createReader(document: Document, limit: number, signal: AbortSignal): Reader {
  let page: PageText | undefined;
  let survey: Survey | null = null;
  let known: KnownPieces = new WeakMap();
  /** Nothing is known, or nothing of it is sure. */
  let anew = true;
  let last: Promise<unknown> = Promise.resolve();
  /** Nodes whose text or children changed, elements that may look different, and what has come. */
  const touched = new Set<Node>();
  const restyled = new Set<Node>();
  const added = new Set<Node>();

  function forget(): void {
    anew = true;
    forgetNoted();
  }

  function note(records: readonly MutationRecord[]): void {
    if (anew) return;
    if (records.length > MOST) {
      forget();
      return;
    }
    for (const { type, target, addedNodes } of records) {
      (type === 'attributes' ? restyled : touched).add(target);
      for (const node of addedNodes) added.add(node);
    }
    if (touched.size + restyled.size + added.size > MOST) forget();
  }

  function* readAgain(): Generator<void, PageText> {
    const isKnown = !anew && survey !== null;
    // What changes from now on is for the next reading.
    anew = false;
    if (survey === null || !isKnown || !(yield* unknowChanged(survey))) {
      known = new WeakMap();
      survey = yield* surveyPage(document);
    }
    return yield* readSurveyed(document, survey, known, limit);
  }

  /** False if all has to be read. */
  function* unknowChanged({ root, title, mass }: Survey): Generator<void, boolean> {
    const nodes = [...touched, ...restyled];
    const looks = [...restyled];
    const grown = [...added, ...restyled];
    forgetNoted();
    if (root === null || !isThere(root) || (title !== null && !isThere(title))) return false;
    let room = GROWN * (mass.get(root)?.prose ?? 0);
    for (const node of grown) {
      yield;
      const name = typeOf(node) === 1 ? nameOf(node as Element) : '';
      // What these hold is not read, and they can show or hide all the rest.
      if (name === 'style' || name === 'link') return false;
      if (name !== 'script' && isThere(node)) room -= lengthIn(document, node);
      if (room < 0) return false;
    }
    for (const node of looks) {
      yield;
      for (const inner of allIn(node as Element, '*')) known.delete(inner);
    }
    for (const node of nodes) {
      yield;
      for (let at: Node | null = node; at !== null; at = parentOf(at)) known.delete(at);
    }
    return true;
  }

  function forgetNoted(): void {
    for (const noted of [touched, restyled, added]) noted.clear();
  }

  async function readNow() {
    const next = await inSlices(readAgain(), signal);
    if (next === null) return null;
    const change: Change = page === undefined ? 'new' : comparePages(page, next);
    page = next;
    return { page: next, change };
  }

  return {
    note,
    forget,
    read() {
      const reading = last.then(readNow);
      last = reading.catch(forget);
      return reading;
    },
  };
}
