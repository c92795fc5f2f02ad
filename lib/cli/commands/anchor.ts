import * as v from 'valibot';
import { createFinder, type QuoteSelector } from '../../anchor/index.ts';
import { type Command, parse, print, say, WrongUse } from '../command.ts';
import { queryLines } from '../query-lines.ts';
import { readTextPage, readWholeHtmlPage } from '../read-page.ts';

/** Others say more in their selectors, or say that there is nothing. */
const Selector = v.object({
  exact: v.pipe(v.string(), v.regex(/\S/, 'has no words')),
  prefix: v.nullish(v.string()),
  suffix: v.nullish(v.string()),
  start: v.nullish(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
});

export const anchor: Command = {
  usage: 'anchor FILE [--text]',

  /** A line that is no selector is told, the others are looked for all the same; the status is then 1. */
  async run(args) {
    const { values, positionals } = parse(args, { text: { type: 'boolean', default: false } });
    const [file, ...more] = positionals;
    if (file === undefined) throw new WrongUse('which page?');
    if (more.length > 0) throw new WrongUse('one page at a time');
    const { text } = await (values.text ? readTextPage(file) : readWholeHtmlPage(file));
    if (text.trim() === '') say(`backstory anchor: ${file}: there is no text in it.`);
    const finder = createFinder(text);
    let status = 0;
    let number = 0;
    for await (const line of queryLines(process.stdin)) {
      number++;
      if (line.trim() === '') continue;
      const selector = read(line);
      if (typeof selector === 'string') {
        say(`backstory anchor: line ${number}: ${selector}`);
        status = 1;
        continue;
      }
      const found = finder.find(selector);
      await print({ ...found, score: Math.round(found.score * 1000) / 1000 });
    }
    return status;
  },
};

/** The selector of a line, or what is wrong with it. */
function read(line: string): QuoteSelector | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'It is not JSON.';
  }
  const result = v.safeParse(Selector, value);
  if (!result.success) {
    const [issue] = result.issues;
    const where = v.getDotPath(issue);
    const what = where === null ? 'It is not a selector' : `'${where}' is not as it should be`;
    return `${what}: ${issue.message}`;
  }
  const { exact, prefix, suffix, start } = result.output;
  return {
    exact,
    prefix: prefix ?? undefined,
    suffix: suffix ?? undefined,
    start: start ?? undefined,
  };
}
