import { useEffect, useState } from 'preact/hooks';
import type { MarksProps } from '../../components/options/index.ts';
import { send } from '../../lib/messages/client.ts';
import {
  onSettings,
  readSettings,
  type Settings,
  writeSettings,
} from '../../lib/platform/index.ts';

/** The marks part of the options page: pages that are open are marked anew at once. */
export function useMarks(): MarksProps {
  const [settings, setSettings] = useState<Pick<Settings, 'density' | 'discreet' | 'count'>>({
    density: 'usual',
    discreet: false,
    count: true,
  });
  useEffect(() => {
    const stop = new AbortController();
    void readSettings().then(setSettings);
    onSettings(setSettings, stop.signal);
    return () => stop.abort();
  }, []);
  const change = async (next: Partial<Settings>) => {
    await writeSettings(next);
    await send({ type: 'page.sites-changed' });
  };
  const { density, discreet, count } = settings;
  return {
    density,
    discreet,
    count,
    onDensity: chosen => void change({ density: chosen }),
    onDiscreet: on => void change({ discreet: on }),
    onCount: on => void change({ count: on }),
  };
}
