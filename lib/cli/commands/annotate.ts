import {
  type Annotator,
  createAnnotateJob,
  createLibrary,
  type Library,
  type PageToRelate,
} from '../../jobs/index.ts';
import { FailureError } from '../../model/index.ts';
import { type Command, countOption, parse, print, say, WrongUse } from '../command.ts';
import { openStore } from '../open-pack.ts';
import { readHtmlPage, readTextPage } from '../read-page.ts';

/** Listed of a page that something belongs to, unless more or less are asked for. */
const RELATED = 20;

export const annotate: Command = {
  usage: 'annotate PACK FILE… [--text] [--as-shown] [--related N]',

  /** A page that cannot be read is told, the others are annotated all the same; the status is then 1. */
  async run(args) {
    const { values, positionals } = parse(args, {
      text: { type: 'boolean', default: false },
      'as-shown': { type: 'boolean', default: false },
      related: { type: 'string', default: String(RELATED) },
    });
    const [file, ...names] = positionals;
    if (names.length === 0) throw new WrongUse('which pages?');
    const limit = countOption('related', values.related);
    const store = await openStore(file);
    const parts = { annotator: createAnnotateJob(store), library: createLibrary(store) };
    let status = 0;
    for (const name of names) {
      const page = await (values.text ? readTextPage : readHtmlPage)(name).catch(error => {
        if (!(error instanceof FailureError)) throw error;
        say(`backstory annotate: ${error.message}`);
        return null;
      });
      if (page === null) {
        status = 1;
        continue;
      }
      if (page.text.trim() === '') say(`backstory annotate: ${name}: there is no text in it.`);
      await print({
        page: name,
        ...(await annotated(parts, page, { asShown: values['as-shown'], limit })),
      });
    }
    return status;
  },
};

async function annotated(
  { annotator, library }: { readonly annotator: Annotator; readonly library: Library },
  page: PageToRelate,
  { asShown, limit }: { readonly asShown: boolean; readonly limit: number },
) {
  const { all, shown, termOf } = await annotator.annotate(page.text, {
    wrapped: page.wrapped ?? false,
  });
  const { before, since } = await library.related(page, { limit, further: true });
  return {
    text: page.text,
    mentions: (asShown ? shown : all).map(mention => ({
      start: mention.start,
      end: mention.end,
      text: page.text.slice(mention.start, mention.end),
      term: termOf(mention).name,
    })),
    related: [...before, ...since]
      .sort((a, b) => b.score - a.score)
      .map(({ post, title, titleMissing, date, score, also, why }) => ({
        id: post,
        title: titleMissing ? null : title,
        date,
        score,
        why: { ...why, passage: why.passage?.map(piece => piece.text).join('') ?? null },
        ...(also.length > 0
          ? { also: also.map(twin => ({ id: twin.post, date: twin.date })) }
          : {}),
      })),
  };
}
