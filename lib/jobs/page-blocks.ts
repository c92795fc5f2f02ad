/** A page as the blocks that are compared with an archive, each with its weight. */
import type { WallDate } from '../model/index.ts';
import type { RelatedBlock } from '../search/index.ts';
import { squash } from '../text/index.ts';

const TITLE_WEIGHT = 3;
const HEADING_WEIGHT = 2;
/** News says in its first sentences what it is about. */
const LEAD_WEIGHT = 1.5;
const LEAD_CHARACTERS = 300;

export interface PageToRelate {
  readonly title: string;
  /** Blocks, a line feed between them. */
  readonly text: string;
  readonly published: WallDate | null;
  /** The headings among the blocks, as they read. */
  readonly headings?: readonly string[];
  /** Blocks that other pages of its site have too: they say nothing of this one. */
  readonly shared?: ReadonlySet<string>;
  /** The text is wrapped: a line is no block. */
  readonly wrapped?: boolean;
}

export function pageBlocks(page: PageToRelate): RelatedBlock[] {
  const { title, text, shared = new Set<string>(), wrapped = false } = page;
  const headings = new Set(page.headings?.map(squash));
  const blocks: RelatedBlock[] = [{ text: title, weight: TITLE_WEIGHT }];
  let read = 0;
  for (const block of text.split(wrapped ? /\n\s*\n/ : '\n')) {
    const said = squash(block);
    // A title that stands in the text as well is one title.
    if (said === '' || shared.has(said) || said === title) continue;
    const isHeading = headings.has(said);
    const isLead = !isHeading && read < LEAD_CHARACTERS;
    if (!isHeading) read += said.length;
    const weight = isHeading ? HEADING_WEIGHT : isLead ? LEAD_WEIGHT : 1;
    blocks.push({ text: said, weight });
  }
  return blocks;
}
