import { describe, expect, it } from 'vitest';
import { mined } from './mined.ts';

describe('people', () => {
  it('may be called by a month', () => {
    const found = mined([
      'A letter by Theresa May came in May, and it may be that Theresa May meant it. In May 2019.',
      'Then on 3 May it may rain, wrote Mr March in March.',
    ]);
    expect(found.get('Theresa May')?.kind).toBe('person');
    expect([...found.keys()]).toEqual(['Theresa May']);
  });

  it.each([
    [
      'an office behind',
      ['Jana Žitko, its secretary general, opened it.', 'Here came Jana Žitko again.'],
    ],
    [
      'speaking',
      ['Jana Žitko came. We saw Jana Žitko.', 'Then Žitko said no, and Žitko told us why.'],
    ],
    ['an office before', ['The minister met Governor Jana Žitko in the yard.']],
  ])('may have a given name that no list has: %s', (_, texts) => {
    expect(mined(texts).get('Jana Žitko')?.kind).toBe('person');
  });

  it('are not bodies that speak', () => {
    const found = mined([
      'Harbour Forum said no. Kestrel Links told us so, and the Harbour Forum asked.',
      'Petty Strand said it. At Petty Strand, and near Petty Strand.',
    ]);
    expect([...found.values()].filter(({ kind }) => kind === 'person')).toEqual([]);
  });

  it('of one surname leave it to the page whose it is, and it is no term by itself', () => {
    const found = mined([
      'We met Kenneth Plover and Peter Plover.',
      'I knew Plover, and then Plover left. They say Plover shouted.',
    ]);
    expect([...found.keys()].sort()).toEqual(['Kenneth Plover', 'Peter Plover']);
  });

  it('are one under a short name and a long one', () => {
    const found = mined([
      'Kenneth Plover came. We like Ken Plover.',
      'I know Plover and Ken Plover.',
    ]);
    expect([...found.keys()]).toEqual(['Kenneth Plover']);
    expect(found.get('Kenneth Plover')?.aliases).toEqual(['Ken Plover', 'Plover']);
  });

  it('are one with a possessive that lost its apostrophe', () => {
    const found = mined([
      'We heard Anna Plovers statement. Then Anna Plover left.',
      'We heard David Kestrels speech, and Mary Kestrel.',
    ]);
    expect([...found.keys()].sort()).toEqual(['Anna Plover', 'David Kestrels', 'Mary Kestrel']);
  });

  it('in an office of a body are not the body', () => {
    const found = mined(['I asked the Director-General of the Quay Service to come. They came.']);
    expect([...found.values()].filter(({ kind }) => kind === 'body')).toEqual([]);
  });

  it('keep a surname that is a given name where it stands alone', () => {
    const found = mined(['We met Ian Lawrence.', 'I like Ian Lawrence, and I told Lawrence so.']);
    expect(found.get('Ian Lawrence')?.aliases).toEqual(['Lawrence']);
  });

  it.each([
    [
      'Dame Anne Plover came, and Dame Anne spoke of Plover.',
      'Dame Anne Plover',
      ['Plover', 'Anne Plover', 'Dame Anne'],
    ],
    ['Lord James Plover came.', 'Lord James Plover', ['James Plover', 'Lord Plover']],
    ['the then Quays Minister Rory Plover and, later, Plover', 'Rory Plover', ['Plover']],
  ])('have titles and offices: %s', (text, name, aliases) => {
    const found = mined([`We wrote: ${text}`]);
    expect([...found.keys()]).toEqual([name]);
    expect([...(found.get(name)?.aliases ?? [])].sort()).toEqual([...aliases].sort());
  });
});

