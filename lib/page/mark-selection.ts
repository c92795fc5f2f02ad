import type { PaintedHighlight } from '../messages/catalogue.ts';
import type { Send } from '../messages/sending.ts';
import { type HighlightColour, MAX_QUOTE } from '../model/index.ts';
import { makeAnchor } from './make-anchor.ts';
import type { About } from './page-address.ts';
import type { PageHighlights } from './page-highlights.ts';
import { readSelection } from './selection.ts';

export type Marked =
  | {
      readonly kind: 'made';
      readonly highlight: PaintedHighlight;
      /** The colour that the very same words had; null where they were not highlighted. */
      readonly before: HighlightColour | null;
    }
  | { readonly kind: 'nothing' | 'editable' | 'unread' | 'too-long' | 'too-far' }
  | { readonly kind: 'failed'; readonly message: string };

export interface MarkOptions {
  readonly highlights: PageHighlights;
  readonly send: Send;
  readonly about: () => About;
  /** Of the page's text that is read, in characters. */
  readonly limit: number;
}

/** Highlights what is selected. Null: as the last one. */
export async function markSelection(
  document: Document,
  colour: HighlightColour | null,
  { highlights, send, about, limit }: MarkOptions,
): Promise<Marked> {
  const selected = readSelection(document);
  if (selected.kind !== 'range') return selected;
  const page = await highlights.read();
  const anchor = page && makeAnchor(document, page, selected.range);
  if (!page) return { kind: 'nothing' };
  if (anchor === 'too-long') return { kind: 'too-long' };
  if (anchor === null) return { kind: page.text.length >= limit ? 'too-far' : 'unread' };
  const answer = await send({
    type: 'highlighter.make',
    ...about(),
    anchor,
    colour,
    title: String(document.title).slice(0, 1_000),
  });
  if (!answer.ok) return { kind: 'failed', message: answer.error.message };
  const highlight = answer.value;
  const twin = highlights.placed.highlights.find(({ id }) => id === highlight.id);
  await highlights.add(page, highlight);
  return { kind: 'made', highlight, before: twin?.colour ?? null };
}

/** What a person is told where nothing was highlighted. */
export function wordsOf(marked: Exclude<Marked, { kind: 'made' }>, inFrame: boolean): string {
  switch (marked.kind) {
    case 'nothing':
      return inFrame
        ? 'What is selected is in a frame of another site: open that by itself to highlight it.'
        : 'Select the words to highlight first.';
    case 'editable':
      return 'What you can edit is not highlighted.';
    case 'unread':
      return 'There are no words of the page in this selection.';
    case 'too-long':
      return TOO_LONG;
    case 'too-far':
      return 'This page is so long that it is not read down to here.';
    case 'failed':
      return marked.message;
  }
}

const TOO_LONG = `Too long to highlight: at most ${MAX_QUOTE.toLocaleString('en')} characters.`;
