/** What can be selected on a page, and how it is highlighted. */
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from '../browsers/index.ts';
import { frameAt, textMatching, textOf, until } from '../browsers/view.ts';
import { describeJourney } from './browser-suite.ts';
import { sentence } from './highlight-pages.ts';
import {
  highlightsAppear,
  highlightsGo,
  isHighlighted,
  keepHighlights,
  markByKey,
  noteOf,
  pressColour,
  select,
  selectFrom,
  toolbarBox,
} from './highlighting.ts';
import { longestTask, switchMarksOn, watchTasks } from './marking.ts';
import { cardIsShown, highlightsOn } from './steps.ts';

describeJourney('what is selected', ground => {
  const open: Page[] = [];
  const visit = async (path: string) => {
    const page = await ground().browser.openPage(ground().server.url + path);
    open.push(page);
    return page;
  };
  const ours = async () => {
    const page = await ground().browser.openExtensionPage('options.html');
    open.push(page);
    return page;
  };
  beforeAll(() => switchMarksOn(ground()));
  afterEach(async () => {
    for (const page of open.splice(0)) await page.close().catch(() => {});
  });

  it.each([
    ['over inline elements', '#inline', '#inline', 'slanted and led away, some'],
    ['over items of a list', '#list li', '#list li:last-child', 'second of three'],
    ['ending in an image', '#image', '#image', 'Words before an image'],
    ['beside generated text', '#generated', '#generated', 'and what stands between them'],
    ['over what is not selectable', '#unselectable', '#unselectable', 'and taken'],
    ['from right to left', '#arabic', '#arabic', 'كتب الموظفون'],
    ['in both directions', '#mixed', '#mixed', 'said שלום עולם to'],
    ['in a table', '#cells', '#cells', 'forty-one a head'],
    ['in a fold', '#folded p', '#folded p', 'in a fold of the page'],
    ['that was put into a slot', '#slotted p', '#slotted p', 'into a slot from outside'],
  ])('%s is highlighted, and is there again', async (_, from, to, words) => {
    const page = await visit('selections.html');
    await selectFrom(page, from, to);
    await pressColour(page, 'blue');
    await highlightsAppear(page, words, 'blue');
    await page.goto(`${ground().server.url}selections.html`);
    await highlightsAppear(page, words, 'blue');
  });

  it('drawn backwards has its toolbar where the pointer ended', async () => {
    const page = await visit('selections.html');
    await selectFrom(page, '#plain', '#list', true);
    const first = await page.evaluate(() =>
      document.querySelector('#plain')!.getBoundingClientRect().toJSON(),
    );
    const at = await toolbarBox(page);
    expect(at.top).toBeGreaterThan(first.top);
    expect(at.top).toBeLessThan(first.bottom + 60);
  });

  it('in a shadow root within another is highlighted', async () => {
    const page = await visit('selections.html');
    await page.evaluate(() => {
      const outer = document.querySelector('#nested')!.shadowRoot!;
      const text = outer.querySelector('div')!.shadowRoot!.querySelector('p')!.firstChild!;
      document.getSelection()!.setBaseAndExtent(text, 0, text, 17);
    });
    await page.press('Shift+ArrowRight');
    await pressColour(page, 'green');
    await highlightsAppear(page, 'In the inner root', 'green');
  });

  it('has its toolbar follow it as the page scrolls, and come back', async () => {
    const page = await visit('thousand.html');
    await select(page, '#s300');
    const before = await toolbarBox(page);
    await page.evaluate(() => scrollBy({ top: 100, behavior: 'instant' }));
    await until('it follows', async () => {
      const { top } = await toolbarBox(page);
      return Math.abs(before.top - 100 - top) < 12;
    });
    await page.evaluate(() => scrollBy({ top: 3000, behavior: 'instant' }));
    await until('it is out of sight', async () => !(await cardIsShown(page)));
    await page.evaluate(() => scrollBy({ top: -3100, behavior: 'instant' }));
    await until('it is back', () => cardIsShown(page));
    await page.press('Escape');
    await until('it is gone', async () => !(await cardIsShown(page)));
  });

  it('may overlap what is highlighted: each is reached where it is alone', async () => {
    const page = await visit('selections.html');
    await page.evaluate(() => {
      const text = document.querySelector('#plain')!.firstChild!;
      document.getSelection()!.setBaseAndExtent(text, 0, text, 23);
    });
    await page.press('Shift');
    await pressColour(page, 'yellow');
    await highlightsAppear(page, 'Plain words stand', 'yellow');
    await page.evaluate(() => {
      const text = document.querySelector('#plain')!.firstChild!;
      document.getSelection()!.setBaseAndExtent(text, 12, text, 40);
    });
    await page.press('Shift');
    await pressColour(page, 'pink');
    await highlightsAppear(page, 'Plain words', 'yellow');
    // Of two that lie on one another the shorter is on top.
    await highlightsAppear(page, 'stand here', 'yellow');
    await highlightsAppear(page, 'one after', 'pink');
    const note = await noteOf(page, 'Plain words stand here,');
    expect(await textOf(note)).toMatch(/Plain words stand here/);
  });

  it('is taken back by the toolbar, and what was there before stays', async () => {
    const page = await visit('selections.html');
    await select(page, '#generated');
    await pressColour(page, 'green');
    await highlightsAppear(page, 'what stands between', 'green');
    await select(page, '#generated');
    await pressColour(page, 'pink');
    await highlightsAppear(page, 'what stands between', 'pink');
    await pressUndo(page);
    await highlightsAppear(page, 'what stands between', 'green');
    await select(page, '#cells');
    await pressColour(page, 'pink');
    await highlightsAppear(page, 'forty-one', 'pink');
    await pressUndo(page);
    await until('it is as before', async () => !(await isHighlighted(page, 'forty-one', 'pink')));
  });

  it('is highlighted by keys alone: the key, the key again, Tab and Enter', async () => {
    const page = await visit('selections.html');
    const options = await ours();
    const url = `${ground().server.url}selections.html`;
    await select(page, 'h1');
    expect(await markByKey(options, url)).toBe('made');
    await highlightsAppear(page, 'What can be selected');
    await page.toFront();
    await page.evaluate(() => document.querySelector('a')!.focus({ preventScroll: true }));
    expect(await markByKey(options, url)).toBe('focused');
    await page.toFront();
    await page.press('ArrowRight');
    await page.press('Enter');
    await highlightsGo(page, 'What can be selected');
    // The focus goes back to where it was.
    expect(await markByKey(options, url)).toBe('nothing');
    await page.press('Escape');
    await until('the toolbar is gone', async () => !(await cardIsShown(page)));
  });

  it('of more than 50,000 characters is refused in words, at no long task', {
    retry: 2,
  }, async () => {
    const page = await visit('huge.html');
    const options = await ours();
    await page.toFront();
    await watchTasks(page);
    await selectFrom(page, '#first', '#last');
    await until('the toolbar is there', () => cardIsShown(page));
    // The page's own: so much text takes the browser long to select.
    const own = await longestTask(page);
    expect(await markByKey(options, `${ground().server.url}huge.html`)).toBe('too-long');
    expect(await longestTask(page)).toBeLessThan(own + SLACK);
    // Past what is read of so long a page.
    await select(page, '#last');
    expect(await markByKey(options, `${ground().server.url}huge.html`)).toBe('too-far');
    expect(await highlightsOn(page)).toEqual([]);
  });

  it('is one of a thousand on its page: all painted, at no long task', async () => {
    const options = await ours();
    const url = `${ground().server.url}thousand.html`;
    const quotes = Array.from({ length: 1_000 }, (_, n) => sentence(n));
    const page = await visit('empty.html');
    const grow = () =>
      page.evaluate(() => {
        const more = document.querySelector('main')!.appendChild(document.createElement('p'));
        more.id = 'more';
        more.textContent = 'One more sentence.';
      });
    await page.goto(url);
    await watchTasks(page);
    await grow();
    await select(page, '#more');
    await until('the toolbar is there', () => cardIsShown(page));
    const own = await longestTask(page);
    await keepHighlights(options, url, quotes.join('\n'), quotes);
    await page.goto(url);
    await watchTasks(page);
    // Only counted: to read them all would itself be a long task.
    const painted = (atLeast: number) =>
      until(`${atLeast} are painted`, () =>
        page.evaluate(
          least => [...CSS.highlights.values()].reduce((sum, set) => sum + set.size, 0) >= least,
          atLeast,
        ),
      );
    await painted(1_000);
    await grow();
    await select(page, '#more');
    await pressColour(page, 'pink');
    await painted(1_001);
    const longest = await longestTask(page);
    // Firefox tells of no tasks: a timer that is late there is late for its painting of them as well.
    if (ground().browser.name === 'chromium') expect(longest).toBeLessThan(own + SLACK);
  });

  it('and is a term as well opens one window by one click: the shorter', async () => {
    const page = await visit('story.html');
    await select(page, 'article p');
    await pressColour(page, 'yellow');
    await highlightsAppear(page, 'took over from NOMS');
    // The term is shorter than the highlight around it: its card. Beside it, the note.
    const windows = async () => {
      const shown = await Promise.all(
        page.frames().map(frame =>
          frame.evaluate(() => [
            location.pathname,
            // biome-ignore lint/performance/useDomNodeTextContent: what is hidden was not said to anybody
            document.body.innerText.trim().length > 0,
          ]),
        ),
      );
      return shown.filter(([, full]) => full).map(([path]) => path);
    };
    await clickOn(page, 'took over');
    await textMatching(await frameAt(page, 'note.html'), /Copy as a quote/);
    expect(await windows()).toEqual(['/note.html']);
    await page.press('Escape');
    await until('the note is gone', async () => !(await cardIsShown(page)));
    await page.moveTo(2, 2);
    await clickOn(page, 'NOMS');
    await textMatching(await frameAt(page, 'card.html'), /\d+ (post|comment)s?\b/);
    expect(await windows()).toEqual(['/card.html']);
  });
});

/** Milliseconds that our longest task may be longer than the page's own. */
const SLACK = 50;

/** Clicks the middle of words. */
async function clickOn(page: Page, words: string): Promise<void> {
  const at = await page.evaluate(wanted => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.nodeValue!.indexOf(wanted);
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + wanted.length);
      const box = range.getClientRects()[0]!;
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    }
    throw new Error(`no '${wanted}'`);
  }, words);
  await page.clickAt(at.x, at.y);
}

/** What stands last in the toolbar. */
async function pressUndo(page: Page): Promise<void> {
  const { right, top } = await until('there is no toolbar', () =>
    page.evaluate(() => {
      for (let y = 2; y < innerHeight; y += 4)
        for (let x = innerWidth - 2; x > 0; x -= 4) {
          const hit = document.elementFromPoint(x, y);
          if (hit && hit !== document.body && hit.parentElement === document.documentElement)
            return { right: x, top: y };
        }
      return null;
    }),
  );
  await page.clickAt(right - 24, top + 16);
}
