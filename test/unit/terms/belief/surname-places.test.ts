import { expect, it } from 'vitest';
import { placesOf } from '../../../../lib/terms/belief/surname-places.ts';

it.each([
  ['Gauke and GAUKE, not Gaukes or McGauke', ['Gauke'], ['Gauke', 'GAUKE']],
  ['Gauke-Hill of Gauke', ['Gauke', 'Gauke-Hill'], ['Gauke', 'Gauke-Hill', 'Gauke']],
  ["O'Brien, x'Brien, O’Brien", ["O'Brien"], ["O'Brien"]],
  ['King Jr. and Jr.x', ['Jr.'], ['Jr.']],
  ['LEE, Lee', ['Lee'], ['Lee']],
  ['Ça va, Ça', ['Ça'], ['Ça', 'Ça']],
  ['- -- …', ['-', '…'], []],
  ['toString constructor', ['Gauke'], []],
])('in %j stand %j', (text, surnames, expected) => {
  const places = [...placesOf(text, surnames).values()].flat();
  places.sort((a, b) => a.start - b.start || a.end - b.end);
  expect(places.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});
