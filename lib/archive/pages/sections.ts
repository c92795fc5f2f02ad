import type { HtmlElement } from '../html/index.ts';
import { has, withClass } from './find.ts';

/** One of the posts of a page. */
export interface Section {
  readonly body: HtmlElement;
  /** The largest element that holds this post and no other. */
  readonly box: HtmlElement;
  /** The date heading that stands before it and behind the post before. */
  readonly header: HtmlElement | null;
}

const isBox: readonly ((element: HtmlElement) => boolean)[] = [
  withClass('post', 'hentry', 'post-outer', 'post-outer-container', 'article', 'viewitem-content'),
  ({ name }) => name === 'article',
  element => /BlogPosting$/i.test(element.attributes.get('itemtype') ?? ''),
];

/**
 * The posts of a Blogspot page, by their texts. A text within another is part of it; of two with one id
 * the first counts.
 */
export function sectionsOf(page: HtmlElement): Section[] {
  const sections: { body: HtmlElement; box: HtmlElement; header: HtmlElement | null }[] = [];
  const seen = new Set<string>();
  let header: HtmlElement | null = null;
  const visit = (element: HtmlElement) => {
    if (has(element, ['date-header'])) header = element;
    const first = sections.length;
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (!isBody(child)) visit(child);
      else if (isNew(child, seen)) {
        sections.push({ body: child, box: child, header });
        header = null;
      }
    }
    const only = sections[first];
    if (only && sections.length === first + 1 && isBox.some(is => is(element))) only.box = element;
  };
  visit(page);
  return sections;
}

function isBody(element: HtmlElement): boolean {
  return (
    has(element, ['post-body', 'entry-content', 'article-content']) ||
    has(element, ['articleBody'], 'itemprop')
  );
}

function isNew(body: HtmlElement, seen: Set<string>): boolean {
  const id = body.attributes.get('id') ?? '';
  if (id === '') return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return true;
}
