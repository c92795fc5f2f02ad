import { expect, it } from 'vitest';
import { type GlossaryReading, readGlossary } from '../../../../lib/terms/index.ts';

function read(text: string): GlossaryReading {
  const result = readGlossary(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const terms = (text: string) => read(text).glossary.entries.map(({ term }) => term);
const places = (text: string) => read(text).notes.map(({ place }) => place);

it('reads every column of a CSV', () => {
  const { glossary, leftOut, notes } = read(
    'term,aliases,kind,expansion,definition,source,ambiguous\n' +
      'SPO,Seniors|Team seniors,acronym,Senior Probation Officer,The head of a team.,An Act,yes\n',
  );
  expect(glossary.entries).toEqual([
    {
      term: 'SPO',
      aliases: ['Seniors', 'Team seniors'],
      kind: 'acronym',
      expansion: 'Senior Probation Officer',
      definition: 'The head of a team.',
      source: 'An Act',
      ambiguous: true,
    },
  ]);
  expect({ leftOut, notes }).toEqual({ leftOut: 0, notes: [] });
});

it('reads the header of a CSV before its columns', () => {
  const { glossary, notes } = read(
    '#name,Ours\n#licence,CC0\n#fits at least,2\n#fits,boats|harbour\n\nterm,kind\nTug,topic\n',
  );
  expect(glossary).toMatchObject({
    name: 'Ours',
    licence: 'CC0',
    attribution: '',
    fits: { atLeast: 2, of: ['boats', 'harbour'] },
  });
  expect(notes).toEqual([]);
});

it.each([
  ['a byte order mark', '\ufeffterm,kind\nTug,topic\n'],
  ['semicolons', 'term;kind;definition\nTug;topic;Pulls, and pushes.\n'],
  ['tabs', 'term\tkind\nTug\ttopic\n'],
  ['a hint for a spreadsheet', 'sep=;\nterm;kind\nTug;topic\n'],
  ['carriage returns', 'term,kind\rTug,topic\r'],
  ['Windows line ends', 'term,kind\r\nTug,topic\r\n'],
  ['columns in any order and case', 'Kind, TERM \nTopic,Tug\n'],
  ['empty lines', '\n\nterm,kind\n\n,\nTug,topic\n\n'],
  ['one column', 'term\nTug'],
  ['a header that says "term"', '#name,term\nterm,kind\nTug,topic\n'],
])('reads a CSV with %s', (_, text) => {
  expect(terms(text)).toEqual(['Tug']);
  expect(places(text)).toEqual([]);
});

it('reads line breaks and control characters in cells as spaces', () => {
  const [entry] = read('term,definition\n"Tug","It\r\npulls\u0000  on."\n').glossary.entries;
  expect(entry?.definition).toBe('It pulls on.');
});

it('takes markup in cells for text', () => {
  const cell = '<img src=x onerror=alert(1)>&amp;';
  const [entry] = read(`term,definition\n<b>Tug</b>,${cell}\n`).glossary.entries;
  expect(entry).toMatchObject({ term: '<b>Tug</b>', definition: cell });
});

it('takes the guard from cells that a spreadsheet would run, and no other apostrophe', () => {
  const { entries } = read("term,definition\n'=Tug,'-1\n'''+x,'tis\n").glossary;
  expect(entries.map(({ term, definition }) => [term, definition])).toEqual([
    ['=Tug', '-1'],
    ["''+x", "'tis"],
  ]);
});

it('keeps separators within aliases that are escaped', () => {
  const [entry] = read('term,aliases\nTug,a\\|b| c\\d ||e\\\\|f\n').glossary.entries;
  expect(entry?.aliases).toEqual(['a|b', 'c\\d', 'e\\', 'f']);
});

it('gives a kind to entries without one', () => {
  const { entries } = read('term,expansion\nTug,\nRIB,Rigid inflatable boat\n').glossary;
  expect(entries.map(({ kind }) => kind)).toEqual(['topic', 'acronym']);
});

it('names unknown columns once and ignores them', () => {
  const text = 'term,colour,__proto__\nTug,red,x\nRIB,grey,y\n';
  expect(places(text)).toEqual(['column "colour"', 'column "__proto__"']);
  expect(Object.keys(read(text).glossary.entries[0] ?? {})).not.toContain('colour');
  expect(({} as Record<string, unknown>).colour).toBeUndefined();
});

it.each([
  ['no term', ',topic', 'no term'],
  ['no letter in its term', '"--",topic', 'neither letter nor digit'],
  ['an unknown kind', 'Bad,colour', 'kind is none of'],
  ['too many cells', 'Bad,topic,no,of course, not', 'more cells'],
  ['an unknown yes', 'Bad,topic,perhaps', 'neither yes nor no'],
  ['a term of a page', `${'x'.repeat(201)},topic`, 'longer than 200'],
  ['the same meaning again', 'One,topic', 'stands in line 2'],
  ['a quote that nobody closes', 'Bad,"topic', 'not closed'],
  ['a quote that closes in a later line', '"Bad,topic\nTwo,"topic"\nBad again,"', 'not closed'],
])('leaves out a line with %s, names it and reads on', (_, line, why) => {
  const text = `term,kind,ambiguous\nOne,topic\n${line}\nThree,topic\n`;
  expect(terms(text)).toEqual(expect.arrayContaining(['One', 'Three']));
  const { leftOut, notes } = read(text);
  expect(leftOut).toBe(notes.length);
  expect(notes[0]?.place).toBe('line 3');
  expect(notes[0]?.message).toContain(why);
  expect(notes.length).toBeLessThanOrEqual(2);
});

it('counts the lines that quoted cells take', () => {
  expect(places('#name,"a\nb"\nterm,kind\n"One\n\n",topic\n,topic\n')).toEqual(['line 7']);
});

it('keeps the words of a stray quote within a line', () => {
  const [entry] = read('term,definition\nTug,"A "tug" pulls."\n').glossary.entries;
  expect(entry?.definition).toBe('A "tug" pulls.');
});

it('marks terms with several meanings, whatever their file says', () => {
  const { entries } = read('term,expansion\nPI,One thing\nTug,\nPI,Another thing\n').glossary;
  expect(entries.map(({ ambiguous }) => ambiguous)).toEqual([true, false, true]);
});

it('reads JSON with a header, and a bare list', () => {
  const entry = { term: 'Tug', kind: 'topic' };
  const { glossary } = read(JSON.stringify({ name: 'Ours', entries: [entry] }));
  expect(glossary).toMatchObject({ name: 'Ours', fits: { of: [] }, entries: [entry] });
  expect(terms(JSON.stringify([entry]))).toEqual(['Tug']);
});

it('leaves out bad entries of JSON and reads on', () => {
  const text = `{ "fits": 5, "__proto__": { "x": 1 }, "entries": [
    { "term": "One", "__proto__": { "y": 1 }, "colour": "red" },
    null, 5, { "term": 7 }, { "term": "Bad", "aliases": "a" }, { "term": "Bad", "kind": "x" },
    { "term": "Bad", "ambiguous": "yes" }, { "term": "constructor" }, { "term": "__proto__" } ] }`;
  expect(terms(text)).toEqual(['One', 'constructor', '__proto__']);
  expect(places(text)).toEqual([
    ...[2, 3, 4, 5, 6, 7].map(no => `entry ${no}`),
    'field "__proto__"',
    'field "colour"',
    'header',
  ]);
  expect(read(text).leftOut).toBe(6);
});

it.each([
  ['nothing', '', 'empty-file'],
  ['a byte order mark alone', '\ufeff \n', 'empty-file'],
  ['JSON that breaks off', '{"entries": [{"term": "A"}', 'damaged'],
  ['JSON of something else', '{"posts": []}', 'unknown-format'],
  ['a table of something else', 'name,price\nTug,5\n', 'unknown-format'],
  ['a text', 'A tug is a boat that pulls others.', 'unknown-format'],
  ['nothing but bad lines', 'term,kind\n,topic\n,topic\n', 'damaged'],
])('fails on %s', (_, text, code) => {
  const result = readGlossary(text);
  expect(result.ok ? null : result.error.code).toBe(code);
});

it('is content with no entries', () => {
  expect(terms('term,kind\n')).toEqual([]);
  expect(terms('{"entries": []}')).toEqual([]);
});

it('reads 100,000 lines, and names only the first bad ones of many', () => {
  const lines = Array.from({ length: 100_000 }, (_, i) => (i % 2 ? `T${i},topic` : `T${i},colour`));
  const { glossary, leftOut, notes } = read(`term,kind\n${lines.join('\n')}`);
  expect(glossary.entries).toHaveLength(50_000);
  expect(leftOut).toBe(50_000);
  expect(notes).toHaveLength(200);
});

it('reads on after each of many quotes that a later line closes', () => {
  const { glossary, leftOut } = read(`term,kind\n${'Bad,"topic\n"Good",""\n'.repeat(5_000)}`);
  expect(glossary.entries.map(({ term }) => term)).toEqual(['Good']);
  expect(leftOut).toBe(9_999);
});

it('does not search a long text again for each of its unclosed quotes', () => {
  const { glossary, leftOut } = read(`term,kind\nOne,topic\n${'Bad,"topic\n'.repeat(99_999)}`);
  expect(glossary.entries).toHaveLength(1);
  expect(leftOut).toBeGreaterThan(0);
});
