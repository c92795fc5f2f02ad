import { useEffect, useState } from 'preact/hooks';
import type { SitesProps } from '../../components/options/index.ts';
import { send } from '../../lib/messages/client.ts';
import { type Failure, fail } from '../../lib/model/index.ts';
import {
  grantEverywhere,
  grantSites,
  hostOf,
  leaveEverywhere,
  type NeededAddresses,
  onSettings,
  PRESET_SITES,
  readSettings,
  removeSites,
  type Settings,
} from '../../lib/platform/index.ts';

const NOT_GRANTED = fail(
  'no-permission',
  'The browser did not give the permission.',
  'Try again and answer its question with Allow.',
).error;

/** The sites part of the options page: settings shown, permissions asked for from the click itself. */
export function useSites(needed: () => Promise<NeededAddresses>): SitesProps {
  const [settings, setSettings] = useState<Pick<Settings, 'everywhere' | 'sites' | 'off'>>({
    everywhere: false,
    sites: [],
    off: [],
  });
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    void readSettings().then(setSettings);
    onSettings(setSettings, stop.signal);
    return () => stop.abort();
  }, []);

  /** `granting` must have begun in the click: browsers ask the user only then. */
  const finish = async (granting: Promise<boolean>) => {
    const granted = await granting.catch(() => false);
    setFailure(granted ? null : NOT_GRANTED);
    await send({ type: 'page.sites-changed' });
  };
  const remove = async (hosts: readonly string[]) => removeSites(hosts, await needed());
  const grouped = Map.groupBy(PRESET_SITES, site => site.group);
  const presetHosts = new Set(PRESET_SITES.map(site => site.host));
  const own = [...settings.sites, ...settings.off].filter(host => !presetHosts.has(host));
  const isOn = (host: string) => settings.sites.includes(host) && !settings.off.includes(host);

  return {
    everywhere: settings.everywhere,
    presets: [...grouped].map(([group, sites]) => ({
      group,
      sites: sites.map(({ host, name }) => ({ host, name, on: isOn(host) })),
    })),
    own: [...new Set(own)].sort().map(host => ({ host, on: !settings.off.includes(host) })),
    failure,
    onEverywhere: on => void finish(on ? grantEverywhere() : needed().then(leaveEverywhere)),
    onSites: (hosts, on) => void finish(on ? grantSites(hosts) : remove(hosts)),
    onAdd: site => {
      const host = hostOf(/^[a-z]+:\/\//i.test(site) ? site : `https://${site}`);
      if (host === null || !host.includes('.')) {
        setFailure(
          fail('wrong-use', `“${site}” is no site.`, 'Type its name, such as bbc.co.uk.').error,
        );
      } else void finish(grantSites([host]));
    },
    onRemove: host => void finish(remove([host])),
  };
}
