import type { ArchivePlace, Suggestion } from '../../lib/model/index.ts';
import { Button, type HrefOf, PlaceLink } from '../shared/index.ts';

export interface SuggestionsProps {
  readonly items: readonly Suggestion[];
  readonly hrefOf?: HrefOf | undefined;
  onOpen(place: ArchivePlace): void;
  onQuery(query: string): void;
}

/** Terms to search for and titles to open that are like what was typed, on one line if they fit. */
export function Suggestions({ items, hrefOf, onOpen, onQuery }: SuggestionsProps) {
  if (items.length === 0) return null;
  return (
    <div class="suggestions small">
      <span id="suggestions-label">See also</span>
      <ul class="bare" aria-labelledby="suggestions-label">
        {items.map(({ kind, text, place, query }) => (
          <li key={`${kind} ${text}`}>
            {place === null ? (
              <Button
                kind="link"
                label={`Search for ${text}`}
                onClick={() => onQuery(query ?? text)}
              >
                <bdi>{text}</bdi>
              </Button>
            ) : (
              <PlaceLink place={place} hrefOf={hrefOf} label={`Open ${text}`} onOpen={onOpen}>
                <bdi class="title">{text}</bdi>
              </PlaceLink>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
