/** The tool over the large corpus: a thousand queries at once, from the file to the last answer. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, timed } from './figures.ts';
import { makeDump } from './made-dump.ts';
import { makeQueries } from './queries.ts';
import type { CorpusShape } from './search-engines.ts';
import { makeDocs } from './zipf-text.ts';

const QUERIES = 1_000;
const SECONDS = 10;
/** Posts whose threads give words to the queries, and of which documents. */
const POSTS = 1_000;
const SAMPLED = 101;
const tool = join(import.meta.dirname, '..', '..', 'lib', 'cli', 'main.ts');

export async function benchBatch({ posts, commentsEach }: CorpusShape): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'backstory-batch-'));
  try {
    const [source, pack] = [join(folder, 'dump.txt'), join(folder, 'pack.zip')];
    await writeFile(source, makeDump(posts, commentsEach));
    await run(['pack', source, '-o', pack], '');
    const queries = queriesOf(Math.min(posts, POSTS), commentsEach);
    const asked = `${queries.join('\n')}\n`;
    const [took, answers] = await timed(() => run(['search', pack, '--batch'], asked));
    if (answers !== queries.length) throw new Error(`${answers} answers to ${queries.length}`);
    return [
      {
        what: `search --batch, ${queries.length} queries, ${posts * (1 + commentsEach)} documents`,
        value: `${(took / 1000).toFixed(1)} s, the pack opened`,
        reach: `≤ ${SECONDS} s`,
        met: took <= 1_000 * SECONDS,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Of every kind that a line can ask for, in turns. */
function queriesOf(posts: number, commentsEach: number): string[] {
  const texts = [...makeDocs(posts, commentsEach)]
    .filter((_, i) => i % SAMPLED === 0)
    .map(({ fields }) => fields.body);
  const sets = makeQueries(texts, QUERIES / 4).filter(({ kind }) => kind !== 'related');
  const turns = Array.from({ length: QUERIES / 4 }, (_, turn) =>
    sets.flatMap(({ queries }) => queries[turn] ?? []),
  );
  return turns.flat().slice(0, QUERIES);
}

/** Runs the tool; how many lines it printed. */
function run(words: readonly string[], input: string): Promise<number> {
  const child = spawn(process.execPath, [tool, ...words], { stdio: ['pipe', 'pipe', 'inherit'] });
  let lines = 0;
  child.stdout.on('data', (bytes: Buffer) => {
    for (const byte of bytes) if (byte === 10) lines++;
  });
  child.stdin.end(input);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', status =>
      status === 0 ? done(lines) : fail(new Error(`the tool ended with ${status}`)),
    );
  });
}
