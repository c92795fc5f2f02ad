/**
 * Namespaces under names of our own, so that a format asks for `atom:title` whatever prefix and version
 * its source has. No prefix stands for no namespace and for those of RSS, which are as good as none.
 */
const KNOWN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'http://www.w3.org/2005/atom': 'atom',
    'http://purl.org/atom/ns#': 'atom',
    'http://purl.org/syndication/thread/1.0': 'thr',
    'http://purl.org/atom/app#': 'app',
    'http://www.w3.org/2007/app': 'app',
    'http://schemas.google.com/blogger/2018': 'blogger',
    'http://schemas.google.com/g/2005': 'gd',
    'http://purl.org/rss/1.0/modules/content/': 'content',
    'http://purl.org/dc/elements/1.1/': 'dc',
    'http://purl.org/dc/elements/1.0/': 'dc',
    'http://purl.org/dc/terms/': 'dcterms',
    'http://purl.org/rss/1.0/modules/slash/': 'slash',
    'http://wellformedweb.org/commentapi/': 'wfw',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
    'http://www.w3.org/1999/xhtml': 'xhtml',
    'http://purl.org/rss/1.0/': '',
    'http://my.netscape.com/rdf/simple/0.9/': '',
    'http://channel.netscape.com/rdf/simple/0.9/': '',
    'http://backend.userland.com/rss': '',
    'http://backend.userland.com/rss2': '',
    'http://blogs.law.harvard.edu/tech/rss': '',
    '': '',
  }),
);

/** What prefixes mean where a document uses them and forgot to declare them. */
const UNDECLARED: ReadonlySet<string> = new Set([
  'atom',
  'thr',
  'app',
  'blogger',
  'gd',
  'content',
  'dc',
  'dcterms',
  'slash',
  'wfw',
  'rdf',
  'wp',
  'excerpt',
  'xhtml',
]);

/** WordPress puts the version of its export into the namespace, or leaves it out. */
const WORDPRESS = /^https?:\/\/wordpress\.org\/export\/(?:[\d.]+\/)?(excerpt\/)?$/;

function shortName(uri: string): string {
  const plain = uri.trim().toLowerCase();
  const known = KNOWN.get(plain.replace(/^https:/, 'http:'));
  if (known !== undefined) return known;
  const wordpress = WORDPRESS.exec(plain);
  if (wordpress) return wordpress[1] ? 'excerpt' : 'wp';
  return '?';
}

/** The namespaces in force at one place of a document; nested ones see those outside. */
export interface Scope {
  /** The name of an element as formats ask for it: `atom:title`, `title`, `?:unknown`. */
  key(rawName: string): string;
  /** With the declarations of a start tag; the same scope where it has none. */
  with(rawName: string, attributes: ReadonlyMap<string, string>): Scope;
}

export function rootScope(): Scope {
  return scopeOf(new Map());
}

function scopeOf(bindings: ReadonlyMap<string, string>): Scope {
  const keys = new Map<string, string>();
  const scope: Scope = {
    key(rawName) {
      let key = keys.get(rawName);
      if (key === undefined) {
        key = resolve(rawName, bindings);
        // A document has few names; one that invents millions is not remembered.
        if (keys.size < 1000) keys.set(rawName, key);
      }
      return key;
    },
    with(rawName, attributes) {
      const declared: [prefix: string, space: string][] = [];
      for (const [name, value] of attributes) {
        if (name === 'xmlns') declared.push(['', shortName(value)]);
        else if (name.startsWith('xmlns:')) declared.push([name.slice(6), shortName(value)]);
      }
      // An Atom feed that forgot its namespace is one all the same.
      if (rawName === 'feed' && declared.length === 0 && !bindings.has('')) {
        declared.push(['', 'atom']);
      }
      return declared.length > 0 ? scopeOf(new Map([...bindings, ...declared])) : scope;
    },
  };
  return scope;
}

function resolve(rawName: string, bindings: ReadonlyMap<string, string>): string {
  const colon = rawName.indexOf(':');
  const prefix = colon < 0 ? '' : rawName.slice(0, colon);
  const local = rawName.slice(colon + 1);
  const space = bindings.get(prefix) ?? (prefix === '' || UNDECLARED.has(prefix) ? prefix : '?');
  return space === '' ? local : `${space}:${local}`;
}
