import { describe, expect, it } from 'vitest';
import { blocksText } from '../../../lib/model/index.ts';
import { fixture, outline, parse, postsOf } from './reading.ts';

const DAY = 'Thursday, 4 June 2020\n\nTitle\n\nBody.\n\n';

describe('the full form', () => {
  const items = parse(fixture('full.txt'));
  const [item] = postsOf(items);
  const comments = item!.comments;

  it('finds every comment and reply, and nothing in their lists and quotes', () => {
    expect(outline(comments)).toEqual([
      '1 First of all: well said.',
      '1.1 Agreed 09:51, and it has',
      '1.2 (removed)',
      '1.3 Three things:/time/money',
      '2 Say no./Say it again./Wr',
      '2.1 I like number 2.',
      '3 From the paper:/Desks Fo',
      '4 Completely agree,',
      '5 Completely agree',
      '6 (removed)',
      '7 I was there on 4 June 20',
      '7.1 So was I.',
      '8 ReplyDelete is what the ',
    ]);
    expect(new Set(comments.map(comment => comment.id)).size).toBe(comments.length);
  });

  it('gives every reply its comment as parent', () => {
    expect(comments[3]!.parent).toBe(comments[0]!.id);
    expect(comments[11]!.parent).toBe(comments[10]!.id);
  });

  it('leaves marker words in the text where they are text', () => {
    expect(blocksText(comments[3]!.body)).toContain('Delete\nis what we need.\n');
    expect(blocksText(comments[12]!.body)).toBe(
      'ReplyDelete is what the button says.\nReplyDelete\nThat is the whole joke.',
    );
  });

  it('keeps a sign-off in the text and the author unknown', () => {
    expect(comments[3]!.author).toBeNull();
    expect(blocksText(comments[3]!.body).endsWith("'Juniper")).toBe(true);
  });

  it('reads a numbered list at reply indent as a list', () => {
    expect(comments[4]!.body).toMatchObject([{ t: 'list', ordered: true }]);
  });

  it('keeps a quoted article whole, date and count included', () => {
    const text = blocksText(comments[6]!.body);
    for (const part of ['Tuesday, 2 June 2020', '12 comments:', 'They are grey.', '* A footnote']) {
      expect(text).toContain(part);
    }
  });

  it('flags removed comments and empties them', () => {
    expect(comments.filter(comment => comment.removed).map(comment => comment.body)).toEqual([
      [],
      [],
    ]);
  });

  it('reads a glued byline, and leaves a date in prose', () => {
    expect(comments[10]).toMatchObject({ author: 'Rosemary Hill', date: '2020-06-05T07:05' });
    expect(comments[11]).toMatchObject({ author: 'Unit7', date: '2020-06-05T08:10' });
    expect(blocksText(comments[10]!.body)).toBe('I was there on 4 June 2020 at 12:00 and saw it.');
  });

  it('compares the declared count, and takes an earlier count for text', () => {
    expect(item!.declared).toBe(14);
    expect(blocksText(item!.post.body)).toContain('3 comments:');
    expect(items.filter(one => one.type === 'warning')).toMatchObject([
      { message: 'The page says 14 comments, 13 are here.', place: { line: 23 } },
    ]);
  });

  it('counts the footer of the page as skipped', () => {
    expect(items.filter(one => one.type === 'skipped')).toMatchObject([{ kind: 'line', count: 1 }]);
  });
});

describe('the stripped form', () => {
  const items = parse(fixture('bare.txt'));
  const [item] = postsOf(items);

  it('begins at the first number behind a gap that only comments follow', () => {
    expect(blocksText(item!.post.body)).toContain('to go on\nA bare line that looks like a title');
  });

  it('tells lists from replies', () => {
    expect(outline(item!.comments)).toEqual([
      '1 Short and good.',
      '1.1 Good, yes. Short, no./Se',
      '1.2 I disagree with 14.00 ab',
      '2 Points to make:/the firs',
      '2.1 All? I know more.',
      '3 My list:/eggs/milk',
      '3.1 And bread?',
      '3.2 And bread.',
      '4 A poem:/Over the hill/th',
      '5 Number ten follows numbe',
    ]);
  });

  it('says that numbers are missing, where', () => {
    expect(items.filter(one => one.type === 'warning')).toMatchObject([
      { message: 'Comment 10 follows number 4.', place: { line: 54 } },
    ]);
  });

  it('keeps the lines of a poem', () => {
    expect(item!.comments[8]!.body).toEqual([
      { t: 'p', c: ['A poem:'] },
      { t: 'p', c: ['Over the hill', { t: 'break' }, 'the van goes still'] },
      { t: 'p', c: ['and home by six.'] },
    ]);
  });
});

describe('counts and ends', () => {
  const two = '  1. One.\n\n    ReplyDelete\n  2. Two.\n\n    ReplyDelete\n';
  it.each([
    ['as declared', `2 comments:\n\n${two}`, 2, 2, []],
    ['one', '1 comment:\n\n  1. One.\n\n    ReplyDelete\n', 1, 1, []],
    ['none', 'No comments:\n', 0, 0, []],
    [
      'none of some',
      '69 comments:\n',
      69,
      0,
      ['The page says 69 comments, 0 are here. The file ends there: it may have been cut off.'],
    ],
    [
      'none of some, and the foot of the page',
      '69 comments:\n\nPost a Comment\n',
      69,
      0,
      ['The page says 69 comments, 0 are here.'],
    ],
    [
      'thousands',
      `1,234 comments:\n\n${two}`,
      1234,
      2,
      ['The page says 1234 comments, 2 are here. The file ends there: it may have been cut off.'],
    ],
    [
      'fewer, and the foot of the page',
      `3 comments:\n\n${two}Post a Comment\n`,
      3,
      2,
      ['The page says 3 comments, 2 are here.'],
    ],
    ['more than declared', `1 comment:\n\n${two}`, 1, 2, ['The page says 1 comment, 2 are here.']],
    ['markers without a count', two, null, 2, []],
    [
      'cut inside a comment',
      '69 comments:\n\n  1. One.\n\n    ReplyDelete\n  2. Tw',
      69,
      2,
      ['The file ends inside comment 2. The page says 69 comments, 2 are here.'],
    ],
    [
      'cut inside a reply',
      '9 comments:\n\n  1. One.\n\n    ReplyDelete\n    Replies\n    1. Thr',
      9,
      2,
      ['The file ends inside reply 1 to comment 1. The page says 9 comments, 2 are here.'],
    ],
    [
      'a lost closing marker',
      '3 comments:\n\n  1. One.\n\n    ReplyDelete\n    Replies\n    1. A\n\n    2. B\n\n      Delete\n',
      3,
      3,
      [],
    ],
  ] as const)('%s', (_, list, declared, found, messages) => {
    const items = parse(DAY + list);
    const [item] = postsOf(items);
    expect([item!.declared, item!.comments.length]).toEqual([declared, found]);
    expect(items.flatMap(one => (one.type === 'warning' ? [one.message] : []))).toEqual(messages);
    expect(blocksText(item!.post.body)).toBe('Body.');
  });

  it('does not speak of the end of the file where another post follows', () => {
    const fewer = parse(`${DAY}3 comments:\n\n${two}\n${DAY}`);
    expect(fewer.filter(one => one.type === 'warning')).toMatchObject([
      { message: 'The page says 3 comments, 2 are here.' },
    ]);
    const items = parse(`${DAY}2 comments:\n\n  1. One.\n\n    ReplyDelete\n  2. Tw\n\n${DAY}`);
    expect(items.filter(one => one.type !== 'post')).toEqual([]);
  });
});
