const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,10})|#[xX]([\da-fA-F]{1,8}));/g;
const REPLACEMENT = '\ufffd';

/**
 * XML's own five entities and numbers become characters; everything else that begins with `&` stays as it
 * is. Entities that a document declares itself are never expanded: that is what bombs are made of.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (_, name?: string, decimal?: string, hex?: string) =>
    name === undefined
      ? character(decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal))
      : NAMED[name]!,
  );
}

/** Markup that means this text. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function character(code: number): string {
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return code === 0 || surrogate || code > 0x10ffff ? REPLACEMENT : String.fromCodePoint(code);
}
