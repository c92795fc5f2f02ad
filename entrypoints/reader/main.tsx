import '../../assets/tokens.css';
import { render } from 'preact';
import { createLibrary } from '../../lib/jobs/index.ts';
import { rebuildIndex } from '../../lib/messages/client.ts';
import { createReader, openPlainly, upgradeDatabase, watchLater } from '../../lib/store/index.ts';
import { keepScroll } from './history-place.ts';
import { ReaderApp } from './ReaderApp.tsx';

const reader = createReader(openPlainly(upgradeDatabase));
keepScroll();

render(
  <ReaderApp library={createLibrary(reader, rebuildIndex)} watches={watchLater(reader)} />,
  document.getElementById('app')!,
);
