import type { Term, TermKind } from '../model/index.ts';
import { isCommonWord } from './common-words.ts';
import {
  bytesOf,
  edgeSlot,
  FORM_FIELDS,
  hashWord,
  type Layout,
  viewsOf,
  writeHeader,
} from './dictionary.ts';
import { isFirstName } from './first-names.ts';
import { type Form, readForm } from './form.ts';
import { isGeneralWord } from './general-words.ts';

export type CompilableTerm = Pick<Term, 'name' | 'kind' | 'aliases' | 'expansion'>;

/**
 * Compiles terms to the buffer that `openDictionary` reads. A mention's `term` is the position in
 * this list. Where terms share a form the earliest is taken for the likeliest: give the list by
 * salience. `subject` are words that tell what the archive is about (`subject.ts`), in lower case.
 * Forms without a letter or digit are left out; empty lists compile to an empty dictionary.
 */
export function compileTerms(
  terms: readonly CompilableTerm[],
  subject: readonly string[] = [],
): ArrayBuffer {
  const tokens = new Map<string, number>();
  const trie = new Trie();
  for (const [number, term] of terms.entries()) {
    for (const form of formsOf(term)) trie.add(form, number, tokens);
  }
  const subjectTokens = subject.map(word => tokenOf(tokens, word));
  const { seed, hashes } = hashTokens(tokens);
  const sizes = {
    terms: terms.length,
    forms: trie.formCount,
    seed,
    filterBits: powerAbove(Math.max(1024, tokens.size * 16)),
    tokenSlots: powerAbove(Math.max(16, tokens.size * 2)),
    tokens: tokens.size,
    edgeSlots: powerAbove(Math.max(16, trie.edgeCount * 2)),
    nodes: trie.nodeCount,
    stringUnits: trie.stringUnits,
  };
  const layout: Layout = { ...sizes, totalBytes: bytesOf(sizes) };
  const buffer = new ArrayBuffer(layout.totalBytes);
  writeHeader(buffer, layout);
  const views = viewsOf(buffer, layout);
  for (const [at, hash] of hashes.entries()) {
    const id = at + 1;
    let slot = hash & views.tokenMask;
    while (views.tokenIds[slot] !== 0) slot = (slot + 1) & views.tokenMask;
    views.tokenHashes[slot] = hash;
    views.tokenIds[slot] = id;
    const bit = hash & views.filterMask;
    views.filter[bit >>> 5]! |= 1 << (bit & 31);
  }
  trie.write(views);
  for (const token of subjectTokens) views.subject[token >>> 5]! |= 1 << (token & 31);
  return buffer;
}

/** The number of a word, a new one where it has none. */
function tokenOf(tokens: Map<string, number>, word: string): number {
  let token = tokens.get(word);
  if (token === undefined) {
    token = tokens.size + 1;
    tokens.set(word, token);
  }
  return token;
}

/** Name, aliases and expansion, each once; plurals in -ies, which no s at the end can stand for. */
function formsOf(term: CompilableTerm): Form[] {
  const surfaces = new Set([term.name, ...term.aliases]);
  if (term.expansion !== null) surfaces.add(term.expansion);
  for (const surface of [...surfaces]) {
    const other = term.kind === 'person' ? null : respelled(surface, term.kind);
    if (other !== null) surfaces.add(other);
  }
  const forms: Form[] = [];
  for (const surface of surfaces) {
    const form = readForm(surface, term.kind);
    if (!form) continue;
    forms.push(form);
    if (term.kind === 'person' || term.kind === 'place' || !/\s/.test(surface.trim())) continue;
    if (!/[b-df-hj-np-tv-z]y$/.test(surface)) continue;
    const plural = `${surface.slice(0, -1)}ies`;
    const read = surfaces.has(plural) ? null : readForm(plural, term.kind);
    if (read) forms.push(read);
  }
  return forms;
}

/**
 * An acronym as other papers write it: "Noms" for NOMS, "MOJ" for MoJ, "NAPO" for Napo. Not where that
 * would be a word, or a person's given name.
 */
