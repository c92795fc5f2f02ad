import { describe, expect, it } from 'vitest';
import { plainBlocks } from '../../../lib/archive/index.ts';

const shape = (text: string) =>
  plainBlocks(text.split('\n')).map(block =>
    block.t === 'list' ? `${block.ordered ? 'ol' : 'ul'}${block.items.length}` : block.t,
  );

describe('plain text as blocks', () => {
  it.each([
    ['paragraphs', 'a\n\nb\n\n\nc', 'p p p'],
    ['bullets', 'a:\n• b\n• c\nd', 'p ul2 p'],
    ['bullets with blank lines between', '* a\n\n* b\n\nc', 'ul2 p'],
    ['bullets parted by a gap', '• a\n\n\n• b', 'ul1 ul1'],
    ['hyphens', '- a\n- b', 'ul2'],
    ['one hyphen, one asterisk', '- a\n\n* b', 'p p'],
    ['other bullets next to each other', '- a\n- b\n• c', 'ul2 ul1'],
    ['emphasis by asterisks', "*DON'T* go\n*do* stay", 'p'],
    ['numbers', 'a\n1. b\n2. c\nd', 'p ol2 p'],
    ['one number', '1. b', 'p'],
    ['numbers from elsewhere', '2. b\n3. c', 'p'],
    ['numbers with a hole', '1. b\n2. c\n4. d', 'ol2 p'],
    ['a year', '2015. What a year.\n2016. Worse.', 'p'],
    ['a longer item', '  • a\n    more\n  • b', 'ul2'],
    ['rules', 'a\n*******\nb\n---\nc\n* * *', 'p rule p rule p rule'],
    ['a hyphen at the end of a line', 'to help them -\nout of work', 'p'],
    ['nothing', '\n \n', ''],
  ])('%s', (_, text, expected) => {
    expect(shape(text).join(' ')).toBe(expected);
  });

  it.each([
    ['see http://a.example/b.', 'http://a.example/b'],
    ['(https://a.example/b_(c))', 'https://a.example/b_(c)'],
    ['“https://a.example/b”', 'https://a.example/b'],
    ['https://a.example/?q=1&r=2#s, then', 'https://a.example/?q=1&r=2#s'],
    ['HTTPS://A.example/!?', 'HTTPS://A.example/'],
  ])('link in %s', (text, href) => {
    const [block] = plainBlocks([text]);
    expect(block).toMatchObject({ t: 'p' });
    const parts = block?.t === 'p' ? block.c : [];
    expect(parts.filter(part => typeof part !== 'string')).toEqual([
      { t: 'link', href, c: [href] },
    ]);
    expect(parts.map(part => (typeof part === 'string' ? part : href)).join('')).toBe(text);
  });

  it.each(['http://', 'https://.', 'javascript:alert(1)', 'ftp://a.example'])(
    'no link: %s',
    text => {
      expect(plainBlocks([text])).toEqual([{ t: 'p', c: [text] }]);
    },
  );
});
