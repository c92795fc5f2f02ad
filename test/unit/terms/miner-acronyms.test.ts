import { describe, expect, it } from 'vitest';
import { minedTerms } from '../../../lib/terms/index.ts';
import { mined, stateOf } from './mined.ts';

describe('explained without brackets', () => {
  it.each([
    ['a colon', 'KLM: Known Lantern Measure, which is new.', 'KLM', 'Known Lantern Measure'],
    ['an equals sign', 'PW = pavement warden', 'PW', 'pavement warden'],
    ['a dash', 'ROTB – Release on Tidal Bail', 'ROTB', 'Release on Tidal Bail'],
    ['an article', 'QRM: a Quay Repair Mandate. TSW: Tide Wall', 'QRM', 'Quay Repair Mandate'],
    ['a verb', 'In a letter a PX is a Pier Xylophone, they say.', 'PX', 'Pier Xylophone'],
    [
      '"stands for"',
      'It said that QQT stands for quick quay transport.',
      'QQT',
      'quick quay transport',
    ],
    [
      '"or" behind',
      'Boat and Allied Services Scheme, or BASS, was run by them.',
      'BASS',
      'Boat and Allied Services Scheme',
    ],
    ['"known as" behind', 'The Sea Forum, known as SF, met.', 'SF', 'Sea Forum'],
    [
      'a comma',
      'Nafo, the National Association of Ferry Officers, met. We know Nafo.',
      'Nafo',
      'National Association of Ferry Officers',
    ],
    ['a plural', 'PFGs: Pier Family Guides', 'PFG', 'Pier Family Guide'],
  ])('by %s', (_, text, name, expansion) => {
    expect(mined([text]).get(name)?.expansion).toBe(expansion);
  });

  it.each([
    ['other initials', 'PDX: the Quay Board, and so PDX – to be done. PDX is a poor deal. PDX.'],
    ['a sentence', 'The PDX was put down, or PDX, they said. A PDX, the poor devils say, is it.'],
    ['a joke', 'I had a PDX = pretty dull. A PDX. The PDX.'],
  ])('is not by %s', (_, text) => {
    expect(mined([text]).get('PDX')?.expansion ?? null).toBeNull();
  });
});

it('takes the long form from its first word', () => {
  const text = 'A letter from Shared Systems Connected Limited (SSCL) came.';
  expect(mined([text]).get('SSCL')?.expansion).toBe('Shared Systems Connected Limited');
});

it('reads a small first letter, a number behind a hyphen, and one behind a blank', () => {
  const found = mined([
    'It is in National Dockus (nDockus), and nDockus was slow.',
    'After TUG-2, which was older, people were given TUG-3 instead. Nobody understood TUG-3 there.',
    'Without Dockus nobody can work, and with Dockus nobody does.',
    'My eQuays login failed, and eQuays again. Since nDockus was down they liked TUG-3 better than COVID-19 or COVID-19.',
    'Pier Instruction (PI) 05/2014 was withdrawn. See PI 05/2014, eQuays said.',
  ]);
  expect(found.get('nDockus')?.expansion).toBe('National Dockus');
  expect(found.get('nDockus')?.aliases).toContain('Dockus');
  expect(found.has('Dockus')).toBe(false);
  expect(found.get('eQuays')?.kind).toBe('acronym');
  expect(found.get('TUG-3')?.kind).toBe('acronym');
  expect(found.has('COVID-19')).toBe(false);
  const instruction = minedTerms(stateOf(['A Pier Instruction (PI). See PI 05/2014.']))[0];
  expect(instruction?.aliases).toContain('PI 05/2014');
});

