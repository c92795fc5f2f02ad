import '../../assets/tokens.css';
import { render } from 'preact';
import { createLibrary } from '../../lib/jobs/index.ts';
import { rebuildIndex } from '../../lib/messages/client.ts';
import { BackstoryDatabase, createReader, createWatches } from '../../lib/store/index.ts';
import { keepScroll } from './history-place.ts';
import { ReaderApp } from './ReaderApp.tsx';

const database = new BackstoryDatabase();
keepScroll();

render(
  <ReaderApp
    library={createLibrary(createReader(database), rebuildIndex)}
    watches={createWatches(database)}
  />,
  document.getElementById('app')!,
);
