import { readFile } from 'node:fs/promises';
import { parseHTML } from 'linkedom';
import { createAnnotateJob, createLibrary } from '../../jobs/index.ts';
import { collectText, pageTitle, readPublished } from '../../page/index.ts';
import { type Command, parse, print, WrongUse } from '../command.ts';
import { openStore, unreadable } from '../open-pack.ts';

export const annotate: Command = {
  usage: 'annotate PACK FILE… [--text] [--as-shown]',

  async run(args) {
    const { values, positionals } = parse(args, {
      text: { type: 'boolean', default: false },
      'as-shown': { type: 'boolean', default: false },
    });
    const [file, ...pages] = positionals;
    if (pages.length === 0) throw new WrongUse('which pages?');
    const store = await openStore(file);
    const annotator = createAnnotateJob(store);
    const library = createLibrary(store);
    for (const name of pages) {
      const source = await readFile(name, 'utf8').catch(error => {
        throw unreadable(name, error);
      });
      const page = values.text ? { title: '', text: source, published: null } : readPage(source);
      const { all, shown, termOf } = await annotator.annotate(page.text);
      const { before, since } = await library.related(page);
      await print({
        page: name,
        text: page.text,
        mentions: (values['as-shown'] ? shown : all).map(mention => ({
          start: mention.start,
          end: mention.end,
          text: page.text.slice(mention.start, mention.end),
          term: termOf(mention).name,
        })),
        related: [...before, ...since]
          .sort((a, b) => b.score - a.score)
          .map(({ post, title, titleMissing, date, score, why }) => ({
            id: post,
            title: titleMissing ? null : title,
            date,
            score,
            why: { ...why, passage: why.passage?.map(piece => piece.text).join('') ?? null },
          })),
      });
    }
    return 0;
  },
};

function readPage(html: string) {
  const { document } = parseHTML(html);
  return {
    title: pageTitle(document),
    text: collectText(document).text,
    published: readPublished(document),
  };
}
