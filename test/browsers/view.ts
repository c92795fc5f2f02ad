/** What a person does with a view: finds things by role and name, clicks, types, reads. */
import type { Frame, Handle, Page } from './driver.ts';
import { findByRole, type RoleQuery } from './find-by-role.ts';

/** Milliseconds that something may take to appear; two browsers on two busy cores are slow. */
const PATIENCE = 15_000;
const PAUSE = 40;

/** Asks until the answer is neither null, undefined nor false; throws with `what` if it never is. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  patience = PATIENCE,
): Promise<T> {
  const deadline = Date.now() + patience;
  let lastError: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
      lastError = undefined;
    } catch (error) {
      // A frame that navigates, a worker that restarts: asked again.
      lastError = error;
    }
    if (Date.now() > deadline) {
      throw new Error(`after ${patience} ms: ${what}`, { cause: lastError });
    }
    await new Promise(resolve => setTimeout(resolve, PAUSE));
  }
}

/** A whole name, or a pattern for a part of it; in any case. */
export type Name = string | RegExp;

function queryOf(role: string, name: Name, nth: number): RoleQuery {
  const source =
    typeof name !== 'string'
      ? name.source
      : name === ''
        ? ''
        : `^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
  return { role, name: source, nth };
}

/** The `nth` element of a role and accessible name, as a screen reader has them; waits for it. */
export function byRole(frame: Frame, role: string, name: Name = '', nth = 0): Promise<Handle> {
  const query = queryOf(role, name, nth);
  return until(`${role} '${name}' is not there`, () => frame.handle(findByRole, query));
}

export async function isThere(frame: Frame, role: string, name: Name = ''): Promise<boolean> {
  return (await frame.handle(findByRole, queryOf(role, name, 0))) !== null;
}

export async function click(frame: Frame, role: string, name: Name = '', nth = 0): Promise<void> {
  await (await byRole(frame, role, name, nth)).click();
}

/** Replaces what a field holds. */
export async function fill(frame: Frame, role: string, name: Name, text: string): Promise<void> {
  const field = await byRole(frame, role, name);
  await field.click();
  await frame.evaluate(() => {
    const focused = document.activeElement;
    if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement)
      focused.select();
  });
  await field.type(text);
}

/** The visible text of a frame, spaces folded. */
export function textOf(frame: Frame): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden was not said to anybody
  return frame.evaluate(() => (document.body?.innerText ?? '').replace(/\s+/g, ' ').trim());
}

/** Waits until the visible text matches, and gives the match. */
export function textMatching(
  frame: Frame,
  pattern: RegExp,
  patience?: number,
): Promise<RegExpExecArray> {
  let last = '';
  return until(
    `${pattern} is not in the text`,
    async () => {
      last = await textOf(frame);
      return pattern.exec(last);
    },
    patience,
  ).catch(error => {
    throw new Error(`${error.message}; it says: ${last.slice(0, 600)}`, { cause: error });
  });
}

/** The child frame that holds an extension page, by its path. */
export function frameAt(page: Page, path: string): Promise<Frame> {
  const isAt = (wanted: string) => location.pathname === wanted;
  return until(`no frame at ${path}`, async () => {
    await page.meetFrames?.();
    for (const frame of page.frames())
      if (await frame.evaluate(isAt, `/${path}`).catch(() => false)) return frame;
    return null;
  });
}
