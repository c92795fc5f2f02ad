/** Highlights on pages that change under them. */
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from '../browsers/index.ts';
import { click, frameAt, textMatching, until } from '../browsers/view.ts';
import { describeJourney } from './browser-suite.ts';
import { sentence } from './highlight-pages.ts';
import {
  highlightsAppear,
  highlightsGo,
  isHighlighted,
  keepHighlights,
  noteOf,
  pressColour,
  select,
  statesOf,
} from './highlighting.ts';
import { longTasks, switchMarksOn, watchTasks } from './marking.ts';
import { highlightsOn } from './steps.ts';

describeJourney('highlights of a page that changes', ground => {
  const open: Page[] = [];
  const visit = async (path: string) => {
    const page = await ground().browser.openPage(ground().server.url + path);
    open.push(page);
    return page;
  };
  const ours = async (path = 'options.html') => {
    const page = await ground().browser.openExtensionPage(path);
    open.push(page);
    return page;
  };
  const keep = async (path: string, text: string, quotes: readonly string[]) => {
    const options = await ours();
    await keepHighlights(options, ground().server.url + path, text, quotes);
    return options;
  };
  const text = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) => sentence(from + n)).join('\n');

  beforeAll(() => switchMarksOn(ground()));
  afterEach(async () => {
    for (const page of open.splice(0)) await page.close().catch(() => {});
  });

  it('wait for late text, and are only then called lost', async () => {
    const late = sentence(2_001);
    const gone = sentence(2_002);
    const options = await keep('late.html', `${late}\n${gone}`, [late, gone]);
    const page = await visit('late.html');
    await page.evaluate(words => {
      setTimeout(() => {
        document.querySelector('#app')!.innerHTML = `<p>Before it.</p><p>${words}</p>`;
      }, 1_200);
    }, late);
    await highlightsAppear(page, late);
    expect((await statesOf(options))[gone]).toBe('unseen');
    await page.toFront();
    await until('the other is called lost', async () => (await statesOf(options))[gone] === 'lost');
    expect((await statesOf(options))[late]).toBe('exact');
    // Listed all the same, and found once it is there again.
    const panel = await ours('sidepanel.html');
    await click(panel, 'tab', 'Highlights');
    await click(panel, 'radio', /^All/);
    await textMatching(panel, /Not found on its page/);
    await page.toFront();
    await page.evaluate(words => {
      document.querySelector('#app')!.insertAdjacentHTML('beforeend', `<p>${words}</p>`);
    }, gone);
    await highlightsAppear(page, gone);
    await until('it is found', async () => (await statesOf(options))[gone] === 'exact');
  });

  it('say what their words read now', async () => {
    const was =
      'The review found that the caseload of each officer had doubled within two years of it.';
    const now =
      'The review found that the caseload of each officer had trebled within two years of it.';
    const options = await keep('late.html', was, [was]);
    const page = await visit('late.html');
    await page.evaluate(words => {
      document.querySelector('#app')!.innerHTML =
        `<p>Before it.</p><p>${words}</p><p>Behind it.</p>`;
    }, now);
    await highlightsAppear(page, 'had trebled');
    const note = await noteOf(page, now);
    await textMatching(note, /Changed: now reads “The review found .* had trebled/i);
    await until('it is kept', async () => (await statesOf(options))[was] === 'changed');
  });

  it('come as the page grows', async () => {
    const quotes = [sentence(3_001), sentence(3_005)];
    await keep('empty.html', text(3_000, 3_007), quotes);
    const page = await visit('empty.html');
    for (let n = 3_000; n < 3_007; n++) {
      await page.evaluate(words => {
        document.body.insertAdjacentHTML('beforeend', `<p>${words}</p>`);
      }, sentence(n));
    }
    for (const quote of quotes) await highlightsAppear(page, quote);
  });

  it('are each of its own address where pages share one document', async () => {
    const { url } = ground().server;
    const page = await visit('routes.html');
    await select(page, '#app p');
    await pressColour(page, 'green');
    await highlightsAppear(page, 'The first view');
    // The canonical address stays that of the first: many sites forget it.
    await page.evaluate(() => {
      history.pushState(null, '', '/routes/second');
      document.querySelector('#app')!.innerHTML = '<p>The second view has others.</p>';
    });
    await highlightsGo(page, 'The first view');
    await select(page, '#app p');
    await pressColour(page, 'pink');
    await highlightsAppear(page, 'The second view', 'pink');
    await page.evaluate(() => {
      document.querySelector('#app')!.innerHTML =
        '<p>The first view has these words.</p><p>The second view has others.</p>';
      history.back();
    });
    await until('it is the first again', () =>
      page.evaluate(() => location.pathname === '/routes.html'),
    );
    await highlightsAppear(page, 'The first view', 'green');
    await highlightsGo(page, 'The second view');
    await page.goto(`${url}routes.html`);
    await highlightsAppear(page, 'The first view', 'green');
  });

  it('never lie on other words, whatever is done to theirs', async () => {
    const page = await visit('routes.html');
    await highlightsAppear(page, 'The first view');
    const wrong = await page.evaluate(async () => {
      const seen: string[] = [];
      const wanted = 'The first view has these words.';
      const node = document.querySelector('#app p')!.firstChild as Text;
      const painted = () => {
        for (const [name, set] of CSS.highlights) {
          if (!name.startsWith('h-')) continue;
          for (const { startContainer, startOffset, endOffset } of set) {
            const words = startContainer.nodeValue!.slice(startOffset, endOffset);
            if (startContainer.isConnected && !wanted.includes(words.trim())) seen.push(words);
          }
        }
      };
      for (let turn = 0; turn < 60; turn++) {
        const deeds = [
          () => node.insertData(0, 'It is said: '),
          () => node.deleteData(0, 7),
          () => node.splitText(Math.min(9, node.length)),
          () => node.parentNode?.normalize(),
          () => {
            node.data = wanted;
          },
          () => document.querySelector('#app')!.prepend(`Word ${turn} of many. `),
        ];
        deeds[turn % deeds.length]!();
        await new Promise(requestAnimationFrame);
        painted();
      }
      node.parentNode?.normalize();
      return seen;
    });
    expect(wrong).toEqual([]);
    await page.evaluate(() => {
      document.querySelector('#app')!.innerHTML = '<p>The first view has these words.</p>';
    });
    await highlightsAppear(page, 'The first view has these words.');
  });

  it('are there when the page comes back from the back/forward cache, and follow it', async () => {
    const quote = sentence(1);
    const options = await keep('thousand.html', text(0, 1_000), [quote]);
    const page = await visit('thousand.html');
    await highlightsAppear(page, quote);
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Reflect.set(globalThis, 'back', persisted));
    });
    await page.goto(`${ground().server.url}empty.html`);
    // Another one is made meanwhile: no message reaches a page in the cache.
    await keepHighlights(options, `${ground().server.url}thousand.html`, text(0, 1_000), [
      quote,
      sentence(4),
    ]);
    await page.evaluate(() => history.back());
    const cached = await until('it comes back', () =>
      page.evaluate(
        () => location.pathname === '/thousand.html' && [Reflect.get(globalThis, 'back')],
      ),
    );
    expect(cached).toEqual([true]);
    await highlightsAppear(page, sentence(4));
    await page.evaluate(() => document.querySelector('#s1')!.prepend('It is said: '));
    await highlightsAppear(page, quote);
  });

  it('stay at 10,000 changes a second, at no long task', { retry: 2 }, async () => {
    await keep('dark.html', text(1, 4), [sentence(1)]);
    const page = await visit('dark.html');
    await highlightsAppear(page, sentence(1));
    await watchTasks(page);
    await page.evaluate(async () => {
      const box = document.querySelector('main')!.appendChild(document.createElement('div'));
      const until = performance.now() + 3000;
      let next = performance.now();
      for (let count = 0; performance.now() < until; ) {
        for (let i = 0; i < 50; i++, count++) {
          const kind = count % 3;
          if (kind === 0 || !box.lastChild) box.append(document.createTextNode(`${count} `));
          else if (kind === 1) box.lastChild.nodeValue = `${count}. `;
          else box.className = `c${count}`;
          if (box.childNodes.length > 200) box.replaceChildren('on ');
        }
        next += 5;
        await new Promise(turn => setTimeout(turn, Math.max(0, next - performance.now())));
      }
    });
    expect(await longTasks(page)).toEqual([]);
    expect(await isHighlighted(page, sentence(1))).toBe(true);
  });

  it('come back after the document is written again, and more can be made', async () => {
    await keep('thousand.html', text(0, 1_000), [sentence(1), sentence(4)]);
    const page = await visit('thousand.html');
    await highlightsAppear(page, sentence(1));
    await page.evaluate(() => {
      const html = document.documentElement.outerHTML;
      document.open();
      document.write(html);
      document.close();
    });
    await highlightsAppear(page, sentence(1));
    await until('the toolbar works', async () => {
      await select(page, '#s7');
      return page.evaluate(() => document.documentElement.children.length > 2);
    });
    await pressColour(page, 'pink');
    await highlightsAppear(page, sentence(7), 'pink');
    await noteOf(page, sentence(7));
    await frameAt(page, 'note.html');
    expect((await highlightsOn(page)).length).toBeGreaterThan(2);
  });

  it('are made and found in a frame of the same site', async () => {
    const page = await visit('frames.html');
    const frame = await until('the frame is there', async () => {
      for (const one of page.frames())
        if (await one.evaluate(() => location.pathname === '/story.html').catch(() => false))
          return one;
      return null;
    });
    await page.toFront();
    await (
      await until('its words', () =>
        frame.handle(() => document.querySelector<HTMLElement>('h1'), null),
      )
    ).click();
    await frame.evaluate(() =>
      document.getSelection()!.selectAllChildren(document.querySelector('h1')!),
    );
    await page.press('Shift');
    const popupless = await ours();
    const made = await popupless.evaluate(async address => {
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      const tabs = await api.tabs.query({});
      const { id } = tabs.find((tab: { url?: string }) => tab.url === address);
      const answers = await api.tabs.sendMessage(id, { type: 'highlighter.mark', colour: 'blue' });
      return answers;
    }, `${ground().server.url}frames.html`);
    expect(made).toMatch(/made|nothing/);
    await until('it is painted in the frame', () =>
      frame.evaluate(() =>
        [...CSS.highlights].some(([name, set]) => /^h-[45]/.test(name) && set.size > 0),
      ),
    );
    const alone = await visit('story.html');
    await highlightsAppear(alone, 'A story', 'blue');
  });
});
