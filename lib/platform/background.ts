/** What only the background does with the browser. */
import type { ToAnnotator } from '../messages/catalogue.ts';
import { browser } from './browser.ts';
import { openPanel } from './panel.ts';

/** An alarm that wakes the background again while there is work, even if it has died meanwhile. */
export function wakeAlarm(name: string) {
  return {
    async set(on: boolean): Promise<void> {
      // Half a minute is the shortest that browsers allow.
      if (on) await browser.alarms.create(name, { periodInMinutes: 0.5 });
      else await browser.alarms.clear(name);
    },
    listener(wake: () => void) {
      return (alarm: { readonly name: string }) => {
        if (alarm.name === name) wake();
      };
    },
  };
}

/** An alarm that rings every so many minutes, for as long as it is on. */
export function regularAlarm(name: string, minutes: number) {
  return {
    async set(on: boolean): Promise<void> {
      if (!on) await browser.alarms.clear(name);
      // Setting it anew would begin its time anew: a worker that wakes often would never hear it.
      else if (!(await browser.alarms.get(name)))
        await browser.alarms.create(name, { periodInMinutes: minutes });
    },
    listener: wakeAlarm(name).listener,
  };
}

export { accountWrites, browserAccount } from './browser-account.ts';
export * from './highlighting.ts';
export { laterScript } from './later-script.ts';

/** Tells every annotator, but that of the tab `except`, that what it shows may have changed. */
export async function refreshTabs(except?: number): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(
    // Most tabs have no annotator; that they don't answer is as expected.
    tabs.map(({ id }) => (id === undefined || id === except ? null : refreshTab(id))),
  );
}

export async function refreshTab(id: number): Promise<void> {
  await tell(id, { type: 'annotator.refresh' });
}

/** The command 'open-panel': browsers open it only in the very turn of the key. */
export function openPanelByKey(command: string, tab?: { readonly id?: number | undefined }): void {
  if (command === 'open-panel' && tab?.id !== undefined) void openPanel(tab.id);
}

/** The commands 'next-mention' and 'previous-mention', for the tab in front. */
export async function stepThroughMentions(command: string): Promise<void> {
  if (command !== 'next-mention' && command !== 'previous-mention') return;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return;
  const message: ToAnnotator = {
    type: 'annotator.step',
    by: command === 'next-mention' ? 1 : -1,
  };
  // The page's own: its frames would each go their way.
  await browser.tabs.sendMessage(tab.id, message, { frameId: 0 }).catch(() => undefined);
}

export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

async function tell(tabId: number, message: ToAnnotator): Promise<void> {
  await browser.tabs.sendMessage(tabId, message).catch(() => undefined);
}
