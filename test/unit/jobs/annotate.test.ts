import { expect, it } from 'vitest';
import { type ArchiveReader, createAnnotateJob, createLibrary } from '../../../lib/jobs/index.ts';
import type { Term } from '../../../lib/model/index.ts';
import { compileTerms } from '../../../lib/terms/index.ts';

const term = (no: number, name: string): Term => ({
  no,
  name,
  kind: 'body',
  aliases: [],
  expansion: null,
  definition: null,
  formerly: [],
  now: null,
  origin: 'mined',
  muted: false,
  posts: 5,
  comments: 1,
  first: null,
  last: null,
  salience: 0.5,
  years: {},
});

/** As much of a reader as annotating asks for, over terms by archive. */
function readerOf(archives: Record<string, { terms: Term[]; dictionary: ArrayBuffer }>) {
  return {
    archives: async () => Object.keys(archives).map(id => ({ id })),
    dictionary: async (id: string) => archives[id]?.dictionary,
    terms: async (id: string) => archives[id]?.terms ?? [],
    termsByNo: async (id: string, nos: readonly number[]) => nos.map(no => archives[id]?.terms[no]),
  } as Partial<ArchiveReader> as ArchiveReader;
}

it('compiles the dictionary anew where it is damaged or of an older version', async () => {
  const terms = [term(0, 'Harbour Quality Board')];
  const others = [term(0, 'Parole Board')];
  const older = compileTerms(others);
  new Uint32Array(older, 4, 1).fill(1);
  const annotator = createAnnotateJob(
    readerOf({
      damaged: { terms, dictionary: new ArrayBuffer(64) },
      older: { terms: others, dictionary: older },
    }),
  );
  const text = 'The Harbour Quality Board wrote to the Parole Board.';
  const { all } = await annotator.annotate(text);
  expect(all.map(({ archive, start, end }) => [archive, text.slice(start, end)])).toEqual([
    ['damaged', 'Harbour Quality Board'],
    ['older', 'Parole Board'],
  ]);
});

it('takes the longer mention where archives disagree', async () => {
  const short = [term(0, 'Quality Board')];
  const long = [term(0, 'Harbour Quality Board')];
  const annotator = createAnnotateJob(
    readerOf({
      a: { terms: short, dictionary: compileTerms(short) },
      b: { terms: long, dictionary: compileTerms(long) },
    }),
  );
  const { all } = await annotator.annotate('The Harbour Quality Board met.');
  expect(all.map(mention => mention.archive)).toEqual(['b']);
});

it('shows no mention of a muted term, and finds it all the same', async () => {
  const terms = [{ ...term(0, 'Harbour Quality Board'), muted: true }, term(1, 'Parole Board')];
  const annotator = createAnnotateJob(readerOf({ a: { terms, dictionary: compileTerms(terms) } }));
  const text = 'The Harbour Quality Board wrote to the Parole Board.';
  const { all, shown } = await annotator.annotate(text);
  expect(all).toHaveLength(2);
  expect(shown.map(({ start, end }) => text.slice(start, end))).toEqual(['Parole Board']);
});

it('asks the user’s word of the host that it was said of, and shows as much as is wanted', async () => {
  const terms = [
    term(0, 'Harbour Quality Board'),
    term(1, 'Parole Board'),
    term(2, 'Tide Council'),
  ];
  terms[2] = { ...terms[2]!, muted: true };
  const annotator = createAnnotateJob(readerOf({ a: { terms, dictionary: compileTerms(terms) } }));
  const text =
    'The Parole Board, the Parole Board, the Tide Council and the Harbour Quality Board.';
  const meanings = [
    { host: 'news.example', word: 'Harbour Quality Board', archive: 'a', key: null },
  ];
  const surfaces = (found: readonly { start: number; end: number }[]) =>
    found.map(({ start, end }) => text.slice(start, end));

  const here = await annotator.annotate(text, { host: 'news.example', density: 'all', meanings });
  expect(surfaces(here.all)).toEqual(['Parole Board', 'Parole Board', 'Tide Council']);
  expect(surfaces(here.shown)).toEqual(['Parole Board', 'Parole Board']);
  const there = await annotator.annotate(text, { host: 'other.example', meanings });
  expect(surfaces(there.shown)).toEqual(['Parole Board', 'Harbour Quality Board']);
});

it('reads terms anew in a page that lives longer than the dictionary', async () => {
  const before = [term(0, 'Parole Board'), term(1, 'Harbour Quality Board')];
  const after = [term(0, 'Harbour Quality Board'), term(1, 'Parole Board')];
  const state = { terms: before, dictionary: compileTerms(before), updated: 1 };
  const library = createLibrary({
    ...readerOf({ a: state }),
    archives: async () => [{ id: 'a', updated: state.updated }],
  } as Partial<ArchiveReader> as ArchiveReader);
  const names = async () =>
    (await library.terms('The Harbour Quality Board met.', [])).map(one => one.name);
  expect(await names()).toEqual(['Harbour Quality Board']);
  Object.assign(state, { terms: after, dictionary: compileTerms(after), updated: 2 });
  expect(await names()).toEqual(['Harbour Quality Board']);
});

it.each([
  ['a block', false, ['Parole Board']],
  ['a wrapped line', true, ['Harbour Quality\nBoard', 'Parole Board']],
])('reads over the end of %s or not', async (_, wrapped, marked) => {
  const terms = [term(0, 'Harbour Quality Board'), term(1, 'Parole Board')];
  const annotator = createAnnotateJob(readerOf({ a: { terms, dictionary: compileTerms(terms) } }));
  const text = 'By the Harbour Quality\nBoard rooms of the Parole Board.';
  const { all } = await annotator.annotate(text, { wrapped });
  expect(all.map(({ start, end }) => text.slice(start, end))).toEqual(marked);
});

it('takes an acronym that the page explains otherwise for none of ours, loosely explained as well', async () => {
  const terms: Term[] = [
    { ...term(0, 'CRC'), kind: 'acronym', expansion: 'Community Rehabilitation Company' },
    term(1, 'Parole Board'),
    term(2, 'Harbour Quality Board'),
  ];
  const annotator = createAnnotateJob(readerOf({ a: { terms, dictionary: compileTerms(terms) } }));
  const text =
    'Colorectal cancer (CRC) is common. The Parole Board and the Harbour Quality Board spoke of CRC.';
  const { all } = await annotator.annotate(text);
  expect(all.map(({ start, end }) => text.slice(start, end))).toEqual([
    'Parole Board',
    'Harbour Quality Board',
  ]);
});

it('has what it needs before the first page asks, and reads it once', async () => {
  const terms = [term(0, 'Harbour Quality Board')];
  const reader = readerOf({ a: { terms, dictionary: compileTerms(terms) } });
  let asked = 0;
  const annotator = createAnnotateJob({
    ...reader,
    archives() {
      asked++;
      return reader.archives();
    },
  });
  await annotator.wake();
  expect((await annotator.annotate('The Harbour Quality Board met.')).shown).toHaveLength(1);
  expect(asked).toBe(1);
});
