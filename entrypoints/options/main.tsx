import '../../assets/tokens.css';
import { render } from 'preact';
import { askToPersist } from '../../lib/platform/index.ts';
import { BackstoryDatabase, createStaging, createWatches } from '../../lib/store/index.ts';
import { OptionsPage } from './OptionsPage.tsx';

// The same database that the background writes: read here, written only through messages, staged
// files apart.
const database = new BackstoryDatabase();
void askToPersist();

render(
  <OptionsPage watches={createWatches(database)} staging={createStaging(database)} />,
  document.getElementById('app')!,
);
