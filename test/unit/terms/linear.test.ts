import { describe, expect, it } from 'vitest';
import type { Mention } from '../../../lib/model/index.ts';
import { believe } from '../../../lib/terms/belief/index.ts';
import { definitionsOf } from '../../../lib/terms/belief/page-definitions.ts';
import { createTones } from '../../../lib/terms/belief/surroundings.ts';
import { wholeWords } from '../../../lib/terms/belief/whole-words.ts';
import {
  createMiner,
  type MinerState,
  minedTerms,
  withGlossary,
} from '../../../lib/terms/index.ts';
import { withoutAddresses } from '../../../lib/terms/without-addresses.ts';
import { expectLinear } from '../linear.ts';
import { stateOf } from './mined.ts';

/** `text` again and again, to a length in characters. */
const filled = (text: string, length: number) =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);

describe('the belief in mentions takes time as the page is long', () => {
  it('whose mentions are all on one line', () => {
    expectLinear(size => {
      const toneAt = createTones(filled('NLS staff ', size));
      for (let at = 0; at < size; at += 5) toneAt(at);
    });
  });

  it.each([
    ['a long word in capitals', 'NLS KI ', 'ACGT'],
    ['a word of apostrophes', 'NLS KI ', "A'"],
    ['brackets that nothing closes', 'NLS KI ', '(A'],
  ])('that has %s', (_, first, again) => {
    const shorts = new Set(['NLS', 'KI']);
    expectLinear(size => {
      definitionsOf(first + filled(again, size), shorts, () => 'prose');
    });
  });

  it('that makes a name of thousands of acronyms', () => {
    expectLinear(size => {
      const words = Array.from({ length: size / 8 }, (_, i) => `A${i.toString(36).toUpperCase()}`);
      expect([...wholeWords(words.join(' '), new Set(words))]).toHaveLength(words.length);
    });
  });
});

describe('the belief in mentions takes time as they are many', () => {
  it.each([
    [
      'people',
      'person',
      (i: number) => `Ada Q${lettersOf(i)}`,
      (i: number) => `Mr Q${lettersOf(i)}`,
    ],
    ['acronyms', 'acronym', (i: number) => `K${lettersOf(i)}`.toUpperCase(), () => 'it'],
  ] as const)('of different %s', (_, kind, nameOf, againOf) => {
    const terms = { kind, aliases: [], expansion: null, origin: 'mined' } as const;
    expectLinear(size => {
      const mentions: Mention[] = [];
      const names: string[] = [];
      let text = '';
      for (let term = 0; term < size / 8; term++) {
        const name = nameOf(term);
        mentions.push({ start: text.length, end: text.length + name.length, term });
        names.push(name);
        text += `${name} came, and ${againOf(term)} said so.\n`;
      }
      const termOf = (no: number) => ({ ...terms, name: names[no]! });
      expect(believe({ text, mentions, subject: 9, termOf }).length).toBeGreaterThan(size / 9);
    });
  });
});

describe('mining takes time as a paragraph is long', () => {
  it.each([
    ['a long word in capitals beside a renaming', 'Aa became Bb and later ', 'A'],
    ['a word of hyphens beside a renaming', 'Aa became Bb and later ', 'Ab-'],
    ['names and names beside a renaming', 'Aa became Bb, ', 'Abc '],
    ['a long word beside an address', 'see a@b.c ', 'a'],
    ['a word of addresses', 'see ', 'a@'],
    ['quotation marks that nothing closes', 'Aa said ', 'report ‘Aaa bb '],
    ['brackets that nothing closes', 'Aa said ', '(A'],
  ])('that has %s', (_, first, again) => {
    expectLinear(size => {
      const text = first + filled(again, size);
      createMiner().add({ post: 0, comment: -1, date: null, title: null, labels: [], text });
    });
  });
});

describe('the terms take time as there are many', () => {
  it.each([
    [
      'numbered papers of one kind',
      (i: number) => `people read PI ${i % 999}/${2010 + Math.floor(i / 999)}.`,
    ],
    [
      'meanings of one acronym',
      (i: number) =>
        `we met the Ab${lettersOf(i)} Bo${lettersOf(i)} Ca${lettersOf(i)} (ABC) again.`,
    ],
  ])('that are %s', (_, line) => {
    const states = new Map<number, MinerState>();
    expectLinear(size => {
      const known = states.get(size);
      const state = known ?? stateOf(Array.from({ length: size / 8 }, (_, i) => line(i)));
      states.set(size, state);
      minedTerms(state);
    });
  });

  it('that a glossary says of one word', () => {
    const entry = { kind: 'topic', aliases: [], definition: null, source: null } as const;
    expectLinear(size => {
      const entries = Array.from({ length: size }, (_, i) => ({
        ...entry,
        term: 'ABC',
        expansion: `Long form ${i}`,
        ambiguous: true,
      }));
      withGlossary([], { name: 'Test', entries });
    });
  });
});

/** A number in small letters. */
function lettersOf(number: number): string {
  return [...number.toString(16)]
    .map(digit => 'abcdefghijklmnop'[Number.parseInt(digit, 16)])
    .join('');
}

it.each([
  ['see https://a.org/x, or www.b.org', 'see ________________ or _________'],
  ['@napo wrote to me@a.org', '_____ wrote to ________'],
  ['a@b@c', '_____'],
  ['none here', 'none here'],
])('takes the addresses out of “%s”', (text, plain) => {
  expect(withoutAddresses(text)).toBe(plain);
});

it.each([
  ['the HQ and HQs, not HQX', ['HQ', 'HQs']],
  ['of HQ/R&D and R&D-led', ['HQ', 'R&D', 'R&D']],
  ['R&D/HQs. ÉHQ HQé', ['R&D', 'HQs']],
])('finds the acronyms of “%s”', (text, found) => {
  const words = [...wholeWords(text, new Set(['HQ', 'R&D']))];
  expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(found);
});
