/** The rules of the layout (`lib/README.md`), so that they hold without anybody remembering them. */
import { describe, expect, it } from 'vitest';
import { cycles, readSources, type Source, sourceOf } from './architecture/sources.ts';

const sources = readSources();

/** What each pure folder may import beside itself. */
const PURE: Record<string, readonly string[]> = {
  'lib/model': [],
  'lib/text': ['lib/model'],
  'lib/archive': ['lib/model', 'lib/text'],
  'lib/terms': ['lib/model', 'lib/text'],
  'lib/anchor': ['lib/model', 'lib/text'],
  'lib/highlights': ['lib/model', 'lib/text'],
  'lib/sync': ['lib/model', 'lib/text'],
  'lib/search': ['lib/model', 'lib/text', 'lib/terms'],
};
/** Packages without a DOM, a browser or Node in them; each named once somebody needed it. */
const PURE_PACKAGES = [
  'approx-string-match',
  'fflate',
  'htmlparser2',
  'js-yaml',
  'markdown-it',
  'papaparse',
  'stemmer',
  'valibot',
];
/** Folders that touch the world. They know the use cases' ports, and none of each other. */
const ADAPTERS = ['lib/store', 'lib/sources', 'lib/remotes', 'lib/page', 'lib/platform'];
/** Where they are put together. */
const ROOTS = ['entrypoints', 'lib/cli'];
/**
 * Doors beside `index.ts`. A folder that serves two contexts has one for each, so that neither gets
 * the other's code; the ports are types that their implementers read without the use cases.
 */
const SIDE_DOORS: Record<string, readonly string[]> = {
  'lib/jobs': ['ports.ts'],
  'lib/messages': ['catalogue.ts', 'client.ts', 'sending.ts', 'server.ts'],
  'lib/platform': ['background.ts', 'content.ts'],
};
const doorsOf = (folder: string) => ['index.ts', ...(SIDE_DOORS[folder] ?? [])];
const MAY_USE_DOM = ['lib/page', 'components', 'entrypoints'];
const MAY_USE_BROWSER = ['lib/platform', 'lib/messages', 'entrypoints'];

interface Edge {
  readonly source: Source;
  readonly to: string;
  readonly typeOnly: boolean;
  readonly name: string;
}

/** Every import as a folder or a package, and how to tell a person about it. */
const edges: readonly Edge[] = sources.flatMap(source =>
  source.imports.map(({ file, from, package: name, typeOnly }) => ({
    source,
    to: file === null ? (name ?? from) : sourceOf(file, '').folder,
    typeOnly,
    name: `${source.path} imports ${from}`,
  })),
);
const named = (wrong: readonly Edge[]) => wrong.map(edge => edge.name);
const isFolder = (to: string) =>
  to === 'entrypoints' || to === 'components' || to.startsWith('lib');

