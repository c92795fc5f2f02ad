/**
 * English words that news on any subject has: they tell none. Of the four thousand commonest those that an
 * archive on one subject may well use often. Lower case, four letters and more, without a plural s.
 */
const WORDS = `
ability able about above absence accept access accident according account accuse achieve across action active activity actual actually
addition address adequate administration admit adult advance advantage advice advise affair affect afford afraid after afternoon again against
agency agenda agree agreement ahead aim allow almost alone along already also alternative although always amount analysis ancient
anger angry animal announce announcement annual another answer anxious anybody anyone anything anyway apart apparent apparently appeal
appear appearance application apply appoint appointment approach appropriate approve area argue argument around arrange arrangement arrive
article aside asked aspect assess assessment asset assist assistance assistant associate association assume attack attempt attend attention attitude
attract audience author authority available average avoid award aware away
baby back background balance ball bank based basic basis battle beach bear beat beautiful became because become before began begin
beginning behalf behaviour behind being belief believe belong below beneath benefit beside best better between beyond billion bill bird birth
black blame block blog blood blow blue board boat body book border born both bottom bought bowl branch brand break breakfast breath bridge brief
bright bring broad broken brother brought brown budget build building built burden business busy button buyer
cabinet call came campaign capable capacity capital card care career careful carry case cash cast catch category caught cause celebrate cent central
centre century certain certainly chain chair chairman challenge chance change channel chapter character charge charity cheap check chief child children choice
choose church circle circumstance city civil claim class clean clear clearly client climate clinical close club coach coast coffee cold
collapse colleague collect collection college colour column combination combine come comfort command comment commercial commission commit commitment committee
common communication community company compare comparison compete competition complain complaint complete completely complex comply computer concentrate concept
concern conclude conclusion condition conduct conference confidence confident confirm conflict connect connection consequence consider consideration consist constant
construction consult consultation consumer contact contain contemporary content contest context continue contract contrast contribute contribution control conversation
cook copy core corner corporate correct cost could council councillor count country county couple courage course cover create creation credit crew crisis
critic critical criticism cross crowd cultural culture current currently curriculum customer
daily damage danger dangerous dark data date daughter dead deal dealt dear death debate decade december decide decision declare decline deep
defeat defend define definition degree delay deliver delivery demand democracy demonstrate deny department departure depend deputy derive describe description
deserve design desire desk despite destroy detail determine develop development device died difference different difficult difficulty digital dinner direct direction
director disagree disappear disappoint disaster discover discuss discussion disease dispute distance distinction distribution district divide division doctor document
dollar domestic door double doubt down draft dramatic draw dream dress drink drive driver drop drove during duty
each earlier early earn earth easily east easy economic economy edge edition editor education effect effective effectively effort eight either elderly
elect election electric electronic element elsewhere email embrace emerge emergency emphasis employ employee employer employment empty enable encourage ending energy engage
engagement engine english enhance enjoy enormous enough ensure enter enterprise entire entirely entry environment environmental equal equality equally equipment error escape
especially essential establish establishment estate estimate even evening event eventually ever every everybody everyone everything evidence evil exact exactly examination
examine example excellent except exchange exciting executive exercise exist existence expand expect expectation expensive experience expert explain explanation
explore express expression extend extension extensive extent external extra extraordinary extreme extremely
face facility fact factor factory fail failing failure fair fairly faith fall false familiar family famous farm fashion fast fate father fault favour favourite fear
feature february federal feel feeling feet fell fellow felt female field fifteen fight figure file fill film final finally finance financial find fine finger finish fire
firm first fish five flat flight flood floor flow focus follow food foot football force foreign forget formal former forward found four frame framework free freedom frequent
fresh friday friend from front fuel full fully fulfil function fund fundamental funding funny further future
gain game garden gate gather gave general generally generate generation gentle gentleman gift girl give given glad glass global goal goes gold gone good goods govern
government grand grant great green greet grew ground group grow growth guard guess guest guidance guide
hair half hall hand handle happen happy hard hardly head heading headline headquarter health healthy hear heard hearing heart heat heavy held hello help hence here herself
hide high highlight highly hill himself hire history hold hole holiday home honest honour hope hopefully horse hospital hotel hour house household housing however huge human hundred hurt
husband idea ideal identify identity ignore illness image imagine immediate immediately impact imply importance important impose impossible impression improve improvement
incident include income increase increasingly incredible indeed independent index indicate individual industrial industry influence inform information initial initially initiative
injury inner innovation input inquiry inside insist inspire instance instead institute institution instruction instrument insurance intend intention interest
interesting internal international internet interpret interview into introduce introduction invest investigate investigation investment invite involve involvement island issue item itself
january join joint journal journalist journey judge judgment july jump june junior just
keen keep kept kill kind king kitchen knew know knowledge known
labour lack lady laid land language large largely last late later latest latter laugh launch lead leader leadership leading leaf league learn learning least leave left legal
legislation lend length less lesson letter level liberal library lie life lift light like likely limit limited line link list listen literature little live living load loan local location long
longer look lord lose loss lost love lovely lower lunch
machine magazine mail main mainly maintain maintenance major majority make male manage management manager manner many march mark market marriage married mass massive master match
material matter maximum maybe meal mean meaning means meant measure measurement mechanism media medical meet meeting member membership memory mental mention mere merely message method middle
might mile military milk million mind mine minimum minister ministry minor minority minute miss mission mistake mixed model modern moment monday money monitor month mood moral more
moreover morning most mother motion motor mountain mouth move movement much multiple murder music must myself name narrow nation national natural nature near nearby nearly neat necessarily
necessary neck need negative negotiate neighbour neither network never nevertheless news newspaper next nice night nine nobody noise none normal normally north northern nose note nothing notice notion
november nowhere number nurse object objective obligation observation observe obtain obvious obviously occasion occupy occur ocean october odd offer office officer official often okay once
only open opening operate operation operational operator opinion opponent opportunity opposition option orange order ordinary organisation organise original other otherwise ought ourselves
outcome output outside over overall owner
pace pack page paid pain paint pair panel paper paragraph parent park parliament part participant participate particular particularly partly partner partnership party pass passage past path
patient pattern payment peace people perfect perform performance perhaps period permanent permission permit person personal personally personnel perspective phase phone photo phrase physical pick
picture piece place plan plane plant plastic platform play player please pleasure plenty plus pocket point policy political politician politics poll poor popular population port position positive possibility
possible possibly post pound power powerful practical practice prefer preparation prepare presence present presentation president press pressure pretty prevent previous previously price primary prime principal
principle print priority private prize probably problem procedure proceed process produce product production profession professional professor profile profit program programme progress project promise promote
proof proper properly property proportion proposal propose prospect protect protection protest proud prove provide provider provision public publication publicly publish pull purchase pure purple purpose push
quality quarter queen question quick quickly quiet quietly quite quote race radical radio rain raise ran range rapid rapidly rare rate rather reach react reaction read reader reading ready real realise
reality really reason reasonable recall receive recent recently recognise recognition recommend recommendation record recover recovery reduce reducing reduction refer reference reflect reform refuse
regard region regional register regular regularly regulation reject relate relation relationship relative relatively release relevant relief religion religious rely remain remark remarkable remember
remind remote removal remove rent repair repeat replace reply report reporter represent representation representative republic reputation request require requirement research researcher reserve resign
resolve resource respect respond response responsibility responsible rest restaurant result retain retire return reveal revenue review revolution rich ride right rise rising risk river road role roll roof room
root rose rough round route routine royal rule running rural safe safety said sale same sample satisfy saturday save saving scale scene schedule scheme school science scientist scope score screen search season seat
second secondary secret secretary section sector secure security seek seem seen segment select selection self sell senior sense sensitive sent separate september sequence series serious seriously serve service
session set settle settlement seven several severe shadow shall shape share shared sharp sheet shift ship shock shoe shoot shop short shot should shoulder show shut sick side sight sign signal significance significant
significantly silence similar simple simply since sing single sister site situation size skill skin sleep slight slightly slip slow slowly small smile smoke smooth social society soft software sold soldier sole solid
solution solve some somebody someone something sometimes somewhat somewhere song soon sorry sort soul sound source south southern space speak speaker special specialist specific specifically speech speed spend spent spirit
split spoke sport spot spread spring square stable staff stage stand standard star start state statement station statistic status stay steady steal step stick still stock stone stood stop store story straight strange strategic
strategy street strength strengthen stress strike strong strongly structure struggle student study stuff style subject submit substantial succeed success successful successfully such sudden suddenly suffer sufficient suggest suggestion suit
suitable summer sunday supply support suppose sure surely surface surprise surprised surprising surround survey survive switch system table take talent talk target task teach teacher team technical technique technology
telephone television tell temperature temporary tend tension term terrible test text than thank that their them theme themselves then theory there therefore these they thing think thinking third thirty this those though thought
thousand threat threaten three threw throughout through throw thursday thus ticket tight till time tiny title today together told tomorrow tonight tool topic total totally touch tough tour toward towards town track trade tradition
traditional traffic train training transfer transform transformation transition transport travel treat treatment tree trend trip trouble truck true truly trust truth tuesday turn twelve twenty twice type typical
ultimate ultimately unable uncle under understand understanding undertake unfortunately union unique unit unity university unless unlike unlikely until upon upper urban urge user usual usually
valley valuable value variation variety various vary vast vehicle venture version very victory video view village vision visit visitor vital voice volume voluntary volunteer vote
wage wait walk wall want ward warm warn warning wash waste watch water wave weak wealth weapon wear weather website wednesday week weekend weekly weight welcome welfare well went were west western what whatever wheel when
whenever where whereas whether which while white whole whom whose wide widely wife wild will willing wind window wine wing winner winter wish with withdraw within without woman women wonder wonderful wood word work worker workforce
working workload workplace world worry worse worst worth would wound write writer writing written wrong wrote yard yeah year yellow yesterday young your yours yourself youth
admin approved arm briefing campaigning
`;

const GENERAL = new Set(WORDS.split(/\s+/).filter(Boolean));

/** Takes a word in lower case, singular or plural. */
export function isGeneralWord(lower: string): boolean {
  if (GENERAL.has(lower)) return true;
  if (lower.endsWith('ies')) return GENERAL.has(`${lower.slice(0, -3)}y`);
  if (lower.endsWith('es') && GENERAL.has(lower.slice(0, -2))) return true;
  return lower.endsWith('s') && GENERAL.has(lower.slice(0, -1));
}
