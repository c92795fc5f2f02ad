import type { Block, Inline } from '../../model/index.ts';
import { absoluteHref } from '../../text/index.ts';
import { cleanText } from './clean.ts';
import { createParagraph, type Mark, type Marks, withMark } from './inline.ts';
import { readEmbed, readImage } from './media.ts';
import { readTable } from './table.ts';
import { BLOCK, CODE, EMPHASIS, HIDDEN, LIST, PREFORMATTED, STRONG } from './tags.ts';
import type { HtmlElement, HtmlNode } from './tree.ts';

const NO_MARKS: Marks = [];
const EMBEDS = new Set(['iframe', 'embed', 'video', 'audio']);

/** Blocks of what is in an element or a list of nodes; `base` is what links are relative to. */
export function blocksOf(nodes: readonly HtmlNode[], base: string | null): Block[] {
  return collect(nodes, NO_MARKS, base);
}

function collect(nodes: readonly HtmlNode[], marks: Marks, base: string | null): Block[] {
  const blocks: Block[] = [];
  const paragraph = createParagraph();
  const flush = () => {
    const content = paragraph.take();
    if (content) blocks.push({ t: 'p', c: content });
  };
  const put = (found: readonly Block[]) => {
    flush();
    for (const block of found) blocks.push(block);
  };
  const walkAll = (children: readonly HtmlNode[], around: Marks) => {
    let items: HtmlElement[] = [];
    const putItems = () => {
      if (items.length > 0) put(readList(false, items, around, base));
      items = [];
    };
    for (const child of children) {
      const text = typeof child === 'string';
      if (!text && child.name === 'li') {
        items.push(child);
        continue;
      }
      if (items.length > 0 && !(text && child.trim() === '')) putItems();
      if (text) paragraph.text(child, around);
      else walk(child, around);
    }
    putItems();
  };
  const walk = (element: HtmlElement, around: Marks) => {
    const { name, children } = element;
    if (EMBEDS.has(name)) {
      const embed = readEmbed(element, base);
      if (embed) put([embed]);
    } else if (HIDDEN.has(name)) return;
    else if (name === 'br') {
      if (paragraph.break(around)) flush();
    } else if (name === 'img') {
      const picture = readImage(element, base);
      if (picture.is === 'text') paragraph.text(picture.text, around);
      else if (picture.is === 'block') put([picture.block]);
    } else if (name === 'hr') put([{ t: 'rule' }]);
    else if (LIST.has(name)) put(readList(name === 'ol', children, around, base));
    else if (name === 'blockquote') {
      const quoted = collect(children, around, base);
      if (quoted.length > 0) put([{ t: 'quote', c: quoted }]);
      else flush();
    } else if (PREFORMATTED.has(name)) put(readPreformatted(element, base));
    else if (name === 'table') {
      put(readTable(element, cell => collect(cell, around, base)));
    } else if (isHeading(name)) {
      const level = headingLevel(name);
      put(collect(children, around, base).map(block => asHeading(block, level)));
    } else if (name === 'q') {
      paragraph.text('“', around);
      walkAll(children, around);
      paragraph.text('”', around);
    } else if (BLOCK.has(name)) {
      flush();
      walkAll(children, around);
      flush();
    } else walkAll(children, marksOf(element, around, base));
  };
  walkAll(nodes, marks);
  flush();
  return blocks;
}

function marksOf(element: HtmlElement, around: Marks, base: string | null): Marks {
  const mark = markOf(element, base);
  let marks = mark ? withMark(around, mark) : around;
  const style = element.attributes.get('style');
  if (style !== undefined) {
    // What Blogger's old editor wrote for bold and italic.
    if (/font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style)) marks = withMark(marks, { t: 'strong' });
    if (/font-style\s*:\s*(?:italic|oblique)/i.test(style)) marks = withMark(marks, { t: 'em' });
  }
  return marks;
}

function markOf(element: HtmlElement, base: string | null): Mark | null {
  const { name } = element;
  if (name === 'a') {
    const href = absoluteHref(element.attributes.get('href') ?? '', base);
    return href === null ? null : { t: 'link', href };
  }
  if (EMPHASIS.has(name)) return { t: 'em' };
  if (STRONG.has(name)) return { t: 'strong' };
  return CODE.has(name) ? { t: 'code' } : null;
}

/**
 * A list, or nothing where it says nothing. What stands between items goes with the one before it: so
 * do lists that were put into a list without an item around them.
 */
function readList(
  ordered: boolean,
  children: readonly HtmlNode[],
  marks: Marks,
  base: string | null,
): Block[] {
  const groups: HtmlNode[][] = [];
  for (const child of children) {
    if (typeof child !== 'string' && child.name === 'li') groups.push([...child.children]);
    else if (groups.length > 0) groups.at(-1)!.push(child);
    else if (typeof child !== 'string' || child.trim() !== '') groups.push([child]);
  }
  const items = groups.map(nodes => collect(nodes, marks, base)).filter(item => item.length > 0);
  return items.length === 0 ? [] : [{ t: 'list', ordered, items }];
}

/** Text as it stands, with the pictures that were in it behind it. */
function readPreformatted(element: HtmlElement, base: string | null): Block[] {
  const parts: string[] = [];
  const media: Block[] = [];
  const walk = (node: HtmlNode) => {
    if (typeof node === 'string') parts.push(node);
    else if (node.name === 'br') parts.push('\n');
    else if (node.name === 'img') {
      const picture = readImage(node, base);
      if (picture.is === 'block') media.push(picture.block);
      else if (picture.is === 'text') parts.push(picture.text);
    } else if (!HIDDEN.has(node.name)) {
      node.children.forEach(walk);
      if (BLOCK.has(node.name) && !parts.at(-1)?.endsWith('\n')) parts.push('\n');
    }
  };
  element.children.forEach(walk);
  const text = cleanText(parts.join('').replace(/\r\n?/g, '\n')).replace(/^\n/, '').trimEnd();
  return text.trim() === '' ? media : [{ t: 'pre', text }, ...media];
}

type HeadingLevel = Extract<Block, { t: 'h' }>['level'];
const HEADING_LEVELS: Readonly<Record<string, HeadingLevel>> = {
  h1: 1,
  h2: 2,
  h3: 3,
  h4: 4,
  h5: 5,
  h6: 6,
};

function isHeading(name: string): boolean {
  return name.length === 2 && name >= 'h1' && name <= 'h6';
}

function headingLevel(name: string): HeadingLevel {
  return HEADING_LEVELS[name] ?? 6;
}

function asHeading(block: Block, level: HeadingLevel): Block {
  const content: readonly Inline[] | null = block.t === 'p' ? block.c : null;
  return content ? { t: 'h', level, c: content } : block;
}