describe('the scanner', () => {
  it('sees every form of import', () => {
    const { imports } = sourceOf(
      'lib/a/b.ts',
      `import x from './x.ts';
import type { Y } from "../y/index.ts";
import {
  a,
  type B,
} from 'fuse.js/basic';
export * from './z.ts';
import 'side-effect';
const later = () => import('@scope/pack/deep');
// import no from './no.ts';
`,
    );
    expect(imports.map(({ file, package: name }) => file ?? name)).toEqual([
      'lib/a/x.ts',
      'lib/y/index.ts',
      'fuse.js',
      'lib/a/z.ts',
      'side-effect',
      '@scope/pack',
    ]);
    expect(imports.map(({ typeOnly }) => typeOnly)).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('finds a cycle through two files', () => {
    const pair = [
      sourceOf('lib/a/one.ts', "import './two.ts';"),
      sourceOf('lib/a/two.ts', "import './one.ts';"),
    ];
    expect(cycles(pair)).toEqual([['lib/a/one.ts', 'lib/a/two.ts', 'lib/a/one.ts']]);
  });

  it('does not take a word in a comment or a string for code', () => {
    expect(
      sourceOf('lib/a/b.ts', "// document.x\nconst s = 'window.y'; /* browser.z */").code,
    ).not.toMatch(/document|window|browser/);
  });

  it('reads the project', () => {
    expect(sources.length).toBeGreaterThan(15);
  });
});

describe('rule 1: the pure folders are pure', () => {
  it.each(Object.entries(PURE))('%s imports only %j', (folder, allowed) => {
    const packages = folder === 'lib/search' ? [...PURE_PACKAGES, 'fuse.js'] : PURE_PACKAGES;
    const wrong = edges.filter(
      ({ source, to }) =>
        source.folder === folder &&
        to !== folder &&
        !(isFolder(to) ? allowed.includes(to) : packages.includes(to)),
    );
    expect(named(wrong)).toEqual([]);
  });

  it('model imports no package', () => {
    const wrong = edges.filter(({ source, to }) => source.folder === 'lib/model' && !isFolder(to));
    expect(named(wrong)).toEqual([]);
  });

  it('there is no cycle anywhere', () => {
    expect(cycles(sources)).toEqual([]);
  });
});

describe('rule 2: use cases know ports, and only the roots know adapters', () => {
  it('jobs import pure folders and themselves', () => {
    const allowed = [...Object.keys(PURE), 'lib/jobs', 'valibot'];
    const wrong = edges.filter(
      ({ source, to }) => source.folder === 'lib/jobs' && !allowed.includes(to),
    );
    expect(named(wrong)).toEqual([]);
  });

  it('no adapter is imported but by a root; messages may use the platform', () => {
    const wrong = edges.filter(
      ({ source, to }) =>
        ADAPTERS.includes(to) &&
        source.folder !== to &&
        !ROOTS.includes(source.folder) &&
        !(source.folder === 'lib/messages' && to === 'lib/platform'),
    );
    expect(named(wrong)).toEqual([]);
  });

  it('nothing in lib imports views or roots', () => {
    const wrong = edges.filter(
      ({ source, to }) =>
        (source.folder !== to && ROOTS.includes(to)) ||
        (source.folder.startsWith('lib') && to === 'components'),
    );
    expect(named(wrong)).toEqual([]);
  });

  it('views get their data as props: they know neither messages nor the platform', () => {
    const wrong = edges.filter(
      ({ source, to }) =>
        source.folder === 'components' && [...ADAPTERS, 'lib/messages', 'lib/jobs'].includes(to),
    );
    expect(named(wrong)).toEqual([]);
  });
});

describe('rule 3: the browser and the DOM stay in their folders', () => {
  it('the polyfill is imported by the platform alone, and its types where the browser may be named', () => {
    const wrong = edges.filter(
      ({ source, to, typeOnly }) =>
        (to === 'webextension-polyfill' || to === '@wxt-dev/webextension-polyfill') &&
        source.folder !== 'lib/platform' &&
        !(typeOnly && MAY_USE_BROWSER.includes(source.folder)),
    );
    expect(named(wrong)).toEqual([]);
  });

  it('`browser` and `chrome` are named only where they may be', () => {
    const wrong = sources.filter(
      ({ folder, code }) => !MAY_USE_BROWSER.includes(folder) && uses(code, ['browser', 'chrome']),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('`document` and `window` are named only where they may be', () => {
    const wrong = sources.filter(
      ({ folder, code }) => !MAY_USE_DOM.includes(folder) && uses(code, ['document', 'window']),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it.each([
    ['fuse.js', 'lib/search'],
    ['dexie', 'lib/store'],
  ])('%s is used by %s alone', (name, folder) => {
    const wrong = edges.filter(({ source, to }) => to === name && source.folder !== folder);
    expect(named(wrong)).toEqual([]);
  });

  it('Node is used by the command line tool alone', () => {
    const wrong = edges.filter(
      ({ source, to }) => to.startsWith('node:') && source.folder !== 'lib/cli',
    );
    expect(named(wrong)).toEqual([]);
  });
});

describe('rule 4: what runs in pages stays small', () => {
  const heavy = [
    'lib/store',
    'lib/archive',
    'lib/search',
    'lib/terms',
    'lib/jobs',
    'dexie',
    'fuse.js',
  ];
  it.each(['annotator', 'highlighter'])(
    'the %s reaches no store, archive, search or terms by any import that ends in its bundle',
    name => {
      const roots = sources.filter(({ path }) => path === `entrypoints/${name}.ts`);
      expect(roots.length).toBe(1);
      const reached = [...reach(roots)];
      expect(reached.filter(one => heavy.some(part => one.startsWith(part)))).toEqual([]);
    },
  );
});

describe('names and sizes', () => {
  it('no file is a drawer for everything', () => {
    const drawers = sources.filter(({ path }) =>
      /\/(utils?|helpers?|common|misc)(\.|\/)/.test(path),
    );
    expect(drawers.map(({ path }) => path)).toEqual([]);
  });

  it('files are kebab-case, components PascalCase', () => {
    const odd = sources.filter(({ path }) => {
      const name = path.split('/').at(-1) ?? '';
      return name.endsWith('.tsx')
        ? !/^([A-Z][A-Za-z0-9]*|[a-z][a-z0-9-]*)\.tsx$/.test(name)
        : !/^[a-z0-9]+([-.][a-z0-9]+)*\.tsx?$/.test(name);
    });
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it('no file passes 400 lines; those past 250 are named', () => {
    const long = sources.filter(({ lines }) => lines > 250);
    if (long.length > 0)
      console.warn(
        `look for the second thing in: ${long.map(s => `${s.path} (${s.lines})`).join(', ')}`,
      );
    expect(long.filter(({ lines }) => lines > 400).map(({ path }) => path)).toEqual([]);
  });

  it('every folder of lib has a door', () => {
    const folders = new Set(sources.map(({ folder }) => folder).filter(f => f.startsWith('lib/')));
    const doorless = [...folders].filter(
      folder =>
        folder !== 'lib/cli' &&
        !doorsOf(folder).some(door => sources.some(({ path }) => path === `${folder}/${door}`)),
    );
    expect(doorless).toEqual([]);
  });

  it('others come in by a door', () => {
    const aside = sources.flatMap(source =>
      source.imports
        .filter(({ file }) => {
          const { folder, path } = sourceOf(file ?? '', '');
          const into = folder.startsWith('lib/') && folder !== source.folder;
          return into && !doorsOf(folder).includes(path.slice(folder.length + 1));
        })
        .map(({ from }) => `${source.path} imports ${from}`),
    );
    expect(aside).toEqual([]);
  });
});

/** Whether code uses a global of one of these names, and does not declare it itself. */
function uses(code: string, names: readonly string[]): boolean {
  return names.some(
    name =>
      // A dot with a space behind it ends a sentence that a view says.
      new RegExp(`(?<![.\\w$])${name}\\s*\\??\\.[a-zA-Z]`).test(code) &&
      !new RegExp(`(const|let|var|function|[({,])\\s*${name}\\b\\s*[,:=)}]`).test(code),
  );
}

/** Files and packages that end in the bundle of these. */
function reach(from: readonly Source[]): Set<string> {
  const byPath = new Map(sources.map(source => [source.path, source]));
  const reached = new Set<string>();
  const visit = (source: Source): void => {
    for (const { file, package: name, typeOnly } of source.imports) {
      const to = file ?? name ?? '';
      if (typeOnly || reached.has(to)) continue;
      reached.add(to);
      const next = byPath.get(to);
      if (next) visit(next);
    }
  };
  for (const source of from) visit(source);
  return reached;
}
