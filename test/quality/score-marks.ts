/**
 * Compares the marks of a page with its labels.
 *
 * A mark is *right* if its term means the expected one, and its place is the expected place, or a
 * longer one round it: what the matcher found there is a form of that same term ("Dame Glenys Stacey"
 * for "Glenys Stacey", both halves of "companies (CRCs)"). An article before and a possessive behind
 * make no difference. A shorter place, or another term, is wrong. One that touches a trap is a *trap
 * marked*; one on an optional place counts neither way; any other is wrong too.
 */
import type { Mention, Term } from '../../lib/model/index.ts';
import {
  folded,
  type KnownTerm,
  type Label,
  type LabelledPage,
  type Place,
} from './labelled-pages.ts';

export type MarkedTerm = Pick<Term, 'name' | 'kind' | 'aliases' | 'expansion'>;
export type Verdict = 'right' | 'wrong' | 'trap' | 'optional';
export type MissCause =
  | 'never mined'
  | 'not found in the text'
  | 'found and not believed'
  | 'another term marked there'
  | 'marked in part';

export interface JudgedMark {
  readonly page: LabelledPage;
  readonly mention: Mention;
  readonly term: MarkedTerm;
  readonly verdict: Verdict;
  /** The trap's reason; for a wrong mark what should be there, if anything. */
  readonly note: string;
}
export interface Miss {
  readonly page: LabelledPage;
  readonly label: Label & { readonly is: 'expected' };
  readonly cause: MissCause;
  /** What was found there. */
  readonly note: string;
}
export interface PageScore {
  readonly page: LabelledPage;
  readonly marks: readonly JudgedMark[];
  readonly hits: readonly (Label & { readonly is: 'expected' })[];
  readonly misses: readonly Miss[];
}

export interface PageToScore {
  readonly page: LabelledPage;
  readonly marks: readonly Mention[];
  /** All that the matcher found, believed or not: tells why one is missed. */
  readonly found: readonly Mention[];
  termOf(mention: Mention): MarkedTerm;
}

export interface ScoreContext {
  readonly optional: ReadonlySet<string>;
  isMined(term: KnownTerm): boolean;
}

export function scorePage(to: PageToScore, { optional, isMined }: ScoreContext): PageScore {
  const { page, marks, found, termOf } = to;
  const expected = page.labels.filter(label => label.is === 'expected');
  const judge = (mention: Mention): JudgedMark => {
    const term = termOf(mention);
    const judged = (verdict: Verdict, note = '') => ({ page, mention, term, verdict, note });
    const under = page.labels.filter(label => overlaps(label, mention));
    if (under.some(label => isRight(label, mention, term, page.text))) return judged('right');
    const trap = under.find(label => label.is === 'trap');
    if (trap) return judged('trap', trap.why);
    const meant = under.find(label => label.is === 'expected');
    if (meant) return judged('wrong', `there is ${meant.term.name}`);
    const surface = folded(page.text.slice(mention.start, mention.end));
    const free = under.length > 0 || optional.has(surface) || optional.has(folded(term.name));
    return judged(free ? 'optional' : 'wrong');
  };
  const judged = marks.map(judge);
  const isHit = (label: Label, among: readonly Mention[]) =>
    among.some(mention => isRight(label, mention, termOf(mention), page.text));
  const misses = expected
    .filter(label => !isHit(label, marks))
    .map(label => {
      const there = found.filter(mention => overlaps(label, mention));
      const note = there.map(mention => describe(page.text, mention, termOf(mention))).join(', ');
      const cause = causeOf(label, there, isHit(label, there));
      return { page, label, cause, note };
    });
  return { page, marks: judged, hits: expected.filter(label => isHit(label, marks)), misses };

  function causeOf(
    label: Label & { readonly is: 'expected' },
    there: readonly Mention[],
    hit: boolean,
  ): MissCause {
    if (hit) return 'found and not believed';
    if (there.some(mention => means(termOf(mention), label.term))) return 'marked in part';
    if (!isMined(label.term)) return 'never mined';
    return there.length > 0 ? 'another term marked there' : 'not found in the text';
  }
}

/** Whether a term of the archive is the one that a label names. */
export function means(term: MarkedTerm, known: KnownTerm): boolean {
  const names = [term.name, term.expansion ?? '', ...term.aliases];
  return names.some(name => known.names.has(folded(name)));
}

export function describe(text: string, { start, end }: Place, term: MarkedTerm): string {
  const surface = text.slice(start, end);
  const meaning = term.expansion ? `${term.name}: ${term.expansion}` : term.name;
  return surface === meaning ? `‘${surface}’` : `‘${surface}’ (${meaning})`;
}

function isRight(label: Label, mention: Place, term: MarkedTerm, text: string): boolean {
  if (label.is !== 'expected' || !means(term, label.term)) return false;
  const core = trimmed(text, label);
  return mention.start <= core.start && mention.end >= core.end;
}

/** Without an article before and a possessive behind. */
function trimmed(text: string, { start, end }: Place): Place {
  const surface = text.slice(start, end);
  const article = /^(?:the|an?)\s+/i.exec(surface)?.[0].length ?? 0;
  const possessive = /['’]s?$/.exec(surface)?.[0].length ?? 0;
  return { start: start + article, end: end - possessive };
}

function overlaps(a: Place, b: Place): boolean {
  return a.start < b.end && b.start < a.end;
}
