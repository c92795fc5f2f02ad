import { Parser } from 'htmlparser2';
import { type FeedPeek, type PeekEntry, time, wholeNumber } from './feed-peek.ts';
import { credible } from './round.ts';

/** Nesting costs the square of its depth; no feed needs this much. */
const MAX_DEPTH = 256;
/** Longer texts are bodies, of which only the presence counts. */
const MAX_TEXT = 2_000;
const ROOTS: Record<string, 'atom' | 'rss'> = { feed: 'atom', rss: 'rss', rdf: 'rss' };

interface Draft {
  depth: number;
  readonly texts: Map<string, string>;
  link: string | null;
  body: boolean;
}

/** Looks at a page of Atom or RSS; null where it is neither. Forgives whatever is broken behind the root. */
export function peekXml(text: string): FeedPeek | null {
  let dialect: 'atom' | 'rss' | null = null;
  let depth = 0;
  let refused = false;
  let next: string | null = null;
  let collecting: { name: string; depth: number; text: string } | null = null;
  const head = draft(0);
  const entries: PeekEntry[] = [];
  let entry: Draft | null = null;

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        depth++;
        const name = localName(tag);
        if (depth === 1) dialect = ROOTS[name] ?? null;
        if (dialect === null || depth > MAX_DEPTH) {
          refused = true;
          parser.pause();
          return;
        }
        if ((name === 'entry' || name === 'item') && !entry) entry = draft(depth);
        const into = entry ?? head;
        if (name === 'link') {
          const { rel = 'alternate', href } = attributes;
          if (rel === 'alternate' && href !== undefined) into.link ??= href;
          if (rel === 'next' && href !== undefined && !entry) next ??= href;
        }
        // Of other elements, such as an author, only what stands directly in the entry counts.
        const direct = entry ? depth === entry.depth + 1 : depth > 1 && name !== 'channel';
        if (direct && !collecting) collecting = { name: fieldName(tag), depth, text: '' };
      },
      ontext(data) {
        if (collecting && collecting.text.length < MAX_TEXT) collecting.text += data;
      },
      onclosetag() {
        if (collecting?.depth === depth) {
          const into = entry ?? head;
          const value = collecting.text.trim();
          if (BODIES.has(collecting.name)) into.body ||= value !== '';
          else if (value !== '' && !into.texts.has(collecting.name))
            into.texts.set(collecting.name, value.slice(0, MAX_TEXT));
          collecting = null;
        }
        if (entry?.depth === depth) {
          entries.push(finished(entry, dialect === 'rss'));
          entry = null;
        }
        depth--;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  if (refused || dialect === null) return null;
  const { texts } = head;
  return {
    dialect,
    title: texts.get('title') ?? null,
    home: head.link ?? texts.get('link') ?? null,
    generator: texts.get('generator') ?? null,
    total: credible(wholeNumber(texts.get('totalresults'))),
    next,
    entries,
  };
}

/** Where an entry's whole text stands. RSS's description may be whole or not: it does not say. */
const BODIES = new Set(['content', 'content:encoded', 'description']);

function draft(depth: number): Draft {
  return { depth, texts: new Map(), link: null, body: false };
}

function finished({ texts, link, body }: Draft, isRss: boolean): PeekEntry {
  const published = time(texts.get('published') ?? texts.get('pubdate') ?? texts.get('date'));
  const href = link ?? texts.get('link');
  return {
    id: texts.get('id') ?? texts.get('guid') ?? href ?? `${texts.get('title')} ${published}`,
    published,
    updated: time(texts.get('updated')) ?? published,
    replies: wholeNumber(texts.get('total') ?? texts.get('slash:comments')),
    whole: body || isRss,
  };
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1).toLowerCase();
}

/** `media:title` is no title, and `content:encoded` no `content`; others go by their local name. */
function fieldName(tag: string): string {
  return /^(media|itunes|content|slash|wfw|georss|gd|blogger):/i.test(tag)
    ? tag.toLowerCase()
    : localName(tag);
}
