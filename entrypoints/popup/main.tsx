import '../../assets/tokens.css';
import { render } from 'preact';
import { createLibrary } from '../../lib/jobs/index.ts';
import { rebuildIndex } from '../../lib/messages/client.ts';
import { BackstoryDatabase, createReader, createWatches } from '../../lib/store/index.ts';
import { PopupPage } from './PopupPage.tsx';

const database = new BackstoryDatabase();

render(
  <PopupPage
    library={createLibrary(createReader(database), rebuildIndex)}
    watches={createWatches(database)}
    tabNumber={Number(new URLSearchParams(location.search).get('tab')) || null}
  />,
  document.getElementById('app')!,
);
