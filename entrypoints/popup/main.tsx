import '../../assets/tokens.css';
import { render } from 'preact';
import { createLibrary } from '../../lib/jobs/index.ts';
import { rebuildIndex } from '../../lib/messages/client.ts';
import { createReader, openPlainly, upgradeDatabase, watchLater } from '../../lib/store/index.ts';
import { PopupPage } from './PopupPage.tsx';

const reader = createReader(openPlainly(upgradeDatabase));

render(
  <PopupPage
    library={createLibrary(reader, rebuildIndex)}
    watches={watchLater(reader)}
    tabNumber={Number(new URLSearchParams(location.search).get('tab')) || null}
  />,
  document.getElementById('app')!,
);
