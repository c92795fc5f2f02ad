import { isCommonWord } from './common-words.ts';
import { isFirstName } from './first-names.ts';
import { isGeneralWord } from './general-words.ts';
import { type NameGroup, nameKey } from './name-groups.ts';
import type { Counts } from './tally.ts';

/**
 * Words that acronyms like to be, which `common-words.ts` has not: written as a name they would be the
 * word ("Bass", "Pact"). Lower case.
 */
const WORDS = new Set(
  `aids aim aims alert apex arc arch arms atlas bass beam bell bird boss bridge buddy cafe camp cap caps cast chat chip chips clip coast coral core cove
  crest crew dart dash delta dove drum echo edge elite epic era faro fast fire fish flag flair fleet flow foam focus forge fort frog fuse gem genesis glow grip
  grow halo haven hawk hive horizon hull icon idol inspire iris jet joker kite lamp lancet laser leap lens lion lynx mace mango maps mars mask mast maze
  melt mesh mint moat mole moss nest nova oasis orbit orca oscar otter pace pack pact palm pals pearl phoenix pilot pine pips pulse quest radar ramp range
  rapid reach ring rise roar rose ruby sage saint salt sand saga sara scan scope seal sense shark shed shelf shine ship sign silk smart snap solo sonar spark spear spin spot
  spring spur star stem steps stork storm swan swift tact tags talon target teal tempo tiger toad tome torch trace tribe trim tulip twin unity vale vent vest vine viper vista visor
  vital wave whale wing wolf wren zeal zest zeus zone`.split(/\s+/),
);

/**
 * Other ways in which papers write an acronym: in capitals throughout ("MOJ" for MoJ, "NAPO" for Napo),
 * or with the first letter only ("Hmpps"), as the British press does with those that are spoken as
 * words. None that is a word of the language, or a name or word of the archive.
 */
export function pressSpellings(
  name: string,
  groups: ReadonlyMap<string, NameGroup>,
  lower: Counts,
): string[] {
  if (!/^\p{L}{3,6}$/u.test(name)) return [];
  const small = name.toLowerCase();
  if (isCommonWord(small) || isGeneralWord(small) || WORDS.has(small) || isFirstName(small))
    return [];
  const upper = name.toUpperCase();
  if (name !== upper) return [upper];
  const capitalised = name[0]! + small.slice(1);
  if (name.length < 4 || lower.has(small) || groups.has(nameKey(capitalised))) return [];
  return [capitalised];
}
