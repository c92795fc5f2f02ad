import { isoDay, monthNumber, squash } from '../text/index.ts';

const META =
  /^(?:article:published_time|article:published|og:published_time|og:article:published_time|datepublished|date|pubdate|publish[-_]?date|published[-_]?(?:date|time|at)|dc\.date(?:\.issued)?|dcterms\.(?:issued|created|date)|dc\.created|sailthru\.date|parsely-pub-date|cxenseparse:recs:publishtime|cxenseparse:publishtime|citation_(?:publication_)?date|govuk:first-published-at|bt:pubdate)$/i;

/**
 * When the page says that it was published, as a wall date (`YYYY-MM-DD`, with `THH:MM` and zone where
 * the page gives them), or null. Asked in order of trust: structured data, meta tags, marked-up
 * elements, a `time` in the article.
 */
export function readPublished(document: Document): string | null {
  return (
    fromStructuredData(document) ??
    fromMeta(document) ??
    fromElements(document, '[itemprop~=datePublished], time[pubdate]') ??
    fromElements(document, 'article time[datetime]') ??
    fromElements(document, 'main time[datetime]') ??
    fromElements(document, 'time[datetime]')
  );
}

/** The page's title as people know it: without the name of the site where the page gives both. */
export function pageTitle(document: Document): string {
  const social = document
    .querySelector('meta[property="og:title"], meta[name="twitter:title"]')
    ?.getAttribute('content');
  return squash(social || document.title || document.querySelector('h1')?.textContent || '');
}

/** More than these are a table of contents. */
const MOST_HEADINGS = 100;

/** What its headings say, in order. */
export function pageHeadings(document: Document): string[] {
  return [...document.querySelectorAll('h1, h2, h3, h4')]
    .slice(0, MOST_HEADINGS)
    .map(heading => squash(heading.textContent ?? ''))
    .filter(said => said !== '');
}

function fromStructuredData(document: Document): string | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = script.textContent ?? '';
    try {
      const found = datePublished(JSON.parse(text), 0);
      if (found !== null) return found;
    } catch {
      // Line breaks in strings and stray commas are common; the one field can still be read.
      const found = wallDate(/"datePublished"\s*:\s*"([^"]+)"/.exec(text)?.[1]);
      if (found !== null) return found;
    }
  }
  return null;
}

/** Depth is capped: pages are strangers, and a date is never far down. */
function datePublished(data: unknown, depth: number): string | null {
  if (data === null || typeof data !== 'object' || depth > 4) return null;
  if ('datePublished' in data && typeof data.datePublished === 'string') {
    const own = wallDate(data.datePublished);
    if (own !== null) return own;
  }
  const inside = Array.isArray(data)
    ? data
    : ['@graph', 'mainEntity', 'mainEntityOfPage'].map(key => Reflect.get(data, key));
  for (const value of inside) {
    const found = datePublished(value, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

function fromMeta(document: Document): string | null {
  for (const meta of document.querySelectorAll('meta[content]')) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? '';
    const found = META.test(name) ? wallDate(meta.getAttribute('content')) : null;
    if (found !== null) return found;
  }
  return null;
}

function fromElements(document: Document, selector: string): string | null {
  for (const element of document.querySelectorAll(selector)) {
    const given = element.getAttribute('datetime') ?? element.getAttribute('content');
    const found = wallDate(given ?? element.textContent);
    if (found !== null) return found;
  }
  return null;
}

/** A date as pages write it, as a wall date; null where it is none. The page's own clock is kept. */
export function wallDate(given: string | null | undefined): string | null {
  const text = squash(given ?? '');
  const iso =
    /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?\s?(Z|[+-]\d{2}:?\d{2})?)?/.exec(
      text,
    );
  if (iso) {
    const day = isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    if (day === null || iso[4] === undefined) return day;
    const zone = iso[6]?.replace(/(\d{2}):?(\d{2})$/, '$1:$2') ?? '';
    return `${day}T${iso[4]}${iso[5] ?? ''}${zone}`;
  }
  const british = /\b(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})\b/.exec(text);
  if (british) return isoDay(Number(british[3]), monthNumber(british[2]!), Number(british[1]));
  const american = /\b([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/.exec(text);
  if (american) return isoDay(Number(american[3]), monthNumber(american[1]!), Number(american[2]));
  return null;
}
