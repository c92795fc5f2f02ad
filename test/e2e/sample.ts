/** Where the sample archive and the sample news pages lie. */
import { globSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const assets = resolve(import.meta.dirname, '..', '..', 'assets');

/** The sample archive, a plain-text dump. */
export const SAMPLE_DUMP =
  globSync('{public/,}sample/*.txt', { cwd: assets })
    .sort()
    .map(path => join(assets, path))[0] ?? join(assets, 'sample', 'archive.txt');

/** The folder of the sample news pages, and their file names in order. */
export const SAMPLE_PAGES_FOLDER = join(assets, 'sample');
export const SAMPLE_PAGES = globSync('*.html', { cwd: SAMPLE_PAGES_FOLDER })
  .map(path => basename(path))
  .sort();
