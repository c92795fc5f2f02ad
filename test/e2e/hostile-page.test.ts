import { beforeAll, expect, it } from 'vitest';
import type { Page } from '../browsers/index.ts';
import { fill, textMatching, until } from '../browsers/view.ts';
import { describeJourney } from './browser-suite.ts';
import { noteOf, pressColour, select, toolbarBox } from './highlighting.ts';
import { SAMPLE_DUMP, SAMPLE_PAGES } from './sample.ts';
import {
  cardIsShown,
  hoverMark,
  importReport,
  marksAppear,
  openPopup,
  placeOfMark,
  setSite,
  startImport,
} from './steps.ts';

const [NEWS = 'missing.html'] = SAMPLE_PAGES;

/** What pages do to their document, by themselves or by the libraries that they are made with. */
const DEEDS: Record<string, () => void> = {
  'takes away what it does not know beside its body': () => {
    for (const child of [...document.documentElement.children])
      if (child !== document.head && child !== document.body) child.remove();
  },
  'writes its document again': () => {
    const html = document.documentElement.outerHTML;
    document.open();
    document.write(html);
    document.close();
  },
  'puts another root in the place of its own': () => {
    const root = document.documentElement;
    const copy = document.createElement('html');
    copy.append(root.querySelector('head')!.cloneNode(true));
    copy.append(root.querySelector('body')!.cloneNode(true));
    root.replaceWith(copy);
  },
};

