/**
 * Words that any page has, whatever it is about: frequent verbs, times, numbers, kin and quantities of
 * English. A small archive can't tell by its own counts that "week" and "take" say less than "hostel".
 */
import { stemOf } from './stems.ts';

const WORDS = `able accept account across act actual add admit afternoon age ago agree ahead allow almost
alone along already although always among amount another answer anyone anything appear area around arrive
ask available away back bad base bear beat become bed began begin believe best better big bit black blue
board body book born bottom bought box boy break bring broke brother brought build built busy buy call came
car care carry case cause centre certain chance change child children choice city clear close cold come
common company complete concern consider contain continue control cost could country couple course cover
create cut daily daughter day days deal decade december decide deep describe despite different difficult
done door doubt drive due early easy eat effort eight either eleven else end enough enter entire especially
evening ever every everyone everything example except expect explain eye face fact fail fall family far
father feel feet felt february fell field fifteen fifth fifty figure fill final find fine first five follow
food foot force forget form former forward found four fourth free friday friend front full future gave
general girl give given go goes gone good got great green ground group grow had half hand happen happy hard
hear heard heart heavy held help high hold home hope hot hour house huge hundred idea immediate important
include increase indeed information inside instead interest involve january job join july june just keep kept
key kind knew know known lack large last late later latter lay lead learn least leave led left length less
let letter level life light likely line list listen little live local long longer look lose loss lost lot
love low made main make man manage many march matter maybe mean means meant meet member men mention met mid
middle might mile million mind minute miss modern moment monday money month months morning mostly mother
move mr mrs ms name national near nearly necessary need neither never new news next nice night nine nobody
none nor normal note nothing notice november number obvious occur october offer often old open opinion order
others outside page paid paper part particular party pass past pay people per percent cent perhaps period
person phone pick piece place plan play please plus point poor position possible pound present press price
probably problem produce provide public pull push put question quick quiet quite raise ran rate rather reach
read ready real realise really reason receive recent record red remain remember report require rest result
return right rise road role room round rule run sad safe sat saturday save saw school second see seek seem
seen self sell send sense sent september serious serve service set seven several shop short show shown side
sign similar simple simply since single sister sit site situation six size small sold someone something
sometimes son soon sort sound speak special spend spent spoke spring staff stage stand start state stay step
still stop store story strong sudden suggest summer sunday sure system table take taken talk team tell ten
tend term thank thing think third thirty thought thousand three threw throw thursday time today together
told tomorrow tonight took top total touch toward town tried true try tuesday turn twelve twenty twice two
type understand unless use used usual value various view visit voice wait walk wall want war warm watch water
way wednesday week weekend weeks went whatever whether whole wide wife win winter wish woman women wonder
word work world worse worst worth write written wrong wrote yard year years yes yesterday yet young`;

const STEMS: ReadonlySet<string> = new Set(WORDS.split(/\s+/).map(stemOf));

export function isCommonWord(stem: string): boolean {
  return STEMS.has(stem);
}
