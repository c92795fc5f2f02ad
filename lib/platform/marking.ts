/** Highlighting what is selected in a tab: by key, by menu, from the popup. */
import type { SelectionState, ToHighlighter } from '../messages/catalogue.ts';
import type { HighlightColour } from '../model/index.ts';
import { browser } from './browser.ts';
import { HIGHLIGHTER_FILE } from './sites.ts';

/** A document of a tab, and what is selected in it. */
interface FrameSelection extends SelectionState {
  readonly frameId: number;
}

/**
 * Puts the highlighter into a tab, which paints what is highlighted there: what the user did last allows
 * that for this tab, whether or not its site was chosen. Gives the documents that it is in now. Where it
 * may not be put it may be there already: our reader has its own.
 */
export async function putHighlighter(tabId: number, frameId?: number): Promise<readonly number[]> {
  const target =
    frameId === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] };
  const put = await browser.scripting
    .executeScript({ target, files: [HIGHLIGHTER_FILE] })
    .catch(() => null);
  return put?.map(result => result.frameId) ?? [frameId ?? 0];
}

/** What is selected in a tab: in the document that the user selected in last. Null where nobody may highlight. */
export async function selectionInTab(
  tabId: number,
  frameId?: number,
): Promise<FrameSelection | null> {
  const frames = await putHighlighter(tabId, frameId);
  const message: ToHighlighter = { type: 'highlighter.selected' };
  const answers = await Promise.all(
    frames.map(async id => {
      // An answer of our own script.
      const answer = (await tell(tabId, id, message)) as SelectionState | null | undefined;
      return answer ? [{ ...answer, frameId: id }] : [];
    }),
  );
  return answers.flat().sort(byAttention)[0] ?? null;
}

function byAttention(one: FrameSelection, other: FrameSelection): number {
  const kinds = ['range', 'editable', 'nothing'];
  return (
    kinds.indexOf(one.kind) - kinds.indexOf(other.kind) ||
    Number(other.offers) - Number(one.offers) ||
    Number(other.focused) - Number(one.focused) ||
    other.changed - one.changed ||
    one.frameId - other.frameId
  );
}

/**
 * Highlights what is selected in a tab; the page says what came of it. False where it can't: then the
 * toolbar's button says so. `frameId` where the browser tells which document is meant.
 */
export async function markInTab(
  tabId: number,
  colour: HighlightColour | null,
  frameId?: number,
): Promise<boolean> {
  const selected = await selectionInTab(tabId, frameId);
  // A frame of another site: the page around it says that it is one.
  const frame = selected?.frameId ?? (frameId ? (await putHighlighter(tabId, 0))[0] : undefined);
  const message: ToHighlighter = { type: 'highlighter.mark', colour };
  const outcome = frame === undefined ? null : await tell(tabId, frame, message);
  if (outcome) return true;
  await sayImpossible(tabId);
  return false;
}

const IMPOSSIBLE = 'Backstory can’t highlight on this page';

/** Browsers forget it when the tab goes on. */
async function sayImpossible(tabId: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ tabId, color: '#5b6068' });
  await browser.action.setBadgeText({ tabId, text: '×' });
  await browser.action.setTitle({ tabId, title: IMPOSSIBLE });
}

async function tell(tabId: number, frameId: number, message: ToHighlighter): Promise<unknown> {
  return browser.tabs.sendMessage(tabId, message, { frameId }).catch(() => null);
}
