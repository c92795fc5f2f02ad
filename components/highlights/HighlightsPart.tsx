import './highlights.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Failure, Highlight, Piece } from '../../lib/model/index.ts';
import { SearchBox } from '../search/index.ts';
import { Button, Empty, FailureNote, Menu, sayCount } from '../shared/index.ts';
import { Dossier, type DossierProps } from './Dossier.tsx';
import { HighlightFilters } from './HighlightFilters.tsx';
import { HighlightItem } from './HighlightItem.tsx';
import type { ColourNames, HighlightDeeds, ListFacets, ListFilter } from './types.ts';

export interface HighlightsPartProps {
  readonly scope: 'page' | 'all';
  /** Of the page in front, and of all; null until known. */
  readonly counts: { readonly page: number; readonly all: number } | null;
  readonly query: string;
  readonly filter: ListFilter;
  readonly facets: ListFacets;
  /** What is listed, in order, as far as it is shown. */
  readonly items: readonly {
    readonly highlight: Highlight;
    readonly snippet: readonly Piece[] | null;
  }[];
  /** How many there are to list. */
  readonly found: number;
  readonly chosen: ReadonlySet<string>;
  readonly opened: string | null;
  /** What was removed just now and can be brought back; how many. */
  readonly removed: number;
  /** What was changed just now and can be taken back. */
  readonly edited: { readonly id: string; readonly words: string } | null;
  readonly names: ColourNames;
  readonly failure: Failure | null;
  /** Ways to take out what is chosen, or all that is listed. */
  readonly takeOut: readonly { readonly name: string; onChoose(): void }[];
  readonly deeds: HighlightDeeds;
  readonly dossier: DossierProps;
  onScope(scope: 'page' | 'all'): void;
  onQuery(query: string): void;
  onFilter(filter: ListFilter): void;
  onUndo(): void;
  onMore(): void;
}

/** The panel's list of the user's highlights: of the page in front, or of all. */
export function HighlightsPart(props: HighlightsPartProps) {
  const { scope, counts, query, filter, found, chosen, items, removed, failure } = props;
  const [filtering, setFiltering] = useState(false);
  const [collecting, setCollecting] = useState(false);
  const undo = useRef<HTMLParagraphElement>(null);
  const removing = useRef(false);
  // The button that was pressed goes with its highlight.
  useLayoutEffect(() => {
    if (!removing.current || removed === 0) return;
    undo.current?.querySelector('button')?.focus();
    removing.current = false;
  });
  const deeds = {
    ...props.deeds,
    onRemove: (ids: readonly string[]) => {
      removing.current = true;
      props.deeds.onRemove(ids);
    },
  };
  const filtered = Object.values(filter).filter(value => value !== '').length;
  if (counts === null) return failure && <FailureNote failure={failure} />;
  return (
    <section class="highlights" aria-labelledby="highlights-title">
      <h2 class="hidden-text" id="highlights-title">
        Highlights
      </h2>
      <fieldset class="scopes small">
        <legend class="hidden-text">Which highlights</legend>
        <Scope {...props} name="page" words={`This page (${counts.page})`} />
        <Scope {...props} name="all" words={`All (${counts.all})`} />
      </fieldset>
      {counts.all > 0 && (
        <>
          <SearchBox
            value={query}
            placeholder="Search quotes, notes and tags"
            onInput={props.onQuery}
          />
          <div class="row list-head small">
            <span role="status">{sayCount(found, 'highlight')}</span>
            <span class="space" />
            <Button kind="quiet" expanded={filtering} onClick={() => setFiltering(!filtering)}>
              {filtered === 0 ? 'Filter' : `Filter (${filtered})`}
            </Button>
            {found > 0 && (
              <Menu
                label={chosen.size > 0 ? `Export ${chosen.size} chosen` : 'Export'}
                words={chosen.size > 0 ? `Export (${chosen.size})` : 'Export'}
                items={props.takeOut}
              />
            )}
          </div>
          {filtering && <HighlightFilters {...props} />}
        </>
      )}
      {(counts.all > 0 || props.dossier.passages.length > 0) && (
        <div class="dossier-way small">
          <Button kind="link" expanded={collecting} onClick={() => setCollecting(!collecting)}>
            {sayDossier(props.dossier)}
          </Button>
        </div>
      )}
      {collecting && <Dossier {...props.dossier} />}
      {failure && (
        <div class="popup-failure">
          <FailureNote failure={failure} />
        </div>
      )}
      <p class="undo row" role="status" ref={undo}>
        {removed > 0 && (
          <>
            <span>{sayCount(removed, 'highlight')} removed.</span>
            <Button kind="link" onClick={props.onUndo}>
              Undo
            </Button>
          </>
        )}
      </p>
      {items.length === 0 ? (
        <Nothing scope={scope} all={counts.all} filtered={filtered > 0 || query.trim() !== ''} />
      ) : (
        <ol class="bare">
          {items.map(({ highlight, snippet }) => (
            <HighlightItem
              key={highlight.id}
              highlight={highlight}
              snippet={snippet}
              sayPage={scope === 'all'}
              open={props.opened === highlight.id}
              chosen={chosen.has(highlight.id)}
              edited={props.edited?.id === highlight.id ? props.edited.words : null}
              names={props.names}
              deeds={deeds}
            />
          ))}
        </ol>
      )}
      {items.length < found && (
        <p class="results-more">
          <Button kind="link" onClick={props.onMore}>
            Show more
          </Button>
        </p>
      )}
    </section>
  );
}

function sayDossier({ chosen, passages }: DossierProps): string {
  const count = chosen + passages.length;
  return count === 0 ? 'Make a dossier' : `Dossier (${count})`;
}

function Scope(
  props: HighlightsPartProps & { readonly name: 'page' | 'all'; readonly words: string },
) {
  return (
    <label>
      <input
        type="radio"
        name="scope"
        checked={props.scope === props.name}
        onChange={() => props.onScope(props.name)}
      />
      <span>{props.words}</span>
    </label>
  );
}

function Nothing(props: { scope: 'page' | 'all'; all: number; filtered: boolean }) {
  if (props.filtered) {
    return <Empty text="No highlight is like that." more="Try fewer words, or another filter." />;
  }
  return (
    <Empty
      text={
        props.scope === 'page'
          ? 'Nothing is highlighted on this page.'
          : 'Nothing is highlighted yet.'
      }
      more="Select some text on a page and choose a colour beside it, or press Alt+Shift+H. On sites that you have not switched on, the key and the menu at a selection work too."
    />
  );
}
