import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenAt } from '../../../../lib/archive/json/broken-at.ts';

describe('where a text stops being JSON', () => {
  it.each([
    ['', 0],
    ['{"a": [1, tru]}', 10],
    ['{"a" 1}', 5],
    ['{a: 1}', 1],
    ['[1, 2,]', 6],
    ['{"a": 1,}', 8],
    ['[1 2]', 3],
    ['[1}', 2],
    ['{} {}', 3],
    ['["a\nb"]', 3],
    ['["\\x"]', 2],
    ['["half', 6],
    ['["\\u00', 6],
    ['{"a": {"b": [', 13],
    [']', 0],
    ['[01]', 2],
  ])('%j: at %i', (text, at) => {
    expect(brokenAt(text)).toBe(at);
  });

  it('is nowhere in JSON, and somewhere in what JSON.parse refuses', () => {
    const near = fc
      .tuple(fc.json({ maxDepth: 4 }), fc.nat(), fc.constantFrom(...'{}[]",:\\0-1.e ux\n', ''))
      .map(([json, at, sign]) => {
        const place = at % (json.length + 1);
        return json.slice(0, place) + sign + json.slice(place + 1);
      });
    fc.assert(
      fc.property(fc.oneof(near, fc.string(), fc.json()), text => {
        const at = brokenAt(text);
        expect(at === null).toBe(isJson(text));
        if (at !== null) expect(at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });

  it('takes no time for what is long or deep', () => {
    const started = performance.now();
    expect(brokenAt(`["${'a'.repeat(5_000_000)}`)).toBe(5_000_002);
    expect(brokenAt('['.repeat(1_000_000))).toBe(1_000_000);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
