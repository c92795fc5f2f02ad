import type { Mention } from '../model/index.ts';
import { classAt, INVISIBLE, lowerPoint, WORD, widthAt } from './characters.ts';
import {
  type Dictionary,
  edgeSlot,
  FORM_FIELDS,
  hashEnd,
  hashStart,
  hashStep,
} from './dictionary.ts';
import { PLURAL } from './form.ts';
import { createVerifier, type Verified } from './verify.ts';

/**
 * The terms that a text speaks of: whole words (nothing of `\p{L}\p{N}\p{M}` before or behind),
 * leftmost and then longest, none overlapping. What may differ from the form as it was given is in
 * `verify.ts`. Offsets are UTF-16 units of `text`.
 */
export function matchTerms(dictionary: Dictionary, text: string): Mention[] {
  return matchWords(dictionary, text, knownWords(dictionary, text));
}

/** As `matchTerms`, and how many different words of the archive's subject the text has, in the same pass. */
export function matchPage(
  dictionary: Dictionary,
  text: string,
): { readonly mentions: Mention[]; readonly subject: number } {
  const words = knownWords(dictionary, text);
  return {
    mentions: matchWords(dictionary, text, words),
    subject: countSubject(dictionary, words),
  };
}

function countSubject({ subject }: Dictionary, { count, tokens, singulars }: KnownWords): number {
  const said = new Set<number>();
  for (let at = 0; at < count; at++) {
    for (const token of [tokens[at]!, singulars[at]!]) {
      if ((subject[token >>> 5]! & (1 << (token & 31))) !== 0) said.add(token);
    }
  }
  return said.size;
}

function matchWords(dictionary: Dictionary, text: string, words: KnownWords): Mention[] {
  const verify = createVerifier(dictionary, text);
  const mentions: Mention[] = [];
  let free = 0;
  for (let at = 0; at < words.count; at++) {
    if (words.starts[at]! < free) continue;
    const best = longestFrom(dictionary, words, at, verify, free);
    if (!best) continue;
    const { start, end, term } = best;
    const senses = best.others && sensesOf(best, best.others);
    mentions.push(senses ? { start, end, term, senses } : { start, end, term });
    free = best.end;
  }
  return mentions;
}

interface KnownWords {
  count: number;
  starts: number[];
  ends: number[];
  /** The word's place in the text, counted in words: neighbours in a form are neighbours here. */
  ordinals: number[];
  /** Token ids, 0 for none; of the word without its last s too. */
  tokens: number[];
  singulars: number[];
}

/** Letters and digits of ASCII in lower case, 0 for the rest: the path that nearly every character takes. */
const ASCII_WORDS = new Uint8Array(0x80);
for (let unit = 0; unit < 0x80; unit++) {
  if (classAt(String.fromCharCode(unit), 0) !== WORD) continue;
  ASCII_WORDS[unit] = unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit;
}

/** The words of a text that are in the dictionary, with or without an s at their end. */
function knownWords(dictionary: Dictionary, text: string): KnownWords {
  const known: KnownWords = {
    count: 0,
    starts: [],
    ends: [],
    ordinals: [],
    tokens: [],
    singulars: [],
  };
  const start = hashStart(dictionary.seed);
  const length = text.length;
  let ordinal = 0;
  let i = 0;
  while (i < length) {
    const first = text.charCodeAt(i);
    if (first < 0x80 ? ASCII_WORDS[first] === 0 : classAt(text, i) !== WORD) {
      i += first < 0x80 ? 1 : widthAt(text, i);
      continue;
    }
    const from = i;
    let end = i;
    let hash = start;
    let before = start;
    let last = 0;
    while (i < length) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) {
        const lower = ASCII_WORDS[unit]!;
        if (lower === 0) break;
        last = lower;
        before = hash;
        hash = hashStep(hash, lower);
        i++;
        end = i;
        continue;
      }
      const kind = classAt(text, i);
      if (kind === INVISIBLE) {
        i++;
        continue;
      }
      if (kind !== WORD) break;
      const lower = lowerPoint(text.codePointAt(i) ?? 0);
      for (let at = 0; at < lower.length; at++) {
        last = lower.charCodeAt(at);
        before = hash;
        hash = hashStep(hash, last);
      }
      i += widthAt(text, i);
      end = i;
    }
    const token = findToken(dictionary, hashEnd(hash));
    const singular = last === 0x73 ? findToken(dictionary, hashEnd(before)) : 0;
    if (token !== 0 || singular !== 0) {
      known.starts.push(from);
      known.ends.push(end);
      known.ordinals.push(ordinal);
      known.tokens.push(token);
      known.singulars.push(singular);
      known.count++;
    }
    ordinal++;
  }
  return known;
}

