import { browser } from './browser.ts';

/** Who sent a message: `ours` only where its document is a page of this extension. */
export function senderOf(sender: {
  url?: string;
  origin?: string;
  id?: string;
  frameId?: number;
  tab?: { id?: number; title?: string; incognito: boolean };
}) {
  const own = browser.runtime.getURL('');
  const from = sender.origin ?? sender.url ?? '';
  return {
    tabId: sender.tab?.id,
    url: sender.url ?? '',
    top: sender.frameId === 0,
    frameId: sender.frameId ?? 0,
    title: sender.tab?.title ?? '',
    private: sender.tab?.incognito ?? false,
    ours: sender.id === browser.runtime.id && `${from}/`.startsWith(own),
  };
}
