import { expect, it } from 'vitest';
import { click, textMatching, until } from '../browsers/view.ts';
import { classicExport, makeBlog } from '../generate/index.ts';
import { describeJourney } from './browser-suite.ts';
import { contents, newestJob } from './database.ts';
import { makeDump } from './dump.ts';
import { importReport, startImport } from './steps.ts';

/** Bytes that no text holds, the same in every run. */
function noise(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let i = 0, x = 1; i < size; i++) {
    x = (Math.imul(x, 1103515245) + 12345) >>> 0;
    bytes[i] = x >>> 16;
  }
  return bytes;
}

describeJourney('a file that cannot be read', ground => {
  it.each([
    ['empty.txt', ''],
    ['blank.txt', '\n \n\n'],
    ['picture.txt', noise(200_000)],
    ['recipe.txt', 'Take two eggs.\n\nBeat them.\n'],
  ])(
    '%s is named, with what to do, and the good file beside it is imported',
    async (name, content) => {
      const { browser, file } = ground();
      const options = await browser.openExtensionPage('options.html');
      const title = `With ${name}`;
      const good = makeDump(12, name);
      await startImport(options, title, [
        await file(name, content),
        await file('good.txt', good.text),
      ]);
      const report = await importReport(options, title);
      expect(report).toMatchObject({ posts: good.posts, comments: good.comments });
      // The name stands in the list of sources, and once more where it is said what is wrong.
      expect(report.text.split(name).length).toBeGreaterThan(2);
      await options.close();
    },
  );

  it('alone leaves no archive behind', async () => {
    const { browser, file } = ground();
    const options = await browser.openExtensionPage('options.html');
    const before = await contents(options);
    await startImport(options, 'Nothing', [await file('nothing.txt', noise(5000))]);
    const report = await importReport(options, 'Nothing');
    expect(report.text).toMatch(/Stopped/);
    const after = await contents(options);
    expect(after).toEqual(before);
    await options.close();
  });

  it('to its end gives what it has', async () => {
    const { browser, file } = ground();
    const options = await browser.openExtensionPage('options.html');
    const whole = makeDump(40, 'cut').text;
    const cut = whole.slice(0, Math.floor(whole.length * 0.61));
    const posts = cut.match(/^Report number/gm)?.length;
    await startImport(options, 'Cut', [await file('cut.txt', cut)]);
    expect((await importReport(options, 'Cut')).posts).toBe(posts);
    await options.close();
  });

  it('of 50 MB in one line does not stop the browser, or what comes after it', {
    timeout: 240_000,
  }, async () => {
    const { browser, file } = ground();
    const options = await browser.openExtensionPage('options.html');
    const good = makeDump(12, 'long');
    const line = 'Sunday, 1 January 2012 and one word after another without an end '.repeat(
      800_000,
    );
    await startImport(options, 'Long', [
      await file('one-line.txt', line.slice(0, 50_000_000)),
      await file('good.txt', good.text),
    ]);
    const report = await importReport(options, 'Long', 200_000);
    expect(report.posts).toBeGreaterThanOrEqual(good.posts);
    await options.close();
  });
});

describeJourney(
  'a machine without room',
  ground => {
    it('says so, keeps what was read, and writes nothing by half', {
      timeout: 180_000,
    }, async () => {
      const { browser, file } = ground();
      const options = await browser.openExtensionPage('options.html');
      const dump = makeDump(6000);
      await startImport(options, 'Too large', [await file('large.txt', dump.text)]);
      const said = await textMatching(
        options,
        /(There is no room to keep large\.txt|The disk is full: ([\d,]+) posts).*?Free some space/,
        90_000,
      );
      const { posts, comments } = await contents(options);
      expect(comments.length).toBe(posts.length * 3);
      if (said[2] !== undefined) expect(posts.length).toBe(Number(said[2].replaceAll(',', '')));
    });
  },
  { room: 6_000_000 },
);

describeJourney(
  'a machine whose room grows again',
  ground => {
    it('goes on where the import stopped, to the whole of it', { timeout: 180_000 }, async test => {
      const { browser, file } = ground();
      const { setRoom } = browser;
      if (setRoom === null) return test.skip('its room is set at the launch and stays');
      const options = await browser.openExtensionPage('options.html');
      const blog = makeBlog({ posts: 120, comments: 5_000, seed: 4 });
      await startImport(options, 'Tight', [
        await file('tight.xml', [...classicExport(blog)].join('')),
      ]);
      const said = await textMatching(options, /The disk is full: ([\d,]+) posts/, 90_000);
      expect((await contents(options)).posts).toHaveLength(Number(said[1]!.replaceAll(',', '')));
      await setRoom(1_000_000_000);
      await click(options, 'button', 'Go on');
      const { posts, pages, comments } = blog.counts;
      await until('it goes on', async () => (await newestJob(options))?.state !== 'paused');
      expect(await importReport(options, 'Tight')).toMatchObject({
        posts: posts + pages,
        comments,
      });
      const after = await contents(options);
      expect(after.archives).toMatchObject([{ posts: posts + pages, comments, state: 'ready' }]);
      expect(new Set(after.comments).size).toBe(comments);
    });
  },
  { room: 19_000_000 },
);