/**
 * A dictionary can come from a stranger in a pack, with the right digests. Whatever its tables say, a
 * look-up ends: tables are half empty, so that no honest one is searched this far; children are
 * numbered after their parents; and few forms are alike but for case and the marks around them.
 */
const MOST_PROBES = 1024;
const MOST_FORMS = 256;
const MOST_SENSES = 32;

function findToken(dictionary: Dictionary, hash: number): number {
  const bit = hash & dictionary.filterMask;
  if ((dictionary.filter[bit >>> 5]! & (1 << (bit & 31))) === 0) return 0;
  const { tokenHashes, tokenIds, tokenMask } = dictionary;
  let slot = hash & tokenMask;
  for (let probe = 0; probe < MOST_PROBES; probe++) {
    const id = tokenIds[slot]!;
    if (id === 0 || tokenHashes[slot] === hash) return id;
    slot = (slot + 1) & tokenMask;
  }
  return 0;
}

function firstNode({ firstNodes }: Dictionary, token: number): number {
  return firstNodes[token] ?? 0;
}

function findChild(dictionary: Dictionary, node: number, token: number): number {
  const { edgeNodes, edgeTokens, edgeChildren, edgeMask } = dictionary;
  let slot = edgeSlot(node, token, edgeMask);
  for (let probe = 0; probe < MOST_PROBES; probe++) {
    const child = edgeChildren[slot]!;
    if (child === 0) return 0;
    if (edgeNodes[slot] === node && edgeTokens[slot] === token) return child > node ? child : 0;
    slot = (slot + 1) & edgeMask;
  }
  return 0;
}

interface Found extends Verified {
  term: number;
  /** What else stands at the very same place; most words mean one thing, so it is made when needed. */
  others: Found[] | null;
}

function longestFrom(
  dictionary: Dictionary,
  words: KnownWords,
  first: number,
  verify: ReturnType<typeof createVerifier>,
  free: number,
): Found | null {
  let best: Found | null = null;
  let node = 0;
  for (let at = first; at < words.count; at++) {
    if (at > first && words.ordinals[at] !== words.ordinals[at - 1]! + 1) break;
    const token = words.tokens[at]!;
    const singular = words.singulars[at]!;
    if (singular !== 0) {
      const last =
        node === 0 ? firstNode(dictionary, singular) : findChild(dictionary, node, singular);
      tryNode(last, at, true);
    }
    if (token === 0) break;
    node = node === 0 ? firstNode(dictionary, token) : findChild(dictionary, node, token);
    if (node === 0) break;
    tryNode(node, at, false);
  }
  return best;

  function tryNode(end: number, at: number, plural: boolean): void {
    if (end === 0) return;
    const { formFields, nodeForms } = dictionary;
    const from = nodeForms[end]!;
    const stop = Math.min(nodeForms[end + 1]!, dictionary.forms, from + MOST_FORMS);
    for (let form = from; form < stop; form++) {
      if (plural && ((formFields[form * FORM_FIELDS + 3]! >>> 16) & PLURAL) === 0) continue;
      const hit = verify(form, words.starts[first]!, words.ends[at]!, plural, free);
      if (!hit) continue;
      const { start, end: stopsAt, asGiven } = hit;
      const term = formFields[form * FORM_FIELDS]!;
      best = better(best, { start, end: stopsAt, asGiven, term, others: null });
    }
  }
}

/**
 * The one that starts earlier, then ends later; of the same place the one that stands as its form was
 * given, then the one that came first, with the other among what it may mean.
 */
function better(a: Found | null, b: Found): Found {
  if (!a) return b;
  if (a.start !== b.start) return a.start < b.start ? a : b;
  if (a.end !== b.end) return a.end > b.end ? a : b;
  const [first, second] = isLikelier(a, b) ? [a, b] : [b, a];
  const others = a.others ?? [];
  if (others.length < MOST_SENSES) others.push(second);
  second.others = null;
  first.others = others;
  return first;
}

function isLikelier(a: Found, b: Found): boolean {
  return a.asGiven === b.asGiven ? a.term <= b.term : a.asGiven;
}

/** The other terms, each once; null where all are the same term. */
function sensesOf({ term }: Found, others: readonly Found[]): number[] | null {
  const sorted = [...others].sort((a, b) => (isLikelier(a, b) ? -1 : 1));
  const senses = new Set(sorted.map(other => other.term));
  senses.delete(term);
  return senses.size > 0 ? [...senses] : null;
}
