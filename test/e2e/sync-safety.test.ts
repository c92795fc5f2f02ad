/** What must not go wrong unseen: much deleted, keys changed, a device that lost all, a remote that is full or left. */
import { expect, it } from 'vitest';
import type { Page } from '../browsers/index.ts';
import { byRole, click, fill, textMatching } from '../browsers/view.ts';
import { createFaultProxy, rclone } from '../servers/remotes/index.ts';
import { typicalHighlights } from '../unit/sync/typical-highlights.ts';
import { ask, tell } from './background.ts';
import { describeJourney } from './browser-suite.ts';
import { describeExchange, mark, NEWS, PASSPHRASE } from './sync-ground.ts';
import {
  inSync,
  joinFirst,
  joinNext,
  keptHighlights,
  leave,
  lookAt,
  openBy,
  openSync,
  putHighlights,
  shownCode,
  syncNow,
} from './syncing.ts';

const OTHER = 'candle heron pebble sunday';
const MARKS = [0, 1, 2, 3];

describeExchange('what is dear, between Chromium and Firefox by rclone', rclone, ground => {
  let here: Page;
  let there: Page;
  let recovery = '';
  const alive = async (page: Page) =>
    (await keptHighlights(page)).filter(({ removed }) => !removed).map(({ exact }) => exact);

  /** Opens what is sealed by a code, and joins. */
  async function joinByCode(way: RegExp, code: string): Promise<void> {
    await lookAt(there, ground().typed);
    await click(there, 'radio', way);
    await fill(there, 'textbox', 'Code', code);
    await click(there, 'button', 'Open');
    await click(there, 'button', 'Merge and sync');
    await inSync(there);
    expect((await alive(there)).sort()).toEqual((await alive(here)).sort());
  }

  it('comes to a second device by the recovery code from paper', async () => {
    const { a, b, pages, typed } = ground();
    for (const nth of MARKS) await mark(a, pages.url + NEWS, nth);
    here = await openSync(a);
    recovery = await joinFirst(here, typed, PASSPHRASE);
    there = await openSync(b);
    await joinByCode(/^The recovery code/, recovery);
    expect(await alive(there)).toHaveLength(MARKS.length);
  });

  it('is asked about before much of it is deleted, and all kept where that was not meant', async () => {
    const ids = (await keptHighlights(here)).slice(0, 3).map(({ id }) => id);
    await tell(here, { type: 'page.change-highlights', ids, change: { removed: true } });
    await click(here, 'button', 'Sync now');
    await textMatching(here, /You removed 3 of \d+ records here\. Is that meant\?/);
    await syncNow(there);
    expect(await alive(there)).toHaveLength(MARKS.length);
    await click(here, 'button', /^Keep them/);
    await inSync(here);
    await syncNow(there);
    for (const page of [here, there]) expect(await alive(page)).toHaveLength(MARKS.length);
  });

  it('is opened by the new passphrase once it was changed, and by the old one no more', async () => {
    await click(here, 'button', 'Change the passphrase');
    await fill(here, 'password', 'Passphrase', OTHER);
    await fill(here, 'password', 'Once more', OTHER);
    await click(here, 'button', 'Change it');
    await syncNow(here);
    // Who had joined goes on without being asked.
    await syncNow(there);
    await leave(there);
    await lookAt(there, ground().typed);
    await openBy(there, PASSPHRASE);
    await byRole(there, 'alert', '');
    await openBy(there, OTHER);
    await click(there, 'button', 'Merge and sync');
    await inSync(there);
  });

  it('is opened by a code that the other device shows', async () => {
    await leave(there);
    await click(here, 'button', 'Show a code for another device');
    const code = await shownCode(here);
    await joinByCode(/^A code that another device shows/, code);
    await click(here, 'button', 'Close');
  });

  it('is all there after the move to another server, which the other device joins', async () => {
    const { typed } = ground();
    const server = await rclone.start();
    const proxy = await createFaultProxy(server.url);
    try {
      const before = (await alive(here)).sort();
      const next = { ...typed, address: `${proxy.url}Elsewhere/` };
      await click(here, 'button', 'Move elsewhere');
      await lookAt(here, next);
      await fill(here, 'password', 'Passphrase', PASSPHRASE);
      await fill(here, 'password', 'Once more', PASSPHRASE);
      await click(here, 'button', 'Go on');
      await click(here, 'button', 'Move');
      await click(here, 'button', 'I have kept it');
      await inSync(here);
      expect((await alive(here)).sort()).toEqual(before);
      // Where it was it is left, for the other device.
      await syncNow(there);
      expect((await alive(there)).sort()).toEqual(before);
      await leave(there);
      await joinNext(there, next, PASSPHRASE);
      expect((await alive(there)).sort()).toEqual(before);
    } finally {
      await proxy.close();
      await server.stop();
    }
  });
});

describeJourney('a browser account that is full', ground => {
  it('says how many were not sent, keeps them, and proposes a server', async () => {
    const options = await openSync(ground().browser);
    await putHighlights(options, typicalHighlights(600, 'aaaaaaaaaa', 7, 1_000_000));
    await ask(options, {
      type: 'page.sync-join',
      choice: { kind: 'browser' },
      opening: { how: 'open' },
      names: { device: 'full', by: null },
    });
    const [, words] = await textMatching(options, /Full: ([\d,]+) not sent\. They are safe here/);
    const { notSent, waiting, proposesWebdav } = await ask(options, { type: 'page.sync-state' });
    expect(Number(words?.replace(/,/g, ''))).toBe(notSent);
    expect(notSent).toBeGreaterThan(0);
    expect(waiting).toBe(notSent);
    expect(proposesWebdav).toBe(true);
    await byRole(options, 'button', 'Move to a WebDAV server');
    expect(await keptHighlights(options)).toHaveLength(600);
    const panel = await ground().browser.openExtensionPage('sidepanel.html');
    await click(panel, 'tab', 'Highlights');
    await textMatching(panel, /Full: [\d,]+ not sent/);
  });
});
