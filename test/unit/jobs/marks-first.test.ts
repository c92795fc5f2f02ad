import { expect, it } from 'vitest';
import { createMarksFirst } from '../../../lib/jobs/index.ts';

/** What has happened by the time that all is done which can be done now. */
async function stage() {
  const timers: (() => void)[] = [];
  const first = createMarksFirst(() => new Promise<void>(go => timers.push(go)));
  const log: string[] = [];
  const settled = () => new Promise(done => setImmediate(done));
  const follow = async (name: string) => {
    void first.over().then(() => log.push(name));
    await settled();
  };
  const pass = async () => {
    for (const go of timers.splice(0)) go();
    await settled();
  };
  return { first, log, follow, pass, settled };
}

it('holds nothing up where no page waits', async () => {
  const { log, follow } = await stage();
  await follow('import');
  expect(log).toEqual(['import']);
});

it('holds the rest up until the first page has its marks, and never again', async () => {
  const { first, log, follow, settled } = await stage();
  first.expect();
  await follow('highlights');
  expect(log).toEqual([]);
  first.made();
  await settled();
  expect(log).toEqual(['highlights']);
  first.expect();
  await follow('search');
  expect(log).toEqual(['highlights', 'search']);
});

it('waits no longer than it takes to see that the page has no text', async () => {
  const { first, log, follow, pass } = await stage();
  first.expect();
  await follow('highlights');
  await pass();
  expect(log).toEqual(['highlights']);
});
