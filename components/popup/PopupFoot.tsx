import { Button, Switch, sayCount } from '../shared/index.ts';
import type { PopupProps, PopupSite } from './types.ts';

/** What stands beside the site's name. The switch itself says on and off. */
const NOTES: Readonly<Record<PopupSite['state'], string>> = {
  on: '',
  off: '',
  'page-only': 'this page only',
  everywhere: 'everywhere',
  impossible: 'not possible here',
};

type PopupFootProps = Pick<
  PopupProps,
  'counts' | 'page' | 'site' | 'onToggleSite' | 'onOptions' | 'onTerms'
>;

export function PopupFoot({ counts, page, site, onToggleSite, ...props }: PopupFootProps) {
  const known = page.state === 'read' && counts !== null && counts.archives > 0;
  const pageOnly = site.state === 'page-only';
  const terms = `${sayCount(page.terms, 'term')} on this page${pageOnly ? ' only' : ''}`;
  // One line: beside the terms there is room for the site's name alone. Without an archive nothing is
  // marked, not on this page either.
  const bare = known || (pageOnly && counts?.archives === 0);
  const note = bare && site.state !== 'impossible' ? '' : NOTES[site.state];
  const on = site.state === 'on' || site.state === 'everywhere';
  return (
    <footer class="popup-foot small">
      {known &&
        (props.onTerms && page.terms > 0 ? (
          <Button kind="link" onClick={props.onTerms}>
            <bdi>{terms}</bdi>
          </Button>
        ) : (
          <bdi>{terms}</bdi>
        ))}
      <Button kind="link" onClick={props.onOptions}>
        Settings
      </Button>
      <div class="site">
        {site.name !== '' && <bdi title={site.name}>{site.name}</bdi>}
        {note !== '' && <span class="note">{note}</span>}
        {site.state !== 'impossible' && (
          <Switch on={on} label={`Mark terms on ${site.name}`} onChange={onToggleSite} />
        )}
      </div>
    </footer>
  );
}
