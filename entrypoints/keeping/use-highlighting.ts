import type { HighlightingProps } from '../../components/keeping/index.ts';
import { useWatched } from '../../components/shared/index.ts';
import { send } from '../../lib/messages/client.ts';
import { type Settings, watchSettings, writeSettings } from '../../lib/platform/index.ts';

/** What is set of highlighting; null until known. */
export function useHighlighting(): HighlightingProps | null {
  const settings = useWatched(watchSettings).value;
  if (settings === null) return null;
  const change = async (next: Partial<Settings>) => {
    await writeSettings(next);
    await send({ type: 'page.sites-changed' });
  };
  return {
    names: settings.colourNames,
    toolbar: settings.toolbar,
    onName: (colour, name) =>
      void change({ colourNames: { ...settings.colourNames, [colour]: name } }),
    onToolbar: on => void change({ toolbar: on }),
  };
}
