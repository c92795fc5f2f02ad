import { type Block, blocksText } from '../../model/index.ts';
import { fold, squash } from '../../text/index.ts';
import { absoluteWebAddress, blocksOf, type HtmlElement, parseHtml } from '../html/index.ts';
import {
  createDocumentParser,
  type Finding,
  findFirst,
  has,
  nameOf,
  publishedIn,
  withClass,
  withoutTitle,
} from '../pages/index.ts';

const DRAFT = /(?:^|[\\/])draft_[^\\/]*\.html$/i;

/**
 * One file of a Medium export: `posts/*.html`, an `h-entry`. The export holds the user's own responses
 * to others as posts: they are told by what they lack, and skipped.
 */
export const createMediumParser = createDocumentParser({
  advice: 'Export your account again on Medium and import the zip.',
  read(html, context) {
    const page = parseHtml(html);
    const entry = findFirst(page, withClass('h-entry')) ?? page;
    const content = findFirst(entry, withClass('e-content'));
    if (!content) return [];
    const url = absoluteWebAddress(
      findFirst(entry, withClass('p-canonical', 'u-url'))?.attributes.get('href') ?? '',
      context.base,
    );
    const name = nameOf(findFirst(entry, withClass('p-name')));
    const found = withoutRule(blocksOf(content.children, url));
    const at = content.start;
    if (isResponse(entry, content, name, found)) {
      return [{ type: 'skipped', at, kind: 'response', reason: 'the owner’s comment elsewhere' }];
    }
    const heading = nameOf(findFirst(content, withClass('graf--title')));
    const title = heading ?? (isOpening(name, found) ? null : name);
    const date = publishedIn(entry, context.timeZone);
    const draft = DRAFT.test(context.path) || (date === null && url === null);
    const findings: Finding[] = [
      {
        type: 'post',
        at,
        unpublished: draft ? 'draft' : null,
        post: {
          kind: 'post',
          title,
          date,
          url,
          author: nameOf(findFirst(entry, withClass('p-author'))),
          labels: [],
          body: withoutTitle(found, title),
          teaser: false,
        },
      },
    ];
    if (!/<\/html\s*>\s*$/i.test(html.slice(-1000)) && /<html[\s>]/i.test(html.slice(0, 1000))) {
      const message = 'The file ends in the middle.';
      findings.unshift({ type: 'warning', at: html.length, message });
    }
    return findings;
  },
});

/** Whether a page is a file of a Medium export, by its beginning. */
export function looksLikeMedium(head: string): boolean {
  return (
    /<article\b[^>]*\bclass=["'](?:[^"']*\s)?h-entry\b/i.test(head) &&
    /\bclass=["'][^"']*(?:\bsection-divider\b|\bgraf--|\bsectionLayout--)|\bdata-field=["']body["']/i.test(
      head,
    )
  );
}

/**
 * A response has no heading and no picture, and its name is the opening of its text, made by Medium;
 * some are marked. A post without a title looks no different: the ledger tells how many were skipped.
 */
function isResponse(
  entry: HtmlElement,
  content: HtmlElement,
  name: string | null,
  body: readonly Block[],
): boolean {
  if (findFirst(content, withClass('graf--title')) !== null) return false;
  const marked = findFirst(entry, withClass('u-in-reply-to', 'p-in-reply-to'), element =>
    has(element, ['in-reply-to'], 'rel'),
  );
  if (marked) return true;
  return body.every(({ t }) => t !== 'h' && t !== 'image') && isOpening(name, body);
}

function isOpening(name: string | null, body: readonly Block[]): boolean {
  const start = fold(squash(name ?? '')).replace(/\s*(?:…|\.\.\.)$/, '');
  return start !== '' && fold(squash(blocksText(body).slice(0, 2000))).startsWith(start);
}

/** Every section of Medium's begins with a line across; the first has nothing above it to part from. */
function withoutRule(blocks: readonly Block[]): Block[] {
  return blocks[0]?.t === 'rule' ? blocks.slice(1) : [...blocks];
}
