/** Highlights as people make them of British news, on our own invented pages. */
import { readFileSync } from 'node:fs';
import { describeQuote } from '../../../lib/anchor/index.ts';
import { makeRecord } from '../../../lib/highlights/index.ts';
import type { HighlightRecord } from '../../../lib/model/index.ts';
import { nextClock } from '../../../lib/sync/index.ts';

const PAGES = readFileSync(new URL('../../fixtures/marks/pages.txt', import.meta.url), 'utf8');

/** A generator of numbers from 0 to 1 (mulberry32 by Tommy Ettinger, public domain). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Text without end: two words at a time from anywhere in our pages. What is sent costs about as much as
 * with quotes of a real blog, of which no sentence comes twice.
 */
function endless(length: number, random: () => number): string {
  const words = PAGES.split(/\s+/);
  let text = '';
  while (text.length < length) {
    const at = Math.floor(random() * (words.length - 2));
    text += `${words.slice(at, at + 2).join(' ')} `;
  }
  return text;
}

/**
 * Two a page; quotes of 40 to 260 characters (150 on average) with the context that the anchor takes;
 * every third has a note of some 80 characters, every fourth a tag. No sentence stands in two of them
 * but by chance.
 */
export function typicalHighlights(
  count: number,
  device: string,
  seed = 7,
  /** Milliseconds from one to the next. Clocks beyond today are kept aside by whoever reads them. */
  every = 3_700_000,
): HighlightRecord[] {
  const random = seeded(seed);
  const text = endless(Math.max(100_000, count * 800), random);
  const below = (most: number) => Math.floor(random() * most);
  const word = (length: number) => Array.from({ length }, () => below(36).toString(36)).join('');
  const somewhere = (length: number) => {
    const start = text.indexOf(' ', below(text.length - length - 400)) + 1;
    return text.slice(start, start + length).replace(/\s+/g, ' ');
  };
  const sites = [
    'www.bbc.co.uk/news/articles',
    'www.theguardian.com/society/2026/may/12',
    'www.gov.uk/government/news',
  ];
  let clock: string | null = null;
  let page = makePage();
  function makePage() {
    const key = `${sites[below(sites.length)]}/${word(12)}`;
    return {
      url: `https://${key}`,
      key: key.replace('www.', ''),
      title: somewhere(60),
      site: key.replace('www.', '').split('/')[0]!,
      published: '2026-05-12',
      place: null,
    };
  }
  return Array.from({ length: count }, (_, index) => {
    if (index % 2 === 0) page = makePage();
    clock = nextClock(clock, 1_770_000_000_000 + index * every + below(3_600_000), device);
    const length = 40 + below(220);
    const start = text.indexOf(' ', below(text.length - length - 400)) + 1;
    const created = 1_770_000_000_000 + index * every + below(3_600_000);
    return makeRecord(
      {
        id: `h${word(20)}`,
        created,
        page,
        anchor: {
          ...describeQuote(text, start, start + length),
          heading: somewhere(40),
          element: 'main-content',
        },
        colour: 'yellow',
        ...(index % 3 === 0 ? { note: somewhere(80) } : {}),
        ...(index % 4 === 0 ? { tags: ['workload'] } : {}),
      },
      clock,
    );
  });
}
