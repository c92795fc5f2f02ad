import { isCountry, isNational } from '../nations.ts';
import { isHomePlace } from '../places.ts';

/** What a page is about is said early. Characters. */
const READ = 20_000;
const CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}.]+(?:[ \u00a0]\p{Lu}\p{Ll}+)*/gu;
const HOME = /^(?:England|Wales|Welsh|English|Britain|British|UK|U\.K|Westminster|Whitehall)$/;
/** Signs of other countries that are no names of them. */
const OFFICES = /^(?:GOP|FBI|DOJ|U\.S|US|Congress|Senate|Garda|Taoiseach|Bundestag|Knesset)$/;
/** One country may be visited by the news of another. */
const LEAST = 2;

/**
 * Whether a page is of another country: it has several signs of such, and none of this one. There bodies
 * of the same name are others: a parole board of Texas, a ministry of justice of Brazil.
 */
export function isAbroad(text: string): boolean {
  const signs = new Set<string>();
  for (const [run] of text.slice(0, READ).matchAll(CAPITALS)) {
    const words = run.split(/[ \u00a0]/);
    for (let at = 0; at < words.length; at++) {
      const word = words[at]!.replace(/\.$/, '');
      const pair = `${word} ${words[at + 1] ?? ''}`.toLowerCase();
      if (isCountry(pair)) {
        signs.add(pair);
        at++;
        continue;
      }
      const lower = word.toLowerCase();
      if (HOME.test(word) || isHomePlace(lower)) return false;
      if (isCountry(lower) || isNational(lower) || OFFICES.test(word)) signs.add(lower);
    }
  }
  return signs.size >= LEAST;
}