describe('a word of the language in capitals', () => {
  it.each([
    ['where names stand', ['JUSTICE, the law people, met.', 'Good for JUSTICE, and justice too.']],
    [
      'that speaks',
      ['The charity JUSTICE said no.', 'A paper by JUSTICE, at last. Justice is justice.'],
    ],
    [
      'in lists',
      [
        'Nago, JUSTICE and TWU agree.',
        'From Nago, JUSTICE and others.',
        'Ask Nago, JUSTICE, anyone.',
      ],
    ],
  ])('is a body %s', (_, texts) => {
    expect(mined(texts).get('JUSTICE')?.kind).toBe('body');
  });
  it('is one, and its press spelling with it, where it is hardly ever small', () => {
    const found = mined([
      'We told UNISON so. The UNISON branch met Unison.',
      'It was UNISON again; ask Unison.',
      'From UNISON came no word. A man of UNISON left.',
      'They sang in unison.',
    ]);
    expect(found.get('UNISON')?.aliases).toEqual(['Unison']);
    const small = Array.from({ length: 3 }, () => 'They sang in unison.');
    expect(mined(['Ask UNISON, UNISON, UNISON, UNISON or UNISON.', ...small]).size).toBe(0);
  });
  it('is none where somebody shouts', () => {
    const found = mined([
      'We want JUSTICE now. It is about MONEY, and nothing but MONEY, they NEVER listen.',
      'This is ABOUT JUSTICE. They want MONEY. NEVER, I say, NEVER, will it be MONEY for us.',
    ]);
    expect([...found.keys()]).toEqual([]);
  });
});

describe('spellings', () => {
  it.each([
    ['MoQ: Ministry of Quays', 'MoQ', ['MOQ']],
    ['Nafo, the National Association of Ferry Officers, met. We know Nafo.', 'Nafo', ['NAFO']],
    [
      'HMQPS: His Majesty’s Quay and Pier Service',
      'HMQPS',
      ['Hmqps', 'HM Quay and Pier Service', 'Her Majesty’s Quay and Pier Service'],
    ],
    ['PXT: Pier Xylophone Team', 'PXT', []],
    // A word: "Rapid" begins many a sentence.
    ['RAPID: Rowers Aiding Pilots In Docks', 'RAPID', []],
  ])('of %s', (text, name, aliases) => {
    const term = mined([text]).get(name);
    expect(term?.aliases.filter(alias => alias !== term.expansion)).toEqual(aliases);
  });
});

describe('several meanings', () => {
  it('are terms of one name where the archive tells each', () => {
    const terms = minedTerms(
      stateOf([
        'A PI is a Pier Instruction, which you follow. The Pier Instruction was late.',
        'At a conference PI is the Pilots Institute. The Pilots Institute met, and a Pilots Institute.',
        'So Pier Instruction and Pilots Institute; PI and PI.',
      ]),
    );
    expect(terms.map(({ name, expansion }) => [name, expansion])).toEqual([
      ['PI', 'Pilots Institute'],
      ['PI', 'Pier Instruction'],
    ]);
  });
  it('are one where they differ by a year, or by who reigned', () => {
    const terms = minedTerms(
      stateOf([
        'The Pilot Reform Act 2014 (PRA) and the Pilot Reform Act (PRA).',
        'HMQS (Her Majesty’s Quay Service) was HMQS (His Majesty’s Quay Service).',
      ]),
    );
    expect(terms.map(({ name }) => name).sort()).toEqual(['HMQS', 'PRA']);
  });
  it('are found by initials where nobody writes them out', () => {
    const found = mined([
      'Ask a Pier Officer. The Pier Officer, a PO, knew. A PO, our PO.',
      'One Pier Officer of ours. Three POs and a PO.',
      'Two POs. I saw a PO and the Pier Officer. PO. Our PO.',
      'My PO said so.',
    ]);
    expect(found.get('PO')?.expansion).toBe('Pier Officer');
  });
});

it('leaves out what everybody knows, and what only stands before names', () => {
  const found = mined([
    ...Array.from({ length: 30 }, (_, no) => `Number ${no} is here.`),
    'Somebody from the BBC asked an MP what he thought about HMP Quay, and then about HMI Piers.',
    'Another MP told the BBC nothing. Their CEO had come to the AGM from HMP Quay, with HMI Piers.',
    'The CEO, whoever that was, said at an AGM that the BBC were listening, as was every MP there.',
  ]);
  expect([...found.keys()].sort()).toEqual(['HMI Piers', 'HMP Quay']);
});
