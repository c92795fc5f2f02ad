import '../../assets/tokens.css';
import { render } from 'preact';
import { BackstoryDatabase, createWatches } from '../../lib/store/index.ts';
import { TermsPage } from './TermsPage.tsx';

const archive = new URLSearchParams(location.hash.slice(1)).get('archive') ?? '';

render(
  <TermsPage archive={archive} watches={createWatches(new BackstoryDatabase())} />,
  document.getElementById('app')!,
);
// Another archive behind the `#` is another page.
addEventListener('hashchange', () => location.reload());
