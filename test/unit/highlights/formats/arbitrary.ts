/** Highlights as a user, a page or a stranger could make them. */
import fc from 'fast-check';
import { type ListedHighlight, makeRecord } from '../../../../lib/highlights/index.ts';
import { HIGHLIGHT_COLOURS } from '../../../../lib/model/index.ts';
import { at } from '../records.ts';

/** Texts that mean something to one form or another. */
export const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '=HYPERLINK("http://evil.example","x")',
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '"quoted", and\nwrapped\r\nlines;',
    '<script>alert(1)</script>',
    '</blockquote><img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    '[a](javascript:alert(1)) ![b](http://evil.example/x.png)',
    '# not a heading',
    '1. no list\n- none\n    no code',
    '<http://evil.example> https://evil.example www.evil.example a@evil.example',
    '`code` *em* _em_ ~~del~~ | a | b | &lt; &#60; \\',
    '---\n===\n***',
    '\u0000\u0007\u202e\ufeff',
    '__proto__',
    'مقتطف من النص',
  ),
);
const text = fc.array(nasty, { minLength: 1, maxLength: 3 }).map(parts => parts.join(' '));
const marked = text.map(exact => `marked ${exact}`);

export const anyListed: fc.Arbitrary<ListedHighlight> = fc
  .record({
    no: fc.nat(36 ** 4),
    created: fc.integer({ min: 0, max: 1_700_000_000_000 }),
    url: fc.oneof(
      fc.webUrl({ withFragments: false, withQueryParameters: true }),
      fc.constantFrom('javascript:alert(1)', 'file:///a', 'https://a.example/"><script>'),
    ),
    title: text,
    exact: marked,
    prefix: text,
    suffix: text,
    start: fc.nat(1e6),
    heading: fc.option(marked),
    element: fc.option(fc.stringMatching(/^[a-z][\w-]{0,9}$/)),
    colour: fc.constantFrom(...HIGHLIGHT_COLOURS),
    note: fc.oneof(text, fc.constant('')),
    tags: fc.array(nasty, { maxLength: 3 }),
    by: fc.option(text),
    published: fc.option(fc.constantFrom('2015-03-09', '2016-12-08T09:51')),
    state: fc.option(fc.constantFrom('exact' as const, 'changed' as const, 'lost' as const)),
    now: text,
  })
  .map(said => {
    const { no, created, url, title, exact, prefix, suffix, start, heading, element } = said;
    const id = `h${no.toString(36).padStart(20, '0')}`;
    const { colour, note, tags, by, published, state } = said;
    const page = { url, key: url, title, site: 'a.example', published, place: null };
    const anchor = { exact, prefix, suffix, start, end: start + exact.length, heading, element };
    const record = makeRecord({ id, created, by, page, anchor, colour, note, tags }, at(created));
    const seen = state && { id, state, text: state === 'changed' ? said.now : null, at: created };
    return { record, sighting: seen };
  });

/** Each id once. */
export const anyList = fc.uniqueArray(anyListed, {
  maxLength: 8,
  selector: ({ record }) => record.id,
});
