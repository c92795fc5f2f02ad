/** WebDAV's answer to a `PROPFIND` (RFC 4918, 14.16), as far as it is asked for here. */
import { Parser } from 'htmlparser2';

/** One `response`; what the server did not say is null. */
export interface Described {
  /** As it stands there: a path or an address, percent-encoded. */
  readonly href: string;
  readonly collection: boolean;
  /** Bytes. */
  readonly size: number | null;
  /** Milliseconds since 1970, by the server's clock. */
  readonly modified: number | null;
  /** Bytes of the account (RFC 4331); below 0 for no limit or unknown. */
  readonly used: number | null;
  readonly available: number | null;
}

/** A multistatus is flat; nesting costs the parser the square of its depth. */
const MAX_DEPTH = 64;
/** Names that are declared at a time: each element that declares one copies the others. */
const MAX_NAMESPACES = 64;
/** No value that is asked for is longer; of longer ones the rest is dropped, and they fit nothing. */
const MAX_TEXT = 8_000;
const MAX_RESPONSES = 100_000;

type Draft = { -readonly [K in keyof Described]: Described[K] };

const UNSAID = { size: null, modified: null, used: null, available: null };

const NUMBERS: Readonly<Record<string, 'size' | 'used' | 'available'>> = {
  getcontentlength: 'size',
  'quota-used-bytes': 'used',
  'quota-available-bytes': 'available',
};

/** Null where it is none, was cut off, or is more than there can be. */
export function readMultistatus(text: string): Described[] | null {
  const found: Described[] = [];
  /** Names in the namespace `DAV:`; null for an element of another. */
  const path: (string | null)[] = [];
  const scopes: ReadonlyMap<string, string>[] = [new Map()];
  let bad = false;
  let whole = false;
  let draft: Draft | null = null;
  let refused = false;
  /** Of the `propstat` that is open: it counts only where its status, which comes last, is 2xx. */
  let props: Partial<Draft> = {};
  let granted = true;
  let value = '';
  const stop = () => {
    bad = true;
    parser.pause();
  };
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const scope = declared(scopes.at(-1)!, attributes);
        if (scope === null) return stop();
        scopes.push(scope);
        path.push(davName(tag, scope));
        value = '';
        if (path.length > MAX_DEPTH || path[0] !== 'multistatus' || whole) return stop();
        const where = path.slice(1).join('/');
        if (where === 'response') {
          draft = { href: '', collection: false, ...UNSAID };
          refused = false;
        } else if (where === 'response/propstat') {
          props = {};
          granted = true;
        } else if (where === 'response/propstat/prop/resourcetype/collection')
          props.collection = true;
      },
      ontext(data) {
        if (value.length < MAX_TEXT) value += data;
      },
      onclosetag(_, implied) {
        const where = path.slice(1).join('/');
        const name = path.pop();
        scopes.pop();
        const text = value.trim();
        value = '';
        // What closes by implication was cut off, or overlaps: neither is believed.
        if (path.length === 0 && (implied || name !== 'multistatus')) return stop();
        if (path.length === 0) whole = true;
        if (!draft) return;
        if (where === 'response/href') draft.href ||= text;
        else if (where === 'response/status') refused = !isGranted(text);
        else if (where === 'response/propstat/status') granted = isGranted(text);
        else if (where === 'response/propstat') Object.assign(draft, granted ? props : {});
        else if (where.startsWith('response/propstat/prop/') && path.length === 4) {
          const field = name ? NUMBERS[name] : undefined;
          if (name === 'getlastmodified') props.modified = Date.parse(text) || null;
          if (field && /^-?\d{1,15}$/.test(text)) props[field] = Number(text);
        } else if (where === 'response') {
          if (!refused && draft.href !== '') found.push(draft);
          draft = null;
          if (found.length > MAX_RESPONSES) stop();
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return bad || !whole ? null : found;
}

/** `HTTP/1.1 200 OK` */
function isGranted(status: string): boolean {
  return /^HTTP\/\S+ 2\d\d/i.test(status);
}

/** Null where there are more than there can be. */
function declared(
  outside: ReadonlyMap<string, string>,
  attributes: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> | null {
  const names = Object.keys(attributes).filter(name => /^xmlns(:|$)/.test(name));
  if (names.length === 0) return outside;
  if (names.length + outside.size > MAX_NAMESPACES) return null;
  const inside = new Map(outside);
  for (const name of names) inside.set(name.slice(6), attributes[name] ?? '');
  return inside;
}

function davName(tag: string, scope: ReadonlyMap<string, string>): string | null {
  const colon = tag.indexOf(':');
  const space = scope.get(colon < 0 ? '' : tag.slice(0, colon));
  return space === 'DAV:' ? tag.slice(colon + 1).toLowerCase() : null;
}