describe('bodies and policies', () => {
  it.each([
    ['an apostrophe', 'I wrote to the Pilots’ Association today.', 'Pilots’ Association', 'body'],
    [
      'an apostrophe and a word',
      'Ask the Sailors’ Advice Service today.',
      'Sailors’ Advice Service',
      'body',
    ],
    ['"on"', 'He was out on Release on Tidal Licence then.', 'Release on Tidal Licence', 'policy'],
    ['"in"', 'They had Kestrel in Partnership downstairs.', 'Kestrel in Partnership', 'body'],
    ['"for"', 'Skills for Quays came. Skills for Quays left.', 'Skills for Quays', 'topic'],
    ['a saint', 'St Giles Trust sent one.', 'St Giles Trust', 'body'],
    [
      'a head before "for"',
      'A League for Penal Reform. The Quay League for Penal Reform met.',
      'Quay League for Penal Reform',
      'body',
    ],
  ])('have %s', (_, text, name, kind) => {
    expect(mined([text]).get(name)?.kind).toBe(kind);
  });

  it('are cut where two names only stand together', () => {
    const found = mined([
      'The Quay Board in Leeds met the Ferry Council in Whitmere. We saw the Quay Board on Tuesday.',
      'Then the Quay Board and the Ferry Council met.',
      'Those were the Sodals’ Harbour days.',
    ]);
    expect([...found.keys()].sort()).toEqual(['Ferry Council', 'Quay Board']);
  });

  it('of one word are known when they are never written small', () => {
    const found = mined([
      'They go to Kaizo and Marlinspike next. The shelter is Grapnel, with a shelf.',
      'I did Kaizo once. It was MTGnovo who ran it. A shelf and a Shelf; a Shelf is a shelf.',
    ]);
    expect([...found.keys()].sort()).toEqual(['Kaizo', 'MTGnovo']);
  });

  it('are one under a short name and a long one', () => {
    const found = mined([
      'The Quay League met. A paper of the Quay League for Penal Reform. I like the Quay League.',
      'Kestrel in Partnership had a poster, and they asked what Kestrel wanted.',
    ]);
    expect([...found.keys()].sort()).toEqual(['Kestrel in Partnership', 'Quay League']);
    expect(found.get('Quay League')?.aliases).toEqual(['Quay League for Penal Reform']);
    expect(found.get('Kestrel in Partnership')?.aliases).toEqual(['Kestrel']);
  });

  it('are one whoever reigns, and without an apostrophe', () => {
    const found = mined([
      'The HM Quay Service met. The Her Majesty’s Quay Service met, and His Majesty’s Quay Service too.',
      'See HMI Piers, which is His Majesty’s Inspectorate of Piers. I met the Pilots’ Association.',
    ]);
    expect(found.size).toBe(3);
    const forms = [...found.values()].flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(forms).toEqual(
      expect.arrayContaining([
        'HM Quay Service',
        'Her Majesty’s Quay Service',
        'HMI Piers',
        'HM Inspectorate of Piers',
        'Pilots Association',
      ]),
    );
  });

  it.each([
    [
      'The consultation called ‘Mending piers, building trust’ is out.',
      'Mending piers, building trust',
    ],
    ['Its white paper, “Safer Harbours”, is out.', 'Safer Harbours'],
    ['He read the report "A Strategy for Quays" twice.', 'A Strategy for Quays'],
  ])('are titles in quotation marks: %s', (text, name) => {
    expect(mined([text]).get(name)?.kind).toBe('policy');
  });
  it('are no other quotations', () => {
    expect([
      ...mined([
        'He said to the report, ‘Not again’. She called it “Rather dull”, and left.',
      ]).keys(),
    ]).toEqual([]);
  });
});

it('leaves out what all the news is full of', () => {
  const text =
    'The Secretary of State and the Prime Minister lost the General Election. A grade: Needs Improvement. In Kent. An Iraqi and two Afghans came from Poland. The Tories and the Liberal Democrats told Whitehall so.';
  const found = mined([text, text.replace('lost', 'won'), `Then: ${text}`]);
  expect([...found.keys()]).toEqual([]);
});
