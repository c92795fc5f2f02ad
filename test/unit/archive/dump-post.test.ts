import { describe, expect, it } from 'vitest';
import { createDumpParser, parserFor } from '../../../lib/archive/index.ts';
import { blocksText, FailureError } from '../../../lib/model/index.ts';
import { fixture, parse, postsOf } from './reading.ts';

describe('posts of a page', () => {
  const items = parse(fixture('posts.txt'));
  const posts = postsOf(items);

  it('begins posts at date lines, not at dates of letters and bylines', () => {
    expect(posts.map(({ post }) => [post.date, post.title])).toEqual([
      ['2019-04-03', 'Latest News 12'],
      ['2019-04-02', 'Of a Wrong Weekday'],
      ['2019-04-01', null],
      ['2019-03-31', 'End to End'],
      ['2019-03-28', 'Only a Title'],
    ]);
    expect(blocksText(posts[2]!.post.body)).toContain('Tuesday, 26 March 2019\nI write to you');
    expect(blocksText(posts[3]!.post.body)).toContain('By our reporter\nSaturday, 30 March 2019');
  });

  it('never makes a title of what follows a gap', () => {
    expect(posts[2]!.post.body[0]).toEqual({ t: 'p', c: ['No title here'] });
  });

  it('says what is odd, and where', () => {
    expect(items.filter(item => item.type !== 'post')).toMatchObject([
      { type: 'warning', message: '2 April 2019 was a Tuesday, the page says Monday.' },
      { type: 'skipped', kind: 'post', count: 1, place: { line: 47 } },
    ]);
  });

  it('keeps what is no list as text', () => {
    expect(posts[0]!.post.body.map(block => block.t)).toEqual(['list', 'p', 'p', 'p', 'p']);
    expect(blocksText(posts[0]!.post.body)).toContain('- said once only');
    expect(blocksText(posts[0]!.post.body)).toContain('2. does not begin a list.');
  });

  it('keeps a line break within a paragraph', () => {
    expect(posts[1]!.post.body[0]).toEqual({
      t: 'p',
      c: ['One line.', { t: 'break' }, 'Another line of the same paragraph.'],
    });
  });

  it('gives each its place, and the next one its resume', () => {
    const text = fixture('posts.txt');
    for (const { place } of posts) {
      expect(text.slice(place.offset)).toMatch(/^[A-Z][a-z]+day, /);
      expect(text.slice(0, place.offset).split('\n')).toHaveLength(place.line!);
    }
    expect(posts.at(-1)!.resume.offset).toBe(text.length);
  });
});

describe('the body of a post', () => {
  it('has lists, rules and letters as they stand', () => {
    const body = postsOf(parse(fixture('full.txt')))[0]!.post.body;
    expect(body.map(block => block.t)).toEqual('p p list rule p p p p p'.split(' '));
  });
});

describe('a listing', () => {
  const posts = postsOf(parse(fixture('listing.txt')));

  it('gives teasers without dates, titles where they are', () => {
    expect(posts.map(({ post }) => [post.title, post.date, post.teaser, post.body.length])).toEqual(
      [
        ['A Title to Beware!', null, true, 1],
        [null, null, true, 2],
        ['Vans – why must there be so many of them?', null, true, 1],
      ],
    );
  });

  it('may stand before and behind a dump', () => {
    const listing = fixture('listing.txt');
    const dump = fixture('posts.txt');
    expect(postsOf(parse(`${listing}\n${dump}`))).toHaveLength(8);
    expect(postsOf(parse(`${dump}\n${listing}`))).toHaveLength(8);
    expect(postsOf(parse(`${dump}\n${listing}`)).filter(({ post }) => post.teaser)).toHaveLength(3);
  });
});

