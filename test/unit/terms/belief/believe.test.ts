import { describe, expect, it } from 'vitest';
import {
  type BelievableTerm,
  believe,
  type CompilableTerm,
  compileTerms,
  matchPage,
  openDictionary,
  termKey,
  type WordMeaning,
} from '../../../../lib/terms/index.ts';

type Given = Partial<BelievableTerm> & { readonly name: string };
const term = (given: Given): BelievableTerm & CompilableTerm => ({
  kind: 'body',
  aliases: [],
  expansion: null,
  origin: 'mined',
  ...given,
});
/** An invented archive on lighthouses; its companies and keepers have names that are words, too. */
const TERMS = [
  { name: 'Beacon Authority' },
  { name: 'Lantern Inspectorate', aliases: ['Northern Lantern Inspectorate'] },
  {
    name: 'NLS',
    kind: 'acronym',
    aliases: ['National Lamp Service'],
    expansion: 'National Lamp Service',
  },
  { name: 'KI', kind: 'acronym', aliases: ['Keepers Institute'], expansion: 'Keepers Institute' },
  { name: 'Keeping Instruction', kind: 'policy', aliases: ['KI'] },
  { name: 'MoL', kind: 'acronym', aliases: ['Ministry of Lamps'], expansion: 'Ministry of Lamps' },
  { name: 'WICKS', kind: 'acronym', expansion: 'Wick Inspection and Cleaning Standard' },
  { name: 'CARE', kind: 'acronym', expansion: 'Coast and Reef Education' },
  { name: 'Shelter' },
  { name: 'Open Doors' },
  { name: 'Night Shift Review', kind: 'policy' },
  { name: 'Anna Pellworth', kind: 'person', aliases: ['Pellworth'] },
  { name: 'Martin Jones', kind: 'person', aliases: ['Jones'] },
  { name: 'Theresa May', kind: 'person', aliases: ['May'] },
  { name: 'Peter Straw', kind: 'person' },
  { name: 'Straw', kind: 'topic' },
  { name: 'Stormgard' },
  { name: 'Kent', kind: 'place' },
  { name: 'Lamp Programme', kind: 'policy', ambiguous: true },
  { name: 'STROBE', kind: 'topic' },
  { name: 'SoS', kind: 'acronym', expansion: 'Secretary of State' },
] satisfies Given[];
const ALL = TERMS.map(term);
const dictionary = openDictionary(
  compileTerms(ALL, ['lantern', 'lighthouse', 'keeper', 'foghorn']),
);

function believed(text: string, meanings: readonly WordMeaning[] = []): string[] {
  const { mentions, subject } = matchPage(dictionary, text);
  const found = believe({ text, mentions, subject, termOf: no => ALL[no]!, meanings });
  return found.map(({ start, end, term: no }) => {
    const surface = text.slice(start, end);
    return surface === ALL[no]!.name ? surface : `${surface}=${ALL[no]!.name}`;
  });
}

/** Two sure terms: any page with them is on the subject. */
const ON = 'The Beacon Authority wrote to the Lantern Inspectorate about a lighthouse.';
const onTopic = (text: string) => believed(`${ON} ${text}`).slice(2);

