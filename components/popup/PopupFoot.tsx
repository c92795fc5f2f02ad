import { Button, sayCount } from '../shared/index.ts';
import { SiteSwitch } from './SiteSwitch.tsx';
import type { PopupProps } from './types.ts';

type PopupFootProps = Pick<
  PopupProps,
  'counts' | 'page' | 'site' | 'onToggleSite' | 'onOptions' | 'onPanel'
> & {
  /** The list of terms: its id, whether it is open, and how to open and close it. */
  readonly list: { readonly id: string; readonly open: boolean; toggle(): void };
};

export function PopupFoot({ counts, page, site, list, ...props }: PopupFootProps) {
  const known = page.state === 'read' && counts !== null && counts.archives > 0;
  const pageOnly = site.state === 'page-only';
  const terms = `${sayCount(page.terms.length, 'term')} on this page${pageOnly ? ' only' : ''}`;
  // One line: beside the terms there is room for the site's name alone. Without an archive nothing is
  // marked, not on this page either.
  const bare = known || (pageOnly && counts?.archives === 0);
  return (
    <footer class="popup-foot small">
      {known &&
        (page.terms.length > 0 ? (
          <Button
            kind="link"
            expanded={list.open}
            controls={list.open ? list.id : undefined}
            onClick={list.toggle}
          >
            <bdi>{terms}</bdi>
          </Button>
        ) : (
          <bdi>{terms}</bdi>
        ))}
      {props.onPanel && (
        <Button kind="link" label="Open the panel" onClick={props.onPanel}>
          Panel
        </Button>
      )}
      <Button kind="link" onClick={props.onOptions}>
        Settings
      </Button>
      <SiteSwitch site={site} bare={bare} onToggleSite={props.onToggleSite} />
    </footer>
  );
}
