import type { HighlightColour, HighlightLink, HighlightRecord } from '../../model/index.ts';
import { type ListedHighlight, sortHighlights } from '../filter.ts';
import { isoTime, modifiedOf, notesOf } from './facts.ts';
import { OURS, postName, termName } from './own-names.ts';

export const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** 4.2.1: an element's id is what a fragment of HTML names. */
const FRAGMENT = { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc3236' };

const SHADES: Readonly<Record<HighlightColour, string>> = {
  yellow: '#ffe27a',
  green: '#b5e3b0',
  blue: '#b8d8f8',
  pink: '#f8c1d9',
};

export interface WebAnnotationOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whose highlights they are; without a name nobody is said to be their creator. */
  readonly creator?: string | null;
}

/**
 * An AnnotationCollection of the W3C Web Annotation Data Model (Recommendation, 23 February 2017) as
 * JSON-LD, its page within it. Titles, dates and links to an archive are kept beside the selectors,
 * so that our own import brings back what was taken out.
 */
export function writeWebAnnotations(
  listed: readonly ListedHighlight[],
  { now, creator = null }: WebAnnotationOptions,
): string {
  const records = sortHighlights(listed, 'oldest').map(({ record }) => record);
  const id = `${OURS}collection:${now.toString(36)}`;
  const collection = {
    // 3.1: a list of contexts, the vocabulary's own among them.
    '@context': [CONTEXT, { backstory: OURS }],
    id,
    type: 'AnnotationCollection',
    label: 'Highlights of Backstory',
    generator: { id: `${OURS}extension`, type: 'Software', name: 'Backstory' },
    generated: isoTime(now),
    total: records.length,
    // A page must have items (5.2), so a collection of nothing has no page.
    ...(records.length === 0 ? {} : { first: pageOf(records, id, creator), last: `${id}:page` }),
  };
  return `${JSON.stringify(collection, null, 1)}\n`;
}

/** One page of all: a file has no address that a further one could be fetched from. */
function pageOf(records: readonly HighlightRecord[], collection: string, creator: string | null) {
  return {
    id: `${collection}:page`,
    type: 'AnnotationPage',
    partOf: collection,
    startIndex: 0,
    items: records.map(record => annotationOf(record, creator)),
  };
}

function annotationOf(record: HighlightRecord, creator: string | null) {
  const { id, created, by, colour } = record;
  const name = by ?? creator;
  const bodies = [
    ...notesOf(record).map(text => textualBody(text, 'commenting')),
    ...record.tags.value.map(tag => textualBody(tag, 'tagging')),
    ...record.links.value.map(linkBody),
  ];
  return {
    id: OURS + id,
    type: 'Annotation',
    motivation: 'highlighting',
    created: isoTime(created),
    modified: isoTime(modifiedOf(record)),
    ...(name === null ? {} : { creator: { type: 'Person', name } }),
    ...(bodies.length === 0 ? {} : { body: bodies }),
    target: targetOf(record),
    // 4.4: the style is the annotation's, its class the target's.
    stylesheet: {
      type: 'CssStylesheet',
      value: `.${colour.value} { background: ${SHADES[colour.value]} }`,
    },
  };
}

function textualBody(value: string, purpose: 'commenting' | 'tagging') {
  return { type: 'TextualBody', value, purpose, format: 'text/plain' };
}

function linkBody(link: HighlightLink) {
  const said =
    link.kind === 'post'
      ? { purpose: 'linking', source: postName(link), title: link.title }
      : { purpose: 'identifying', source: termName(link), title: link.name };
  const { purpose, source, title } = said;
  return { type: 'SpecificResource', purpose, source: { id: source, 'dcterms:title': title } };
}

function targetOf({ page, anchor, colour }: HighlightRecord) {
  const { exact, prefix, suffix, start, end, heading, element } = anchor;
  const quote = { type: 'TextQuoteSelector', exact, prefix, suffix };
  return {
    type: 'SpecificResource',
    source: {
      id: page.place ? postName(page.place) : iri(page.url),
      format: 'text/html',
      'dcterms:title': page.title,
      ...(page.published === null ? {} : { 'dcterms:issued': page.published }),
      'backstory:address': page.url,
    },
    styleClass: colour.value,
    // 4.2: several selectors are several ways to the same words.
    selector: [
      quote,
      { type: 'TextPositionSelector', start, end },
      ...(element === null ? [] : [{ ...FRAGMENT, value: element, refinedBy: quote }]),
    ],
    ...(heading === null ? {} : { 'backstory:heading': heading }),
  };
}

/** What an address that was read from a file may hold, and no IRI does. */
function iri(url: string): string {
  return url.replace(/[\s<>"{}|\\^`]|\p{Surrogate}/gu, character =>
    /\p{Surrogate}/u.test(character) ? '' : encodeURIComponent(character),
  );
}
