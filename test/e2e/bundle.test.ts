/** What the annotator brings into every page that it annotates. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BROWSER_NAMES } from '../browsers/index.ts';
import { demoBuild } from './build.ts';

const BUDGET = 30_000;

describe.each(BROWSER_NAMES)("the annotator's bundle for %s", browser => {
  const bundle = readFileSync(join(demoBuild(browser), 'annotator.js'), 'utf8');

  it(`is ${bundle.length} bytes, of ${BUDGET} that it may have`, () => {
    expect(bundle.length).toBeLessThanOrEqual(BUDGET);
  });

  // Minifying leaves names of options and events, which tell a library better than its own name.
  it.each([
    ['Dexie', /dexie/i],
    ['IndexedDB', /indexedDB/],
    ['fuse.js', /ignoreLocation|fieldNormWeight/],
    ['htmlparser2', /onopentag|htmlparser2/],
  ])('holds no %s', (_, trace) => {
    expect(bundle).not.toMatch(trace);
  });

  it("tells the page nothing: no message of the builder's wrapper leaves", () => {
    expect(bundle).not.toContain('content-script-started');
  });
});
