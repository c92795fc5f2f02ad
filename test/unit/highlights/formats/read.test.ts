import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  changeRecord,
  importedRecords,
  listHighlights,
  MAX_FILE,
  planImport,
  type ReadHighlights,
  readHighlights,
  writeHypothesis,
  writeWebAnnotations,
} from '../../../../lib/highlights/index.ts';
import { type HighlightRecord, MAX_QUOTE } from '../../../../lib/model/index.ts';
import { at, highlight, READER } from '../records.ts';
import { anyList } from './arbitrary.ts';
import { Annotation, Collection } from './web-annotation-model.ts';

const NOW = Date.UTC(2026, 0, 1);

function read(json: unknown, limit?: number): ReadHighlights {
  const text = typeof json === 'string' ? json : JSON.stringify(json);
  const result = readHighlights(text, { now: NOW, ...(limit === undefined ? {} : { limit }) });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
function failure(text: string): string {
  const result = readHighlights(text, { now: NOW });
  return result.ok ? '' : result.error.message;
}
const all = (records: readonly HighlightRecord[]) => listHighlights(records, new Map());

const ANNOTATION = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'http://example.org/anno1',
  type: 'Annotation',
  created: '2015-01-31T12:03:45Z',
  creator: { type: 'Person', name: 'A reader' },
  body: [
    { type: 'TextualBody', value: 'I like this', purpose: 'commenting' },
    { type: 'TextualBody', value: 'pay', purpose: 'tagging' },
  ],
  target: {
    source: 'https://www.news.example/a?utm_source=x#part',
    selector: [
      { type: 'TextQuoteSelector', exact: 'some words', prefix: 'before ', suffix: ' after' },
      { type: 'TextPositionSelector', start: 412, end: 422 },
    ],
  },
};

describe('W3C annotations that we write', () => {
  it('keep the model’s constraints, whatever is in them', () => {
    fc.assert(
      fc.property(anyList, listed => {
        const json = JSON.parse(writeWebAnnotations(listed, { now: NOW, creator: 'me' }));
        const checked = v.safeParse(Collection, json);
        expect(
          checked.issues?.map(issue => [v.getDotPath(issue), issue.message, issue.input]),
        ).toBeUndefined();
        expect(json.total).toBe(listed.length);
      }),
    );
  });

  it('are told from what keeps them not', () => {
    const good = JSON.parse(writeWebAnnotations(all([highlight(1)]), { now: NOW })).first.items[0];
    expect(v.is(Annotation, good)).toBe(true);
    const { target, ...rest } = good;
    expect(v.is(Annotation, rest)).toBe(false);
    expect(v.is(Annotation, { ...good, id: 'no iri' })).toBe(false);
    expect(v.is(Annotation, { ...good, created: '2015-01-31 12:03' })).toBe(false);
    expect(
      v.is(Annotation, {
        ...good,
        target: { ...target, selector: [{ type: 'TextPositionSelector', start: -1, end: 2 }] },
      }),
    ).toBe(false);
  });

  it('come back as they were', () => {
    fc.assert(
      fc.property(anyList, listed => {
        const { made, skipped } = read(writeWebAnnotations(listed, { now: NOW }));
        const records = listed.map(({ record }) => record);
        const kept = records.filter(({ page }) => !page.url.startsWith('javascript:'));
        expect(skipped).toHaveLength(records.length - kept.length);
        for (const record of kept) {
          const back = made.find(({ id }) => id === record.id);
          expect(back?.anchor).toEqual(record.anchor);
          expect(back?.created).toBe(record.created);
          expect(back?.colour).toBe(record.colour.value);
          expect(back?.page.published).toBe(record.page.published);
        }
        // What a second taking out of the same would be told apart by.
        const again = importedRecords(planImport(made, new Map()), () => at(NOW));
        expect(again.map(({ tags }) => tags.value).sort()).toEqual(
          kept.map(({ tags }) => tags.value).sort(),
        );
      }),
    );
  });

  it('keep links and posts of our reader', () => {
    const record = highlight(1, {
      page: {
        url: 'https://blog.example/p',
        key: 'post:a1/p1',
        site: '',
        place: { archive: 'a1', post: 'p1', comment: 'c9' },
      },
      links: [
        { kind: 'post', archive: 'a1', post: 'p2', comment: null, title: 'A post' },
        { kind: 'term', archive: 'a1', key: 'acronym/crc', name: 'CRC' },
      ],
    });
    const { made } = read(writeWebAnnotations(all([record]), { now: NOW }));
    expect(made[0]?.page).toEqual(record.page);
    expect(made[0]?.links).toEqual(record.links.value);
  });
});

