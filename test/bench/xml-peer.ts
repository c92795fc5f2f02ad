/** Run by itself: fast-xml-parser on a whole file. Prints the milliseconds it took and its entries. */
import { readFileSync } from 'node:fs';
import { loadFastXmlParser } from './peers.ts';

const [file] = process.argv.slice(2);
if (file !== undefined) {
  const { XMLParser } = await loadFastXmlParser();
  const start = performance.now();
  const parser = new XMLParser({ ignoreAttributes: false, processEntities: true });
  const feed = parser.parse(readFileSync(file)) as { feed: { entry: unknown[] } };
  const took = performance.now() - start;
  console.log(JSON.stringify({ took, entries: feed.feed.entry.length }));
}
