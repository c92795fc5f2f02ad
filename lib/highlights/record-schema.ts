/** A highlight's record as outside data: of a backup, a remote, a message. */
import * as v from 'valibot';
import { HIGHLIGHT_COLOURS, type HighlightRecord, MAX_QUOTE } from '../model/index.ts';
import { MAX_LINKS, MAX_NAME, MAX_NOTE, MAX_TAG, MAX_TAGS } from './record.ts';

const MAX_ADDRESS = 10_000;
/** Devices that write apart from each other; and those that a profile ever had. */
const MAX_VERSIONS = 100;
const MAX_DEVICES = 1_000;
/** Clocks with a time beyond this are nobody's: they would win over all that is ever written. */
const CLOCK = /^[0-9a-z]{9}-[0-9a-z]{4}-[0-9a-z]{10}$/;

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const Clock = v.pipe(v.string(), v.regex(CLOCK));
const Device = v.pipe(v.string(), v.regex(/^[0-9a-z]{10}$/));
const Offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Short = text(MAX_NAME);
const Name = v.pipe(v.string(), v.regex(/^[0-9a-z]{1,40}$/));
const stamped = <T extends v.GenericSchema>(value: T) => v.object({ value, at: Clock });

const Place = v.object({ archive: Name, post: Name, comment: v.nullable(Name) });

export const HighlightRecordSchema: v.GenericSchema<unknown, HighlightRecord> = v.object({
  id: v.pipe(v.string(), v.regex(/^h[0-9a-z]{20}$/)),
  // Whole, as clocks are: it travels as what lies between.
  created: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8.64e15)),
  by: v.nullable(Short),
  page: v.object({
    // Empty for a post in our reader; no scheme that does something when it is followed.
    url: v.pipe(
      text(MAX_ADDRESS),
      v.regex(/^(?:$|(?:https?|file|about|data|blob|[a-z]+-extension):)/i),
    ),
    key: text(MAX_ADDRESS),
    title: text(MAX_ADDRESS),
    site: Short,
    published: v.nullable(
      v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?$/)),
    ),
    place: v.nullable(Place),
  }),
  anchor: v.object({
    exact: text(MAX_QUOTE),
    prefix: text(MAX_ADDRESS),
    suffix: text(MAX_ADDRESS),
    start: Offset,
    end: Offset,
    heading: v.nullable(text(MAX_ADDRESS)),
    element: v.nullable(Short),
  }),
  colour: stamped(v.picklist(HIGHLIGHT_COLOURS)),
  tags: stamped(v.pipe(v.array(text(MAX_TAG)), v.maxLength(MAX_TAGS))),
  links: stamped(
    v.pipe(
      v.array(
        v.variant('kind', [
          v.object({ kind: v.literal('post'), ...Place.entries, title: text(MAX_ADDRESS) }),
          v.object({ kind: v.literal('term'), archive: Name, key: Short, name: Short }),
        ]),
      ),
      v.maxLength(MAX_LINKS),
    ),
  ),
  notes: v.object({
    versions: v.pipe(
      v.array(v.object({ text: text(MAX_NOTE), at: Clock })),
      v.maxLength(MAX_VERSIONS),
    ),
    seen: v.pipe(v.record(Device, Clock), v.maxEntries(MAX_DEVICES)),
  }),
  removed: stamped(v.boolean()),
});
