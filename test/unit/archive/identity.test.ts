import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentIds, plainBlocks, postId } from '../../../lib/archive/index.ts';
import { type Block, makeId } from '../../../lib/model/index.ts';
import { fold } from '../../../lib/text/index.ts';

const body = plainBlocks(['It rained on the van, and on us, and on the desks of the office too.']);
const titled = { date: '2019-05-03', title: 'Of Vans', body };

describe('the id of a post', () => {
  it.each([
    ['a time of the day', { ...titled, date: '2019-05-03T09:51+01:00' }, true],
    ['other case, spaces and quotes', { ...titled, title: ' of  “vans” ' }, true],
    ['another body', { ...titled, body: [] }, true],
    ['another day', { ...titled, date: '2019-05-04' }, false],
    ['no date', { ...titled, date: null }, false],
    ['another title', { ...titled, title: 'Of Vans 2' }, false],
    ['no title', { ...titled, title: null }, false],
  ])('with %s', (_, post, same) => {
    expect(postId(post) === postId(titled)).toBe(same);
  });

  it('is made of twelve words where the title is lost', () => {
    const first = (text: string) => postId({ ...titled, title: null, body: plainBlocks([text]) });
    const words = 'One two three four five six seven eight nine ten eleven twelve';
    expect(first(`${words} thirteen`)).toBe(first(`${words.toUpperCase()}, fourteen.`));
    expect(first(words)).not.toBe(first(words.replace('twelve', 'dozen')));
  });

  it('tells titles without letters apart', () => {
    expect(postId({ ...titled, title: '???' })).not.toBe(postId({ ...titled, title: '!!!' }));
  });

  it('stays what it was in archives that are already stored', () => {
    expect(postId(titled)).toMatchInlineSnapshot(`"p0ktxlfzfm0h"`);
    const idOf = commentIds('p00000000000');
    expect(idOf({ removed: false, body })).toMatchInlineSnapshot(`"c1xkyp0bs5po"`);
    expect(idOf({ removed: false, body })).toMatchInlineSnapshot(`"c16b8h5prcz1"`);
    expect(idOf({ removed: true, body: [] })).toMatchInlineSnapshot(`"c031c38dt8g6"`);
  });
});

describe('the id of a comment', () => {
  const idOf = (blocks: readonly Block[], post = 'p1') =>
    commentIds(post)({ removed: false, body: blocks });

  it('does not depend on markup, white space, list marks or what stands far behind', () => {
    const long = 'word '.repeat(100);
    expect(idOf(plainBlocks(['1. Say no.', '2. Again.', '', long]))).toBe(
      idOf([
        { t: 'p', c: ['1. Say no. 2.\u00a0', { t: 'em', c: ['Again'] }, `. ${long} and more`] },
      ]),
    );
  });

  it('depends on the post and on the words', () => {
    expect(idOf(body, 'p1')).not.toBe(idOf(body, 'p2'));
    expect(idOf(plainBlocks(['Anon 09:51 yes']))).not.toBe(idOf(plainBlocks(['Anon 09:15 yes'])));
  });

  it('counts repeats, and removed ones by themselves', () => {
    const give = commentIds('p1');
    const ids = [
      give({ removed: false, body }),
      give({ removed: true, body: [] }),
      give({ removed: false, body }),
      give({ removed: true, body: [] }),
      give({ removed: false, body: plainBlocks(['😀']) }),
    ];
    expect(new Set(ids).size).toBe(5);
    const again = commentIds('p1');
    expect(again({ removed: true, body: [] })).toBe(ids[1]);
  });

  it('looks at the beginning of a long text only, and finds what the whole would give', () => {
    // What folds to more, to less or to nothing, alone or with its neighbours.
    const piece = fc.constantFrom(
      'a',
      'Word ',
      'é',
      'e\u0301',
      '\u0301',
      'ﬁ',
      '\ufdfa',
      '…',
      '. ',
      '😀',
      '각',
      'ᄀ',
      'Σ',
    );
    const text = fc.array(fc.tuple(piece, fc.integer({ min: 1, max: 300 })), { maxLength: 12 });
    fc.assert(
      fc.property(text, parts => {
        const said = parts.map(([one, times]) => one.repeat(times)).join('');
        const block: Block = { t: 'p', c: [`Yes ${said}`] };
        const letters = fold(`Yes ${said}`).replace(/[^\p{L}\p{N}]+/gu, '');
        const id = makeId('c', `p1|text|${letters.slice(0, 240)}`);
        expect(commentIds('p1')({ removed: false, body: [block] })).toBe(id);
      }),
    );
  });
});
