import { createLibrary } from '../../jobs/index.ts';
import type { SearchAnswer } from '../../model/index.ts';
import { type Command, countOption, parse, print, WrongUse } from '../command.ts';
import { openStore } from '../open-pack.ts';
import { queryLines } from '../query-lines.ts';

const LIMIT = 10;

export const search: Command = {
  usage: 'search PACK (QUERY | --batch) [--limit N] [--any]',

  async run(args) {
    const { values, positionals } = parse(args, {
      batch: { type: 'boolean', default: false },
      any: { type: 'boolean', default: false },
      limit: { type: 'string', default: String(LIMIT) },
    });
    const [file, ...words] = positionals;
    const limit = countOption('limit', values.limit);
    if (values.batch && words.length > 0)
      throw new WrongUse('--batch reads its queries from standard input');
    if (!values.batch && words.length === 0) throw new WrongUse('which query?');
    const library = createLibrary(await openStore(file));
    const answer = async (query: string) =>
      print(shown(await library.search(query, { limit, any: values.any, suggest: false })));
    if (!values.batch) await answer(words.join(' '));
    else for await (const line of queryLines(process.stdin)) await answer(line);
    return 0;
  },
};

function shown({ query, hits }: SearchAnswer) {
  return {
    query,
    results: hits.map(({ kind, post, comment, title, titleMissing, date, score, snippet }) => ({
      id: comment ?? post,
      kind,
      post,
      title: titleMissing ? null : title,
      date,
      score,
      snippet: snippet.map(piece => piece.text).join(''),
    })),
  };
}
