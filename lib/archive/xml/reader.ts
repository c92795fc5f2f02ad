import type { Place } from '../items.ts';
import { type Building, createBuilding } from './building.ts';
import { type Container, type Containers, describe, isContainer } from './containers.ts';
import type { XmlEvent, XmlReader } from './events.ts';
import { createLineCounter } from './lines.ts';
import { rootScope, type Scope } from './namespaces.ts';
import { createProlog } from './prolog.ts';
import { createTagReader, type StartTag } from './tags.ts';

/** In UTF-16 units. No post is so long, with some thousand comments in it; longer ones would fill the memory. */
export const ENTRY_LIMIT = 6_000_000;
/** Elements. The tokenizer's own parser is quadratic in depth, and a recursion must not overflow. */
export const DEPTH_LIMIT = 256;

interface Frame extends Container {
  readonly key: string;
  readonly scope: Scope;
  /** Begun when its entry was too long already: it is left out. */
  readonly late: boolean;
  /** Null for what only holds entries: the root, an RSS channel. */
  readonly building: Building | null;
}

/** The element outside containers that is being read. */
interface Whole {
  readonly entry: boolean;
  /** Its index on the stack. */
  readonly depth: number;
  readonly start: number;
  readonly place: Place;
  tooLong: boolean;
  tooDeep: boolean;
}

const ENTRY = new Set(['atom:entry', 'item']);

/**
 * Reads the entries of a feed or an export one at a time, in chunks of any size, each as a small tree;
 * nothing is held beside the one that is being read. Over htmlparser2's tokenizer, which is exact on
 * malformed input, with a stack and namespaces of our own. Entities other than XML's stay text.
 */
export function createXmlReader(from?: Place): XmlReader {
  const replayed = from?.state ?? '';
  const begin = from?.offset ?? 0;
  /** What to add to the tokenizer's indices to have offsets of the source. */
  const shift = begin - replayed.length;
  const lines = createLineCounter(begin, from?.line ?? 1);
  const prolog = begin === 0 ? createProlog() : null;
  const stack: Frame[] = [];
  let events: XmlEvent[] = [];
  let whole: Whole | null = null;
  /** Elements beyond the depth limit that are open, by name, and how many in all. */
  const beyond = new Map<string, number>();
  let deeper = 0;
  /** Null when they have changed. */
  let containers: Containers | null = null;
  let lastWhole: Place = { offset: begin, line: from?.line ?? 1 };
  let foundAny = begin > 0;
  let ending = false;

  const placeAt = (index: number): Place => ({
    offset: index + shift,
    line: lines.lineAt(index + shift),
  });
  const warn = (message: string, place: Place) => events.push({ type: 'warning', message, place });
  const inForce = () => {
    containers ??= describe(stack.filter(frame => frame.building === null));
    return containers;
  };
  const measure = (index: number) => {
    if (whole && index - whole.start > ENTRY_LIMIT) whole.tooLong = true;
  };

  const open = ({ name, attributes, start, end, closed }: StartTag) => {
    const scope = (stack.at(-1)?.scope ?? rootScope()).with(name, attributes);
    const key = scope.key(name);
    if (whole && ENTRY.has(key)) {
      if (whole.entry && stack.length > whole.depth + 1) {
        events.push({ type: 'inner', place: placeAt(start) });
      } else {
        if (whole.entry) warn('An entry was not closed before the next one.', whole.place);
        popTo(whole.depth, start, true);
      }
    }
    if (stack.length >= DEPTH_LIMIT) {
      if (whole && !whole.tooDeep) {
        whole.tooDeep = true;
        warn(`Elements are nested deeper than ${DEPTH_LIMIT}: their text is kept.`, whole.place);
      }
      if (!closed) {
        deeper++;
        if (beyond.size < 1000 || beyond.has(name)) {
          beyond.set(name, (beyond.get(name) ?? 0) + 1);
        }
      }
      return;
    }
    foundAny = true;
    const container = whole === null && !ENTRY.has(key) && isContainer(key, stack);
    if (whole === null && !container) {
      whole = {
        entry: ENTRY.has(key),
        depth: stack.length,
        start,
        place: placeAt(start),
        tooLong: false,
        tooDeep: false,
      };
    }
    if (container) containers = null;
    const building = container ? null : createBuilding(key, attributes);
    stack.push({ raw: name, key, scope, late: whole?.tooLong === true, building, attributes });
    if (closed) popTo(stack.length - 1, end, false);
  };

  /** Closes all frames from an index of the stack on. */
  const popTo = (index: number, at: number, implied: boolean) => {
    deeper = 0;
    beyond.clear();
    while (stack.length > index) {
      const frame = stack.pop()!;
      if (!frame.building) {
        containers = null;
        continue;
      }
      if (!whole) continue;
      const depth = stack.length;
      if (depth > whole.depth) {
        if (!frame.late) stack.at(-1)?.building?.child(frame.building.close());
      } else finish(whole, frame.building, at, implied);
    }
  };

  const finish = (done: Whole, building: Building, at: number, implied: boolean) => {
    measure(at);
    whole = null;
    if (!done.entry) {
      if (done.tooLong || ending) return;
      const { bases } = inForce();
      events.push({ type: 'header', element: building.close(), bases });
      return;
    }
    const { tags: state, bases } = inForce();
    const cut = ending && implied;
    const end = placeAt(at);
    // Behind an entry that was cut off nothing is open any more.
    const resume: Place = { ...end, state: cut ? '' : state };
    if (!cut) lastWhole = end;
    const { place, tooLong } = done;
    if (tooLong) events.push({ type: 'too long', place });
    const element = building.close();
    events.push({ type: 'entry', element, place, resume, bases, cut: cut || tooLong });
  };

  const close = (name: string, start: number, end: number) => {
    const deep = beyond.get(name) ?? 0;
    if (deeper > 0 && deep > 0) {
      deeper--;
      beyond.set(name, deep - 1);
      return;
    }
    const index = stack.findLastIndex(frame => frame.raw === name);
    if (index < 0) return;
    if (whole && index < whole.depth) {
      if (whole.entry) warn('An entry was not closed before the feed was.', whole.place);
      popTo(whole.depth, start, true);
    }
    popTo(index, end, false);
  };

  const tags = createTagReader(
    {
      open,
      close,
      text(raw, end) {
        measure(end);
        if (whole && !whole.tooLong) stack.at(-1)?.building?.text(raw);
      },
      cdata(text, end) {
        measure(end);
        if (whole && !whole.tooLong) stack.at(-1)?.building?.cdata(text);
      },
      end(index) {
        ending = true;
        if (stack.length === 0) return;
        const { line } = lastWhole;
        const message = `The file ends in the middle: the last whole entry ends at line ${line}.`;
        events.push({ type: 'warning', message, place: lastWhole, cutOff: true });
        popTo(0, index, true);
      },
    },
    ENTRY_LIMIT,
  );
  const feed = (text: string) => {
    lines.write(text);
    tags.write(text);
  };
  const drain = (): XmlEvent[] => {
    const drained = events;
    events = [];
    return drained;
  };

  if (replayed !== '') tags.write(replayed);
  return {
    write(chunk) {
      feed(prolog ? prolog.write(chunk) : chunk);
      return drain();
    },
    end() {
      if (prolog) feed(prolog.end());
      tags.end();
      return drain();
    },
    found: () => foundAny,
  };
}
