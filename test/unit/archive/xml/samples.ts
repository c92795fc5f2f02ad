import { existsSync, readFileSync } from 'node:fs';

const DIR = new URL('../../../../../shared/samples/', import.meta.url);

/** Whether the real files are absent, which only some machines have; and why tests of them are skipped. */
export const NO_SAMPLES = !existsSync(DIR);
export const SAMPLES = NO_SAMPLES
  ? 'real files (skipped: ../shared/samples is not here)'
  : 'real files';

export function sample(path: string): string {
  return readFileSync(new URL(path.split('/').map(encodeURIComponent).join('/'), DIR), 'utf8');
}