describe('a page of another subject', () => {
  it.each([
    ['acronyms', 'The NLS (a lever) and a KI were sold with WICKS.'],
    ['words that are names', 'Shelter from the rain was found in Straw Street in May.'],
    ['a surname', 'Pellworth bowled eleven overs and Jones six.'],
    ['somebody with a name like one', 'The goalkeeper Martin Jones kept a clean sheet.'],
    ['ordinary words with capitals', 'Open doors let in the cold. Open Doors of a car do so too.'],
    ['a town', 'A school in Kent has closed.'],
  ])('has no marks for %s', (_, text) => {
    expect(believed(text)).toEqual([]);
  });

  it.each([
    ['a name that a glossary calls ambiguous', 'The Lamp Programme of the festival is printed.'],
    ['an office of all the news', 'The Secretary of State for Trade flew home.'],
    ['a word in capitals', 'Set the STROBE to nine.'],
    ['a body of another country, in small letters', 'The beacon authority of Nova Town met.'],
    ['one that is only said to be there', 'The Beacon Authority in Dublin met forty times.'],
    ['one behind its nation', 'The Irish Beacon Authority met forty times.'],
    [
      'one on a page of another country',
      'Lights on the coast of Ohio failed, and Texas had none. The Beacon Authority met.',
    ],
  ])('has no mark for %s', (_, text) => {
    expect(believed(text)).toEqual([]);
  });

  it('is one of this country where that is named too', () => {
    const text = 'Lamps from Ohio and Texas are sold in Wales, says the Beacon Authority.';
    expect(believed(text)).toEqual(['Beacon Authority']);
  });

  it('has those that are sure by themselves', () => {
    expect(believed('A letter of the Beacon Authority was sold at auction.')).toEqual([
      'Beacon Authority',
    ]);
  });
});

describe('a page of the subject', () => {
  it.each([
    ['acronyms', 'The NLS and Stormgard agreed.', ['NLS', 'Stormgard']],
    ['acronyms as other papers write them', 'NLS and MOL. WICKS.', ['NLS', 'MOL=MoL', 'WICKS']],
    ['words that are names, by their capital', 'Those at Shelter agreed.', ['Shelter']],
    ['not those words', 'They found shelter. Shelter was dear. Open doors help.', []],
    ['not the words shouted', 'TAKE CARE, said a sign.', []],
    [
      'names in small letters, by a word of the subject',
      'The lantern inspectorate agreed.',
      ['lantern inspectorate=Lantern Inspectorate'],
    ],
    ['two letters', 'A member of the KI said so.', ['KI']],
    ['an ambiguous name', 'The Lamp Programme began.', ['Lamp Programme']],
    ['a word that the archive writes in capitals', 'Each STROBE failed.', ['STROBE']],
    ['an office by its capitals', 'The Secretary of State left.', ['Secretary of State=SoS']],
    ['no office in small letters', 'A secretary of state left.', []],
    [
      'bodies of another country beside it, by what they say together',
      'So did those of Ohio and Texas, says the NLS.',
      ['NLS'],
    ],
    ['no town', 'It stands in Kent.', []],
  ])('has %s', (_, text, found) => {
    expect(onTopic(text)).toEqual(found);
  });

  it('can be told by its words alone', () => {
    const text = 'The keeper of a lighthouse cleans the lantern, says the NLS.';
    expect(believed(text)).toEqual(['NLS']);
    expect(believed('Each lighthouse has a door, says the NLS.')).toEqual([]);
  });
});

describe('what the page itself says an acronym stands for', () => {
  it.each([
    ['is another thing', 'The nonlinear solver (NLS) failed. An NLS may.', []],
    ['is another thing, by apposition', 'The NLS, or Nautical Lifeboat Society, met.', []],
    ['is another thing, by a name', 'The Nautical Life Society met. The NLS is old.', []],
    [
      'is the very thing',
      'The National Lamp Service (NLS) met.',
      ['National Lamp Service=NLS', 'NLS'],
    ],
    [
      'is one of several',
      'The Keeping Instruction (KI) is out. KI 05 said so.',
      ['Keeping Instruction', 'KI=Keeping Instruction', 'KI=Keeping Instruction'],
    ],
    [
      'changes in its course',
      'KI 05, the Keeping Instruction, was read. A kite inspector (KI) came.',
      ['KI=Keeping Instruction', 'Keeping Instruction'],
    ],
    [
      'is what it names in small letters',
      'Every keeping instruction is long. No KI is short.',
      ['keeping instruction=Keeping Instruction', 'KI=Keeping Instruction'],
    ],
    [
      'is new, and of the archive',
      'The Night Shift Review (NSR) is out. NSRs are rare.',
      ['Night Shift Review', 'NSR=Night Shift Review', 'NSRs=Night Shift Review'],
    ],
  ])('%s', (_, text, found) => {
    expect(onTopic(text)).toEqual(found);
  });
});

