import { describe, expect, it } from 'vitest';
import {
  type ChoosableTerm,
  chooseShown,
  compileTerms,
  matchTerms,
  openDictionary,
} from '../../../lib/terms/index.ts';

const term = (name: string, more: Partial<ChoosableTerm> & { aliases?: string[] } = {}) => ({
  name,
  kind: 'body' as const,
  aliases: [] as string[],
  expansion: null,
  salience: 0.5,
  posts: 5,
  comments: 5,
  ...more,
});
const TERMS = [
  term('NOMS', { kind: 'acronym', expansion: 'National Offender Management Service' }),
  term('PI', { kind: 'acronym' }),
  term('Parole Board'),
  term('Probation Institute', { salience: 0.4 }),
  term('Care'),
  term('Napo', { kind: 'acronym' }),
  term('HMPPS', { kind: 'acronym' }),
];
const dictionary = openDictionary(compileTerms(TERMS));

function shown(text: string, limit?: number): string[] {
  const mentions = matchTerms(dictionary, text);
  const chosen = chooseShown(mentions, mention => TERMS[mention.term]!, text, {
    ...(limit === undefined ? {} : { limit }),
  });
  return chosen.map(({ start, end }) => text.slice(start, end));
}

describe('chooseShown', () => {
  it.each([
    ['the first of each term', 'Parole Board, the Parole Board', ['Parole Board']],
    ['nothing short on a page of another subject', 'A PI said to NOMS that Care matters', []],
    [
      'short ones beside two sure ones',
      'Parole Board, Probation Institute (PI)',
      ['Parole Board', 'Probation Institute', 'PI'],
    ],
    [
      'short ones beside an expansion',
      'PI. National Offender Management Service',
      ['PI', 'National Offender Management Service'],
    ],
    [
      'three longer acronyms together, the weak one not',
      'NOMS, Napo, HMPPS and a PI',
      ['NOMS', 'Napo', 'HMPPS'],
    ],
    [
      'the first place, when a later one vouches for it',
      'NOMS, that is the National Offender Management Service',
      ['NOMS'],
    ],
    ['nothing of nothing', '', []],
  ])('shows %s', (_, text, found) => {
    expect(shown(text)).toEqual(found);
  });

  it('takes a name of plain words, written small, for those words unless the page supports it', () => {
    const gate = [
      ...TERMS,
      term('TTG', {
        kind: 'acronym',
        aliases: ['Through the Gate'],
        expansion: 'Through the Gate',
      }),
    ];
    const gates = openDictionary(compileTerms(gate));
    const found = (text: string) =>
      chooseShown(matchTerms(gates, text), mention => gate[mention.term]!, text).map(one =>
        text.slice(one.start, one.end),
      );
    expect(found('She came in through the gate with a barrow.')).toEqual([]);
    expect(found('The Through the Gate service has ended.')).toEqual(['Through the Gate']);
    expect(
      found(
        'What through the gate meant, the Parole Board and the Probation Institute could not say.',
      ),
    ).toContain('through the gate');
  });

  it('keeps the most salient within its limit, in page order', () => {
    expect(shown('Probation Institute, Parole Board', 1)).toEqual(['Parole Board']);
  });

  it('takes terms of two archives apart', () => {
    const both = [
      { start: 0, end: 12, term: 2, archive: 'a' },
      { start: 13, end: 25, term: 2, archive: 'b' },
    ];
    expect(chooseShown(both, () => TERMS[2]!, 'Parole Board Parole Board')).toEqual(both);
  });
});
