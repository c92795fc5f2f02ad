import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  dossierMarkdown,
  HighlightRecordSchema,
  importedRecords,
  listHighlights,
  planImport,
  type ReadHighlights,
  readHighlights,
  writeCsv,
  writeReadwise,
  writeWebAnnotations,
} from '../../../../lib/highlights/index.ts';
import { at, highlight } from '../records.ts';
import { Collection } from './web-annotation-model.ts';

const NOW = Date.UTC(2026, 0, 1);

function read(text: string): ReadHighlights {
  const result = readHighlights(text, { now: NOW });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** One annotation with a part of it as a hostile file has it. */
function annotation(part: object): string {
  return JSON.stringify({
    type: 'Annotation',
    id: 'x',
    target: { source: 'https://news.example/a', selector: quote('the words') },
    ...part,
  });
}
const quote = (exact: string) => ({ type: 'TextQuoteSelector', exact });

describe('a hostile file of annotations', () => {
  it.each([
    ['an object that cannot be made a text', '{"toString":null,"valueOf":null}'],
    ['a list in a list, a hundred thousand deep', `${'['.repeat(1e5)}${']'.repeat(1e5)}`],
  ])('may have as a purpose %s', (_, purpose) => {
    const text = annotation({ body: { value: 'pay', purpose: ['PURPOSE'] } });
    const [made] = read(text.replace('"PURPOSE"', purpose)).made;
    expect(made).toMatchObject({ note: 'pay', tags: [] });
  });

  it('may name three hundred thousand first pages', () => {
    const first = [...Array(300_000).fill('https://a.example/'), JSON.parse(annotation({}))];
    const text = JSON.stringify({ type: 'AnnotationCollection', first });
    expect(read(text).skipped[0]?.reason).toMatch(/nothing is fetched/);
  });

  it.each([
    ['more links than we keep', { body: Array.from({ length: 1_500 }, (_, no) => postLink(no)) }],
    ['a term of endless name', { body: [termLink('k'.repeat(5_000)), postLink(1)] }],
    [
      'a host of endless name',
      { target: { source: `https://${'a.'.repeat(1_500)}example/`, selector: quote('words') } },
    ],
  ])('makes no record that a backup or another device would refuse: %s', (_, part) => {
    const { made } = read(annotation(part));
    const [record] = importedRecords(planImport(made, new Map()), () => at(1));
    expect(v.safeParse(HighlightRecordSchema, record).issues).toBeUndefined();
  });

  it('is told of the links that were left out', () => {
    const { made, warnings } = read(
      annotation({ body: [termLink('k'.repeat(5_000)), ...Array(3).fill(postLink(1))] }),
    );
    expect(made[0]?.links).toHaveLength(3);
    expect(warnings[0]?.reason).toMatch(/links/);
  });

  it('of lines that are no JSON is given up before they take a minute', () => {
    const lines = `${annotation({})}\n${'{\n'.repeat(3_000_000)}`;
    const started = performance.now();
    expect(readHighlights(lines, { now: NOW })).toMatchObject({
      ok: false,
      error: { code: 'damaged' },
    });
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('a record with a date that no calendar has', () => {
  it('of the year 275760 is taken out with one that others read', () => {
    const listed = listHighlights([{ ...highlight(1), created: 8.64e15 }], new Map());
    const json: unknown = JSON.parse(writeWebAnnotations(listed, { now: NOW }));
    expect(v.safeParse(Collection, json).issues).toBeUndefined();
    for (const text of [JSON.stringify(json), writeCsv(listed), writeReadwise(listed)])
      expect(text).not.toContain('275760');
  });

  it('is said to be unknown', () => {
    const record = highlight(1, { page: { published: '2015-99-99' } });
    const [listed] = listHighlights([record], new Map());
    const text = dossierMarkdown([{ kind: 'highlight', listed: listed! }], {
      title: 'T',
      now: NOW,
    });
    expect(text).toContain('**date unknown**');
  });
});

function postLink(no: number): object {
  return { purpose: 'linking', source: `urn:backstory:post:a1/p${no}` };
}
function termLink(key: string): object {
  return { purpose: 'identifying', source: `urn:backstory:term:a1/${key}` };
}
