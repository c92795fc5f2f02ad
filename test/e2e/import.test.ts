import { expect, it } from 'vitest';
import { byRole, isThere, textMatching, until } from '../browsers/view.ts';
import { describeJourney } from './browser-suite.ts';
import { contents, newestJob } from './database.ts';
import { makeDump } from './dump.ts';
import { SAMPLE_DUMP } from './sample.ts';
import { importReport, startImport, startPasting } from './steps.ts';

describeJourney('an archive is imported', ground => {
  it('from a file, with a ledger of what was found', async () => {
    const options = await ground().browser.openExtensionPage('options.html');
    await textMatching(options, /There is no archive yet/);
    await startImport(options, 'The sample', [SAMPLE_DUMP]);
    const report = await importReport(options, 'The sample');
    const { archives, posts, comments, terms, staged } = await contents(options);
    expect(posts.length).toBeGreaterThanOrEqual(35);
    expect(comments.length).toBeGreaterThanOrEqual(120);
    expect(report).toMatchObject({ posts: posts.length, comments: comments.length });
    expect(archives).toEqual([
      {
        posts: posts.length,
        comments: comments.length,
        terms: terms.length,
        state: 'ready',
      },
    ]);
    expect(new Set(posts).size).toBe(posts.length);
    expect(new Set(comments).size).toBe(comments.length);
    expect(terms.length).toBeGreaterThan(10);
    expect(staged).toBe(0);
    const table = await (await byRole(options, 'table', /what became/)).text();
    expect(table).toMatch(new RegExp(`Posts ${posts.length} ${posts.length} 0\\b`));
    await options.close();
  });

  it('a second time, and nothing is there twice', async () => {
    const options = await ground().browser.openExtensionPage('options.html');
    const before = await contents(options);
    await startImport(options, 'The sample', [SAMPLE_DUMP], 'known archive');
    await until('the second report is there', async () =>
      /unchanged/.test(await (await byRole(options, 'article', 'Import into The sample')).text()),
    );
    const again = await importReport(options, 'The sample');
    const after = await contents(options);
    expect(after.posts).toEqual(before.posts);
    expect(after.comments).toEqual(before.comments);
    expect(after.terms).toEqual(before.terms);
    expect(again.text).toContain('unchanged');
    await options.close();
  });

  it('a third time, as a new archive, and goes where its posts are', async () => {
    const options = await ground().browser.openExtensionPage('options.html');
    const before = await contents(options);
    await startImport(options, 'Another name', [SAMPLE_DUMP]);
    await textMatching(options, /added to the archive “The sample”, which has these posts already/);
    await until('it is done', async () => (await newestJob(options))?.state === 'done');
    expect(await contents(options)).toEqual(before);
    await options.close();
  });

  it('from a pasted text', async () => {
    const options = await ground().browser.openExtensionPage('options.html');
    const text = 'Tuesday, 10 March 2015\n\nA pasted post\n\nIts only paragraph is this one.\n';
    await startPasting(options, 'What I pasted', text);
    const { posts } = await importReport(options, 'What I pasted');
    expect(posts).toBeGreaterThan(0);
    expect(await isThere(options, 'heading', 'What I pasted')).toBe(true);
    await options.close();
  });

  it('from several large files at once, with its progress to be seen', async () => {
    const options = await ground().browser.openExtensionPage('options.html');
    const dump = makeDump(1500);
    const half = dump.text.indexOf('\n\n', dump.text.length / 2);
    const day = dump.text.lastIndexOf('day, ', half);
    const start = dump.text.lastIndexOf('\n', day) + 1;
    const files = [
      await ground().file('one.txt', dump.text.slice(0, start)),
      await ground().file('two.txt', dump.text.slice(start)),
    ];
    await startImport(options, 'A large one', files);
    const bar = await byRole(options, 'progressbar', 'Bytes read');
    expect(Number(await bar.attribute('aria-valuenow'))).toBeLessThanOrEqual(100);
    const report = await importReport(options, 'A large one');
    expect(report).toMatchObject({ posts: dump.posts, comments: dump.comments });
    await options.close();
  });
});