describeJourney('a page that does as it likes', ground => {
  const visit = () => ground().browser.openPage(ground().server.url + NEWS);
  /** Ours is the one element beside head and body. */
  const hasHost = (page: Page) => page.evaluate(() => document.documentElement.children.length > 2);

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

  it.each(Object.entries(DEEDS))('and %s is still marked and shows cards', async (_, deed) => {
    const page = await visit();
    const [first] = await marksAppear(page);
    await hoverMark(page, first!.text);
    expect(await hasHost(page)).toBe(true);
    await page.moveTo(2, 2);
    await until('the card is gone', async () => !(await cardIsShown(page)));
    await page.evaluate(deed);
    const [mark] = await until('the marks are there again', async () => {
      const marks = await marksAppear(page);
      return (await placeOfMark(page, marks[0]!.text)) && marks;
    });
    await hoverMark(page, mark!.text);
    await until('the card is shown', () => cardIsShown(page));
    await page.close();
  });

  it.each([
    ['fields as elements name what they can', 'fields.html'],
    ['images as documents do', 'images.html'],
  ])('and names its %s is marked', async (_, path) => {
    const page = await ground().browser.openPage(ground().server.url + path);
    // Asked of nothing that the page may have taken.
    await until('nothing is marked', () =>
      page.evaluate(() => [...CSS.highlights.values()].some(({ size }) => size > 0)),
    );
    await page.close();
  });

  it('and looks for us finds no name, address, message, event or file of ours', async () => {
    const { browser, server } = ground();
    const page = await browser.openPage(`${server.url}empty.html`);
    // The spies are there before the text that makes us show ourselves.
    await page.evaluate(() => {
      const seen: string[] = [];
      Reflect.set(globalThis, 'seen', seen);
      for (const type of [
        'message',
        'messageerror',
        'error',
        'securitypolicyviolation',
        'focus',
        'blur',
      ])
        addEventListener(
          type,
          event => seen.push(`${type} ${JSON.stringify(Reflect.get(event, 'data') ?? null)}`),
          true,
        );
      new MutationObserver(records => {
        for (const { type, target, addedNodes, attributeName } of records)
          for (const node of [...addedNodes, target])
            if (node instanceof Element)
              seen.push(
                [
                  type,
                  attributeName,
                  ...[...node.attributes].map(({ name, value }) => `${name}=${value}`),
                ].join(' '),
              );
      }).observe(document, { subtree: true, childList: true, attributes: true });
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (init) {
        seen.push('attachShadow');
        return attach.call(this, init);
      };
      const article = document.createElement('article');
      const text = 'HMPPS took over from NOMS in 2017, and OASys stayed as it had been. '.repeat(4);
      article.innerHTML = `<h1>Late</h1><p>${text}</p>`;
      document.body.append(article);
    });
    await hoverMark(page, 'NOMS');
    await until('the card is shown', () => cardIsShown(page));
    const found = await page.evaluate(() => ({
      seen: Reflect.get(globalThis, 'seen') as string[],
      names: [...CSS.highlights.keys()],
      resources: performance.getEntries().map(({ name }) => name),
      rules: document.adoptedStyleSheets.flatMap(sheet =>
        [...sheet.cssRules].map(({ cssText }) => cssText),
      ),
      globals: Object.keys(globalThis).filter(key => /backstory|wxt|annotat/i.test(key)),
      frames: window.length,
      html: document.documentElement.outerHTML,
      roots: [...document.documentElement.children].map(({ shadowRoot }) => shadowRoot),
    }));
    const told = JSON.stringify(found);
    expect(told).not.toMatch(/backstory|wxt|annotat|extension:|archive/i);
    expect(told).not.toContain(new URL(browser.origin).host);
    expect(found.frames).toBe(0);
    expect(found.seen).not.toContain('attachShadow');
    expect(found.seen.filter(line => /^(message|error|securitypolicy)/.test(line))).toEqual([]);
    expect(found.roots.every(root => root === null)).toBe(true);
    await page.close();
  });

  it.each(['fields.html', 'form.html', 'images.html'])(
    'and has taken names, as %s has, can be highlighted',
    async path => {
      const page = await ground().browser.openPage(ground().server.url + path);
      await page.toFront();
      await page.evaluate(() => {
        // Asked of nothing that the page may have taken.
        const range = new Range();
        const find = Document.prototype.querySelector;
        range.selectNodeContents(find.call(document, 'p') ?? find.call(document, 'form')!);
        const selection = window.getSelection()!;
        selection.removeAllRanges();
        selection.addRange(range);
      });
      await page.press('Shift');
      const at = await until('there is no toolbar', () =>
        page.evaluate(() => {
          const root = Node.prototype.getRootNode.call(
            window.top!.self.getSelection()!.anchorNode!,
          ) as Document;
          const hit = Document.prototype.elementFromPoint;
          const above = (element: Element) =>
            Object.getOwnPropertyDescriptor(Node.prototype, 'parentNode')!.get!.call(element);
          for (let y = 2; y < innerHeight; y += 6)
            for (let x = 2; x < innerWidth; x += 6) {
              const found = hit.call(root, x, y);
              if (found?.nodeName === 'DIV' && above(found)?.nodeName === 'HTML') return { x, y };
            }
          return null;
        }),
      );
      await page.clickAt(at.x + 16, at.y + 16);
      await until('nothing is highlighted', () =>
        page.evaluate(() =>
          [...CSS.highlights].some(([name, set]) => name.startsWith('h-') && set.size > 0),
        ),
      );
      await page.close();
    },
  );

  it('and looks for highlights learns neither notes nor ids, nor presses our buttons', async () => {
    const { browser } = ground();
    const page = await visit();
    await page.evaluate(() => {
      const seen: string[] = [];
      Reflect.set(globalThis, 'seen', seen);
      for (const type of ['message', 'messageerror', 'error', 'copy', 'beforeinput', 'input'])
        addEventListener(
          type,
          event => seen.push(`${type} ${Reflect.get(event, 'data') ?? ''}`),
          true,
        );
      // Whatever is put beside the body is clicked at once, and everything in it that can be had.
      new MutationObserver(records => {
        for (const { addedNodes } of records)
          for (const node of addedNodes) {
            if (!(node instanceof HTMLElement) || node.parentElement !== document.documentElement)
              continue;
            seen.push(`added ${node.outerHTML} ${node.shadowRoot}`);
            node.click();
            const { left, top } = node.getBoundingClientRect();
            for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
              node.dispatchEvent(
                new MouseEvent(type, {
                  bubbles: true,
                  composed: true,
                  clientX: left + 16,
                  clientY: top + 16,
                }),
              );
            node.dispatchEvent(
              new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }),
            );
          }
      }).observe(document.documentElement, { childList: true });
    });
    const words = await select(page, 'p');
    const isPainted = () =>
      page.evaluate(() => [...CSS.highlights.keys()].some(name => name.startsWith('h-')));
    await toolbarBox(page);
    expect(await isPainted()).toBe(false);
    await pressColour(page, 'yellow');
    await until('it is highlighted', isPainted);
    const note = await noteOf(page, words);
    await fill(note, 'textbox', 'Note', 'a secret of the reader');
    await note.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const told = JSON.stringify(
      await page.evaluate(() => ({
        seen: Reflect.get(globalThis, 'seen') as string[],
        names: [...CSS.highlights.keys()],
        resources: performance.getEntries().map(({ name }) => name),
        html: document.documentElement.outerHTML,
        frames: window.length,
        selection: String(getSelection()),
        found: Reflect.get(window, 'find')?.call(window, 'a secret of the reader'),
        stored: [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie],
        globals: Object.getOwnPropertyNames(globalThis).filter(key =>
          /backstory|highlighter|takes/i.test(key),
        ),
        symbols: Object.getOwnPropertySymbols(globalThis).map(String),
      })),
    );
    // The sample says of itself where it comes from.
    const ours = told.replaceAll('comes with Backstory', '');
    expect(ours).not.toMatch(/secret|backstory|extension:|highlighter|"h[0-9a-z]{20}"/i);
    expect(told).toContain('"found":false');
    expect(told).toContain('"frames":0');
    expect(told).not.toContain(new URL(browser.origin).host);
    await page.close();
  });

  it('and knows our address can load nothing from it', async () => {
    const { browser, server } = ground();
    const page = await browser.openPage(`${server.url}story.html`);
    await marksAppear(page);
    const loaded = await page.evaluate(
      async ({ origin, paths }) => {
        const found: string[] = [];
        for (const path of paths) {
          await fetch(origin + path).then(
            () => found.push(`fetch ${path}`),
            () => undefined,
          );
          for (const tag of ['img', 'script'] as const) {
            const element = document.createElement(tag);
            element.src = origin + path;
            const came = new Promise<boolean>(settle => {
              element.onload = () => settle(true);
              element.onerror = () => settle(false);
            });
            document.body.append(element);
            if (await came) found.push(`${tag} ${path}`);
          }
        }
        return found;
      },
      {
        origin: browser.origin,
        paths: [
          'manifest.json',
          'annotator.js',
          'highlighter.js',
          'page-facts.js',
          'card.html',
          'note.html',
          'icon/16.png',
        ],
      },
    );
    // Its address is random for each profile there, and a page is never told it.
    const known = browser.name === 'firefox' ? ['fetch card.html', 'fetch note.html'] : [];
    expect(loaded.filter(what => !known.includes(what))).toEqual([]);
    await page.close();
  });

  it('opens no card by events of its own', async () => {
    const page = await visit();
    const [mark] = await marksAppear(page);
    const place = await placeOfMark(page, mark!.text);
    await page.evaluate(({ x, y }) => {
      const at = { clientX: x, clientY: y, bubbles: true, pointerType: 'mouse' };
      const target = document.elementFromPoint(x, y) ?? document.body;
      target.dispatchEvent(new MouseEvent('click', at));
      target.dispatchEvent(new PointerEvent('pointermove', at));
    }, place);
    // Time enough for a card: the popup asks more of page and background than a card does.
    const popup = await openPopup(ground().browser, ground().server.url + NEWS);
    await textMatching(popup, /\d+ terms? on this page/);
    await popup.close();
    await page.toFront();
    expect(await cardIsShown(page)).toBe(false);
    await hoverMark(page, mark!.text);
    await until('the card is shown', () => cardIsShown(page));
    await page.close();
  });
});
