import { Button, Switch, sayCount } from '../shared/index.ts';
import type { PopupProps, PopupSite } from './types.ts';

/** What stands beside the site's name. The switch itself says on and off. */
const NOTES: Readonly<Record<PopupSite['state'], string>> = {
  on: '',
  off: '',
  'page-only': 'this page only',
  everywhere: 'on everywhere',
  impossible: 'not possible here',
};

type PopupFootProps = Pick<PopupProps, 'page' | 'site' | 'onToggleSite' | 'onOptions' | 'onTerms'>;

export function PopupFoot({ page, site, onToggleSite, onOptions, onTerms }: PopupFootProps) {
  const terms = `${sayCount(page.terms, 'term')} on this page`;
  const note = NOTES[site.state];
  const on = site.state === 'on' || site.state === 'everywhere';
  return (
    <footer class="popup-foot small">
      {page.state === 'read' &&
        (onTerms && page.terms > 0 ? (
          <Button kind="link" onClick={onTerms}>
            {terms}
          </Button>
        ) : (
          <span>{terms}</span>
        ))}
      <Button kind="link" onClick={onOptions}>
        Settings
      </Button>
      <span class="space" />
      <span class="site">
        <bdi>{site.name}</bdi>
        {note !== '' && (
          <>
            {site.name !== '' && ' · '}
            {note}
          </>
        )}
      </span>
      {site.state !== 'impossible' && (
        <Switch on={on} label={`Mark terms on ${site.name}`} onChange={onToggleSite} />
      )}
    </footer>
  );
}
