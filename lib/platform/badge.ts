/** How many posts belong to the page, at the toolbar's button. */
import { browser } from './browser.ts';
import { BADGE_COLOUR, isRefused } from './panel.ts';

const TITLE = 'Backstory';
/** More would not fit, and says no more. */
const MOST = 9;

/**
 * Shows a count beside a tab's page, or takes it away where it is 0. Nothing is shown where the tab has
 * gone on to another address, or where the button says already that the page takes no cards.
 */
export async function showRelated(tabId: number, url: string, count: number): Promise<void> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (tab?.url !== url || (await isRefused(tabId))) return;
  const posts = count === 1 ? '1 post belongs' : `${count} posts belong`;
  const text = count > MOST ? `${MOST}+` : String(count);
  await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR });
  await browser.action.setBadgeTextColor({ tabId, color: '#ffffff' });
  await browser.action.setBadgeText({ tabId, text: count > 0 ? text : '' });
  await browser.action.setTitle({
    tabId,
    title: count > 0 ? `${TITLE}: ${posts} to this page` : TITLE,
  });
}

/** Takes all counts away; those that are still right come back. */
export async function hideRelated(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(async ({ id: tabId }) => {
      if (tabId === undefined || (await isRefused(tabId))) return;
      await browser.action.setBadgeText({ tabId, text: '' });
      await browser.action.setTitle({ tabId, title: TITLE });
    }),
  );
}
