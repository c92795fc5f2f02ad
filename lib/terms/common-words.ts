/**
 * Words that are no name by themselves, however often they have a capital: headings, "the Minister",
 * sentences that begin without a full stop before them. The archive's own use of small letters says more; this
 * list is for what a small archive cannot say. Lower case, singular where the plural ends in s.
 */
const WORDS = `
a able about above absolutely accept access according account achieve across act action activity actual actually
add address admin administration advice affect after afternoon again against age agency agenda agent ago agree
agreement ahead aim all allow almost alone along already also although always am amazing amid among amount an
analysis and annual another answer any anybody anyone anything anyway apart apologies apparently appeal appear
application apply appoint appointment approach appropriate april are area argue argument around arrest article as
ask assess assessment assistant associate at attempt attend august author authority available average avoid award
aware away back background bad balance ban bank bar base basic be because become before begin behind being belief
believe below benefit best better between beyond big bill bit black blame blog blogger blue board body book both
bottom boy brand break brief briefing bring broad brother brown budget build building business but buy by call campaign can candidate
cannot capital car card care career carry case cash catch cause central centre century certain certainly chair chairman challenge
chance change chapter charge chart cheap check chief child children choice choose church circle citizen city civil claim class clear
clearly client clinical close cloud club code cohort cold colleague collection college come comfort command comment commission commissioner
commit commitment committee common communication community company compare competition complaint complete completely computer concern
condition conduct conference confidence confirm congratulations consider constable consultation contact content continue contract control convention
conversation corporate correct correspondence cost could council councillor count country county couple course court cover create crime criminal crisis
critical crown culture current currently custody customer cut daily damage danger dark data date daughter day dead deal dear
death debate december decide decision deep defence define degree delete deliver delivery demand democracy department depend deputy describe
design desk despite detail detective develop development did die difference different difficult digital director disability
disagree discipline discuss discussion disgrace division do doctor document does dog doing domestic don't done door double doubt down
draft draw dream drive drug due duty during each earlier early east easy economic economy edit editor education effect
effective effort eight either election else email emergency emotional employee employer employment empty encourage end energy engage
engagement england english enjoy enough ensure enter entire environment equal equality especially essential establish estate european evaluation even
evening event ever every everybody everyone everything evidence exactly examination example excellent except executive exercise exist
expect experience expert explain explanation express external extra face facebook fact factor fail failure fair faith fall false
familiar family far farewell father fault february federal feel feeling few field fight figure file final finally finance financial find
fine finish fire first five focus follow food foot for force foreign forget form former forum forward found foundation four frank
free freedom friday friend from front full fully fun function fund funding further future gain game gap garden gate gave general generally
gentleman get girl give given glad global go goal god going gold gone good goodbye google got govern government governor grade grand grant great green
ground group grow growth guardian guess guest guidance guide guilty had half hall hand hang happen happy hard harm has hate have
having he head heading health hear hearing heart heaven hell hello help hence her here hero hers hi high higher him himself his history
hit hold home honest honestly hope hospital hot hour house housing how however huge human hundred husband i idea ideal identify if ignore
ill image imagine immediate impact implementation important impossible improve improvement in inc incident include income increase indeed
independent index individual industry inevitably influence information initial initiative inquiry inside insight inspection inspector instead
institution instruction integrity intelligence intensive interest interesting interim internal international internet interview into introduce introduction investigation
investment involve is issue it item its itself january job join joint journal journalist journey judge judgement july june junior just justice
keep key kind king kingdom knife know knowledge known labour lack lady lamb land language large last late later latest law lawyer lead leader
leadership learn learning least leave led left legal less lesson let letter level licence license liar liberal library lie life light like likely limit limited line link
list listen literally little live living local london long look lord lose loss lost lot love low loyal luck lucky luckily mad made magazine magistrate mail main
major make male man management manager mandate many march mark market mass master material matter may maybe me mean meaning means meanwhile measure media
medical meet meeting member membership memory men mental merry message method middle might mile military million mind mine minimum minister
minor minute miss mission mistake mobile model modern moment monday money month more moreover morning most mother move much multi murder music must
my myself name nation national nationally natural nature near nearly necessary need needs negative neither net network never nevertheless new news newspaper next nice
night nine no nobody none nonsense nor north northern not note nothing notice november now nowhere number obviously occasion october odd of off offence offender offer
office officer official often oh ok okay old on once one ongoing online only onto open operation operational opinion opportunity option or orange order ordinary
organisation original other others otherwise our ours ourselves out outcome outside over overall own owner page paper parent park parliament parliamentary parole part particularly
partner partnership party pass past patient pay payment peace pension people per percent performance perhaps period permanent person personal
personally perspective phone photo pick picture piece place plan plane plate play please plus pm point police policy political politician politics poor popular
population position positive possible possibly post posted poverty power practice practitioner premier prepare present president press pressure pretty prevent previous previously price
prime prince principal principle prior priority prison prisoner private privatisation probably probation problem procedure process procurement produce product profession professional
professor profile profit program programme progress project promise promote proper properly proposal protect protection provide provider province
public publication publish pull pure purpose push put quality quarter queen question quick quickly quite quote race radio rail raise random range rare rate rather
re reach read reader reading ready real reality realise really reason reasonable receive recent recently recommend recommendation record recovery recruitment red reduce reduction refer reference
reflect reform regard regarding region regional regular regularly rehabilitation relate relation relationship release relevant reliable remain remember remote removed rent replace replies reply report reporter
represent representative request require research resettlement residential resource respect response responsibility responsible rest result return reunification reveal revenue review
revolution rich rid right rise risk road role room rubbish rule run rural sad sadly safe safety said sale salvation same saturday save saw say saying scale scandal scene
schedule scheme school science score scotland scottish search season seat second secondly secretary section sector secure security see seem select self sell senior
sense sentence sentencing separate september sergeant series serious seriously serve service session set seven several sexual shall shame share she shift shock shop
short should show shut sick side sign signed significant silence similar simple simply since single sir sister site situation six size skill sky sleep slow
small smart so social society solicitor solid solution some somebody somehow someone something sometimes somewhere son soon sorry sort sound source south southern space speak speaker special
specialist specific specification speech speed spend spirit spokesman spokesperson spokeswoman spot spring staff stage stakeholder stand standard standing star start state statement station statistics status stay
steering step stick still stop store story straight strange strategic strategy street strength stress strike strong structure student study stuff style
subject success such suddenly sue suggest suicide suit summary summer sun sunday super supervision supplier support suppose sure surely surprise survey system table
take talk target task tax teacher team technical technically technology teeth telephone television tell ten tender term terrible test text than thank thanks that the their
them theme themselves then theory therapy there therefore these they thing think third thirdly this those though thought thousand threat three through throughout throw
thursday thus ticket tier tiger time times tiny tip title to today together tomorrow too took top topic total totally touch tough tour toward town trade tradition
traffic train training transfer transition transport travel treasury treat treatment trial tribunal trip trouble true truly trust truth try tuesday turn twelve twenty twice twitter two type typical
ultimately unable under understand unemployment unfortunately uniform union unison unit united university unless unlike until up update upon urban urgent us use used useful user usual usually
valid value various vast version very via victim video view village violence violent virtual virtually vision visit visitor vital voice voluntary volunteer vote wait wake wales walk wall want war ward
warning was waste watch water way we weak wealth website wednesday week weekend weekly welcome welfare well were west western westminster what whatever when whenever where whereas
whether which while white who whoever whole whom whose why wide wife wild will win window wing winter wish with within without witness woman women wonder wonderful word work
worker workforce working workload workplace workshop world worried worry worse worst worth would wow write writer writing wrong yeah year yes yesterday yet you young your
yours yourself youth zero zone
anon anonymous delete replydelete reply comment comments spelling sic source
`;

const COMMON = new Set(WORDS.split(/\s+/).filter(Boolean));

/** Takes a word in lower case. A plural or possessive counts as its word. */
export function isCommonWord(lower: string): boolean {
  if (COMMON.has(lower)) return true;
  if (lower.endsWith("'s") || lower.endsWith('’s')) return COMMON.has(lower.slice(0, -2));
  if (lower.endsWith('ies')) return COMMON.has(`${lower.slice(0, -3)}y`);
  return lower.endsWith('s') && COMMON.has(lower.slice(0, -1));
}
