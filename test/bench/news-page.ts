import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the page notes of itself. Milliseconds since its navigation began. */
export interface PageNotes {
  /** When its document was ready, which is when content scripts may start. */
  ready: number;
  /** When the first marks were seen; null until then. */
  marked: number | null;
  /** The tasks over 50 ms, the page's own among them. */
  tasks: { start: number; duration: number }[];
}

/** Looks for marks every few milliseconds: often enough for figures of tens of them. */
const SCRIPT = `
const notes = (globalThis.benchNotes = { ready: 0, marked: null, tasks: [] });
// Not when the page itself hears of it: content scripts hear, and read the page, before.
addEventListener('DOMContentLoaded', () => {
  notes.ready = performance.getEntriesByType('navigation')[0].domContentLoadedEventStart;
});
new PerformanceObserver(list => {
  for (const { startTime: start, duration } of list.getEntries()) notes.tasks.push({ start, duration });
}).observe({ type: 'longtask', buffered: true });
const look = setInterval(() => {
  if (![...CSS.highlights.values()].some(highlight => highlight.size > 0)) return;
  notes.marked = performance.now();
  clearInterval(look);
}, 1);
`;

/** Serves one article on loopback. */
export async function serveArticle(text: string) {
  const paragraphs = text.split(/(?<=\. )(?=[A-Z])/).reduce<string[]>((parts, sentence, i) => {
    if (i % 4 === 0) parts.push('');
    parts[parts.length - 1] += sentence;
    return parts;
  }, []);
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An article</title>
<script>${SCRIPT}</script></head><body><article><h1>An article</h1>
${paragraphs.map(paragraph => `<p>${paragraph}</p>`).join('\n')}</article></body></html>`;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
