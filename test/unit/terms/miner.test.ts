import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mergeAllMined, mergeMined, minedTerms } from '../../../lib/terms/index.ts';
import { expectLinear } from '../linear.ts';
import { mined, stateOf } from './mined.ts';

describe('acronyms', () => {
  it.each([
    [
      'long form first',
      'We met the community rehabilitation companies (CRCs) twice.',
      'CRC',
      'community rehabilitation company',
    ],
    [
      'short form first',
      'They told HMPPS (His Majesty’s Prison and Probation Service) so.',
      'HMPPS',
      'His Majesty’s Prison and Probation Service',
    ],
    [
      'inner letters',
      'It used the Offender Assessment System (OASys) again.',
      'OASys',
      'Offender Assessment System',
    ],
    [
      'a word as acronym',
      'It is the union National Association of Probation Officers (Napo) now.',
      'Napo',
      'National Association of Probation Officers',
    ],
  ])('reads %s', (_, text, name, expansion) => {
    const found = mined([text, `Then ${name} and ${name} and ${name} again.`]).get(name);
    expect(found).toMatchObject({ kind: 'acronym', expansion });
  });

  it('takes nothing for an expansion that is none', () => {
    const found = mined([
      'He said it (PQR) and went. The PQR, a PQR.',
      'One PQR more (see below).',
    ]);
    expect(found.get('PQR')?.expansion).toBeNull();
  });

  it('merges spellings, plural and long form into one term', () => {
    const found = mined([
      'The National Offender Management Service (NOMS) said so; NOMS did, and NOMS will.',
      'Nobody at Noms or in NOMS knew what Noms wanted.',
      'So the National Offender Management Service wrote to NOMS.',
    ]);
    expect(found.get('NOMS')?.aliases).toEqual(
      expect.arrayContaining(['Noms', 'National Offender Management Service']),
    );
    expect([...found.keys()]).toEqual(['NOMS']);
  });

  it('leaves alone shouting, usage, roman numerals and words of the language', () => {
    const found = mined([
      'THIS IS A DISGRACE AND NOTHING ELSE',
      'We did NOT like it, NOT at all, and NEVER will; part III and part III of III, OK? OK. OK.',
      'The PM said NOT now, in part III, on TV and TV. You NEVER NEVER learn, never.',
    ]);
    expect([...found.keys()]).toEqual([]);
  });

  it('finds letters that are never explained, by one name with these initials', () => {
    const found = mined([
      'They sent it to the Ministry of Truth, and the Ministry of Truth to us. MoT staff laughed.',
      'Now MoT and MoT again.',
    ]);
    expect(found.get('MoT')).toMatchObject({ expansion: 'Ministry of Truth' });
  });
});

describe('people', () => {
  const found = mined([
    'We met Justice Secretary David Gauke; later Gauke said no.',
    'A letter from Mr Gauke and from Zebedee Quibble came. I like Lord Ramsbotham.',
    'Then Chris Smith and Anna Smith spoke, and Smith was cheered.',
  ]);
  it('knows them by title or given name, the role left out', () => {
    expect(found.get('David Gauke')).toMatchObject({ kind: 'person', aliases: ['Gauke'] });
    expect(found.get('Lord Ramsbotham')?.kind).toBe('person');
    expect(found.has('Justice Secretary David Gauke')).toBe(false);
  });
  it('gives no surname to one of two', () => {
    expect(found.get('Chris Smith')?.aliases).toEqual([]);
    expect(found.get('Anna Smith')?.aliases).toEqual([]);
  });
});

describe('names', () => {
  const found = mined([
    'Yesterday the Parole Board met. However Sodexo left; staff at Sodexo wrote to Sodexo.',
    'However it went, the Parole Board and Home Office knew. Our Parole Board! See HMP Leeds.',
    'Probation officers wrote. Probation matters, and probation staff know. I know Sodexo and the Home Office.',
    'The Police, Crime, Sentencing and Courts Bill passed, and the Criminal Justice Act 2003 stayed.',
    'On Monday ReplyDelete wrote http://example.org/Foo/Foo and Foo.Bar@Example.org on Monday, in July.',
  ]);
  it.each([
    ['Parole Board', 'body'],
    ['Home Office', 'body'],
    ['Sodexo', 'topic'],
    ['HMP Leeds', 'place'],
    ['Police, Crime, Sentencing and Courts Bill', 'policy'],
    ['Criminal Justice Act 2003', 'policy'],
  ])('%s is of kind %s', (name, kind) => {
    expect(found.get(name)?.kind).toBe(kind);
  });
  it.each([
    'However',
    'Yesterday',
    'Probation',
    'Monday',
    'July',
    'ReplyDelete',
    'Foo',
    'Our Parole Board',
    'Parole Board and Home Office',
  ])('%s is none', name => {
    expect(found.has(name)).toBe(false);
  });
  it('counts a paragraph that is quoted again once', () => {
    const text = 'As the Enterprise Forum of Nowhere said to Zanzibar Holdings in that letter.';
    const state = stateOf([text, text, text]);
    expect(state.names.counts[0]).toBe(1);
  });
  it('counts once what every post of a blog ends with', () => {
    const foot = 'Yours, Zeb Quill\nThe Ladder Forum\nHarbour Watch\nNewer Post · Older Post';
    const posts = Array.from(
      { length: 12 },
      (_, no) => `Number ${no} met the Quay Board.\n${foot}`,
    );
    const state = stateOf(posts);
    const count = (name: string) => state.names.counts[state.names.keys.indexOf(name) * 3];
    expect(count('Ladder Forum')).toBe(1);
    expect(count('Harbour Watch')).toBe(1);
    expect(count('Quay Board')).toBe(12);
    expect(mined(posts).has('Zeb Quill')).toBe(false);
    expect(minedTerms(state)[0]?.name).toBe('Quay Board');
  });
  it('takes the labels of the blog', () => {
    const terms = mined(['Nothing here.', 'Nor here.'], ['Community Payback', 'prison']);
    expect(terms.get('Community Payback')?.kind).toBe('topic');
    expect(terms.has('prison')).toBe(false);
  });
});

