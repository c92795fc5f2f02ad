import { describe, expect, it } from 'vitest';
import { createSuggester } from '../../../lib/search/index.ts';

const suggest = createSuggester({
  titles: [
    { id: 'p1', title: 'Probation split in two' },
    { id: 'p2', title: 'The end of Community Rehabilitation Companies' },
    { id: 'p3', title: 'Napo’s answer to Grayling' },
  ],
  terms: [
    { name: 'CRC', aliases: ['CRCs', 'Community Rehabilitation Company'] },
    { name: 'National Probation Service', aliases: ['NPS'] },
  ],
});

describe('suggestions', () => {
  it.each([
    ['prob', ['Probation split in two', 'National Probation Service']],
    ['nps', ['National Probation Service']],
    ['graylnig', ['Napo’s answer to Grayling']],
    ['napo', ['Napo’s answer to Grayling']],
    ['community rehab', ['CRC', 'The end of Community Rehabilitation Companies']],
    ['p', []],
    ['', []],
    ['zzzzzz', []],
    ['?'.repeat(10_000), []],
  ])('for %s', (query, expected) => {
    expect(suggest(query, 5).map(one => one.text)).toEqual(expected);
  });

  it('name a term once that two archives know, and not what is typed already', () => {
    const napo = { name: 'Napo', aliases: ['NAPO'] };
    const twice = createSuggester({ titles: [], terms: [napo, napo] });
    expect(twice('nap', 5)).toEqual([{ kind: 'term', text: 'Napo' }]);
    expect(twice('napo', 5)).toEqual([]);
  });

  it('say which post a title opens', () => {
    expect(suggest('probation spl', 1)).toEqual([
      { kind: 'title', text: 'Probation split in two', id: 'p1' },
    ]);
  });
});