describe('W3C annotations of others', () => {
  it.each([
    ['one', ANNOTATION],
    ['a list', [ANNOTATION]],
    ['a graph', { '@context': 'x', '@graph': [ANNOTATION] }],
    ['a page', { type: 'AnnotationPage', items: [ANNOTATION] }],
    [
      'a collection',
      { type: ['AnnotationCollection'], first: { type: 'AnnotationPage', items: [ANNOTATION] } },
    ],
    [
      'one a line',
      `${JSON.stringify(ANNOTATION)}\n\n${JSON.stringify({ ...ANNOTATION, target: 'x' })}\n`,
    ],
  ])('%s is read', (_, json) => {
    const { made, format } = read(json);
    expect(format).toBe('web-annotation');
    expect(made).toHaveLength(1);
    expect(made[0]).toMatchObject({
      created: Date.UTC(2015, 0, 31, 12, 3, 45),
      by: 'A reader',
      page: { url: 'https://www.news.example/a', key: 'news.example/a', site: 'news.example' },
      anchor: { exact: 'some words', prefix: 'before ', suffix: ' after', start: 412, end: 422 },
      note: 'I like this',
      tags: ['pay'],
    });
  });

  it('follows embedded pages, and says that others were not fetched', () => {
    const json = {
      type: 'AnnotationCollection',
      first: {
        type: 'AnnotationPage',
        items: [ANNOTATION],
        next: {
          type: 'AnnotationPage',
          items: [{ ...ANNOTATION, id: 'http://x.example/2' }],
          next: 'http://x.example/page3',
        },
      },
    };
    const { made, skipped } = read(json);
    expect(made).toHaveLength(2);
    expect(skipped).toEqual([
      { place: 'the end of the file', reason: expect.stringContaining('nothing is fetched') },
    ]);
  });

  it('finds the words in refined selectors, and an element', () => {
    const selector = {
      type: 'FragmentSelector',
      value: 'part-2',
      refinedBy: { type: 'TextQuoteSelector', exact: 'some words' },
    };
    const { made } = read({
      ...ANNOTATION,
      target: { source: 'https://news.example/a', selector },
    });
    expect(made[0]?.anchor).toMatchObject({ exact: 'some words', element: 'part-2', start: 0 });
  });

  it.each([
    ['no words', { target: 'https://news.example/a' }, 'No words are marked'],
    [
      'a script for an address',
      { target: { ...ANNOTATION.target, source: 'javascript:alert(1)' } },
      'no address',
    ],
    ['no target', { target: undefined }, 'no target'],
    [
      'a huge quote',
      {
        target: {
          ...ANNOTATION.target,
          selector: { type: 'TextQuoteSelector', exact: 'x'.repeat(MAX_QUOTE + 1) },
        },
      },
      'characters are marked',
    ],
  ])('says what it left out: %s', (_, change, reason) => {
    const { made, skipped } = read([{ ...ANNOTATION, ...change }]);
    expect(made).toEqual([]);
    expect(skipped).toEqual([{ place: 'items[0]', reason: expect.stringContaining(reason) }]);
  });
});

