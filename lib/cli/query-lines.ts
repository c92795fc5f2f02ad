/**
 * The lines of a stream of UTF-8, as they come. Only LF ends a line, with a CR before it or not:
 * whoever writes a query a line gets an answer a line, whatever else stands in a query, so Node's own
 * `readline`, which also divides at U+2028, will not do.
 */
export async function* queryLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let open = '';
  for await (const bytes of input) {
    const lines = (open + decoder.decode(bytes, { stream: true })).split('\n');
    open = lines.pop() ?? '';
    for (const line of lines) yield line.replace(/\r$/, '');
  }
  open += decoder.decode();
  if (open !== '') yield open.replace(/\r$/, '');
}