describe('people', () => {
  it.each([
    [
      'by the surname, after the full name',
      'Anna Pellworth spoke. Pellworth left.',
      ['Anna Pellworth', 'Pellworth=Anna Pellworth'],
    ],
    [
      'by a surname that is a term itself',
      'Peter Straw spoke. Mr Straw left.',
      ['Peter Straw', 'Straw=Peter Straw'],
    ],
    ['not others of the name', 'Gareth Jones spoke. Jones left.', []],
    [
      'each by the last full name',
      'Martin Jones spoke. Jones left. Gareth Jones came; Jones stayed.',
      ['Martin Jones', 'Jones=Martin Jones'],
    ],
    [
      'not the month',
      'Theresa May left in May 2019; on 9 May. May came to power.',
      ['Theresa May'],
    ],
    [
      'with a word for a name',
      'Theresa May spoke, and May’s hat fell. May said so.',
      ['Theresa May', 'May=Theresa May', 'May=Theresa May'],
    ],
    [
      'not a part of a name',
      'Anna Pellworth lives in Pellworth Street; Ryan Pellworth-Hill too.',
      ['Anna Pellworth'],
    ],
    [
      'in a headline above',
      'x\nPELLWORTH LEAVES HER LIGHTHOUSE\nAnna Pellworth left.',
      ['PELLWORTH=Anna Pellworth', 'Anna Pellworth'],
    ],
  ])('are marked %s', (_, text, found) => {
    expect(onTopic(text)).toEqual(found);
  });
});

describe('no mention is', () => {
  it.each([
    ['in an address', 'See https://example.org/NLS/WICKS or www.example.org/Stormgard.'],
    ['in an e-mail address', 'Write to Stormgard@example.org or help@WICKS.example.'],
    ['in the name of a file', 'Open WICKS.pdf or Stormgard_2019.'],
    ['in a longer hash tag or a handle', 'Seen on @Stormgard and #Stormgard_fails.'],
    [
      'in a name of another country',
      'The Scottish Beacon Authority and the Beacon Authority for Northern Ireland.',
    ],
    ['in a longer name', 'The Lamp and Beacon Authority of Shelter Hall; Shelter Island.'],
    ['a part of a code', 'The NLS-3 and WICKS-2 are lamps.'],
    ['of another case', 'The report was by Open doors.'],
  ])('%s', (_, text) => {
    expect(onTopic(text)).toEqual([]);
  });

  it('a hash tag that is the term is one', () => {
    expect(onTopic('Follow #NLS and NLS/WICKS staff, NLS-led.')).toEqual([
      'NLS',
      'NLS',
      'WICKS',
      'NLS',
    ]);
  });
});

describe('the user’s word', () => {
  const key = (name: string) => termKey(ALL.find(one => one.name === name)!);
  it('chooses among the meanings', () => {
    expect(believed(`${ON} A KI.`, [{ word: 'KI', key: key('Keeping Instruction') }]).at(-1)).toBe(
      'KI=Keeping Instruction',
    );
  });
  it('says that a word is none of the archive', () => {
    expect(believed(`${ON} An NLS.`, [{ word: 'NLS', key: null }]).slice(2)).toEqual([]);
  });
  it('says nothing where its term is gone', () => {
    expect(believed(`${ON} An NLS.`, [{ word: 'NLS', key: 'Gone' }]).slice(2)).toEqual(['NLS']);
  });
});

it('the words of a mention may mean something else, which is told', () => {
  const text = `${ON} A KI.`;
  const { mentions, subject } = matchPage(dictionary, text);
  const found = believe({ text, mentions, subject, termOf: no => ALL[no]! }).at(-1)!;
  expect([found.term, ...(found.senses ?? [])].map(no => ALL[no]!.name)).toEqual([
    'KI',
    'Keeping Instruction',
  ]);
});
