import { expect, it } from 'vitest';
import { HEADER, viewsOf, writeHeader } from '../../../lib/terms/dictionary.ts';
import { compileTerms, matchTerms, openDictionary } from '../../../lib/terms/index.ts';

const TEXT = 'The Parole Board of the parole board wrote to NOMS and the CRCs. '.repeat(50);
const NAMES = ['NOMS', 'CRC', 'Parole Board', 'Parole Board of Scotland', 'the Board'];

function compiled(): ArrayBuffer {
  const terms = NAMES.map(name => ({ name, kind: 'topic' as const, aliases: [], expansion: null }));
  return compileTerms(terms);
}

/** Positions in the header, behind magic, version and checksum. */
const LAYOUT = [
  'totalBytes',
  'terms',
  'forms',
  'seed',
  'filterBits',
  'tokenSlots',
  'tokens',
  'edgeSlots',
  'nodes',
  'stringUnits',
] as const;

function layoutOf(buffer: ArrayBuffer) {
  const header = new Uint32Array(buffer, 0, HEADER);
  const at = (name: (typeof LAYOUT)[number]) => header[3 + LAYOUT.indexOf(name)] ?? 0;
  return {
    totalBytes: at('totalBytes'),
    terms: at('terms'),
    forms: at('forms'),
    seed: at('seed'),
    filterBits: at('filterBits'),
    tokenSlots: at('tokenSlots'),
    tokens: at('tokens'),
    edgeSlots: at('edgeSlots'),
    nodes: at('nodes'),
    stringUnits: at('stringUnits'),
  };
}

type Views = ReturnType<typeof viewsOf>;

// A pack can hold each of these, and several made a look-up that never ends.
it.each<[string, (views: Views) => void]>([
  [
    'no empty slot among its words',
    views => {
      views.filter.fill(0xffffffff);
      views.tokenIds.fill(1);
      views.tokenHashes.fill(7);
    },
  ],
  [
    'no empty slot among its edges',
    views => {
      views.edgeChildren.fill(1);
      views.edgeNodes.fill(0xffffffff);
    },
  ],
  ['more words than it says', views => views.tokenIds.set([0xfffffff0], 0)],
  ['first nodes that are not there', views => views.firstNodes.fill(0xfffffff0)],
  ['forms without number', views => views.nodeForms.fill(0xfffffff0, -1)],
  ['forms that go backwards', views => views.nodeForms.set([views.forms], 1)],
  [
    'a circle of edges',
    views => {
      const slot = views.edgeChildren.findIndex(child => child !== 0);
      views.edgeChildren[slot] = views.edgeNodes[slot]!;
    },
  ],
  ['forms outside of its strings', views => views.formFields.fill(0xfffffff0)],
])('finishes with a dictionary that has %s', (_, spoil) => {
  const buffer = compiled();
  spoil(viewsOf(buffer, layoutOf(buffer)));
  for (const { start, end } of matchTerms(openDictionary(buffer), TEXT)) {
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(TEXT.length);
  }
});

it.each(['tokenSlots', 'edgeSlots', 'filterBits'] as const)(
  'refuses %s of no power of two',
  name => {
    const layout = layoutOf(compiled());
    for (const size of [0, 96]) {
      const spoilt = { ...layout, [name]: size };
      const words =
        HEADER +
        spoilt.filterBits / 32 +
        spoilt.tokenSlots * 2 +
        (spoilt.tokens + 1) +
        spoilt.edgeSlots * 3 +
        (spoilt.nodes + 2) +
        spoilt.forms * 4 +
        (spoilt.tokens >>> 5) +
        1;
      const totalBytes = words * 4 + spoilt.stringUnits * 2;
      const buffer = new ArrayBuffer(totalBytes);
      writeHeader(buffer, { ...spoilt, totalBytes });
      expect(() => openDictionary(buffer)).toThrow(/damaged/);
    }
  },
);

it('answers or refuses, whatever a body of random words says', () => {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state;
  };
  for (let round = 0; round < 2000; round++) {
    const buffer = compiled();
    const words = new Uint32Array(buffer, HEADER * 4, (buffer.byteLength >> 2) - HEADER);
    for (let i = 0; i < 1 + (round % 20); i++) {
      const value = random();
      words[random() % words.length] = round % 2 === 0 ? value : value % 8;
    }
    let dictionary: ReturnType<typeof openDictionary>;
    try {
      dictionary = openDictionary(buffer);
    } catch {
      continue;
    }
    expect(matchTerms(dictionary, TEXT).filter(({ start, end }) => end <= start)).toEqual([]);
  }
});
