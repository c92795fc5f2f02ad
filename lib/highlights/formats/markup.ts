/** What is written into other languages, so that a text stays a text there. */
import { closeDirections, encodeDirections } from '../../text/index.ts';

/** For text and for attributes in double quotes. Control characters, which no document may hold, go. */
export function escapeHtml(text: string): string {
  return closeDirections(text)
    .replace(/[^\P{Cc}\t\n\r]|\p{Surrogate}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/**
 * One line of CommonMark that reads as the text does (2.4: any ASCII punctuation may have a backslash).
 * Line ends become spaces: what they would begin is another block.
 */
export function escapeMarkdown(text: string): string {
  const line = text
    .replace(/[^\P{Cc}\t\n\r]|\p{Surrogate}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return closeDirections(line)
    .replace(/[\\`*_{}[\]<>#|~&$^]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/(https?|ftp|www|mailto)([:.])/gi, '$1\\$2')
    .replaceAll('@', '\\@');
}

/** A quote as a block of Markdown, a paragraph for each of its lines. */
export function markdownQuote(text: string): string {
  return linesOf(text)
    .map(line => `> ${escapeMarkdown(line)}`)
    .join('\n>\n');
}

export function linesOf(text: string): readonly string[] {
  return text.split(/[\n\r\u2028\u2029]+/).filter(line => line.trim() !== '');
}

/** An address for the brackets of a Markdown link; nothing in it ends them. */
export function markdownHref(url: string): string {
  return encodeDirections(url).replace(/[\s()<>\\[\]"'`*_|]/g, character => `%${hex(character)}`);
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
}

/** Only addresses that a reader may follow become links: whoever wrote the file chose them. */
export function isWebLink(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
