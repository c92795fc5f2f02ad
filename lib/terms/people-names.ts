import { isFirstName } from './first-names.ts';
import { isPeerage } from './kinds.ts';

/** Short given names that are not the beginning of the long ones ("Ken", "Chris" and "Nick" are). */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  bob: ['robert'],
  bobby: ['robert'],
  bill: ['william'],
  billy: ['william'],
  dick: ['richard'],
  jim: ['james'],
  jimmy: ['james'],
  jamie: ['james'],
  jack: ['john'],
  mike: ['michael'],
  tony: ['anthony', 'antony'],
  ted: ['edward'],
  harry: ['harold', 'henry'],
  dave: ['david'],
  andy: ['andrew'],
  steve: ['stephen', 'steven'],
  geoff: ['geoffrey'],
  jeff: ['jeffrey'],
  kate: ['catherine', 'katherine'],
  kathy: ['katherine', 'kathleen'],
  liz: ['elizabeth'],
  beth: ['elizabeth'],
  jenny: ['jennifer'],
  maggie: ['margaret'],
  peggy: ['margaret'],
  sue: ['susan'],
  trish: ['patricia'],
  vicky: ['victoria'],
  debbie: ['deborah'],
  mandy: ['amanda'],
};

/** "Ken" of "Kenneth": may the two given names, in lower case, be one person's? */
export function isShortFor(short: string, long: string): boolean {
  if (short === long) return false;
  if (SHORT[short]?.includes(long)) return true;
  return short.length >= 2 && long.startsWith(short) && isFirstName(short) && isFirstName(long);
}

/**
 * Under which names a person with title and given name is spoken of: "Dame Glenys" and "Glenys Stacey"
 * of "Dame Glenys Stacey", "Baroness Corston" of "Baroness Jean Corston". Empty for other names.
 */
export function shorterNames(name: string): string[] {
  const [title, given, ...rest] = name.split(' ');
  if (!title || !given || rest.length === 0 || !isPeerage(title.toLowerCase())) return [];
  const surname = rest.join(' ');
  const names = [`${given} ${surname}`];
  // Peers are known by surname, knights and dames by given name.
  if (KNIGHTS.has(title.toLowerCase())) names.push(`${title} ${given}`);
  else names.push(`${title} ${surname}`);
  return names;
}

const KNIGHTS = new Set(['dame', 'sir', 'lady']);

/** "Dame Glenys", "Sir Alan": a title and a given name alone. */
export function isKnightly(name: string): boolean {
  const [title = '', given = '', ...rest] = name.toLowerCase().split(' ');
  return rest.length === 0 && given !== '' && (title === 'dame' || title === 'sir');
}
