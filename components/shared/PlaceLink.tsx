import type { ComponentChildren } from 'preact';
import type { ArchivePlace } from '../../lib/model/index.ts';

/** Addresses of places, where the view is a page of its own and a place can be opened in a new tab. */
export type HrefOf = (place: ArchivePlace) => string;

export interface PlaceLinkProps {
  readonly place: ArchivePlace;
  readonly hrefOf?: HrefOf | undefined;
  /** A stop of the list's keyboard (`move-focus.ts`), and the link of its whole item. */
  readonly item?: boolean;
  readonly label?: string;
  onOpen(place: ArchivePlace): void;
  readonly children: ComponentChildren;
}

/** Opens a place in the archive: a real link where an address is known, else a button that looks like one. */
export function PlaceLink({ place, hrefOf, item, label, onOpen, children }: PlaceLinkProps) {
  const shared = {
    class: item ? 'open' : 'link',
    'aria-label': label,
    'data-item': item ? '' : undefined,
  };
  if (hrefOf === undefined) {
    return (
      <button type="button" {...shared} onClick={() => onOpen(place)}>
        {children}
      </button>
    );
  }
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(place);
  };
  return (
    <a href={hrefOf(place)} {...shared} onClick={open}>
      {children}
    </a>
  );
}
