/** What stands in blogs without being said there, and what is no archive's own. */

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean));
}

/** Capitalised words that a name may neither be nor begin or end with. Lower case. */
const NEVER_NAMES = set(`
  replydelete delete replies reply anonymous anon unknown edit share unsubscribe subscribe permalink
  monday tuesday wednesday thursday friday saturday sunday january february march april june july
  august september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue
  tues wed thu thur thurs fri sat sun bst gmt http https www com org co uk html pdf blogspot blogger
  easter christmas xmas god jesus christ yours dear regards sincerely cheers thanks ps nb
  i i'm i've i'll i'd mr mrs ms dr miss mx sir madam
  england wales english welsh britain british uk gb europe european scotland scottish ireland irish
  america american united kingdom facebook twitter youtube google internet amazon whatsapp
`);

/** Letters in capitals that are no acronym of a subject: usage, units, honours, typing. */
const NEVER_ACRONYMS = set(`
  PM AM OK TV UK USA US EU GB GBP USD EUR PS PPS NB RIP LOL FFS WTF OMG BTW FYI IMO IMHO ASAP DIY FAQ
  PDF HTML HTTP HTTPS WWW URL IE EG ETC OBE CBE MBE BEM QC KC DVD CD AKA TBC TBA VAT BST GMT RE CC BCC
  AOB NO YES OR AND THE NOT ALL IT IS BE WE HE SO DO GO IF IN ON OF TO AT BY AN AS UP MY ME HA OH AH HMM
  AD BC BA MA MSC BSC PHD JD XX XXX WOW BS LOLS TED SIR MR MRS MS DR ST NOW NEW WILL WHO
  ROFL SMH TLDR IIRC AFAIK DM RT NE NW SE SW TM ISBN ISSN JPG PNG
`);

/** Acronyms that everybody uses everywhere: known, but never what an archive is about. */
const ORDINARY_ACRONYMS = set(`
  MP MPS BBC ITV CEO CFO HR IT NHS GP PR ID PC GPS SMS CCTV CV DNA NATO UN NGO IQ AI ICT GDP FT
  MD PA LGBT LGBTQ BAME GCSE DWP HMRC COVID AGM CPD EEA
`);

export function isNeverName(lower: string): boolean {
  return NEVER_NAMES.has(lower);
}

export function isNeverAcronym(letters: string): boolean {
  return NEVER_ACRONYMS.has(letters) || /^(?:[IVX]+|X+|H+A+(HA)*)$/.test(letters);
}

export function isOrdinaryAcronym(letters: string): boolean {
  return ORDINARY_ACRONYMS.has(letters);
}

/** Words that stand before a name without being of it. Lower case. */
const LEADING = set(`
  a an the this that these those our my your his her its their some any all no every each both another such one two three many most
  more other former new old late current recent then so and but or if as at in on by to for from with of when while where why how what who which
  after before since until because although though however also even only just not yes no well now today yesterday
  latest dear hi hello hey poor good bad great see thanks thank welcome according despite during under over between within without here there is are was were
  did do does can could will would should may might have has had let get please says said i we you he she it they us me him them
  meanwhile therefore perhaps maybe indeed clearly sadly finally firstly secondly like unlike given whether once ask tell
`);

export function isLeadingWord(lower: string): boolean {
  return LEADING.has(lower);
}
