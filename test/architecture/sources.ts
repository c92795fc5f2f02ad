/** The product's source files, as the architecture test reads them: no compiler, only their imports. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, posix, resolve } from 'node:path';

export interface Import {
  /** As it is written. */
  readonly from: string;
  /** The file that it names, from the project's root; null for a package. */
  readonly file: string | null;
  /** The package that it names ('fuse.js', 'node:fs'); null for a file. */
  readonly package: string | null;
  /** Leaves nothing in the bundle. */
  readonly typeOnly: boolean;
}

export interface Source {
  /** From the project's root, with slashes. */
  readonly path: string;
  /** 'lib/model', 'entrypoints', 'components'. */
  readonly folder: string;
  readonly lines: number;
  /** Without comments, and without what strings hold. */
  readonly code: string;
  readonly imports: readonly Import[];
}

const root = resolve(import.meta.dirname, '..', '..');

export function readSources(): Source[] {
  return globSync('{lib,entrypoints,components}/**/*.{ts,tsx}', { cwd: root })
    .map(path => path.replaceAll('\\', '/'))
    .sort()
    .map(path => sourceOf(path, readFileSync(resolve(root, path), 'utf8')));
}

export function sourceOf(path: string, text: string): Source {
  const [top = '', second = ''] = path.split('/');
  return {
    path,
    folder: top === 'lib' && path.split('/').length > 2 ? `lib/${second}` : top,
    lines: text.trimEnd().split('\n').length,
    code: strip(text),
    imports: importsOf(path, text),
  };
}

/** `import … from`, `export … from`, `import '…'`, `import('…')`. */
function importsOf(path: string, text: string): Import[] {
  // Whole-line comments go first: an example in one is no import.
  const code = text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  const found: Import[] = [];
  const statement =
    /^\s*(?:import|export)\s+(type\s+)?(?:[\w$*{][^'";]*?\sfrom\s*)?(['"])([^'"\n]+)\2/gm;
  for (const [, type, , from = ''] of code.matchAll(statement))
    found.push(importOf(path, from, type !== undefined));
  for (const [, , from = ''] of code.matchAll(/\bimport\(\s*(['"])([^'"\n]+)\1/g))
    found.push(importOf(path, from, false));
  return found;
}

function importOf(path: string, from: string, typeOnly: boolean): Import {
  if (from.startsWith('.')) {
    const file = posix.normalize(`${dirname(path)}/${from}`);
    return { from, file, package: null, typeOnly };
  }
  const [scope = '', name = ''] = from.split('/');
  const whole = from.startsWith('@') ? `${scope}/${name}` : scope;
  return { from, file: null, package: whole, typeOnly };
}

/**
 * Takes away comments and the inside of strings, so that a word in them is no identifier. What stands
 * in a template's `${}` goes too, and a regular expression with a quote in it may take its line along:
 * both hide code, neither invents any.
 */
function strip(text: string): string {
  const token =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`/g;
  return text.replace(token, match => (/^['"`]/.test(match) ? "''" : ' '));
}

/** Cycles among files, each as the path that closes it; an `import type` counts as well. */
export function cycles(sources: readonly Source[]): string[][] {
  const byPath = new Map(sources.map(source => [source.path, source]));
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push([...trail.slice(start), path]);
    const source = byPath.get(path);
    if (start >= 0 || done.has(path) || !source) return;
    for (const { file } of source.imports) if (file !== null) visit(file, [...trail, path]);
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
  return found;
}