describe('text that belongs to no post', () => {
  it('is counted as skipped', () => {
    const items = parse('On Vans Blog\na blog\n\nFriday, 3 May 2019\n\nTitle\n\nBody');
    expect(items[0]).toMatchObject({ type: 'skipped', count: 2, place: { offset: 0, line: 1 } });
    expect(postsOf(items)).toHaveLength(1);
  });

  it('leaves a date unknown that is in no calendar', () => {
    const items = parse('Friday, 31 June 2019\n\nTitle\n\nBody');
    expect(items).toMatchObject([{ type: 'warning' }, { post: { date: null, title: 'Title' } }]);
  });
});

describe('what is no dump', () => {
  const codeOf = (read: () => unknown): string => {
    try {
      read();
    } catch (error) {
      if (error instanceof FailureError) return error.failure.code;
      throw error;
    }
    return 'none';
  };
  it.each([
    ['nothing', '', 'empty-file'],
    ['a byte order mark', '\ufeff', 'empty-file'],
    ['blank lines', ' \n\n \r\n', 'empty-file'],
    ['prose', 'Dear diary,\n\nnothing happened.\n', 'unknown-format'],
    ['a NUL', 'Friday, 3 May 2019\n\0', 'binary-file'],
    ['undecodable bytes', '\ufffd\u0001abc'.repeat(9), 'binary-file'],
    ['one endless line', 'word '.repeat(500_000), 'too-long-line'],
    [
      'an endless line in a post',
      `Friday, 3 May 2019\n\nT\n\n${'w'.repeat(2_000_001)}`,
      'too-long-line',
    ],
    ['a long line of a post', `Friday, 3 May 2019\n\nT\n\n${'w'.repeat(2_000_000)}`, 'none'],
  ])('%s', (_, text, code) => {
    expect(
      codeOf(() => {
        const parser = parserFor(text.slice(0, 65_536))();
        for (let i = 0; i < text.length; i += 65_536) parser.write(text.slice(i, i + 65_536));
        parser.end();
      }),
    ).toBe(code);
  });

  it('is said by the parser too, with the line', () => {
    expect(codeOf(() => createDumpParser().end())).toBe('empty-file');
    expect(() => createDumpParser().write(`a\n${'b'.repeat(2_000_001)}`)).toThrow(/^Line 2 /);
  });
});

describe('a hostile post', () => {
  const head = 'Friday, 3 May 2019\n\nTitle\n\n';
  const thread = '1 comment:\n\n  1. a\n    ReplyDelete\n    Replies\n    1. b\n';
  // Where reading were quadratic, each of these would take from ten seconds to minutes.
  it.each([
    ['counts', 'No comments:\n'.repeat(100_000)],
    ['brackets', `https://a.example/${')'.repeat(200_000)}`],
    ['markers', thread + '      Delete\n'.repeat(100_000)],
    ['list items', '1. a\n\n'.repeat(100_000)],
    ['rules', '* '.repeat(100_000)],
    ['lone numbers', '\n\n  1. a\n\n    1. b'.repeat(50_000)],
  ])(
    'of many %s is read in linear time',
    (_, body) => {
      expect(postsOf(parse(head + body))).toHaveLength(1);
    },
    5000,
  );
});

describe('a post without end', () => {
  it.each([
    ['of empty lines', '\n'],
    ['of lines of a letter', 'x\n'],
    ['of long lines', `${'x'.repeat(100_000)}\n`],
  ])('%s is read up to a limit, which is said, and so is the next post', (_, unit) => {
    const head = 'Saturday, 1 January 2011\n\nTitle\n\nBody\n';
    const items = parse(
      head + unit.repeat(unit.length > 2 ? 90 : 300_000) + head.replace('1 J', '8 J'),
    );
    expect(postsOf(items)).toHaveLength(2);
    const said = items.filter(item => item.type === 'warning');
    expect(said.map(({ message }) => message)).toEqual([
      'What stands under one date is longer than a post can be: its end was not read.',
    ]);
    expect(said[0]!.place.line).toBeGreaterThan(80);
  });
});
