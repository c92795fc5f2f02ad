/** What only holds entries, such as the root and an RSS channel, and what a place must carry of it. */
import { escapeText } from './entities.ts';

/** Of the start tags that a place carries, in UTF-16 units. */
const STATE_LIMIT = 8_000;

export interface Container {
  /** Its name as it stands in the source. */
  readonly raw: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Those that are open around an entry. */
export interface Containers {
  /** Their start tags, with what matters of them: a reader goes on behind these. */
  readonly tags: string;
  /** Their `xml:base`s, from the outside in. */
  readonly bases: readonly string[];
}

/** The root whatever it is, and the channel in it; an entry stands nowhere else. */
export function isContainer(key: string, outside: readonly unknown[]): boolean {
  return outside.length === 0 || (outside.length === 1 && key === 'channel');
}

/** Start tags that put the same namespaces and bases into force. */
export function describe(frames: readonly Container[]): Containers {
  const bases: string[] = [];
  let tags = '';
  for (const { raw, attributes } of frames) {
    tags += `<${raw}`;
    for (const [name, value] of attributes) {
      if (name === 'xml:base') bases.push(value);
      else if (!name.startsWith('xmlns')) continue;
      const attribute = ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`;
      if (tags.length + attribute.length < STATE_LIMIT) tags += attribute;
    }
    tags += '>';
  }
  return { tags, bases };
}
