import type { ArchivePlace, Suggestion } from '../../lib/model/index.ts';
import { Button, type HrefOf, PlaceLink } from '../shared/index.ts';

export interface SuggestionsProps {
  readonly items: readonly Suggestion[];
  readonly hrefOf?: HrefOf | undefined;
  onOpen(place: ArchivePlace): void;
  onQuery(query: string): void;
}

/** What stands before a suggestion, where its words alone do not say what it is. */
const SAID: Readonly<Partial<Record<Suggestion['kind'], string>>> = {
  author: 'by',
  label: 'labelled',
};

/** Terms, people, authors and labels to search for, and titles to open, that are like what was typed. */
export function Suggestions({ items, hrefOf, onOpen, onQuery }: SuggestionsProps) {
  if (items.length === 0) return null;
  return (
    <div class="suggestions small">
      <span id="suggestions-label">See also</span>
      <ul class="bare" aria-labelledby="suggestions-label">
        {items.map(({ kind, text, place, query }) => {
          const said = SAID[kind];
          return (
            <li key={`${kind} ${text} ${place?.post}`}>
              {place === null ? (
                <Button
                  kind="link"
                  label={`Search for ${said === undefined ? '' : `${said} `}${text}`}
                  onClick={() => onQuery(query ?? text)}
                >
                  {said !== undefined && `${said} `}
                  <bdi>{text}</bdi>
                </Button>
              ) : (
                <PlaceLink place={place} hrefOf={hrefOf} label={`Open ${text}`} onOpen={onOpen}>
                  <bdi class="title">{text}</bdi>
                </PlaceLink>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
