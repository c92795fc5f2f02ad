/** Pages that change after they were read, as news sites do. */
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from '../browsers/index.ts';
import { until } from '../browsers/view.ts';
import { describeJourney } from './browser-suite.ts';
import { switchMarksOn, watchTasks } from './marking.ts';
import { marksAppear, marksOn } from './steps.ts';

describeJourney('a page that changes', ground => {
  const open: Page[] = [];
  const visit = async (path: string) => {
    const page = await ground().browser.openPage(ground().server.url + path);
    open.push(page);
    return page;
  };
  const texts = async (page: Page) => (await marksOn(page)).map(({ text }) => text);
  const isMarked = (page: Page, word: string) =>
    until(`'${word}' is not marked`, async () => (await texts(page)).includes(word));

  beforeAll(() => switchMarksOn(ground()));
  afterEach(async () => {
    for (const page of open.splice(0)) await page.close().catch(() => {});
  });

  it('gets its text late', async () => {
    const page = await visit('late.html');
    await page.evaluate(() => {
      const text = 'HMPPS took over from NOMS in 2017, and OASys stayed as it had been. '.repeat(4);
      setTimeout(() => {
        document.querySelector('#app')!.innerHTML = `<h1>Late</h1><p>${text}</p>`;
      }, 300);
    });
    await isMarked(page, 'NOMS');
  });

  it('grows as one scrolls', async () => {
    const page = await visit('story.html');
    await marksAppear(page);
    expect(await texts(page)).not.toContain('NPS');
    for (let part = 0; part < 3; part++) {
      await page.evaluate(number => {
        const paragraph = document.createElement('p');
        paragraph.textContent = ['Others left. ', 'Then the NPS came. ', 'The CRC was late. '][
          number
        ]!.repeat(3);
        document.querySelector('article')!.append(paragraph);
      }, part);
    }
    await isMarked(page, 'NPS');
    await isMarked(page, 'CRC');
    expect(await texts(page)).toContain('NOMS');
  });

  it('shows what it had hidden', async () => {
    const page = await visit('story.html');
    await page.evaluate(() => {
      const more = document.createElement('p');
      more.id = 'more';
      more.className = 'off';
      more.textContent = 'Then the NPS came, and the CRC with it.';
      const sheet = document.createElement('style');
      sheet.textContent = '.off { display: none }';
      document.head.append(sheet);
      document.querySelector('article')!.append(more);
    });
    await marksAppear(page);
    await page.evaluate(() => new Promise(later => setTimeout(later, 1500)));
    expect(await texts(page)).not.toContain('NPS');
    await page.evaluate(() => document.querySelector('#more')!.removeAttribute('class'));
    await isMarked(page, 'NPS');
  });

  it('goes to another address without a new document', async () => {
    const page = await visit('story.html');
    await marksAppear(page);
    await page.evaluate(() => {
      history.pushState(null, '', '/another.html');
      document.querySelector('article')!.innerHTML =
        `<h1>Another</h1><p>${'The NPS and the CRC were one once, as OASys was. '.repeat(5)}</p>`;
    });
    await isMarked(page, 'NPS');
    expect(await texts(page)).not.toContain('NOMS');
  });

  it('edits its text: marks stay on their words', async () => {
    const page = await visit('story.html');
    const before = (await marksAppear(page)).map(({ text }) => text);
    await page.evaluate(() => {
      const node = document.querySelector('p')!.firstChild as Text;
      node.insertData(0, 'It is said that ');
    });
    await until('the marks are on their words again', async () => {
      const now = await texts(page);
      return now.length === before.length && now.every((text, index) => text === before[index]);
    });
  });

  it('empties the lists of highlights and of sheets for its own: marks are there again', async () => {
    const page = await visit('story.html');
    const before = await marksAppear(page);
    await page.evaluate(() => {
      CSS.highlights.clear();
      document.adoptedStyleSheets = [];
      document.body.append(document.createElement('p'));
    });
    await until(
      'the marks are painted again',
      async () =>
        (await marksOn(page)).length === before.length &&
        (await page.evaluate(() => document.adoptedStyleSheets.length === 1)),
    );
  });

  it('comes back from the back/forward cache', async () => {
    const page = await visit('story.html');
    await marksAppear(page);
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) =>
        Reflect.set(globalThis, 'cameBack', persisted),
      );
    });
    await page.goto(`${ground().server.url}empty.html`);
    await page.evaluate(() => history.back());
    const kept = await until('the page comes back', () =>
      page.evaluate(
        () =>
          location.pathname === '/story.html' && { cached: Reflect.get(globalThis, 'cameBack') },
      ),
    );
    expect(kept.cached).toBe(true);
    await isMarked(page, 'NOMS');
    // And it is still watched.
    await page.evaluate(() => {
      document.querySelector('p')!.append(' Then the NPS came, and the CRC with it.');
    });
    await isMarked(page, 'NPS');
  });

  it('changes 10,000 times a second at no long task, and is marked', async () => {
    const page = await visit('story.html');
    await marksAppear(page);
    await watchTasks(page);
    const tasks = await page.evaluate(async () => {
      const box = document.querySelector('article')!.appendChild(document.createElement('div'));
      const seen = Reflect.get(globalThis, 'longTasks') as number[];
      let count = 0;
      // It is read in each part. That a busy machine stood still in one or two of them tells nothing of us.
      const parts: number[][] = [];
      for (let part = 0; part < 5; part++) {
        const before = seen.length;
        const until = performance.now() + 1500;
        let next = performance.now();
        while (performance.now() < until) {
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
        parts.push(seen.slice(before));
      }
      box.textContent = 'Then the NPS came, and the CRC with it.';
      return parts;
    });
    expect(tasks.filter(part => part.length === 0).length).toBeGreaterThanOrEqual(3);
    await isMarked(page, 'NPS');
  });

  it('has a frame of its own site, which is marked; a page of another site has not', async () => {
    const page = await visit('with-frame.html');
    const frame = await until('the frame is there', async () => {
      for (const found of page.frames()) {
        if (await found.evaluate(() => location.pathname === '/story.html').catch(() => false))
          return found;
      }
      return null;
    });
    const marked = () =>
      frame.evaluate(() => [...CSS.highlights.values()].some(set => set.size > 0));
    await until('the frame is not marked', marked);
    const port = new URL(ground().server.url).port;
    const other = await ground().browser.openPage(`http://localhost:${port}/late.html`);
    open.push(other);
    await other.evaluate(async source => {
      const foreign = document.body.appendChild(document.createElement('iframe'));
      foreign.src = source;
      await new Promise(loaded => foreign.addEventListener('load', loaded));
    }, `${ground().server.url}story.html`);
    const [foreign] = other.frames();
    // Time enough: the same page alone is marked in less.
    await marksAppear(await visit('story.html'));
    expect(
      await foreign!.evaluate(() => [...CSS.highlights.values()].every(set => set.size === 0)),
    ).toBe(true);
  });
});