it('gives the same terms however the documents were split, and stays plain data', () => {
  const texts = [
    'The Parole Board met David Gauke at the Ministry of Justice (MoJ).',
    'Then MoJ and the Parole Board spoke to Gauke about CRCs.',
    'A CRC is a CRC, said the Ministry of Justice to the CRC.',
  ];
  const whole = stateOf(texts);
  const parts = texts.map(text => stateOf([text]));
  const folded = parts.reduce((a, b) => mergeMined(a, b));
  expect(minedTerms(folded)).toEqual(minedTerms(whole));
  expect(minedTerms(mergeAllMined(parts))).toEqual(minedTerms(whole));
  expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
});

it('gives the same terms in whatever order the states come', () => {
  const texts = [
    'The Quay Board met Jana Žitko, its chair. A PI is a Pier Instruction, and PI 05/2014 is one.',
    'At sea PI is the Pilots Institute. The Pilots Institute met Ken Plover and Kenneth Plover.',
    'JUSTICE, the law people, met; a paper by JUSTICE, and the consultation “Safer Quays”.',
    'HM Quay Service and His Majesty’s Quay Service (HMQS), Žitko said. Good for JUSTICE, too.',
    'The Quay Service became the Pier Service. The Pier Instruction and the Pilots Institute.',
  ];
  const parts = texts.map(text => stateOf([text]));
  const plain = (states: readonly (typeof parts)[number][]) =>
    minedTerms(mergeAllMined(states)).map(term => ({ ...term, aliases: [...term.aliases].sort() }));
  const whole = plain(parts);
  expect(whole.length).toBeGreaterThan(6);
  expect(plain(parts.toReversed())).toEqual(whole);
  expect(plain([...parts.slice(2), ...parts.slice(0, 2)])).toEqual(whole);
});

it('merges states of before there were signs and renamings', () => {
  const whole = stateOf([
    'The Parole Board met. Then the Parole Board wrote to Mr Vole, and Vole said no.',
  ]);
  const { signs, renames, ...older } = stateOf(['A Parole Board and its Parole Board.']);
  expect(signs?.keys.length).toBe(0);
  expect(renames?.keys.length).toBe(0);
  const merged = mergeMined(older, whole);
  expect(merged.signs).toEqual(whole.signs);
  expect(minedTerms(merged)).toEqual(
    minedTerms(mergeMined({ ...older, signs: older.labels }, whole)),
  );
});

it('keeps the most salient where there is a limit', () => {
  const state = stateOf([
    'The Parole Board, the Home Office, the Parole Board.',
    'A Parole Board.',
  ]);
  expect(minedTerms(state, { limit: 1 }).map(({ name }) => name)).toEqual(['Parole Board']);
});

const ARCHIVE = '../shared/archive';

it.skipIf(!existsSync(ARCHIVE))('knows a real blog (needs ../shared/archive)', () => {
  const texts = readdirSync(ARCHIVE).flatMap(file =>
    readFileSync(`${ARCHIVE}/${file}`, 'utf8').split(
      /\n(?=\w+day, \d+ \w+ \d{4}\n)|\n(?= {2}\d+\. )/,
    ),
  );
  const terms = mined(texts);
  expect(terms.get('CRC')?.expansion).toBe('Community Rehabilitation Company');
  expect(terms.get('NPS')?.expansion).toBe('National Probation Service');
  expect(terms.get('Chris Grayling')?.aliases).toContain('Grayling');
  expect(terms.get('NOMS')?.aliases).toContain('Noms');
  for (const noise of ['ReplyDelete', 'Delete', 'Replies', 'Anonymous', 'The', 'Tuesday', 'UK']) {
    expect(terms.has(noise)).toBe(false);
  }
});

describe('takes no more than its time', () => {
  it.each([
    ['quotation marks that never close', '“Aa ', ''],
    ['titles that never close', 'the report “Aa bb ', ''],
    ['brackets that close once', '(', ')'],
  ])('with %s', (_, unit, end) => {
    expectLinear(size => stateOf([unit.repeat(size / unit.length) + end]));
  });
});
