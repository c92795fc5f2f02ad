import type { Highlight, Piece } from '../../lib/model/index.ts';
import { Button, DateText, Pieces } from '../shared/index.ts';
import { Colours } from './Colours.tsx';
import { NoteLinks, nameOf } from './NoteLinks.tsx';
import { NoteTags } from './NoteTags.tsx';
import { NoteText } from './NoteText.tsx';
import type { ColourNames, HighlightDeeds } from './types.ts';

export interface HighlightItemProps {
  readonly highlight: Highlight;
  /** Where it was searched for: the words that were found, marked. */
  readonly snippet: readonly Piece[] | null;
  /** Whether its page is said: it is not, where all are of one page. */
  readonly sayPage: boolean;
  readonly open: boolean;
  readonly chosen: boolean;
  /** What was changed of it just now, in words; null where there is nothing to take back. */
  readonly edited: string | null;
  readonly names: ColourNames;
  readonly deeds: HighlightDeeds;
}

/** A highlight in a list: what was marked, the note, where and when; opened, it can be changed. */
export function HighlightItem(props: HighlightItemProps) {
  const { highlight, snippet, sayPage, open, chosen, edited, names, deeds } = props;
  const { id, anchor, note, tags, page, colour, created } = highlight;
  return (
    <li class={`highlight ${colour}`}>
      <blockquote dir="auto">
        <button
          type="button"
          class="open"
          data-item=""
          aria-label={`Go to “${anchor.exact.slice(0, 120)}”, ${names[colour].toLowerCase()}`}
          onClick={() => deeds.onGo(highlight)}
        >
          {snippet ? <Pieces pieces={snippet} /> : anchor.exact}
        </button>
      </blockquote>
      {!open && note !== '' && (
        <p class="highlight-note" dir="auto">
          {note}
        </p>
      )}
      <Reading highlight={highlight} />
      <p class="small about">
        {sayPage && (
          <>
            <bdi>{page.title || page.url}</bdi>
            {page.site !== '' && (
              <>
                {' · '}
                <bdi>{page.site}</bdi>
              </>
            )}
            {' · '}
          </>
        )}
        <DateText date={new Date(created).toISOString().slice(0, 10)} />
        {highlight.by !== null && (
          <>
            {' · '}
            <bdi>{highlight.by}</bdi>
          </>
        )}
        {!open && tags.length > 0 && (
          <>
            {' · '}
            <bdi>{tags.join(', ')}</bdi>
          </>
        )}
      </p>
      {open && <Editor {...props} />}
      <div class="row deeds">
        <label class="choose small">
          <input
            type="checkbox"
            checked={chosen}
            aria-label={`Choose “${anchor.exact.slice(0, 60)}”`}
            onChange={() => deeds.onChoose(id, !chosen)}
          />
        </label>
        <span class="edited small" role="status">
          {edited !== null && (
            <>
              {edited}{' '}
              <Button kind="link" onClick={deeds.onTakeBack}>
                Undo
              </Button>
            </>
          )}
        </span>
        <span class="space" />
        <Button kind="quiet" expanded={open} onClick={() => deeds.onToggle(id)}>
          {open ? 'Done' : 'Edit'}
        </Button>
        <Button
          kind="quiet"
          label={`Remove “${anchor.exact.slice(0, 60)}”`}
          onClick={() => deeds.onRemove([id])}
        >
          Remove
        </Button>
      </div>
    </li>
  );
}

function Editor({ highlight, names, deeds }: HighlightItemProps) {
  const { id, note, otherNotes, tags, links, colour } = highlight;
  return (
    <div class="highlight-editor">
      <Colours
        value={colour}
        names={names}
        onChoose={next => deeds.onChange(id, { colour: next })}
      />
      <NoteText
        key={id}
        text={note}
        others={otherNotes}
        onChange={next => deeds.onChange(id, { note: next })}
      />
      <NoteTags
        tags={tags}
        suggest={deeds.suggest}
        onChange={next => deeds.onChange(id, { tags: next })}
      />
      <NoteLinks
        links={links}
        suggest={deeds.suggest}
        onChange={next => deeds.onChange(id, { links: next })}
      />
    </div>
  );
}

/** Whether its page still reads so, where it does not; and what it is tied to. */
function Reading({
  highlight: { state, reads, links, otherNotes },
}: {
  readonly highlight: Highlight;
}) {
  return (
    <>
      {state === 'changed' && reads !== null && (
        <p class="small" dir="auto">
          <span class="loss">Changed: now reads</span> “{reads}”
        </p>
      )}
      {state === 'lost' && (
        <p class="small loss">Not found on its page when that was last seen. It is kept here.</p>
      )}
      {otherNotes.length > 0 && (
        <p class="small loss">Two devices wrote a note at the same time: both are kept.</p>
      )}
      {links.length > 0 && (
        <p class="small">
          Tied to <bdi>{links.map(nameOf).join(', ')}</bdi>
        </p>
      )}
    </>
  );
}
