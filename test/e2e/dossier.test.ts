import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from '../browsers/index.ts';
import { click, fill, textMatching, until } from '../browsers/view.ts';
import { SMALL_FILES } from './blog-files.ts';
import { describeJourney } from './browser-suite.ts';
import { highlightsAppear, noteOf, pressColour, savedFile, select } from './highlighting.ts';
import { SAMPLE_DUMP, SAMPLE_PAGES } from './sample.ts';
import { extensionPageAt, importReport, openPopup, setSite, startImport } from './steps.ts';

const [NEWS = 'missing.html'] = SAMPLE_PAGES;

describeJourney('a dossier', ground => {
  const open: Page[] = [];
  const ours = async (path: string) => {
    const page = await ground().browser.openExtensionPage(path);
    open.push(page);
    return page;
  };
  const textIn = (page: Page, selector: string) =>
    until(`there is no ${selector}`, () =>
      page.evaluate(
        wanted => document.querySelector(wanted)?.textContent?.replace(/\s+/g, ' ').trim() || null,
        selector,
      ),
    );
  let marked = '';
  beforeAll(async () => {
    const { browser, server } = ground();
    const options = await browser.openExtensionPage('options.html');
    await startImport(options, 'The sample', [SAMPLE_DUMP]);
    await importReport(options, 'The sample');
    await options.close();
    const page = await browser.openPage(server.url + NEWS);
    const popup = await openPopup(browser, server.url + NEWS);
    await setSite(popup, true);
    await popup.close();
    await page.goto(server.url + NEWS);
    marked = await select(page, 'p', 1);
    await pressColour(page, 'yellow');
    await highlightsAppear(page, marked);
    await page.close();
  });
  afterEach(async () => {
    for (const page of open.splice(0)) await page.close().catch(() => {});
  });

  it('is made of ticked highlights, of a post’s selected words and of a comment, each with its source', async () => {
    const { browser } = ground();
    const search = await ours('reader.html#q=in:posts+caseload');
    const path = await until('nothing is found', () =>
      search.evaluate(() => {
        const link = document.querySelector<HTMLElement>('ol > li h3 :is(a, button)');
        link?.click();
        return link !== null;
      }),
    );
    expect(path).toBe(true);
    const reader = await extensionPageAt(browser, 'reader.html#archive=');
    open.push(reader);
    const title = await textIn(reader, '.reader article h1');
    const words = await select(reader, '.reader .body p');
    const further = await textIn(reader, '.reader .body p ~ p');
    await click(reader, 'button', 'Add to dossier');
    await textMatching(reader, /1 passage is in it/);
    const comment = await textIn(reader, '.comment .text p');
    await (
      await reader.handle(selector => document.querySelector(selector), '.comment button.link')
    )?.focus();
    await click(reader, 'button', 'Add to dossier', 1);

    const panel = await ours('sidepanel.html');
    await click(panel, 'tab', 'Highlights');
    await click(panel, 'radio', /^All/);
    await click(panel, 'checkbox', /^Choose/);
    await click(panel, 'button', 'Dossier (3)');
    await textMatching(panel, /1 ticked highlight and 2 passages, by date/);
    await fill(panel, 'textbox', 'Title', 'For the branch');
    await fill(panel, 'textbox', 'What is said before all else', 'What was said, and when.');
    const squash = (bytes: Uint8Array) => new TextDecoder().decode(bytes).replace(/\s+/g, ' ');
    const html = await savedFile(panel, () => click(panel, 'button', 'Save as HTML, to print'));
    expect(html.name).toMatch(/^For the branch \d{4}-\d\d-\d\d\.html$/);
    await panel.goto(`${browser.origin}sidepanel.html`);
    await click(panel, 'tab', 'Highlights');
    await click(panel, 'radio', /^All/);
    await click(panel, 'checkbox', /^Choose/);
    await click(panel, 'button', 'Dossier (3)');
    await fill(panel, 'textbox', 'Title', 'For the branch');
    const markdown = await savedFile(panel, () => click(panel, 'button', 'Save as Markdown'));
    const page = squash(html.bytes);
    expect(page).toContain('What was said, and when.');
    expect(page).toContain('3 passages from');
    expect(page).toContain('Still reads so on');
    expect(page).toContain('In the archive as of');
    expect(page).not.toMatch(/<script/i);
    // What was selected, and no more of the post.
    expect(page).not.toContain(further.slice(0, 40));
    const plain = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, ' ');
    const decoded = await panel.evaluate(
      source => new DOMParser().parseFromString(source, 'text/html').body.textContent ?? '',
      page,
    );
    for (const part of [marked, words, title, comment.slice(0, 40)]) {
      expect(plain(decoded)).toContain(plain(part).trim());
      expect(plain(squash(markdown.bytes).replaceAll('\\', '').replaceAll('> ', ''))).toContain(
        plain(part).trim(),
      );
    }
    expect(squash(markdown.bytes)).toMatch(/\[\^1\].*\[\^1\]: /);

    await click(panel, 'button', /^Leave out “/);
    await textMatching(panel, /1 ticked highlight and 1 passage/);
    await click(panel, 'button', 'Leave all passages out');
    await textMatching(panel, /1 ticked highlight and 0 passages/);
  });

  it('and the quotes of it link to the blog, where the archive knows its address', async () => {
    const { browser, file } = ground();
    const [, wordpress] = SMALL_FILES.find(([, { name }]) => name === 'gate.wordpress.xml')!;
    const options = await ours('options.html');
    const path = await file(wordpress.name, wordpress.content);
    await startImport(options, 'At the Gate', [path]);
    await importReport(options, 'At the Gate');
    const search = await ours('reader.html#q=officers');
    await click(search, 'link', /^Gate 1/);
    const found = await extensionPageAt(browser, 'reader.html#archive=');
    const place = await found.evaluate(() => {
      const said = new URLSearchParams(location.hash.slice(1));
      said.delete('marks');
      return String(said);
    });
    const reader = await ours(`reader.html#${place}`);
    await textMatching(reader, /Gate 1 was shut at six/);
    const words = await select(reader, '.reader .body p');
    await pressColour(reader, 'pink');
    await highlightsAppear(reader, words, 'pink');
    const note = await noteOf(reader, words);
    await note.evaluate(() => {
      Reflect.set(navigator.clipboard, 'writeText', async (text: string) => {
        Reflect.set(globalThis, 'copied', text);
      });
    });
    await click(note, 'button', 'Copy as a quote');
    const copied = await until('nothing is copied', () =>
      note.evaluate(() => String(Reflect.get(globalThis, 'copied') ?? '')),
    );
    expect(copied).toContain(`“${words}”`);
    expect(copied).toContain('gate.example.org');
    expect(copied).toMatch(/\nhttp:\/\/gate\.example\.org\/1\/#:~:text=Gate%201%20was/);
  });
});