const HYPOTHESIS = {
  id: 'aBcD123',
  created: '2019-01-03T19:46:09.334539+00:00',
  updated: '2019-01-03T19:46:09.334539+00:00',
  user: 'acct:reader@hypothes.is',
  uri: 'https://www.news.example/a',
  text: 'a note',
  tags: ['pay'],
  document: { title: ['A page'] },
  target: [
    {
      source: 'https://www.news.example/a',
      selector: [
        {
          type: 'RangeSelector',
          startContainer: '/p[1]',
          endContainer: '/p[1]',
          startOffset: 0,
          endOffset: 10,
        },
        { type: 'TextPositionSelector', start: 10, end: 20 },
        { type: 'TextQuoteSelector', exact: 'some words', prefix: 'x', suffix: 'y' },
      ],
    },
  ],
};

describe('annotations of Hypothesis', () => {
  it.each([
    [
      'the client’s export',
      { export_userid: 'acct:reader@hypothes.is', annotations: [HYPOTHESIS] },
    ],
    ['an answer of the API', { total: 1, rows: [HYPOTHESIS] }],
    ['a list', [HYPOTHESIS]],
    ['one', HYPOTHESIS],
    ['one a line', `${JSON.stringify(HYPOTHESIS)}\n`],
  ])('%s is read', (_, json) => {
    const { made, format } = read(json);
    expect(format).toBe('hypothesis');
    expect(made[0]).toMatchObject({
      created: Date.parse('2019-01-03T19:46:09.334Z'),
      by: null,
      page: { key: 'news.example/a', title: 'A page' },
      anchor: { exact: 'some words', start: 10, end: 20 },
      note: 'a note',
      tags: ['pay'],
    });
  });

  it('are known by any of a list, not by the first alone', () => {
    const { made, skipped } = read([{ odd: true }, HYPOTHESIS]);
    expect(made).toHaveLength(1);
    expect(skipped).toHaveLength(1);
  });

  it('names whoever else made them', () => {
    const other = { ...HYPOTHESIS, id: 'z', user: 'acct:other@hypothes.is' };
    expect(read([HYPOTHESIS, other]).made.map(({ by }) => by)).toEqual(['reader', 'other']);
  });

  it('leaves out answers and notes on pages, and says so', () => {
    const { skipped } = read([
      { ...HYPOTHESIS, references: ['aBcD123'] },
      { ...HYPOTHESIS, target: [{ source: 'x' }] },
      { uri: 7 },
      null,
    ]);
    expect(skipped.map(({ place }) => place)).toEqual([
      'annotations[0]',
      'annotations[1]',
      'annotations[2]',
      'annotations[3]',
    ]);
  });

  it('what we wrote comes back', () => {
    const records = [highlight(1, { note: 'n', tags: ['pay'] }), highlight(2)];
    const { made } = read(writeHypothesis(all(records), { now: NOW }));
    expect(made.map(({ id }) => id)).toEqual(records.map(({ id }) => id));
    expect(made[0]).toMatchObject({ note: 'n', tags: ['pay'], by: null });
  });
});

describe('what was marked in our reader', () => {
  it.each([
    ['W3C', writeWebAnnotations],
    ['Hypothesis', writeHypothesis],
  ])('comes back from %s', (_, write) => {
    const record = highlight(1, READER);
    const { made, skipped } = read(write(all([record]), { now: NOW }));
    expect(skipped).toEqual([]);
    expect(made[0]).toMatchObject({ id: record.id, page: { ...READER.page } });
  });
});

describe('importing', () => {
  const present = (records: readonly HighlightRecord[]) =>
    new Map(records.map(one => [one.id, one]));

  it('a second time changes nothing', () => {
    const { made } = read([ANNOTATION, { ...ANNOTATION, id: undefined }]);
    expect(made).toHaveLength(2);
    let clock = 0;
    const records = importedRecords(planImport(made, new Map()), () => at(NOW + clock++));
    const second = planImport(
      read([ANNOTATION, { ...ANNOTATION, id: undefined }]).made,
      present(records),
    );
    expect(second).toEqual({ add: [], there: 2, removed: 0 });
  });

  it('leaves what was changed or removed here as it is', () => {
    const [kept, gone] = [highlight(1), changeRecord(highlight(2), { removed: true }, at(NOW))];
    const { made } = read(
      writeWebAnnotations(all([highlight(1), highlight(2), highlight(3)]), { now: NOW }),
    );
    const plan = planImport(made, present([kept, gone]));
    expect(plan.add.map(({ id }) => id)).toEqual([highlight(3).id]);
    expect(plan).toMatchObject({ there: 1, removed: 1 });
  });
});

