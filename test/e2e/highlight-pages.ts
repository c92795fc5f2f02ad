/** Pages that are hard to highlight. */
const page = (title: string, body: string, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;

const WORDS = 'visit report officer court caseload licence hearing prison review letter'.split(' ');
/** A sentence that no other number has. */
export const sentence = (n: number) =>
  `Sentence ${n} tells of the ${WORDS[n % 10]} that came before the ${WORDS[(n * 7 + 3) % 10]} number ${n * 13 + 1}.`;

const sentences = (count: number) =>
  Array.from({ length: count }, (_, n) => `<p id="s${n}">${sentence(n)}</p>`).join('\n');

const PIXEL =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/%3E';

export const HIGHLIGHT_PAGES: Readonly<Record<string, () => string>> = {
  '/selections.html': () =>
    page(
      'What can be selected',
      `<main><h1>What can be selected</h1>
       <p id="plain">Plain words stand here, one after the other.</p>
       <p id="inline">Some are <b>bold</b>, <i>slanted <a href="/">and led away</a></i>, some are not.</p>
       <ul id="list"><li>The first of three</li><li>The second <em>of</em> three</li><li>The third of three</li></ul>
       <p id="image">Words before an image <img alt="a picture" src='${PIXEL}'></p>
       <p id="generated">and what stands between them</p>
       <p id="unselectable">Kept <span style="user-select:none;-webkit-user-select:none">[copy]</span> and taken</p>
       <p id="arabic" dir="rtl" lang="ar">كتب الموظفون عن عملهم كل يوم</p>
       <p id="mixed">He said שלום עולם to all of them.</p>
       <table id="cells"><tr><th>Year</th><th>Cases</th></tr><tr><td>2020</td><td>forty-one a head</td></tr></table>
       <details id="folded" open><summary>What is folded</summary><p>Words in a fold of the page.</p></details>
       <div id="slotted"><p>Put into a slot from outside.</p></div>
       <div id="nested"></div>
       </main>
       <script>
       const root = document.getElementById('slotted').attachShadow({mode: 'open'});
       root.innerHTML = '<p>Before the slot.</p><slot></slot><p>Behind the slot.</p>';
       const outer = document.getElementById('nested').attachShadow({mode: 'open'});
       outer.innerHTML = '<p>In the outer root.</p><div></div>';
       outer.querySelector('div').attachShadow({mode: 'open'}).innerHTML = '<p>In the inner root of it.</p>';
       </script>`,
      `<style>#generated::before{content:"made up, "}#generated::after{content:" and made up"}
       ::selection{background:transparent;color:inherit}</style>`,
    ),
  '/thousand.html': () => page('A thousand sentences', `<main>${sentences(1_000)}</main>`),
  '/huge.html': () =>
    page(
      'Ten megabytes',
      `<main><p id="first">The first of all.</p>${`<p>${'far too many words to mark '.repeat(400)}</p>`.repeat(950)}<p id="last">The very last of all words.</p></main>`,
    ),
  '/frames.html': () =>
    page(
      'Frames',
      `<main><p id="outside">Words outside of the frames.</p></main>
       <iframe src="/story.html" width="600" height="200"></iframe>
       <iframe srcdoc="<p>Words in a frame without an address.</p>" width="600" height="80"></iframe>`,
    ),
  '/routes.html': () =>
    page(
      'Routes',
      `<main id="app"><p>The first view has these words.</p></main>`,
      '<link rel="canonical" href="/routes.html">',
    ),
  '/dark.html': () =>
    page(
      'A dark page',
      `<main><h1>On dark ground</h1><p id="plain">${sentence(1)} ${sentence(2)}</p><p>${sentence(3)}</p></main>`,
      '<style>body{background:#16181c;color:#e8e6e1;font:18px/1.6 Georgia,serif;max-width:40em;margin:2em auto}</style>',
    ),
  '/drawing.svg': () =>
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="80"><text x="10" y="40">Words in a drawing</text></svg>',
};
