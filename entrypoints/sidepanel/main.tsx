import '../../assets/tokens.css';
import { render } from 'preact';
import { createLibrary } from '../../lib/jobs/index.ts';
import { rebuildIndex } from '../../lib/messages/client.ts';
import { askToPersist } from '../../lib/platform/index.ts';
import { createReader, openPlainly, upgradeDatabase, watchLater } from '../../lib/store/index.ts';
import { PanelPage } from './PanelPage.tsx';

const reader = createReader(openPlainly(upgradeDatabase));
void askToPersist();

render(
  <PanelPage library={createLibrary(reader, rebuildIndex)} watches={watchLater(reader)} />,
  document.getElementById('app')!,
);