describe('hostile files', () => {
  it('prototype keys change no prototype and no record', () => {
    const text = `{"annotations":[${JSON.stringify(HYPOTHESIS).replace('{', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},')}],"__proto__":{"polluted":1}}`;
    const { made } = read(text);
    expect(made).toHaveLength(1);
    expect(Object.keys(made[0] ?? {})).not.toContain('__proto__');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('a script in a note stays text', () => {
    const text = '<script>alert(1)</script>';
    expect(read({ ...HYPOTHESIS, text }).made[0]?.note).toBe(text);
  });

  it('a million records are read to the limit, and the rest is counted', () => {
    const line = JSON.stringify(ANNOTATION);
    const lines = Array.from({ length: 1_000_000 }, (_, no) =>
      no < 30 ? line.replace('anno1', `anno${no}`) : '{"type":"Annotation"}',
    );
    const { made, skipped, more } = read(lines.join('\n'), 20);
    expect(made).toHaveLength(20);
    expect(skipped[0]).toEqual({
      place: 'line 21',
      reason: expect.stringContaining('999,980 were left out'),
    });
    expect(more).toBe(0);
  });

  it('a hundred thousand complaints are counted, and a few told', () => {
    const { skipped, more } = read([ANNOTATION, ...Array.from({ length: 100_000 }, () => 7)]);
    expect(skipped).toHaveLength(200);
    expect(more).toBe(99_800);
  });

  it('a chain of a hundred thousand pages within each other is followed', () => {
    const open = '{"type":"AnnotationPage","items":[7],"next":';
    const depth = 100_000;
    const text = `${open.repeat(depth)}${JSON.stringify({ type: 'AnnotationPage', items: [ANNOTATION] })}${'}'.repeat(depth)}`;
    expect(read(text).made).toHaveLength(1);
  });

  it('deep nesting anywhere is no trouble', () => {
    const deep = (key: string, depth = 50_000) =>
      `${`{"${key}":`.repeat(depth)}1${'}'.repeat(depth)}`;
    const bodies = ['refinedBy', 'items', 'source', 'body'].map(key => deep(key));
    for (const inner of bodies) {
      const text = `[{"type":"Annotation","target":{"source":${inner},"selector":${inner}},"body":${inner}},${JSON.stringify(ANNOTATION)}]`;
      expect(read(text).made).toHaveLength(1);
    }
    expect(failure('['.repeat(500_000))).toMatch(/no JSON/);
  });

  it.each([
    '',
    ' ',
    '{',
    'null',
    '7',
    '"x"',
    '{}',
    '[]',
    '[[]]',
    '{"annotations":7}',
    'some words\nand more',
  ])('%j is refused in a sentence', text => {
    expect(failure(text)).toMatch(/\.$/);
  });

  it('a file that is too large is not parsed', () => {
    expect(failure(' '.repeat(MAX_FILE + 1))).toMatch(/100 million/);
  });

  it('any JSON is read or refused, and throws nothing', () => {
    const mutated = fc
      .tuple(fc.constantFrom(ANNOTATION, HYPOTHESIS), fc.array(fc.tuple(fc.nat(), fc.jsonValue())))
      .map(([base, changes]) => {
        const json = structuredClone(base) as Record<string, unknown>;
        for (const [no, value] of changes) {
          const keys = Object.keys(json);
          json[keys[no % keys.length] ?? 'id'] = value as unknown;
        }
        return json;
      });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), mutated, fc.array(mutated)), json => {
        const result = readHighlights(JSON.stringify(json), { now: NOW });
        if (!result.ok) return;
        for (const { id, created, page } of result.value.made) {
          expect(id).toMatch(/^h[0-9a-z]{20}$/);
          expect(created).toBeGreaterThanOrEqual(0);
          expect(page.url).toMatch(/^(https?|file):/);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
