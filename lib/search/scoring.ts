/**
 * BM25F (Robertson, Zaragoza and Taylor 2004): the fields' frequencies are weighted and normalised
 * by length, added, and only then saturated.
 */
import type { SegmentReader } from './segment-reader.ts';

export const K1 = 1.2;
const BODY_B = 0.75;
const TITLE_B = 0.3;
const TITLE_WEIGHT = 2.5;
export const LABELS_WEIGHT = 1.5;
/** An occurrence in one of many comments says less of a post than one in the post. */
const COMMENTS_WEIGHT = 0.5;

/** What is true of all segments together. */
export interface Collection {
  readonly docs: number;
  readonly bodyMean: number;
  readonly titleMean: number;
}

export function describeCollection(segments: readonly SegmentReader[]): Collection {
  let docs = 0;
  let posts = 0;
  let body = 0;
  let title = 0;
  for (const { header } of segments) {
    docs += header.docs;
    posts += header.posts;
    body += header.bodyWords;
    title += header.titleWords;
  }
  return { docs, bodyMean: body / Math.max(1, docs), titleMean: title / Math.max(1, posts) };
}

/** The part of `BODY_B` that no length changes, and what a word of length adds. */
export function bodyNorm(collection: Collection): { base: number; slope: number } {
  return { base: 1 - BODY_B, slope: BODY_B / Math.max(1, collection.bodyMean) };
}

/**
 * What an occurrence in one of its comments counts for a post, by the words of them all: less where there
 * are many, but no more where there is only one.
 */
export function commentsNorm(length: number, mean: number): number {
  return COMMENTS_WEIGHT / Math.max(1, 1 - BODY_B + (BODY_B * length) / Math.max(1, mean));
}

/** Weighted, normalised frequency from title and labels. */
export function headFrequency(
  title: number,
  titleLength: number,
  labels: number,
  collection: Collection,
): number {
  const norm = 1 - TITLE_B + (TITLE_B * titleLength) / Math.max(1, collection.titleMean);
  return (title * TITLE_WEIGHT) / norm + labels * LABELS_WEIGHT;
}

/** Inverse document frequency, never negative (Lucene's form). */
export function idfOf(df: number, docs: number): number {
  const within = Math.min(df, docs);
  return Math.log(1 + (docs - within + 0.5) / (within + 0.5));
}

export function saturate(frequency: number): number {
  return (frequency * (K1 + 1)) / (K1 + frequency);
}
