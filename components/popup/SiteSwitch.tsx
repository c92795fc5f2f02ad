import { Switch } from '../shared/index.ts';
import type { PopupSite } from './types.ts';

/** What stands beside the site's name. The switch itself says on and off. */
const NOTES: Readonly<Record<PopupSite['state'], string>> = {
  on: '',
  off: '',
  'page-only': 'this page only',
  everywhere: 'everywhere',
  impossible: 'marks not possible here',
};

export interface SiteSwitchProps {
  readonly site: PopupSite;
  /** No room for more than the name. */
  readonly bare: boolean;
  onToggleSite(on: boolean): void;
}

/** The site of the page, and the switch that has its terms marked. */
export function SiteSwitch({ site, bare, onToggleSite }: SiteSwitchProps) {
  const note = bare && site.state !== 'impossible' ? '' : NOTES[site.state];
  const on = site.state === 'on' || site.state === 'everywhere';
  return (
    <div class="site-switch">
      {site.name !== '' && <bdi title={site.name}>{site.name}</bdi>}
      {note !== '' && <span class="note">{note}</span>}
      {site.state !== 'impossible' && (
        <Switch on={on} label={`Mark terms on ${site.name}`} onChange={onToggleSite} />
      )}
    </div>
  );
}
