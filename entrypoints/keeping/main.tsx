import '../../assets/tokens.css';
import { render } from 'preact';
import { askToPersist } from '../../lib/platform/index.ts';
import {
  BackstoryDatabase,
  createKeptReader,
  createStaging,
  createWatches,
} from '../../lib/store/index.ts';
import { KeepingPage } from './KeepingPage.tsx';

const database = new BackstoryDatabase();
void askToPersist();

render(
  <KeepingPage
    watches={createWatches(database)}
    reader={createKeptReader(database)}
    staging={createStaging(database)}
  />,
  document.getElementById('app')!,
);
