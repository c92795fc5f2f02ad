import type { Place } from '../items.ts';
import type { XmlElement } from './element.ts';

/** What a reader of XML gives, in the order of its source. */
export type XmlEvent =
  /** An element beside the entries, such as the feed's title. */
  | {
      readonly type: 'header';
      readonly element: XmlElement;
      /** The `xml:base`s in force around it, from the outside in. */
      readonly bases: readonly string[];
    }
  | {
      readonly type: 'entry';
      readonly element: XmlElement;
      readonly place: Place;
      /** Behind the entry; its `state` is what a reader needs to go on there. */
      readonly resume: Place;
      readonly bases: readonly string[];
      /** Its end is missing: the source ended in the middle of it, or it is over `ENTRY_LIMIT`. */
      readonly cut: boolean;
    }
  /** Of the entry that comes next, which is over `ENTRY_LIMIT`, only the beginning was kept. */
  | { readonly type: 'too long'; readonly place: Place }
  /** An entry deep in the text of another, which was not closed or quotes it: a part of that text. */
  | { readonly type: 'inner'; readonly place: Place }
  | {
      readonly type: 'warning';
      readonly message: string;
      readonly place: Place;
      readonly cutOff?: true;
    };

export interface XmlReader {
  write(chunk: string): XmlEvent[];
  end(): XmlEvent[];
  /** Whether any element was there. */
  found(): boolean;
}
