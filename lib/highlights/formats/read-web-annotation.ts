import * as v from 'valibot';
import type { HighlightLink } from '../../model/index.ts';
import { highlightOf, many, orElse, Position, Quote, type ReadOne } from './imported.ts';
import { placeOf, termOf } from './own-names.ts';

/** Selectors may refine each other without end; nobody's do. */
const MOST_SELECTORS = 64;
const MOST_PAGES = 100_000;

const Named = v.object({
  id: v.optional(v.unknown()),
  '@id': v.optional(v.unknown()),
  type: v.optional(v.unknown()),
  '@type': v.optional(v.unknown()),
});
const Text = v.optional(v.unknown());
const Annotation = v.object({
  ...Named.entries,
  created: Text,
  creator: Text,
  body: Text,
  bodyValue: Text,
  target: Text,
});
const Target = v.object({
  source: v.optional(v.unknown()),
  selector: v.optional(v.unknown()),
  styleClass: v.optional(v.unknown()),
  'backstory:heading': v.optional(v.unknown()),
});
const Source = v.object({
  ...Named.entries,
  'dcterms:title': Text,
  'dcterms:issued': Text,
  'backstory:address': Text,
});
const Selector = v.object({
  ...Named.entries,
  value: Text,
  refinedBy: v.optional(v.unknown()),
  items: v.optional(v.unknown()),
});
const Body = v.object({
  ...Named.entries,
  value: Text,
  chars: Text,
  purpose: Text,
  source: v.optional(v.unknown()),
});

/**
 * The annotations of a W3C collection, page, graph or list, or a single one; null for whatever is none of
 * these. Pages that are named by their address only are counted in `elsewhere`: nothing is fetched.
 */
export function webAnnotations(
  json: unknown,
): { readonly items: readonly unknown[]; readonly elsewhere: number } | null {
  const graph = v.safeParse(v.object({ '@graph': v.array(v.unknown()) }), json);
  const top = graph.success ? graph.output['@graph'] : many(json);
  if (!top.some(isOfModel)) return null;
  const items: unknown[] = [];
  let elsewhere = 0;
  const queue = [...top];
  // Lists are pushed one by one: a million is too long to be spread into arguments.
  for (let at = 0; at < queue.length && at < MOST_PAGES + top.length; at++) {
    const one = queue[at];
    const types = typesOf(one);
    if (types.includes('AnnotationCollection')) {
      const { first } = v.parse(v.object({ first: v.optional(v.unknown()) }), one);
      for (const page of many(first)) queue.push(page);
    } else if (types.includes('AnnotationPage')) {
      const page = v.parse(
        v.object({ items: v.optional(v.unknown()), next: v.optional(v.unknown()) }),
        one,
      );
      for (const item of many(page.items)) items.push(item);
      for (const next of many(page.next)) queue.push(next);
    } else if (at < top.length) {
      items.push(one);
    } else {
      elsewhere++;
    }
  }
  return { items, elsewhere };
}

function isOfModel(one: unknown): boolean {
  return typesOf(one).some(type => /^Annotation(?:Collection|Page)?$/.test(type));
}

function typesOf(one: unknown): readonly string[] {
  const named = orElse(Named, one, {});
  return [...many(named.type), ...many(named['@type'])]
    .filter(type => typeof type === 'string')
    .map(type => type.replace(/^(?:oa|as):/, ''));
}

function textOf(value: unknown): string {
  const first = many(value)[0];
  if (typeof first === 'string') return first;
  return orElse(v.object({ '@value': v.string() }), first, { '@value': '' })['@value'];
}

/** An address as itself or as the `id` of an object. */
function iriOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const { id, '@id': old } = orElse(Named, value, {});
  return textOf(id ?? old);
}

export function readWebAnnotation(item: unknown, now: number): ReadOne {
  if (typeof item === 'string') return { reason: 'Only its address is in the file.' };
  const parsed = v.safeParse(Annotation, item);
  if (!parsed.success || !typesOf(item).includes('Annotation')) {
    return { reason: 'It is no annotation of the W3C model.' };
  }
  const { created, creator, body, bodyValue, target } = parsed.output;
  const targets = many(target);
  if (targets.length === 0) return { reason: 'It has no target.' };
  const found = targets.map(readTarget).find(one => one.exact !== '') ?? readTarget(targets[0]);
  const bodies = [...many(bodyValue), ...many(body).map(one => orElse(Body, one, {}))];
  const id = iriOf(item);
  return highlightOf(
    {
      ...found,
      id: id === '' ? null : id,
      created: textOf(created),
      by: nameOf(many(creator)[0]),
      ...readBodies(bodies),
    },
    now,
  );
}

function nameOf(creator: unknown): string | null {
  const { name } = orElse(v.object({ name: v.optional(v.unknown()) }), creator, {});
  return textOf(name) || iriOf(creator) || null;
}

function readTarget(target: unknown) {
  const { source, selector, styleClass, ...more } = orElse(Target, target, {});
  const about = orElse(Source, many(source)[0], {});
  const iri = source === undefined ? iriOf(target) : iriOf(many(source)[0]);
  return {
    url: textOf(about['backstory:address']) || (placeOf(iri) ? '' : iri),
    title: textOf(about['dcterms:title']),
    published: textOf(about['dcterms:issued']),
    place: placeOf(iri),
    colour: textOf(styleClass),
    heading: textOf(more['backstory:heading']) || null,
    ...readSelectors(selector),
  };
}

function readSelectors(selector: unknown) {
  let quote = { exact: '', prefix: '', suffix: '' };
  let position = { start: 0, end: 0 };
  let element: string | null = null;
  const queue = [...many(selector).slice(0, MOST_SELECTORS)];
  for (let at = 0; at < queue.length && at < MOST_SELECTORS; at++) {
    const one = queue[at];
    const types = typesOf(one);
    const { value, refinedBy, items } = orElse(Selector, one, {});
    if (types.includes('TextQuoteSelector') && quote.exact === '')
      quote = orElse(Quote, one, quote);
    if (types.includes('TextPositionSelector')) position = orElse(Position, one, position);
    if (types.includes('FragmentSelector') && /^[^=&#\s]+$/.test(textOf(value)))
      element = textOf(value);
    queue.push(
      ...many(refinedBy).slice(0, MOST_SELECTORS),
      ...many(items).slice(0, MOST_SELECTORS),
    );
  }
  return { ...quote, ...position, element };
}

function readBodies(bodies: readonly unknown[]) {
  const notes: string[] = [];
  const tags: string[] = [];
  const links: HighlightLink[] = [];
  for (const body of bodies) {
    if (typeof body === 'string') notes.push(body);
    const { value, chars, purpose, source } = orElse(Body, body, {});
    const text = textOf(value) || textOf(chars);
    const isTag = many(purpose).some(one => one === 'tagging' || one === 'oa:tagging');
    if (text !== '') (isTag ? tags : notes).push(text);
    const link = linkOf(source);
    if (link) links.push(link);
  }
  return { note: notes.join('\n\n'), tags, links };
}

function linkOf(source: unknown): HighlightLink | null {
  const iri = iriOf(source);
  const title = textOf(orElse(Source, source, {})['dcterms:title']).slice(0, 1_000);
  const place = placeOf(iri);
  if (place) return { kind: 'post', ...place, title };
  const term = termOf(iri);
  return term && { kind: 'term', ...term, name: title };
}
