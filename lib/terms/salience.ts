import { isOrdinaryAcronym } from './boilerplate.ts';
import type { Candidate } from './candidate.ts';
import { isKnownPlace } from './places.ts';

/**
 * 0 to 1: how much a term belongs to its archive. How many documents speak of it, on a logarithmic
 * scale; weighed by how little its words are everybody's. What has an expansion, and names of several
 * words, say most by themselves. The weights were set by reading the lists they give.
 */
export function salienceOf(candidate: Candidate, documents: number): number {
  return rounded(weightOf(candidate) * frequencyOf(candidate.docs, documents));
}

/** Of what only a glossary knows: it is of the subject, but a word or two in the archive show little on a card. */
const GLOSSED = 0.6;

/** The same for a glossary's term, once it is known how many documents speak of it. Below 0.6. */
export function salienceOfGlossed(docs: number, documents: number): number {
  return rounded(GLOSSED * frequencyOf(docs, documents));
}

/** 0.25 to 1. */
function frequencyOf(docs: number, documents: number): number {
  const share = Math.log1p(docs) / Math.log1p(Math.max(documents, 20));
  return 0.25 + 0.75 * Math.min(1, share * 1.2);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function weightOf({ name, kind, expansion, ordinary }: Candidate): number {
  if (kind === 'acronym') {
    if (isOrdinaryAcronym(name.toUpperCase())) return 0.3;
    const short = name.length === 2 ? 0.7 : 1;
    return (expansion === null ? 0.85 : 1) * short;
  }
  const own = 1 - 0.7 * ordinary;
  if (kind === 'person') return /\s/.test(name) ? 0.9 : 0.7;
  // A town is in all the news; a prison is what an archive is about.
  if (kind === 'place' && isKnownPlace(name)) return 0.45;
  if (kind === 'body' || kind === 'policy' || kind === 'place') return 0.95 * (1 - 0.45 * ordinary);
  return (/\s/.test(name) ? 0.8 : 0.65) * own;
}
