import { FailureError } from '../../model/index.ts';
import type { ArchiveParser, ParsedItem, ParserContext, Place } from '../items.ts';
import type { XmlElement } from './element.ts';
import type { XmlEvent } from './events.ts';
import { createXmlReader, ENTRY_LIMIT } from './reader.ts';

/** One entry of a feed or an export, and where it stands. */
export interface Entry {
  readonly element: XmlElement;
  readonly place: Place;
  readonly resume: Place;
  /** The `xml:base`s in force around it, from the outside in. */
  readonly bases: readonly string[];
  /** Its end is missing: the source ended in the middle of it, or it was too long. */
  readonly cut: boolean;
}

/**
 * What a format knows. `Header` is what it remembers of what stands before the first entry: plain JSON of
 * a few kilobytes, as every place carries it.
 */
export interface EntryFormat<Header> {
  readonly empty: Header;
  /** With one more of those elements; `bases` are the `xml:base`s around it. */
  header(before: Header, element: XmlElement, bases: readonly string[]): Header;
  blog(header: Header): { readonly title: string | null; readonly url: string | null };
  entry(entry: Entry, header: Header, context: ParserContext): ParsedItem[];
}

export const NOTHING_TOLD: ParserContext = {
  include: [],
  path: '',
  timeZone: null,
  base: null,
  facts: null,
};

/**
 * A parser of a format whose entries stand one behind the other in XML. Gives the blog before its first
 * entry. Throws `FailureError` 'unknown-format' at the end, if there was no XML at all.
 */
export function createEntryParser<Header>(
  format: EntryFormat<Header>,
  from: Place | undefined,
  context: ParserContext = NOTHING_TOLD,
): ArchiveParser {
  const resumed = from?.state === undefined ? null : readState<Header>(from.state);
  const reader = createXmlReader(from && { ...from, state: resumed?.tags ?? '' });
  let header = resumed?.header ?? format.empty;
  let begun = resumed !== null;
  let state = { tags: '', text: '' };

  const begin = (): ParsedItem[] => {
    if (begun) return [];
    begun = true;
    return [{ type: 'blog', ...format.blog(header) }];
  };
  const withHeader = (resume: Place): Place => {
    const tags = resume.state ?? '';
    // The same for nearly all entries: one string serves them.
    if (state.text === '' || state.tags !== tags) {
      state = { tags, text: JSON.stringify({ tags, header } satisfies State<Header>) };
    }
    return { ...resume, state: state.text };
  };
  const take = (event: XmlEvent): ParsedItem[] => {
    switch (event.type) {
      case 'header':
        if (!begun) header = format.header(header, event.element, event.bases);
        return [];
      case 'warning':
        return [event];
      case 'inner':
        return [...begin(), innerEntry(event.place)];
      case 'too long':
        return [...begin(), ...tooLong(event.place)];
      case 'entry':
        return [
          ...begin(),
          ...format.entry({ ...event, resume: withHeader(event.resume) }, header, context),
        ];
    }
  };
  return {
    write: chunk => reader.write(chunk).flatMap(take),
    end() {
      const items = reader.end().flatMap(take);
      if (!reader.found()) throw noXml();
      return [...items, ...begin()];
    },
  };
}

interface State<Header> {
  readonly tags: string;
  readonly header: Header;
}

function readState<Header>(text: string): State<Header> {
  // Made above by the same parser, and kept by us.
  return JSON.parse(text) as State<Header>;
}

function tooLong(place: Place): ParsedItem[] {
  const size = `${ENTRY_LIMIT / 1_000_000} million characters`;
  return [
    { type: 'warning', message: `An entry has more than ${size}: the rest was left out.`, place },
    { type: 'skipped', kind: 'end of an entry', reason: 'too long', count: 1, place },
  ];
}

function innerEntry(place: Place): ParsedItem {
  return { type: 'skipped', kind: 'entry', reason: 'within the text of another', count: 1, place };
}

function noXml(): FailureError {
  return new FailureError({
    code: 'unknown-format',
    message: 'There is no XML in it.',
    action: 'Export the blog again, or save its feed, and import that.',
  });
}
