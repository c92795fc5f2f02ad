/**
 * node test/generate/main.ts --format classic|takeout|dump --posts N --comments N [--seed N] -o FILE
 *
 * Writes an export of a made-up blog of that size and prints what is in it as JSON. Takeout's
 * `settings.csv` is written beside it.
 */
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  classicExport,
  dumpOf,
  makeBlog,
  takeoutFeed,
  takeoutSettings,
  writePieces,
} from './index.ts';

const { values } = parseArgs({
  options: {
    format: { type: 'string', default: 'classic' },
    posts: { type: 'string', default: '100' },
    comments: { type: 'string', default: '4000' },
    seed: { type: 'string', default: '1' },
    output: { type: 'string', short: 'o' },
  },
});

function number(name: 'posts' | 'comments' | 'seed'): number {
  if (/^\d{1,7}$/.test(values[name])) return Number(values[name]);
  throw new Error(`--${name} takes a whole number, not '${values[name]}'`);
}

const file = values.output;
if (file === undefined) throw new Error('-o FILE is missing');
const blog = makeBlog({
  posts: number('posts'),
  comments: number('comments'),
  seed: number('seed'),
});
const written = {
  classic: () => classicExport(blog),
  takeout: () => takeoutFeed(blog),
  dump: () =>
    dumpOf(
      blog,
      Array.from({ length: blog.counts.posts }, (_, i) => i),
    ),
}[values.format];
if (!written) throw new Error(`--format takes classic, takeout or dump, not '${values.format}'`);
const bytes = await writePieces(file, written());
if (values.format === 'takeout') {
  await writeFile(join(dirname(file), 'settings.csv'), takeoutSettings(blog));
}
console.log(JSON.stringify({ bytes, ...blog.counts }));
