import { Parser } from 'htmlparser2';

/** What the head of a web page says of where its blog can be had. Addresses are as written. */
export interface HtmlHints {
  readonly title: string | null;
  readonly generator: string | null;
  readonly base: string | null;
  /** Of `<link>` elements that have both. */
  readonly links: readonly { readonly rel: string; readonly type: string; readonly href: string }[];
}

/** Feeds stand in the head; what a page has behind this is read by nobody here. */
const MAX_LENGTH = 500_000;
const MAX_LINKS = 200;

export function htmlHints(html: string): HtmlHints {
  const links: HtmlHints['links'][number][] = [];
  let title: string | null = null;
  let inTitle = false;
  let generator: string | null = null;
  let base: string | null = null;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'title') inTitle = title === null;
        if (name === 'base') base ??= attributes.href ?? null;
        if (name === 'meta' && attributes.name?.toLowerCase() === 'generator')
          generator ??= attributes.content ?? null;
        const { rel, href, type = '' } = attributes;
        if (name === 'link' && rel && href && links.length < MAX_LINKS)
          links.push({ rel: rel.toLowerCase(), type: type.toLowerCase(), href });
        // Strangers' comments begin here, and a `link` of theirs is none of the blog's.
        if (name === 'body') parser.pause();
      },
      ontext(text) {
        if (inTitle) title = (title ?? '') + text;
      },
      onclosetag(name) {
        if (name === 'title') inTitle = false;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html.slice(0, MAX_LENGTH));
  return { title: (title as string | null)?.trim() || null, generator, base, links };
}
