import { type Block, blocksText } from '../../model/index.ts';
import { absoluteWebAddress, htmlToBlocks } from '../html/index.ts';
import { createDocumentParser, type Finding } from '../pages/index.ts';

const FILE = /(?:^|[\\/])(\d+)\.([^\\/]*)\.html$/i;

/**
 * One post of a Substack export: `posts/<id>.<slug>.html`, a piece of HTML without a title or a date.
 * They come from `posts.csv`, as `context.facts`; the blog's address, which the export does not tell,
 * as `context.base`.
 */
export const createSubstackParser = createDocumentParser({
  advice: 'Export the publication again on Substack and import the zip.',
  read(html, { path, base, facts }) {
    const slug = FILE.exec(path)?.[2] ?? '';
    const address =
      slug === '' || base === null
        ? null
        : absoluteWebAddress(`/p/${encodeURIComponent(slug)}`, base);
    const url = facts?.url ?? address;
    const body = htmlToBlocks(html, { base: url ?? base });
    const findings: Finding[] = [];
    if (!facts) {
      const message = 'posts.csv says nothing of this post: its title and date are unknown.';
      findings.push({ type: 'warning', at: 0, message });
    }
    const subtitle: Block[] = facts?.subtitle
      ? [{ t: 'p', c: [{ t: 'em', c: [facts.subtitle] }] }]
      : [];
    if (body.length === 0 && !facts?.title) return [];
    findings.push({
      type: 'post',
      at: 0,
      unpublished: facts?.unpublished ?? null,
      post: {
        kind: 'post',
        title: facts?.title ?? null,
        date: facts?.date ?? null,
        url,
        author: null,
        labels: facts?.labels ?? [],
        body: [...subtitle, ...body],
        teaser: isTeaser(body),
      },
    });
    return findings;
  },
});

/** Whether a file is a post of a Substack export: by its markup, or its name where that is plain. */
export function looksLikeSubstack(head: string, path = ''): boolean {
  const start = head.replace(/^\ufeff/, '');
  if (!/^\s*(?:<(?!\?|!doctype|html|rss|feed)|$)/i.test(start)) return false;
  return (
    FILE.test(path) ||
    /<(?:div|p|a)\b[^>]*\bclass="(?:[^"]*\s)?(?:captioned-image-container|subscription-widget-wrap|subscribe-widget|button-wrapper|image-link)\b/.test(
      start,
    ) ||
    /https:\/\/substackcdn\.com\/|\bdata-component-name="/.test(start)
  );
}

/** A post for subscribers ends where the paywall stood. */
function isTeaser(body: readonly Block[]): boolean {
  return body.length > 0 && blocksText(body.slice(-1)) === 'This post is for paid subscribers';
}
