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
  ROFL SMH TLDR IIRC AFAIK DM RT NE NW SE SW TM ISBN ISSN JPG PNG COVID-19
  iPhone iPad iPod iPlayer iTunes iMac iOS macOS eBay eBook eMail
`);

/** Acronyms that everybody uses everywhere: known, but never what an archive is about. */
const ORDINARY_ACRONYMS = set(`
  MP MPS BBC ITV CEO CFO HR IT NHS GP PR ID PC GPS SMS CCTV CV DNA NATO UN NGO IQ AI ICT GDP FT
  MD PA LGBT LGBTQ BAME GCSE DWP HMRC COVID AGM CPD EEA
`);

/** What stands before a name and is none: "HMP Leeds", "HMI Probation". */
const PREFIX_ACRONYMS = set('HM HMP HMI HMYOI HMPYOI YOI');

/** Names that all the news is full of, offices of state and words of sites; as `nameKey` gives them. */
const GENERIC_NAMES: ReadonlySet<string> = new Set(
  `secretary of state|general election|prime minister|home secretary|foreign secretary|shadow minister|chief executive|general secretary
  |human resource|civil servant|high court|supreme court|crown court|magistrates court|court of appeal|house of common|house of lord
  |member of parliament|freedom of information|health and safety|social media|annual report|press release|press officer|senior manager|middle manager|line manager
  |needs improvement|requires improvement|requiring improvement|world war|second world war|first world war|bank holiday|boxing day|new year|christmas eve|christmas day|good friday
  |labour party|conservative party|tory|tory party|liberal democrat|green party|whitehall|westminster|downing street|merry christmas|happy christmas|happy new year|human right|mental health|local authority|general public|public sector|private sector|third sector|voluntary sector
  |trade union|social service|social worker|social work|police officer|police force|data protection|guest blog|latest new|read more|related post|recent post|blog archive
  |older post|newer post|home page|about me|contact u|privacy policy|terms of use|all rights reserved|click here|continue reading|powered by blogger|view my complete profile
  |leave a comment|post a comment|share to twitter|share to facebook|email this|blogthis|subscribe to|previous post|next post|old testament|new testament
  |cabinet minister|junior minister|act of parliament|royal assent|white paper|green paper|queen's speech|king's speech|middle england|daily basis|human being`
    .split(/\s*\|/)
    .map(name => name.trim()),
);

/** Is it nothing that an archive would be asked about? */
export function isGenericName(key: string): boolean {
  return GENERIC_NAMES.has(key) || /(.)\1{3}/.test(key);
}

export function isPrefixAcronym(letters: string): boolean {
  return PREFIX_ACRONYMS.has(letters);
}

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
