/**
 * What the W3C Web Annotation Data Model (Recommendation, 23 February 2017) says that a document MUST
 * hold, section by section, and what it says a producer SHOULD write, of all that we write.
 */
import * as v from 'valibot';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** RFC 3987 as far as a schema goes: a scheme, and no character that an IRI has not. */
const Iri = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i));
/** 3.3.1: "The value MUST be a xsd:dateTime with the UTC timezone expressed as Z". */
const DateTime = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/));
/** xsd:nonNegativeInteger. */
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const oneOrMany = <T extends v.GenericSchema>(one: T) =>
  v.union([one, v.pipe(v.array(one), v.minLength(1))]);
/** A class that MUST be there, beside which others may be. */
const typed = (name: string) =>
  v.union([v.literal(name), v.pipe(v.array(v.string()), v.includes(name))]);

/** 3.3.5: the motivations that the vocabulary has; others are IRIs. */
const Motivation = v.union([
  v.picklist([
    'assessing',
    'bookmarking',
    'classifying',
    'commenting',
    'describing',
    'editing',
    'highlighting',
    'identifying',
    'linking',
    'moderating',
    'questioning',
    'replying',
    'tagging',
  ]),
  Iri,
]);

/** 3.3.2: an agent has a class SHOULD be of these, no more than one id, and names. */
const Agent = v.looseObject({
  id: v.optional(Iri),
  type: oneOrMany(v.picklist(['Person', 'Organization', 'Software'])),
  name: v.optional(oneOrMany(v.string())),
  nickname: v.optional(v.string()),
});

/** 3.2.4: exactly one value, a string; the class SHOULD be there; 3.2.2: format is a media type. */
const TextualBody = v.looseObject({
  type: typed('TextualBody'),
  value: v.string(),
  format: v.optional(v.pipe(v.string(), v.regex(/^[\w.+-]+\/[\w.+-]+$/))),
  language: v.optional(v.string()),
  purpose: v.optional(oneOrMany(Motivation)),
});

/** 3.2.1: an external resource has exactly one id. */
const External = v.looseObject({ id: Iri, format: v.optional(v.string()) });

type Selector = { type: unknown };
/** 4.2.4, 4.2.5, 4.2.1, and 4.2.9 for what refines them. */
const Selector: v.GenericSchema<unknown, Selector> = v.lazy(() =>
  v.union([
    v.looseObject({
      type: typed('TextQuoteSelector'),
      exact: v.string(),
      prefix: v.optional(v.string()),
      suffix: v.optional(v.string()),
    }),
    v.pipe(
      v.looseObject({ type: typed('TextPositionSelector'), start: Count, end: Count }),
      v.check(({ start, end }) => start <= end, 'ends before it starts'),
    ),
    v.looseObject({
      type: typed('FragmentSelector'),
      value: v.string(),
      conformsTo: v.optional(Iri),
      refinedBy: v.optional(oneOrMany(Selector)),
    }),
  ]),
);

/** 4, 4.2, 4.4: exactly one source; selectors; the class of the style. */
const SpecificResource = v.looseObject({
  id: v.optional(Iri),
  type: typed('SpecificResource'),
  source: v.union([Iri, External]),
  selector: v.optional(oneOrMany(v.union([Iri, Selector]))),
  styleClass: v.optional(oneOrMany(v.pipe(v.string(), v.regex(/^[a-z_-][\w-]*$/i)))),
  purpose: v.optional(oneOrMany(Motivation)),
});

/** 4.4: a style in the document is of this class and has a value; else it is an IRI. */
const Stylesheet = v.union([
  Iri,
  v.looseObject({ type: typed('CssStylesheet'), value: v.string() }),
]);

const fields = {
  id: Iri, // 3.1: exactly one
  type: typed('Annotation'), // 3.1
  target: oneOrMany(v.union([Iri, SpecificResource, External])), // 3.1: one or more
  body: v.optional(oneOrMany(v.union([Iri, TextualBody, SpecificResource, External]))), // 3.1
  bodyValue: v.optional(v.string()), // 3.2.5: not beside a body
  motivation: v.optional(oneOrMany(Motivation)), // 3.3.5
  creator: v.optional(oneOrMany(v.union([Iri, Agent]))), // 3.3.1
  created: v.optional(DateTime), // 3.3.1: no more than one
  modified: v.optional(DateTime),
  generated: v.optional(DateTime),
  stylesheet: v.optional(Stylesheet), // 4.4: no more than one
};

export const Annotation = v.pipe(
  v.looseObject(fields),
  v.check(({ body, bodyValue }) => body === undefined || bodyValue === undefined, '3.2.5'),
  v.check(
    ({ created, modified }) => !created || !modified || created <= modified,
    'modified before it was created',
  ),
);

/** 3.1: one or more contexts, the vocabulary's own among them. */
const Context = v.union([
  v.literal(CONTEXT),
  v.pipe(v.array(v.union([v.string(), v.record(v.string(), v.string())])), v.includes(CONTEXT)),
]);

/** 5.2: an id, the class, one or more items in order; its collection; the first's place among all. */
const Page = v.looseObject({
  id: Iri,
  type: typed('AnnotationPage'),
  partOf: v.union([Iri, External]),
  items: v.pipe(v.array(v.union([Iri, Annotation])), v.minLength(1)),
  startIndex: Count,
  next: v.optional(v.union([Iri, External])),
  prev: v.optional(v.union([Iri, External])),
});

/** 5.1: context, id, class; a label; how many there are; the first page unless there is none. */
export const Collection = v.pipe(
  v.looseObject({
    '@context': Context,
    id: Iri,
    type: typed('AnnotationCollection'),
    label: oneOrMany(v.string()),
    total: Count,
    first: v.optional(v.union([Iri, Page])),
    last: v.optional(v.union([Iri, Page])),
    generator: v.optional(v.union([Iri, Agent])),
    generated: v.optional(DateTime),
  }),
  v.check(({ total, first }) => total === 0 || first !== undefined, '5.1: no page'),
  v.check(({ id, first }) => typeof first !== 'object' || first.partOf === id, '5.2: of another'),
);
