import { looksLikeMedium } from './parser.ts';

type Role = 'account' | 'readme';

interface ExportFile {
  readonly path: string;
  readonly head: string;
  readonly zip?: number | undefined;
}

/** Every export has the one or the other, one without posts too. */
const SIGN_INS = /^((?:.*\/)?)(?:ips\/ips|sessions\/sessions)-\d+\.html$/i;
const POST = /^((?:.*\/)?)posts\/[^/]+\.html$/i;

/**
 * Tells what in a Medium export is no post: beside `posts/` it holds pages on the account, such as
 * sign-ins with their addresses, which nobody means to publish. Null for posts and all other files.
 */
export function mediumExports(files: readonly ExportFile[]): (file: ExportFile) => Role | null {
  const roots = new Set<string>();
  for (const { path, head, zip } of files) {
    const root = SIGN_INS.exec(path)?.[1] ?? (looksLikeMedium(head) ? POST.exec(path)?.[1] : null);
    if (root != null) roots.add(keyOf(root, zip));
  }
  return ({ path, zip }) => {
    if (roots.size === 0 || POST.test(path) || !/\.html$/i.test(path)) return null;
    const folders = path.split('/').slice(0, -1);
    const above = folders.map((_, depth) =>
      folders
        .slice(0, depth)
        .map(name => `${name}/`)
        .join(''),
    );
    if (above.some(root => roots.has(keyOf(root, zip)))) return 'account';
    const own = folders.map(name => `${name}/`).join('');
    if (!roots.has(keyOf(own, zip))) return null;
    return /(?:^|\/)readme\.html$/i.test(path) ? 'readme' : null;
  };
}

function keyOf(root: string, zip: number | undefined): string {
  return `${zip ?? ''}:${root}`;
}
