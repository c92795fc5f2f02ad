import { useEffect, useState } from 'preact/hooks';
import type { PopupSite } from '../../components/popup/index.ts';
import { send } from '../../lib/messages/client.ts';
import { type Failure, fail } from '../../lib/model/index.ts';
import {
  grantSites,
  hostOf,
  isOff,
  type PageTab,
  readSettings,
  readTab,
  setOff,
  siteState,
  stopInTab,
} from '../../lib/platform/index.ts';

/** The site of the tab: whether it is annotated, and the switch. */
export function useSite(tab: PageTab | null): {
  readonly site: PopupSite;
  readonly failure: Failure | null;
  toggle(on: boolean): void;
} {
  const host = tab ? hostOf(tab.url) : null;
  const [state, setState] = useState<PopupSite['state']>('impossible');
  const [failure, setFailure] = useState<Failure | null>(null);

  const look = async () => {
    const settings = await readSettings();
    const known = siteState(settings, host);
    // A page that nobody granted is marked all the same once the popup was opened on it.
    setState(known === 'off' && host !== null && !isOff(settings, host) ? 'page-only' : known);
  };
  useEffect(() => void look(), [host]);

  const toggle = (on: boolean) => {
    if (host === null || !tab) return;
    // `grantSites` has to be called in the click itself, before anything is awaited.
    const change = on ? grantSites([host]) : setOff(host, true).then(() => true);
    void change
      .then(async granted => {
        setFailure(
          granted
            ? null
            : fail(
                'no-permission',
                `The browser did not give the permission for ${host}.`,
                'This page stays marked until you leave it.',
              ).error,
        );
        if (!on) await stopInTab(tab.id);
        // An annotator that was stopped does not come back by itself before the page is loaded anew.
        else if (granted) await readTab(tab.id);
        await send({ type: 'page.sites-changed' });
      })
      .finally(look);
  };
  return { site: { name: host ?? '', state }, failure, toggle };
}
