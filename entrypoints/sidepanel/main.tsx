import '../../assets/tokens.css';
import { render } from 'preact';
import { createLibrary } from '../../lib/jobs/index.ts';
import { rebuildIndex } from '../../lib/messages/client.ts';
import { askToPersist } from '../../lib/platform/index.ts';
import { BackstoryDatabase, createReader, createWatches } from '../../lib/store/index.ts';
import { PanelPage } from './PanelPage.tsx';

const database = new BackstoryDatabase();
void askToPersist();

render(
  <PanelPage
    library={createLibrary(createReader(database), rebuildIndex)}
    watches={createWatches(database)}
  />,
  document.getElementById('app')!,
);
