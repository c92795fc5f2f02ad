import { isCommonWord } from '../common-words.ts';
import { isGeneralWord } from '../general-words.ts';

/** Words of the language that people, companies and charities are called by; less common than those of the lists. */
const NAME_WORDS = new Set(
  `abbot anchor archer arrow ash baker banks barber bark barker barn beacon bell berry bird bishop blossom bolt brook brooks bull bush butler
canvas carter carver castle catalyst chalk chance cherry cliff clink coates cobb compass cook cooper cotton crane crisp crook crow dale daisy dawn day
dean dove drake eagle elder embrace fawn fern finch fish fisher flint flower foot forest foster fountain fowler fox freeman frost fuller gale gardener glover
gold grove grayling guy hammer harbour hardy harp hart haven hawk hawthorn hazel heath heather hedge heron holly hood hook hope horizon hunt hunter ivy
jolly judge kite knight lake lamb lamp lane lark lighthouse lily lock lodge mace marsh mason mead meadow mercy mercer miller mind moor moon moss needle nest noble
nightingale oak olive orchard page palmer park parrot parsons peacock pearl phoenix pike pilgrim pillar pinnacle piper pollard pope porter potter prior raven reed refuge ridge
river robin rock rook rush sage salmon salt sanctuary savage sawyer seed seymour sharp shepherd shelter shield silver skinner slate smith snow spark sparrow spear spring sprout
squire star steel stepping sterling stone stork straw stream swallow swan swift tailor tanner taylor temple thorn thorne tide tiger tower trench turner turnpike vale vine viper waters
weaver webb weir wheeler wick willow wolf wood woods wren yew`
    .split(/\s+/)
    .filter(Boolean),
);

export const MONTH =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;

/** A word of the language or a month; in any case, singular or plural. */
export function isOrdinaryWord(word: string): boolean {
  return isCommonWord(word.toLowerCase()) || isAnySubjects(word);
}

/** One that tells no subject: "working", but not "probation". */
export function isAnySubjects(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    isGeneralWord(lower) ||
    NAME_WORDS.has(lower) ||
    NAME_WORDS.has(lower.replace(/s$/, '')) ||
    MONTH.test(word)
  );
}
