/** Counts what belongs to the pages of tabs, behind everything else: the number at the toolbar's button. */
import type { PageToRelate } from './page-blocks.ts';

export interface RelatedLaterPorts {
  /** Milliseconds: resolves when they are over. */
  wait(milliseconds: number): Promise<void>;
  now(): number;
  /** How many posts belong to a page; null where that is not wanted to be known. */
  count(tab: TabPage): Promise<number | null>;
  show(tab: TabPage, count: number): Promise<void>;
  fault(error: unknown): void;
}

/** What a tab shows. */
export interface TabPage extends Pick<PageToRelate, 'title' | 'text'> {
  readonly tab: number;
  readonly url: string;
}

/** Milliseconds without a page that asks for its marks: whatever wants those goes first. */
const QUIET = 800;

/**
 * Takes note of pages as they are annotated. Once it is quiet they are counted, one after another, the
 * latest of each tab only: a page that grows as it is read is counted when it has stopped.
 */
export function createRelatedLater(ports: RelatedLaterPorts): { note(tab: TabPage): void } {
  const waiting = new Map<number, TabPage>();
  let last = 0;
  let running = false;

  async function run(): Promise<void> {
    for (;;) {
      for (let rest = QUIET; rest > 0; rest = last + QUIET - ports.now()) await ports.wait(rest);
      const [next] = waiting.values();
      if (next === undefined) {
        running = false;
        return;
      }
      waiting.delete(next.tab);
      await countOne(next).catch(ports.fault);
    }
  }

  async function countOne(page: TabPage): Promise<void> {
    const count = await ports.count(page);
    // Another page has come into the tab meanwhile: its own count follows.
    if (count !== null && !waiting.has(page.tab)) await ports.show(page, count);
  }

  return {
    note(tab) {
      last = ports.now();
      waiting.set(tab.tab, tab);
      if (running) return;
      running = true;
      void run();
    },
  };
}
