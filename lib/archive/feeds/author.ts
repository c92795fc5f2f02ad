import { childText, type XmlElement } from '../xml/index.ts';
import { atomPerson, personName } from './atom-parts.ts';

const IN_BRACKETS = /^\S+@\S+\s*\((.+)\)$/;
const BEFORE_ANGLES = /^(.+?)\s*<[^<>]*>$/;

/**
 * Who wrote an item of any kind of feed: `dc:creator`, else RSS's `author`, which is an e-mail address
 * with the name behind it in brackets. An address alone is no name.
 */
export function feedAuthor(item: XmlElement): string | null {
  const creator = personName(childText(item, 'dc:creator'));
  if (creator !== null) return nameOf(creator);
  const author = childText(item, 'author');
  return (author === '' ? null : nameOf(author)) ?? atomPerson(item);
}

function nameOf(text: string): string | null {
  const short = text.slice(0, 300);
  const name = IN_BRACKETS.exec(short)?.[1] ?? BEFORE_ANGLES.exec(short)?.[1] ?? short;
  return /^\S+@\S+$/.test(name) ? null : personName(name);
}
