import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeDirective,
  type Quoted,
  squash,
  type TextDirective,
  textDirective,
  textFragmentUrl,
} from '../../../lib/text/index.ts';

const PAGE = 'https://news.example/a';
const link = (quoted: Quoted) => textFragmentUrl(PAGE, quoted);
const LONG = `The inspectors found that ${'every office was short of officers and '.repeat(10)}nobody had said so in public.`;

describe('a text fragment', () => {
  it('names a passage of a sentence by itself', () => {
    expect(link({ exact: 'staff were told on Monday that the office would close' })).toBe(
      `${PAGE}#:~:text=staff%20were%20told%20on%20Monday%20that%20the%20office%20would%20close`,
    );
  });

  it('encodes what has a meaning in the directive or would end a link', () => {
    const exact = 'pay & grading, re-banded (100% of it), said *nobody* in the office_ever';
    const said = link({ exact }).split('text=')[1] ?? '';
    expect(said).not.toMatch(/[-,&()*_ ]/);
    expect(decodeURIComponent(said)).toBe(exact);
  });

  it('gives a short passage what surrounds it, in its own block', () => {
    expect(
      textDirective({
        exact: 'the risk',
        prefix: 'One.\nnobody had ever seen ',
        suffix: ' of it all\nNext',
      }),
    ).toEqual({
      prefix: 'had ever seen',
      start: 'the risk',
      end: '',
      suffix: 'of it all',
    });
    expect(link({ exact: 'the risk', prefix: 'x\nwe saw ', suffix: ', they said\ny' })).toBe(
      `${PAGE}#:~:text=we%20saw-,the%20risk,-%2C%20they%20said`,
    );
    expect(
      textDirective({ exact: 'Workloads', prefix: 'the last words.\n', suffix: '\nfirst words' }),
    ).toEqual({
      prefix: '',
      start: 'Workloads',
      end: '',
      suffix: '',
    });
  });

  it('leaves out a word that the kept context may have cut', () => {
    expect(
      textDirective({ exact: 'risk', prefix: 'ot one of the ', suffix: ' was ever tol' }),
    ).toMatchObject({
      prefix: 'one of the',
      suffix: 'was ever',
    });
  });

  it('takes words whole, as browsers match them', () => {
    expect(
      textDirective({ exact: 'ation offic', prefix: 'a prob', suffix: 'er’s view' })?.start,
    ).toBe('probation officer’s');
  });

  it('names a long passage, or one of several blocks, by its first and last words', () => {
    expect(textDirective({ exact: LONG })).toEqual({
      prefix: '',
      start: 'The inspectors found that every',
      end: 'had said so in public.',
      suffix: '',
    });
    expect(textDirective({ exact: 'A heading\nand the first words below it' })).toMatchObject({
      start: 'A heading',
      end: 'the first words below it',
    });
  });

  it('takes more of the last words where fewer stand in the passage already', () => {
    const exact = `First of all nobody said so in public here ${'and more '.repeat(40)}yet nobody said so in public here`;
    expect(textDirective({ exact })?.end).toBe('yet nobody said so in public here');
  });

  it('says what follows where the last words can’t be told from earlier ones', () => {
    expect(textDirective({ exact: 'Yes.\nNo.\nYes.', suffix: ' So it was\n' })).toMatchObject({
      end: 'Yes.',
      suffix: 'So it was',
    });
  });

  it('stays behind an element’s fragment, and takes the place of an older directive', () => {
    const exact = 'staff were told on Monday that the office would close';
    expect(textFragmentUrl(`${PAGE}#part:~:text=old`, { exact })).toMatch(/a#part:~:text=staff/);
    expect(textFragmentUrl(`${PAGE}#`, { exact })).toMatch(/a#:~:text=staff/);
    expect(textFragmentUrl(`${PAGE}?q=1`, { exact })).toMatch(/a\?q=1#:~:text=staff/);
  });

  it('leaves the address as it is where there is no word', () => {
    expect(link({ exact: ' — … \n' })).toBe(PAGE);
    expect(link({ exact: '' })).toBe(PAGE);
  });

  it('cuts scripts without spaces between their words', () => {
    const directive = textDirective({
      exact: '保護観察官は毎月面接を行う',
      prefix: 'あ\n毎週',
      suffix: '。\nい',
    });
    expect(directive?.start).toBe('保護観察官は毎月面接を行う');
  });

  it('takes a passage of a million characters in its length’s time', () => {
    const directive = textDirective({ exact: 'ha '.repeat(330_000) });
    expect(directive?.start).toBe('ha ha ha ha ha');
  }, 10_000);
});

/** 3.3.1 of the draft: splits at commas, takes dashes for context, then decodes. */
function parse(said: string): TextDirective {
  const parts = said.split(',');
  const prefix = parts[0]?.endsWith('-') ? (parts.shift() ?? '').slice(0, -1) : '';
  const suffix = parts.at(-1)?.startsWith('-') ? (parts.pop() ?? '').slice(1) : '';
  expect([1, 2]).toContain(parts.length);
  const [start = '', end = ''] = parts;
  const [p, s, e, x] = [prefix, start, end, suffix].map(decodeURIComponent);
  return { prefix: p ?? '', start: s ?? '', end: e ?? '', suffix: x ?? '' };
}

describe('any text', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 80 });

  it('is read again by the rules of the draft as it was meant', () => {
    fc.assert(
      fc.property(text, text, text, text, (prefix, start, end, suffix) => {
        fc.pre(start !== '');
        const directive = { prefix, start, end, suffix };
        const clean = (part: string) => part.replace(/\p{Surrogate}/gu, '');
        expect(parse(encodeDirective(directive))).toEqual({
          prefix: clean(prefix),
          start: clean(start),
          end: clean(end),
          suffix: clean(suffix),
        });
      }),
    );
  });

  it('gives parts that stand in the page, in their order', () => {
    const words = fc.array(
      fc.oneof(fc.constantFrom('a', 'risk', '–', '\n', "don't", '中文'), text),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (parts, a, b) => {
        const page = parts.join(' ');
        const [from, to] = [a % (page.length + 1), b % (page.length + 1)].sort((x, y) => x - y);
        const quoted = {
          prefix: page.slice(0, from),
          exact: page.slice(from, to),
          suffix: page.slice(to),
        };
        const directive = textDirective(quoted);
        if (directive === null) return;
        const flat = squash(page);
        let at = 0;
        for (const part of [directive.prefix, directive.start, directive.end, directive.suffix]) {
          const found = flat.indexOf(part, at);
          expect(found, JSON.stringify({ part, quoted })).toBeGreaterThanOrEqual(0);
          at = part === '' ? at : found;
        }
      }),
    );
  });

  it('makes an address that parses, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (exact, prefix) => {
        expect(URL.canParse(link({ exact: `${exact}\ud800`, prefix }))).toBe(true);
      }),
    );
  });
});
