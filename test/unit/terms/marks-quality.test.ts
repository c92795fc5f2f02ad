import { beforeAll, describe, expect, it } from 'vitest';
import {
  type LabelledPage,
  readMarkup,
  readPages,
  readTerms,
} from '../../quality/labelled-pages.ts';
import {
  type Figures,
  figures,
  labelCounts,
  measureMarks,
  SETS,
  type SetName,
} from '../../quality/measure-marks.ts';
import { type MarkedTerm, scorePage } from '../../quality/score-marks.ts';

/**
 * What the marks reach today, so that no change makes them worse unseen. This is a ratchet: who makes
 * them better writes the new figures here (`node test/quality/marks.ts` prints them), and nobody lowers
 * one to get a change in. To be reached on the tuned pages: precision .95, recall .85, no trap marked,
 * a median of 0 marks on pages of other subjects.
 */
const FLOORS: Readonly<Record<SetName, Omit<Figures, 'f1'>>> = {
  tuned: { precision: 1, recall: 0.96, trapsMarked: 0, medianOffTopic: 0 },
  heldOut: { precision: 1, recall: 0.97, trapsMarked: 0, medianOffTopic: 0 },
};

/** The same, where the archive's terms are made with the glossary that comes with the program. */
const FLOORS_WITH_GLOSSARY: typeof FLOORS = {
  tuned: { precision: 0.99, recall: 0.96, trapsMarked: 0, medianOffTopic: 0 },
  heldOut: { precision: 1, recall: 0.99, trapsMarked: 0, medianOffTopic: 0 },
};

const labelling = readTerms();

describe.each([
  ['tuned', 'mined', FLOORS],
  ['heldOut', 'mined', FLOORS],
  ['tuned', 'glossary', FLOORS_WITH_GLOSSARY],
  ['heldOut', 'glossary', FLOORS_WITH_GLOSSARY],
] as const)('the marks on the %s pages, %s', (name, made, floors) => {
  let measured: Figures;
  beforeAll(async () => {
    const { sets } = await measureMarks({ glossary: made === 'glossary' });
    measured = figures(sets[name].believed);
  });

  it('are no worse than they were', () => {
    const floor = floors[name];
    expect(measured.precision).toBeGreaterThanOrEqual(floor.precision);
    expect(measured.recall).toBeGreaterThanOrEqual(floor.recall);
    expect(measured.trapsMarked).toBeLessThanOrEqual(floor.trapsMarked);
    expect(measured.medianOffTopic).toBeLessThanOrEqual(floor.medianOffTopic);
  });
});

describe('the labelled pages', () => {
  it('are enough, half of them of other subjects', () => {
    const counts = labelCounts(readPages(SETS.tuned, labelling.terms));
    expect(counts.onTopic + counts.offTopic).toBeGreaterThanOrEqual(60);
    expect(Math.abs(counts.onTopic - counts.offTopic)).toBeLessThanOrEqual(6);
    expect(counts.traps).toBeGreaterThanOrEqual(80);
    // What counts neither way could hide anything.
    expect(counts.optional * 20).toBeLessThanOrEqual(counts.expected);
  });

  it('have held-out ones beside them, of which none is among the tuned', () => {
    const heldOut = readPages(SETS.heldOut, labelling.terms);
    const { onTopic, offTopic } = labelCounts(heldOut);
    expect(onTopic + offTopic).toBeGreaterThanOrEqual(12);
    const tuned = new Set(readPages(SETS.tuned, labelling.terms).map(({ text }) => text));
    expect(heldOut.filter(({ text }) => tuned.has(text))).toEqual([]);
  });

  it('are short, each with a name of its own', () => {
    const pages = [
      ...readPages(SETS.tuned, labelling.terms),
      ...readPages(SETS.heldOut, labelling.terms),
    ];
    expect(new Set(pages.map(({ name }) => name)).size).toBe(pages.length);
    for (const { name, paragraphs } of pages) {
      expect(paragraphs, name).toBeGreaterThanOrEqual(1);
      expect(paragraphs, name).toBeLessThanOrEqual(4);
    }
  });

  it('give the exact places of their labels', () => {
    const { text, labels } = readMarkup(
      'A&nbsp;[[Na&shy;po|Napo]] man, [[!who|the pronoun]], asked [[?Capita]].',
      labelling.terms,
    );
    expect(text).toBe('A\u00a0Na\u00adpo man, who, asked Capita.');
    expect(labels.map(({ start, end, is }) => [text.slice(start, end), is])).toEqual([
      ['Na\u00adpo', 'expected'],
      ['who', 'trap'],
      ['Capita', 'optional'],
    ]);
    expect(() => readMarkup('[[Nobody At All]]', labelling.terms)).toThrow('not in terms.txt');
  });
});

describe('a mark', () => {
  const gauke: MarkedTerm = {
    name: 'David Gauke',
    kind: 'person',
    aliases: ['Gauke', 'Mr Gauke'],
    expansion: null,
  };
  const other: MarkedTerm = { ...gauke, name: 'Gauke', aliases: [] };
  const probation: MarkedTerm = { ...gauke, name: 'Probation Officer', kind: 'topic', aliases: [] };
  const markup =
    'Mr [[Gauke|David Gauke]]’s and [[David Gauke]]; [[!may|the verb]] a probation officer run.';
  const page: LabelledPage = {
    name: 'page',
    onTopic: true,
    subject: '',
    paragraphs: 1,
    ...readMarkup(markup, labelling.terms),
  };
  const context = { optional: labelling.optional, isMined: () => true };

  it.each<[string, string, MarkedTerm, string]>([
    ['the very place', 'Gauke', gauke, 'right'],
    ['its longer form', 'Mr Gauke', gauke, 'right'],
    ['with the possessive', 'Gauke’s', gauke, 'right'],
    ['another term', 'Gauke', other, 'wrong'],
    ['a shorter place', 'David', gauke, 'wrong'],
    ['a trap', 'may', other, 'trap'],
    ['an optional phrase', 'probation officer', probation, 'optional'],
    ['a place without a label', 'run', other, 'wrong'],
  ])('on %s', (_, surface, term, verdict) => {
    const start = page.text.indexOf(surface);
    const marks = [{ start, end: start + surface.length, term: 0 }];
    const score = scorePage({ page, marks, found: marks, termOf: () => term }, context);
    expect(score.marks.map(mark => mark.verdict)).toEqual([verdict]);
    expect(score.hits.length).toBe(verdict === 'right' ? 1 : 0);
    expect(score.misses.length).toBe(verdict === 'right' ? 1 : 2);
  });

  it('that covers two expected places is one mark and hits both', () => {
    const both = { ...page, ...readMarkup('[[CRC|CRC]] ([[CRCs|CRC]])', labelling.terms) };
    const crc: MarkedTerm = { ...gauke, name: 'CRC' };
    const marks = [{ start: 0, end: both.text.length, term: 0 }];
    const score = scorePage({ page: both, marks, found: marks, termOf: () => crc }, context);
    expect(score.hits.length).toBe(2);
    expect(figures([score])).toMatchObject({ precision: 1, recall: 1, trapsMarked: 0 });
  });
});
