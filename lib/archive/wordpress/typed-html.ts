/** Elements that part text by themselves: line ends beside them mean nothing. */
const BLOCK_TAG =
  /(<\/?(?:address|article|aside|blockquote|caption|col|colgroup|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|object|ol|p|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b[^<>]*>)/i;
const SHORTCODE = /\[\/?(?:caption|wp_caption|embed|gallery)(?=[\s\]])[^[\]]{0,2000}\]/g;

/**
 * HTML of what WordPress keeps as it was typed: blank lines part paragraphs and line ends break lines, but
 * in `<pre>` and around what parts text by itself. Content of the block editor is HTML already. Shortcodes
 * that only wrap are taken off.
 */
export function typedHtml(text: string): string {
  const plain = text.includes('[') ? text.replace(SHORTCODE, '') : text;
  if (!plain.includes('\n') || plain.includes('<!-- wp:')) return plain;
  return outsidePre(plain.replace(/\r\n?/g, '\n'), breakLines);
}

function breakLines(text: string): string {
  return text
    .split(BLOCK_TAG)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part
            .trim()
            .replace(/<br\s*\/?>[^\S\n]*\n/gi, '<br />')
            .replaceAll('\n', '<br />'),
    )
    .join('');
}

function outsidePre(text: string, change: (text: string) => string): string {
  const lower = text.toLowerCase();
  let out = '';
  let at = 0;
  for (;;) {
    const open = lower.indexOf('<pre', at);
    const close = open < 0 ? -1 : lower.indexOf('</pre>', open);
    if (close < 0) return out + change(text.slice(at));
    const end = close + '</pre>'.length;
    out += change(text.slice(at, open)) + text.slice(open, end);
    at = end;
  }
}
