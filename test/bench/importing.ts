/** The import, whole and in its parts. */
import { createDumpParser, type ParsedItem } from '../../lib/archive/index.ts';
import { threadDocs } from '../../lib/jobs/index.ts';
import { blocksText, type PostWithThread } from '../../lib/model/index.ts';
import { createSegmentBuilder, type IndexDoc } from '../../lib/search/index.ts';
import {
  compileTerms,
  createCounter,
  createMiner,
  minedTerms,
  openDictionary,
  type TermDoc,
} from '../../lib/terms/index.ts';
import { dayNumber } from '../../lib/text/index.ts';
import { type Corpus, mergeCorpus } from './corpus.ts';
import { beside, type Figure, rate, timed } from './figures.ts';
import { loadMiniSearch } from './peers.ts';

const CHUNK = 65_536;
const STEP = 1_000_000;

export async function benchImport(corpus: Corpus): Promise<Figure[]> {
  const { bytes, dump, milliseconds } = corpus;
  const [parsing, threads] = await timed(() => parse(dump));
  const docs = threads.flatMap((thread, no) => [...threadDocs(no, thread)]);
  const [mining] = await timed(() => mine(docs));
  const [indexing, index] = await timed(() => indexOf(docs));
  const text = threads.reduce((sum, thread) => sum + textBytes(thread), 0);
  const MiniSearch = await loadMiniSearch();
  const [peer] = await timed(() => {
    const mini = new MiniSearch({ fields: ['title', 'text'] });
    mini.addAll(docs.map((doc, id) => ({ id, title: doc.title ?? '', text: doc.text })));
  });
  const { segments, mergedBytes } = await mergeCorpus(corpus);
  const speed = rate(bytes, milliseconds);
  // Measured apart, on a machine that may have other work: together they can take longer than the whole.
  const rest = milliseconds - parsing - mining - indexing;
  const whole = Math.max(milliseconds, parsing + mining + indexing);
  const part = (what: string, took: number): Figure => ({
    what: `  ${what}`,
    value: `${rate(bytes, took).toFixed(1)} MB/s, ${Math.round((100 * took) / whole)} % of it`,
  });
  return [
    {
      what: `import, ${(bytes / 1e6).toFixed(1)} MB, ${docs.length} documents`,
      value: `${speed.toFixed(1)} MB/s end to end`,
      reach: '≥ 10 MB/s',
      met: speed >= 10,
    },
    part('parse', parsing),
    part('terms: mine, compile, count', mining),
    {
      ...part('index', indexing),
      peer: `MiniSearch ${rate(bytes, peer).toFixed(1)} MB/s: ${beside(peer, indexing)}`,
    },
    ...(rest > 0 ? [part('the rest: ids, merging, rows', rest)] : []),
    sizeFigure(`index, with positions, ${segments.length} segments`, index / text),
    sizeFigure('index, merged into one segment', mergedBytes / text),
  ];
}

function sizeFigure(what: string, share: number): Figure {
  const value = `${(100 * share).toFixed(1)} % of the text`;
  return { what, value, reach: '≤ 25 %', met: share <= 0.25 };
}

function parse(dump: string): PostWithThread[] {
  const parser = createDumpParser();
  const items: ParsedItem[] = [];
  for (let at = 0; at < dump.length; at += CHUNK) {
    items.push(...parser.write(dump.slice(at, at + CHUNK)));
  }
  items.push(...parser.end());
  return items.filter(item => item.type === 'post');
}

function mine(docs: readonly TermDoc[]): void {
  const miner = createMiner();
  for (const doc of docs) miner.add(doc);
  const terms = minedTerms(miner.state());
  const counter = createCounter(openDictionary(compileTerms(terms)), terms.length);
  for (const doc of docs) counter.add(doc);
  counter.finish();
}

/** Bytes of the segments, each of about so much text as a step of an import. */
function indexOf(docs: readonly TermDoc[]): number {
  let bytes = 0;
  let builder = createSegmentBuilder();
  let held = 0;
  for (const doc of docs) {
    builder.add(indexDoc(doc));
    held += doc.text.length;
    if (held < STEP) continue;
    bytes += builder.finish().bytes;
    builder = createSegmentBuilder();
    held = 0;
  }
  return bytes + (held > 0 ? builder.finish().bytes : 0);
}

function indexDoc({ post, comment, date, title, text }: TermDoc): IndexDoc {
  const fields = { ...(title === null ? {} : { title }), body: text };
  return { post, comment, day: dayNumber(date), fields };
}

function textBytes({ post, comments }: PostWithThread): number {
  const texts = [post.title ?? '', ...[post, ...comments].map(({ body }) => blocksText(body))];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
