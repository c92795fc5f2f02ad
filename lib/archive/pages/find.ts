import { blocksText, type WallDate } from '../../model/index.ts';
import { blocksOf, cleanName, type HtmlElement } from '../html/index.ts';
import { wallDate } from '../wall-date.ts';

/** All elements within one that fulfil a condition, in the order of the page. */
export function findAll(
  within: HtmlElement,
  wanted: (element: HtmlElement) => boolean,
): HtmlElement[] {
  const found: HtmlElement[] = [];
  const visit = (element: HtmlElement) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (wanted(child)) found.push(child);
      visit(child);
    }
  };
  visit(within);
  return found;
}

/** The first that fulfils a condition; conditions in order of preference. */
export function findFirst(
  within: HtmlElement,
  ...wishes: readonly ((element: HtmlElement) => boolean)[]
): HtmlElement | null {
  for (const wanted of wishes) {
    const found = firstOf(within, wanted);
    if (found) return found;
  }
  return null;
}

function firstOf(
  within: HtmlElement,
  wanted: (element: HtmlElement) => boolean,
): HtmlElement | null {
  for (const child of within.children) {
    if (typeof child === 'string') continue;
    const found = wanted(child) ? child : firstOf(child, wanted);
    if (found) return found;
  }
  return null;
}

/** Whether an element has one of some classes (or values of another attribute that holds a list). */
export function has(element: HtmlElement, wanted: readonly string[], attribute = 'class'): boolean {
  const value = element.attributes.get(attribute);
  if (value === undefined) return false;
  return value.split(/\s+/).some(word => wanted.includes(word));
}

export function withClass(...names: readonly string[]): (element: HtmlElement) => boolean {
  return element => has(element, names);
}

/** What an element says, as one line that can be shown; null where that is nothing. */
export function nameOf(element: HtmlElement | null): string | null {
  if (!element) return null;
  return cleanName(blocksText(blocksOf(element.children, null))) || null;
}

/** The content of the first of these `meta` elements that has one, by `property`, `name` or `itemprop`. */
export function metaOf(page: HtmlElement, ...names: readonly string[]): string | null {
  for (const name of names) {
    const meta = findFirst(
      page,
      ({ name: tag, attributes }) =>
        tag === 'meta' &&
        [attributes.get('property'), attributes.get('name'), attributes.get('itemprop')].includes(
          name,
        ) &&
        (attributes.get('content') ?? '').trim() !== '',
    );
    if (meta) return meta.attributes.get('content') ?? null;
  }
  return null;
}

/** The address of a `link` element of the head, by its `rel`. */
export function linkOf(page: HtmlElement, rel: string): string | null {
  const link = findFirst(
    page,
    element =>
      element.name === 'link' && has(element, [rel], 'rel') && element.attributes.has('href'),
  );
  return link?.attributes.get('href') ?? null;
}

/** When something was published, by what machines may read of it. */
export function publishedIn(within: HtmlElement, timeZone: string | null): WallDate | null {
  const marked = findAll(
    within,
    element =>
      has(element, ['published', 'dt-published']) ||
      has(element, ['datePublished'], 'itemprop') ||
      element.attributes.has('pubdate'),
  );
  // A `time` without a mark may be that of anything: it only counts where nothing is marked.
  const times = findAll(within, ({ name }) => name === 'time');
  for (const { attributes } of [...marked, ...times]) {
    for (const name of ['datetime', 'content', 'title']) {
      const date = wallDate(attributes.get(name) ?? '', timeZone);
      if (date !== null) return date;
    }
  }
  return null;
}
