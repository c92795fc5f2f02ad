/**
 * Every view in every state, with invented data, for looking at. A tool for those who work on the views:
 *
 *     npx vite test/gallery          and open the address that it prints
 *
 * `?state=card/full` shows one state alone, as its own page; `&theme=dark` and `&dir=rtl` change it.
 * `test/gallery/shoot.ts` takes pictures of all of them and runs axe-core on each.
 */
import { render } from 'preact';
import '../../components/shared/shared.css';
import { STATES } from './states.tsx';

const asked = new URLSearchParams(location.search);
const app = document.getElementById('app');
const root = document.documentElement;
const theme = asked.get('theme');
if (theme !== null) root.style.colorScheme = theme;
root.dir = asked.get('dir') ?? 'ltr';

const name = asked.get('state');
const state = STATES.find(candidate => candidate.name === name);
if (app !== null) render(state ? state.view() : <All />, app);
if (!state) document.body.className = 'all';

/** All states as frames, each the page that it will be. */
function All() {
  const groups = [...new Set(STATES.map(({ name }) => name.split('/')[0]))];
  return (
    <main class="gallery">
      <h1 class="hidden-text">The views</h1>
      {groups.map(group => (
        <section key={group}>
          <h2>{group}</h2>
          <div class="states">
            {STATES.filter(({ name }) => name.startsWith(`${group}/`)).map(({ name, size }) => (
              <figure key={name}>
                <figcaption>
                  <a href={`?state=${name}`}>{name}</a>
                </figcaption>
                <iframe
                  title={name}
                  src={`?${new URLSearchParams({ ...Object.fromEntries(asked), state: name })}`}
                  width={size[0]}
                  height={size[1]}
                />
              </figure>
            ))}
          </div>
        </section>
      ))}
    </main>
  );
}
