import * as v from 'valibot';
import { cleanName, type HtmlElement } from '../html/index.ts';
import { findAll } from './find.ts';

/** What a page says of its article for machines (JSON-LD, schema.org). */
export interface LinkedArticle {
  readonly title: string | null;
  readonly published: string | null;
  readonly author: string | null;
  readonly url: string | null;
}

const Named = v.object({ name: v.string() });
const Author = v.union([v.string(), Named, v.array(v.union([v.string(), Named]))]);
const Article = v.object({
  '@type': v.union([v.string(), v.array(v.string())]),
  headline: v.optional(v.fallback(v.nullable(v.string()), null), null),
  datePublished: v.optional(v.fallback(v.nullable(v.string()), null), null),
  author: v.optional(v.fallback(v.nullable(Author), null), null),
  url: v.optional(v.fallback(v.nullable(v.string()), null), null),
});
const Graph = v.object({ '@graph': v.array(v.unknown()) });
const ARTICLE = /(?:Article|BlogPosting|Posting)$/;

/** The first article of a page's linked data; null where there is none, or it cannot be read. */
export function linkedArticle(page: HtmlElement): LinkedArticle | null {
  const scripts = findAll(
    page,
    ({ name, attributes }) =>
      name === 'script' && /^application\/ld\+json\b/i.test(attributes.get('type') ?? ''),
  );
  for (const script of scripts) {
    const text = script.children.filter(child => typeof child === 'string').join('');
    for (const thing of thingsIn(text)) {
      const article = v.safeParse(Article, thing);
      if (!article.success || ![article.output['@type']].flat().some(t => ARTICLE.test(t)))
        continue;
      const { headline, datePublished, author, url } = article.output;
      return {
        title: headline === null ? null : cleanName(headline) || null,
        published: datePublished,
        author: author === null ? null : namesOf(author),
        url,
      };
    }
  }
  return null;
}

function thingsIn(json: string): unknown[] {
  try {
    const value: unknown = JSON.parse(json);
    return [value].flat().flatMap(thing => (v.is(Graph, thing) ? thing['@graph'] : [thing]));
  } catch {
    return [];
  }
}

function namesOf(author: v.InferOutput<typeof Author>): string | null {
  const names = [author].flat().map(one => cleanName(typeof one === 'string' ? one : one.name));
  return names.filter(name => name !== '' && !/^https?:/i.test(name)).join(', ') || null;
}
