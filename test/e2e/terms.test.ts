/** The terms of an archive are edited, seen on a page at once, and kept by the next import. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from '../browsers/index.ts';
import { byRole, click, fill, isThere, textMatching, textOf, until } from '../browsers/view.ts';
import { makeDump } from '../store/make-dump.ts';
import { describeJourney } from './browser-suite.ts';
import { importReport, startImport } from './steps.ts';

const TITLE = 'Harbour notes';
const DUMP = makeDump({ posts: 6, comments: 2 });

describeJourney('the terms of an archive', ground => {
  let options: Page;
  let terms: Page;
  beforeAll(async () => {
    const { browser, file } = ground();
    options = await browser.openExtensionPage('options.html');
    await startImport(options, TITLE, [await file('dump.txt', DUMP)]);
    await importReport(options, TITLE);
    const href = await (await byRole(options, 'link', /^\d+ terms?$/)).attribute('href');
    terms = await browser.openExtensionPage(href!.slice(browser.origin.length));
    await textMatching(terms, /HQB Harbour Quality Board/);
  });
  afterAll(async () => {
    await terms?.close();
    await options?.close();
  });

  const open = (name: RegExp) => click(terms, 'button', name);
  const counted = () =>
    until('the terms are still being counted', async () => {
      return !/being counted anew|not counted yet/.test(await textOf(terms));
    });

  it('are found by their words', async () => {
    await fill(terms, 'searchbox', 'Find a term', 'tolliver');
    await textMatching(terms, /Find a term.* 1 term /);
    await fill(terms, 'searchbox', 'Find a term', 'h');
    await textMatching(terms, /HQB Harbour/);
  });

  it('are renamed and muted, and that can be undone', async () => {
    await open(/^HQB/);
    await fill(terms, 'textbox', 'Name', 'The Quality Board');
    await click(terms, 'button', 'Keep these');
    await textMatching(terms, /Changed The Quality Board\./);
    await counted();
    await click(terms, 'switch', /^Mute /);
    await textMatching(terms, /Muted The Quality Board\./);
    await until(
      'it is not muted',
      async () =>
        (await (await byRole(terms, 'switch', /^Mute /)).attribute('aria-checked')) === 'true',
    );
    await click(terms, 'button', 'Undo');
    await until(
      'it is still muted',
      async () =>
        (await (await byRole(terms, 'switch', /^Mute /)).attribute('aria-checked')) === 'false',
    );
    await click(terms, 'switch', /^Mute /);
    await textMatching(terms, /Muted The Quality Board\./);
  });

  it('are added and merged', async () => {
    await click(terms, 'button', 'Add a term');
    await fill(terms, 'textbox', 'Name of the new term', 'promised in week');
    await click(terms, 'button', 'Add');
    await textMatching(terms, /Added promised in week\./);
    await counted();
    await fill(terms, 'searchbox', 'Find a term', 'tolliver');
    await open(/^Margaret Tolliver/);
    await fill(terms, 'textbox', 'Merge into another term', 'quality');
    await click(terms, 'button', 'Merge into The Quality Board');
    await textMatching(terms, /Merged Margaret Tolliver into The Quality Board\./);
    await counted();
    await fill(terms, 'searchbox', 'Find a term', 'o');
    await textMatching(terms, /promised in week Topic · 6 posts/);
  });

  it('stay so when the source is imported again', async () => {
    const { file } = ground();
    await (await byRole(options, 'button', /^(Put away|Close)/)).click().catch(() => {});
    const more = makeDump({ posts: 9, comments: 2 });
    await startImport(options, TITLE, [await file('more.txt', more)], 'known archive');
    await textMatching(options, /9 posts · 18 comments/);
    await textMatching(terms, /promised in week Topic · 9 posts/, 30_000);
    const said = await textMatching(terms, /The Quality Board Harbour Quality Board .* muted/);
    expect(said[0]).not.toContain('Margaret Tolliver Person');
    expect(await isThere(terms, 'button', /^HQB/)).toBe(false);
  });
});