function respelled(surface: string, kind: TermKind): string | null {
  if (!/^\p{L}{3,8}$/u.test(surface)) return null;
  const upper = surface.toUpperCase();
  if (upper !== surface) {
    const acronym = kind === 'acronym' || /\p{Lu}.*\p{Lu}/u.test(surface);
    return acronym && /^\p{Lu}/u.test(surface) ? upper : null;
  }
  const small = surface.toLowerCase();
  if (surface.length < 4 || isCommonWord(small) || isGeneralWord(small) || isFirstName(small)) {
    return null;
  }
  return surface[0]! + small.slice(1);
}

/** A seed by which no two tokens have the same hash. At 40,000 tokens one try in six fails. */
function hashTokens(tokens: ReadonlyMap<string, number>): { seed: number; hashes: Uint32Array } {
  const hashes = new Uint32Array(tokens.size);
  for (let seed = 0; ; seed++) {
    let i = 0;
    for (const token of tokens.keys()) hashes[i++] = hashWord(token, seed);
    const sorted = hashes.slice().sort();
    let distinct = true;
    for (let at = 1; at < sorted.length && distinct; at++) distinct = sorted[at] !== sorted[at - 1];
    if (distinct) return { seed, hashes };
  }
}

function powerAbove(least: number): number {
  let power = 32;
  while (power < least) power *= 2;
  return power;
}

interface StoredForm {
  readonly form: Form;
  readonly term: number;
}

interface TrieNode {
  readonly id: number;
  readonly children: Map<number, TrieNode>;
  readonly forms: StoredForm[];
}

class Trie {
  readonly #root = new Map<number, TrieNode>();
  readonly #nodes: TrieNode[] = [];
  formCount = 0;
  edgeCount = 0;
  stringUnits = 0;

  get nodeCount(): number {
    return this.#nodes.length;
  }

  add(form: Form, term: number, tokens: Map<string, number>): void {
    let level = this.#root;
    let node: TrieNode | undefined;
    for (const word of form.words) {
      const token = tokenOf(tokens, word);
      let child = level.get(token);
      if (!child) {
        child = { id: this.#nodes.length + 1, children: new Map(), forms: [] };
        level.set(token, child);
        this.#nodes.push(child);
        if (node) this.edgeCount++;
      }
      node = child;
      level = child.children;
    }
    if (!node || node.forms.some(other => other.term === term && sameForm(other.form, form))) {
      return;
    }
    node.forms.push({ form, term });
    this.formCount++;
    this.stringUnits += form.prefix.length + form.body.length + form.suffix.length;
  }

  write(views: ReturnType<typeof viewsOf>): void {
    for (const [token, node] of this.#root) views.firstNodes[token] = node.id;
    let formAt = 0;
    let stringAt = 0;
    for (const node of this.#nodes) {
      for (const [token, child] of node.children) {
        let slot = edgeSlot(node.id, token, views.edgeMask);
        while (views.edgeChildren[slot] !== 0) slot = (slot + 1) & views.edgeMask;
        views.edgeNodes[slot] = node.id;
        views.edgeTokens[slot] = token;
        views.edgeChildren[slot] = child.id;
      }
      views.nodeForms[node.id] = formAt;
      for (const { form, term } of node.forms) {
        const field = formAt * FORM_FIELDS;
        views.formFields[field] = term;
        views.formFields[field + 1] = stringAt;
        views.formFields[field + 2] = form.body.length;
        views.formFields[field + 3] =
          (form.prefix.length | (form.suffix.length << 8) | (form.flags << 16)) >>> 0;
        const text = form.prefix + form.body + form.suffix;
        for (let i = 0; i < text.length; i++) views.strings[stringAt + i] = text.charCodeAt(i);
        stringAt += text.length;
        formAt++;
      }
    }
    views.nodeForms[this.#nodes.length + 1] = formAt;
  }
}

function sameForm(a: Form, b: Form): boolean {
  return a.body === b.body && a.prefix === b.prefix && a.suffix === b.suffix && a.flags === b.flags;
}
