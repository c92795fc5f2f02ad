import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Frame, Page } from '../browsers/index.ts';
import { byRole, click, fill, frameAt, textMatching, textOf, until } from '../browsers/view.ts';
import { describeJourney } from './browser-suite.ts';
import {
  highlightFirst,
  highlightsAppear,
  highlightsGo,
  noteOf,
  pressColour,
  select,
} from './highlighting.ts';
import { SAMPLE_DUMP, SAMPLE_PAGES } from './sample.ts';
import { highlightsOn, importReport, openPopup, setSite, startImport, tabOf } from './steps.ts';

const [NEWS = 'missing.html'] = SAMPLE_PAGES;

describeJourney('highlights', ground => {
  const open: Page[] = [];
  const visit = async (path: string) => {
    const page = await ground().browser.openPage(ground().server.url + path);
    open.push(page);
    return page;
  };
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
    await page.close();
  });
  afterEach(async () => {
    for (const page of open.splice(0)) await page.close().catch(() => {});
  });

  it('are made at a selection, painted without touching the page, and are there again', async () => {
    const page = await visit(NEWS);
    const words = await select(page, 'p');
    await pressColour(page, 'green');
    await highlightsAppear(page, words);
    expect((await highlightsOn(page)).every(({ group }) => /^h-[23]$/.test(group))).toBe(true);
    expect(await page.evaluate(() => document.querySelector('mark, [class*=highlight]'))).toBe(
      null,
    );
    await page.goto(ground().server.url + NEWS);
    await highlightsAppear(page, words);
  });

  it('have a note, tags and a colour, which the page never sees', async () => {
    const page = await visit(NEWS);
    const words = await select(page, 'p', 1);
    await pressColour(page, 'yellow');
    await highlightsAppear(page, words);
    const note = await noteOf(page, words);
    await fill(note, 'textbox', 'Note', 'for the branch meeting');
    await (await byRole(note, 'textbox', 'Tags')).type('workload');
    await note.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await textMatching(note, /workload/);
    await click(note, 'radio', 'Blue');
    await highlightsAppear(page, words, 'blue');
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toMatch(
      /branch meeting/,
    );
    // Each change is taken back, the latest first, and can be made again.
    await click(note, 'button', 'Undo');
    await highlightsAppear(page, words, 'yellow');
    await click(note, 'button', 'Undo');
    await until('the tag is gone', async () => !/workload/.test(await textOf(note)));
    await click(note, 'button', 'Undo');
    await until('the note is empty', () =>
      note.evaluate(() => document.querySelector('textarea')?.value === ''),
    );
    await fill(note, 'textbox', 'Note', 'for the branch meeting');
    await (await byRole(note, 'textbox', 'Tags')).type('workload');
    await note.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await click(note, 'radio', 'Blue');
    await highlightsAppear(page, words, 'blue');
    await page.goto(ground().server.url + NEWS);
    await highlightsAppear(page, words);
    const again: Frame = await noteOf(page, words);
    await until('the note is kept', async () =>
      again.evaluate(() => document.querySelector('textarea')?.value === 'for the branch meeting'),
    );
    expect(await textOf(again)).toMatch(/workload/);
  });

  it('are tied to what is typed at once, and the window grows to show what may be meant', async () => {
    const page = await visit(NEWS);
    // Room below the highlight, which stands in the middle.
    await page.resize(1280, 1200);
    const words = await select(page, 'article p', 7);
    await pressColour(page, 'yellow');
    await highlightsAppear(page, words);
    const note = await noteOf(page, words);
    const height = () => note.evaluate(() => innerHeight);
    const before = await height();
    await click(note, 'button', /^Tie to/);
    await until('the field has the focus', () =>
      note.evaluate(() => document.activeElement instanceof HTMLInputElement),
    );
    for (const letter of 'CRC') await page.press(letter);
    await byRole(note, 'button', /^term CRC/);
    await until('the window has grown', async () => (await height()) > before + 40);
    await click(note, 'button', /^term CRC/);
    await textMatching(note, /CRC Untie/);
  });

  it('are removed, and brought back', async () => {
    const page = await visit(NEWS);
    const words = await select(page, 'p', 2);
    await pressColour(page, 'pink');
    await highlightsAppear(page, words, 'pink');
    const note = await noteOf(page, words);
    await click(note, 'button', 'Remove');
    await highlightsGo(page, words);
    await click(await frameAt(page, 'note.html'), 'button', 'Undo');
    await highlightsAppear(page, words);
  });

  it('leave alone what was selected while they were made', async () => {
    const page = await visit(NEWS);
    const words = await select(page, 'article p', 4);
    const newer = await page.evaluate(() => {
      const next = document.querySelectorAll('article p')[5]!;
      // Before any answer can have come.
      addEventListener('click', () => document.getSelection()!.selectAllChildren(next), {
        once: true,
      });
      return next.textContent;
    });
    await pressColour(page, 'green');
    await highlightsAppear(page, words, 'green');
    // The toolbar is still one that offers: it is about what is selected now.
    await page.press('Shift');
    await pressColour(page, 'blue');
    await highlightsAppear(page, newer!.replace(/\s+/g, ' ').trim(), 'blue');
    expect(await page.evaluate(() => String(document.getSelection()))).toBe('');
  });

  it('can be read also once the page has turned dark', async () => {
    const { browser } = ground();
    const page = await visit(NEWS);
    const words = await select(page, 'article p', 6);
    await pressColour(page, 'green');
    const groups = async () =>
      (await highlightsOn(page)).filter(({ text }) => words.includes(text)).map(one => one.group);
    await until('it is not painted for dark text', async () => (await groups()).includes('h-2'));
    try {
      await browser.setColours('dark');
      await until('it is not painted for light text', async () => (await groups()).includes('h-3'));
    } finally {
      await browser.setColours('light');
    }
    await until('it is not painted for dark text', async () => (await groups()).includes('h-2'));
  });

  it('are made by key or menu, and never of what the user types', async () => {
    const page = await visit('inputs.html');
    const { browser, server } = ground();
    const ours = await browser.openExtensionPage('options.html');
    open.push(ours);
    const tab = await tabOf(ours, `${server.url}inputs.html`);
    const mark = () =>
      ours.evaluate(async id => {
        const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
        return api.tabs.sendMessage(id, { type: 'highlighter.mark', colour: 'blue' });
      }, tab);
    await page.toFront();
    await page.evaluate(() => document.querySelector('textarea')?.select());
    await page.evaluate(() => document.querySelector('textarea')?.focus());
    expect(await mark()).toBe('editable');
    await page.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
      const editable = document.querySelector('[contenteditable]')!;
      document.getSelection()?.selectAllChildren(editable);
    });
    expect(await mark()).toBe('editable');
    await page.evaluate(() => document.getSelection()?.removeAllRanges());
    expect(await mark()).toBe('nothing');
    await page.evaluate(() => {
      document.getSelection()?.selectAllChildren(document.querySelector('p')!);
    });
    expect(await mark()).toBe('made');
    await highlightsAppear(page, 'staff wrote about little else');
  });

  it('are made over blocks, in tables, in open shadow roots and from right to left', async () => {
    const page = await visit('structures.html');
    for (const selector of ['section', 'table', '[dir=rtl]']) {
      const words = await highlightFirst(page, selector);
      await highlightsAppear(page, words.slice(-6));
    }
    await page.evaluate(() => {
      const root = document.querySelector('#shadow')!.shadowRoot!;
      const text = root.querySelector('p')!.firstChild!;
      document.getSelection()?.setBaseAndExtent(text, 0, text, 11);
    });
    await page.press('Shift+ArrowRight');
    await pressColour(page, 'yellow');
    await highlightsAppear(page, 'shadow text');
    await page.goto(`${ground().server.url}structures.html`);
    await highlightsAppear(page, 'shadow text');
  });

  it('are listed in the panel, searched, changed, chosen and gone to', async () => {
    const { browser, server } = ground();
    const page = await visit(NEWS);
    const words = await select(page, 'article p', 3);
    await pressColour(page, 'green');
    await highlightsAppear(page, words);
    const panel = await browser.openExtensionPage('sidepanel.html');
    open.push(panel);
    await click(panel, 'tab', 'Highlights');
    await page.toFront();
    await click(panel, 'radio', /^This page/);
    await textMatching(panel, new RegExp(words.slice(0, 30)));
    await page.goto(`${server.url}structures.html`);
    await textMatching(panel, /This page \(\d+\)/);
    await click(panel, 'radio', /^All/);
    const word = /\p{L}{7,}/u.exec(words)![0];
    await (await byRole(panel, 'searchbox', 'Search quotes, notes and tags')).type(word);
    await until('only what has the word is listed', async () => {
      const quotes = await panel.evaluate(() =>
        [...document.querySelectorAll('blockquote')].map(quote => quote.textContent ?? ''),
      );
      return (
        quotes.length > 0 && quotes.every(quote => quote.toLowerCase().includes(word.toLowerCase()))
      );
    });
    await panel.toFront();
    await click(panel, 'button', new RegExp(`^Go to “${words.slice(0, 20)}`));
    await until('its page is there again', async () =>
      (await browser.pages()).length > 0
        ? (await Promise.all((await browser.pages()).map(one => highlightsOn(one).catch(() => []))))
            .flat()
            .some(({ text }) => text.includes(words.slice(0, 20)))
        : null,
    );
    await panel.toFront();
    await click(panel, 'button', /^Remove “/);
    await textMatching(panel, /1 highlight removed\./);
    await click(panel, 'button', 'Undo');
    await until('it is listed again', async () => /Remove/.test(await textOf(panel)));
    await click(panel, 'button', 'Edit');
    const noted = () =>
      panel.evaluate(
        () => document.querySelector<HTMLTextAreaElement>('.note-text textarea')!.value,
      );
    const before = await noted();
    await (await byRole(panel, 'textbox', 'Note')).type('To be asked about.');
    await textMatching(panel, /Note changed\./);
    await click(panel, 'button', 'Undo');
    await until('the note is as it was', async () => (await noted()) === before);
    await (await byRole(panel, 'textbox', 'Tags')).type('branch,');
    await textMatching(panel, /Tags changed\./);
    await click(panel, 'button', 'Undo');
    await until('there is nothing left to take back', async () => {
      const text = await textOf(panel);
      return !/changed\./.test(text) && !/branch/.test(text);
    });
  });
});
