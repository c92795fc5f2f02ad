import type { ComponentChildren } from 'preact';
import type { Block, Inline } from '../../lib/model/index.ts';
import { hostOf } from './host.ts';
import { ImageOnDemand } from './ImageOnDemand.tsx';

export interface BlocksProps {
  readonly blocks: readonly Block[];
  /** The heading level that the highest heading of these blocks takes. */
  readonly headings: 2 | 3;
  /** Renders a run of text: where words are to be marked, it marks them. */
  readonly text: (text: string) => ComponentChildren;
}

type TableBlock = Extract<Block, { t: 'table' }>;

/** Links of strangers open apart from us and learn nothing of where they were followed from. */
const AWAY = { target: '_blank', rel: 'noopener noreferrer' } as const;

/** Sanitised blocks as elements. Their places are their keys: a body never changes in parts. */
export function Blocks({ blocks, headings, text }: BlocksProps) {
  const highest = Math.min(...blocks.map(block => (block.t === 'h' ? block.level : 6)));
  const shift = headings - highest;
  return <>{blocks.map(block => renderBlock(block, shift, text))}</>;
}

function renderBlock(block: Block, shift: number, text: BlocksProps['text']): ComponentChildren {
  const inside = (blocks: readonly Block[]) => blocks.map(b => renderBlock(b, shift, text));
  switch (block.t) {
    case 'p':
      return <p dir="auto">{renderInline(block.c, text)}</p>;
    case 'h': {
      const Heading = headingOf(block.level + shift);
      return <Heading dir="auto">{renderInline(block.c, text)}</Heading>;
    }
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List dir="auto">
          {block.items.map(item => (
            <li>{inside(item)}</li>
          ))}
        </List>
      );
    }
    case 'quote':
      return <blockquote dir="auto">{inside(block.c)}</blockquote>;
    case 'table':
      return <Table {...block} text={text} />;
    case 'pre':
      return <pre dir="auto">{text(block.text)}</pre>;
    case 'image':
      return <ImageOnDemand src={block.src} alt={block.alt} />;
    case 'embed':
      return (
        <p class="embed">
          <a href={block.href} {...AWAY}>
            {block.title || block.href}
          </a>{' '}
          <span class="small">embedded, opens at {hostOf(block.href)}</span>
        </p>
      );
    case 'rule':
      return <hr />;
  }
}

/** In a box of its own, which can be scrolled where the columns need more than there is. */
function Table({ head, rows, text }: TableBlock & Pick<BlocksProps, 'text'>) {
  const cells = (row: TableBlock['rows'][number], Cell: 'td' | 'th') => (
    <tr>
      {row.map(cell => (
        <Cell dir="auto" scope={Cell === 'th' ? 'col' : undefined}>
          {renderInline(cell, text)}
        </Cell>
      ))}
    </tr>
  );
  const [first, ...others] = rows;
  return (
    <div class="table">
      <table>
        {head && first && <thead>{cells(first, 'th')}</thead>}
        <tbody>{(head ? others : rows).map(row => cells(row, 'td'))}</tbody>
      </table>
    </div>
  );
}

function renderInline(content: readonly Inline[], text: BlocksProps['text']): ComponentChildren[] {
  return content.map(part => (typeof part === 'string' ? text(part) : renderMarked(part, text)));
}

function renderMarked(part: Exclude<Inline, string>, text: BlocksProps['text']): ComponentChildren {
  switch (part.t) {
    case 'em':
      return <em>{renderInline(part.c, text)}</em>;
    case 'strong':
      return <strong>{renderInline(part.c, text)}</strong>;
    case 'code':
      return <code>{renderInline(part.c, text)}</code>;
    case 'break':
      return <br />;
    case 'link':
      return (
        <a href={part.href} {...AWAY}>
          {renderInline(part.c, text)}
        </a>
      );
  }
}

function headingOf(level: number): 'h2' | 'h3' | 'h4' | 'h5' | 'h6' {
  if (level <= 2) return 'h2';
  if (level === 3) return 'h3';
  if (level === 4) return 'h4';
  return level === 5 ? 'h5' : 'h6';
}
