/** What is brought into every page that is annotated, or highlighted in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BROWSER_NAMES } from '../browsers/index.ts';
import { demoBuild } from './build.ts';

const BUDGETS = { annotator: 30_000, highlighter: 40_000 } as const;
const START = 120_000;

const bundles = BROWSER_NAMES.flatMap(browser =>
  Object.entries(BUDGETS).map(([name, budget]) => ({ browser, name, budget })),
);

describe.each(bundles)('the bundle of the $name for $browser', ({ browser, name, budget }) => {
  const bundle = readFileSync(join(demoBuild(browser), `${name}.js`), 'utf8');

  it(`is ${bundle.length} bytes, of ${budget} that it may have`, () => {
    expect(bundle.length).toBeLessThanOrEqual(budget);
  });

  // Minifying leaves names of options and events, which tell a library better than its own name.
  it.each([
    ['Dexie', /dexie/i],
    ['IndexedDB', /indexedDB/],
    ['fuse.js', /ignoreLocation|fieldNormWeight/],
    ['htmlparser2', /onopentag|htmlparser2/],
    ['approx-string-match', /approx-string-match|peq/i],
  ])('holds no %s', (_, trace) => {
    expect(bundle).not.toMatch(trace);
  });

  it("tells the page nothing: no message of the builder's wrapper leaves", () => {
    expect(bundle).not.toContain('content-script-started');
  });
});

describe.each(BROWSER_NAMES)('the start of the background for %s', browser => {
  const bundle = readFileSync(join(demoBuild(browser), 'background.js'), 'utf8');

  // A page waits for its marks while a worker that was dead runs this.
  it(`is ${bundle.length} bytes, of ${START} that it may have`, () => {
    expect(bundle.length).toBeLessThanOrEqual(START);
  });

  it.each([
    ['Dexie', /dexie/i],
    ['fuse.js', /ignoreLocation|fieldNormWeight/],
    ['htmlparser2', /onopentag|htmlparser2/],
    ['approx-string-match', /approx-string-match|peq/i],
  ])('holds no %s', (_, trace) => {
    expect(bundle).not.toMatch(trace);
  });
});

describe('the manifest for firefox', () => {
  it('lets a server on one’s own network be asked over plain http', () => {
    const manifest = JSON.parse(readFileSync(join(demoBuild('firefox'), 'manifest.json'), 'utf8'));
    expect(manifest.content_security_policy.extension_pages).toBe(
      "script-src 'self'; object-src 'self'",
    );
  });
});
