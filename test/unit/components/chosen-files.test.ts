import { expect, it } from 'vitest';
import {
  chosenFile,
  listed,
  ofFolder,
  suggestedTitle,
  withFiles,
} from '../../../components/options/chosen-files.ts';

const file = (name: string, type = 'text/plain', text = 'words') => ({
  name,
  file: new File([text], name.split('/').at(-1) ?? '', { type }),
});

it('takes a file of the same name and size for the same, wherever else it is from', () => {
  const one = file('a.md');
  const files = withFiles([one], [file('a.md'), file('notes/a.md')]);
  expect(files.map(({ name }) => name)).toEqual(['a.md', 'notes/a.md']);
  expect(withFiles(files, [file('a.md')])).toBe(files);
});

it('lists a folder as one', () => {
  const chosen = listed([file('notes/a.md'), file('b.txt'), file('notes/deep/c.md')]);
  expect(
    chosen.map(({ name, folder, files, bytes }) => [name, folder, files.length, bytes]),
  ).toEqual([
    ['notes', true, 2, 10],
    ['b.txt', false, 1, 5],
  ]);
});

it('leaves out of a folder what nobody wrote', () => {
  const inside = ['n/a.md', 'n/.git/config', 'n/.DS_Store', 'n/b.html'].map(name => file(name));
  const kept = ofFolder([...inside, file('n/plan.png', 'image/png')]);
  expect(kept.map(({ name }) => name)).toEqual(['n/a.md', 'n/b.html']);
});

it.each([
  [
    'the first that can be read',
    [file('holiday.png', 'image/png'), file('my_blog.xml')],
    '',
    'my blog',
  ],
  ['not one that is empty', [file('a.txt', '', ''), file('b.txt')], '', 'b'],
  ['a folder as it is called', [file('Old_notes/a.md')], '', 'Old_notes'],
  [
    'what is odd, where there is nothing else',
    [file('holiday.png', 'image/png')],
    '',
    'holiday.png',
  ],
  ['a file without an ending', [file('x.png', 'image/png'), file('dump')], '', 'dump'],
  ['a pasted text', [], 'march_2015.txt', 'march 2015'],
  ['nothing', [], '', ''],
])('suggests %s', (_, files, pasted, title) => {
  expect(suggestedTitle(files, pasted)).toBe(title);
});

it('calls a file by its bare name', () => {
  expect(chosenFile(new File([], 'a.txt')).name).toBe('a.txt');
});
