import { beforeAll, expect, it } from 'vitest';
import { click, textMatching, until } from '../browsers/view.ts';
import { describeJourney } from './browser-suite.ts';
import { SAMPLE_DUMP } from './sample.ts';
import { extensionPageAt, importReport, openPopup, relatedIn, startImport } from './steps.ts';

describeJourney('what belongs to a page', ground => {
  beforeAll(async () => {
    const options = await ground().browser.openExtensionPage('options.html');
    await startImport(options, 'The sample', [SAMPLE_DUMP]);
    await importReport(options, 'The sample');
    await options.close();
  });
  const visit = async (name: string) => {
    const { browser, server } = ground();
    const page = await browser.openPage(server.url + name);
    const popup = await openPopup(browser, server.url + name);
    return { page, popup };
  };

  it('is nothing where the page is about something else', async () => {
    const { page, popup } = await visit('garden.html');
    await textMatching(popup, /Nothing in the archive belongs to this page/);
    await popup.close();
    await page.close();
  });

  it('is five posts at most, and opens in the reader at the passage that says why', async () => {
    const { page, popup } = await visit('contracts.html');
    const listed = await relatedIn(popup);
    expect(listed.length).toBeLessThanOrEqual(5);
    const shown = await popup.evaluate(
      () => document.querySelector('.related .passage')?.textContent ?? '',
    );
    await click(popup, 'button', listed[0]!.title);
    const reader = await extensionPageAt(ground().browser, 'reader.html');
    const marked = await until('the passage is marked', () =>
      reader.evaluate(() => {
        const [range] = CSS.highlights.get('passage') ?? [];
        if (!(range instanceof Range)) return null;
        const { top, bottom } = range.getBoundingClientRect();
        return { text: range.toString(), seen: bottom > 0 && top < innerHeight };
      }),
    );
    const bare = (text: string) => text.replace(/[…\s]+/g, ' ').trim();
    expect(bare(marked.text)).toBe(bare(shown));
    expect(marked.seen).toBe(true);
    await reader.close();
    await popup.close();
    await page.close();
  });
});
