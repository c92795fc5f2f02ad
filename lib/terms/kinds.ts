import type { TermKind } from '../model/index.ts';
import { isFirstName } from './first-names.ts';
import { isKnownPlace } from './places.ts';

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean));
}

const BODY = set(`
  service services company companies trust institute inspectorate ministry union office committee board council agency
  department commission authority association society foundation group federation party court courts tribunal police
  parliament commons lords cabinet directorate college university school church army network partnership partnerships alliance academy
  force forces team unit division centre bank ltd limited plc group parliamentary hospital charity ombudsman
  solutions links network treasury press times guardian club forum house league confederation congress inquiry
`);

const POLICY = set(`
  act bill programme program strategy review order orders requirement requirements framework policy agreement scheme plan
  rehabilitation instruction instructions standard standards initiative project reform reforms paper report code charter protocol pathway model
  contract contracts test licence consultation regulations rules assessment guidance agenda campaign specification
  revolution sentence sentences supervision unification reunification settlement manifesto deal
`);

/** What a body makes: "House of Lords Report" is none itself. */
const DOCUMENT = set(
  `act bill report order review consultation code charter inquiry rules strategy agreement`,
);

/** Titles that leave only a surname behind them, and belong to the name as it is used. */
const PEERAGE = set('lord lady baroness baron sir dame viscount earl');
const COURTESY = set('mr mrs ms miss mx dr prof professor rev reverend hon');
/** What the last word of a role is: the name follows. */
const ROLES = set(`
  secretary minister inspector director officer commissioner chair chairman chairwoman chairperson chief executive president leader mp qc kc judge justice
  ombudsman governor manager spokesman spokesperson spokeswoman editor journalist author professor constable sergeant superintendent
  detective inspector chancellor premier councillor cllr attorney solicitor recorder colonel captain major general founder
  researcher campaigner barrister bishop archbishop king queen prince princess pope blogger colleague ceo member treasurer organiser head mayor
`);

export function isBodyWord(lower: string): boolean {
  return BODY.has(lower);
}

export function isPeerage(lower: string): boolean {
  return PEERAGE.has(lower);
}

export function isCourtesy(lower: string): boolean {
  return COURTESY.has(lower);
}

export function isRole(lower: string): boolean {
  return ROLES.has(lower);
}

/** Could the word be the last of a person's name? */
export function isSurnameLike(lower: string): boolean {
  return !BODY.has(lower) && !POLICY.has(lower) && !ROLES.has(lower);
}

/** Two or three words that read as a person's name, by the first of them. */
export function looksLikePerson(words: readonly string[]): boolean {
  if (words.length < 2 || words.length > 3) return false;
  const lower = words.map(word => word.toLowerCase());
  if (PEERAGE.has(lower[0]!)) return isSurnameLike(lower.at(-1)!);
  return isFirstName(lower[0]!) && lower.slice(1).every(isSurnameLike);
}

const PRISON = /^(?:HMP|HMPYOI|HMYOI|YOI|HMP\/YOI|HM Prison)\s/;

function singularOf(word: string): string {
  if (BODY.has(word) || POLICY.has(word)) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/s$/, '');
}

/** What kind of thing a name is, by its words alone. */
export function kindByWords(name: string): TermKind {
  if (PRISON.test(name) || isKnownPlace(name)) return 'place';
  // Only titles of reports and consultations hold a comma.
  if (name.includes(', ')) return 'policy';
  const words = name.split(/[\s-]+/);
  if (looksLikePerson(words)) return 'person';
  const lower = words.map(word => word.toLowerCase());
  const last = singularOf(lower.at(-1)!);
  if (words.length > 1) {
    if (/ in Partnership$/.test(name) || /^HMI /.test(name)) return 'body';
    if (/^(?:19|20)\d\d$/.test(last) && POLICY.has(lower.at(-2)!)) return 'policy';
    // "Ministry of Justice", "Howard League for Penal Reform": the head stands before its "of".
    const of = lower.findIndex(word => word === 'of' || word === 'for' || word === 'on');
    const head = of > 0 ? singularOf(lower[of - 1]!) : '';
    // "Director-General of the Prison Service" is somebody in it.
    if (of > 0 && lower.slice(0, of).some(word => ROLES.has(word)) && !BODY.has(head))
      return 'topic';
    if (BODY.has(head) && !DOCUMENT.has(last)) return 'body';
    if (POLICY.has(last)) return 'policy';
    if (BODY.has(last)) return 'body';
    if (POLICY.has(head)) return 'policy';
  }
  return 'topic';
}
