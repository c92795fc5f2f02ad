/** Serves the sample news pages, and pages that make trouble, on loopback. */
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize, resolve } from 'node:path';
import { HIGHLIGHT_PAGES } from './highlight-pages.ts';

const SAMPLE = resolve(import.meta.dirname, '..', '..', 'assets', 'sample');
/** Under this folder the same pages come with the strictest policy that a site can send. */
const STRICT = '/csp-none/';
/** Under these they take no frame of another origin: Chromium heeds the one, both browsers the other. */
const ISOLATED = '/coep/';
const SANDBOXED = '/sandbox/';

const HEADERS: Readonly<Record<string, readonly [string, string]>> = {
  [STRICT]: ['content-security-policy', "default-src 'none'"],
  [ISOLATED]: ['cross-origin-embedder-policy', 'require-corp'],
  [SANDBOXED]: ['content-security-policy', 'sandbox allow-scripts'],
};

export interface PageServer {
  /** `http://127.0.0.1:PORT/` */
  readonly url: string;
  close(): Promise<void>;
}

export async function servePages(): Promise<PageServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    const folder = Object.keys(HEADERS).find(folder => path.startsWith(folder));
    const [name, value] = (folder && HEADERS[folder]) || [];
    if (name && value) response.setHeader(name, value);
    void answer(folder ? `/${path.slice(folder.length)}` : path, response);
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answer(path: string, response: ServerResponse): Promise<void> {
  const made = MADE[path];
  const file = join(SAMPLE, normalize(path));
  const html =
    made?.() ??
    (file.startsWith(SAMPLE) && file.endsWith('.html')
      ? await readFile(file, 'utf8').catch(() => null)
      : null);
  response.statusCode = html === null ? 404 : 200;
  const type = path.endsWith('.svg') ? 'image/svg+xml' : 'text/html';
  response.setHeader('content-type', `${type}; charset=utf-8`);
  // Not no-store, which keeps a page out of the back/forward cache as well.
  response.setHeader('cache-control', 'no-cache');
  response.end(html ?? page('Not found', ''));
}

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

/** Three terms of the sample archive: fewer in acronyms alone are not believed. */
const SENTENCE =
  'HMPPS took over from NOMS in 2017, OASys stayed, and staff wrote about little else. ';

/** Names of what is asked of elements. */
const FIELDS = (
  'children parentElement parentNode firstChild nextSibling firstElementChild nextElementSibling ' +
  'nodeType localName isConnected textContent getAttribute hasAttribute closest querySelector ' +
  'querySelectorAll checkVisibility contains getBoundingClientRect scrollIntoView id className ' +
  'getRootNode shadowRoot childNodes isContentEditable ownerDocument nodeName assignedSlot'
).split(' ');
/** Names of what is asked of documents. */
const IMAGES = (
  'body documentElement defaultView fonts head title readyState activeElement adoptedStyleSheets ' +
  'createElement createRange createTreeWalker querySelector querySelectorAll addEventListener ' +
  'caretPositionFromPoint getSelection'
).split(' ');

/** Pages that are made when they are asked for. */
const MADE: Record<string, () => string> = {
  ...HIGHLIGHT_PAGES,
  '/story.html': () =>
    page('A story', `<article><h1>A story</h1><p>${SENTENCE.repeat(6)}</p></article>`),
  // An article that its script would put in.
  '/late.html': () => page('A shell', '<nav><a href="/">Home</a></nav><main id="app"></main>'),
  '/list.html': () =>
    page(
      'A long list',
      `<article><h1>A long list</h1><div style="height:200px;overflow:auto" id="inner"><p>${SENTENCE}</p><div style="height:2000px"></div></div><p>${'Nothing that it knows. '.repeat(40)}</p></article>`,
    ),
  '/with-frame.html': () =>
    page(
      'A page with a frame',
      `<article><h1>Who pays</h1><p>${'Nothing that the archive would know stands here. '.repeat(8)}</p></article><iframe src="/story.html" width="800" height="400"></iframe>`,
    ),
  '/empty.html': () => page('An empty page', ''),
  '/large.html': () =>
    page(
      'Five megabytes',
      `<article><h1>Five megabytes</h1>${`<p>${SENTENCE.repeat(10)}</p>`.repeat(
        Math.ceil(5_000_000 / (SENTENCE.length * 10)),
      )}</article>`,
    ),
  // A form gives its field of that name where its own property is asked for.
  '/fields.html': () =>
    page(
      'A page in a form',
      `<form>${FIELDS.map(name => `<input type="hidden" name="${name}">`).join('')}<div><h1>Who pays for care</h1><p>${SENTENCE.repeat(
        8,
      )}</p></div></form>`,
    ),
  // Its text is in the form itself.
  '/form.html': () =>
    page(
      'A form of text',
      `<form>${FIELDS.map(name => `<input type="hidden" name="${name}">`).join('')}${SENTENCE.repeat(8)}</form>`,
    ),
  // PIB is one of two things in the archive that goes with it.
  '/ambiguous.html': () =>
    page(
      'What the PIB says',
      `<article><h1>A letter to ministers</h1><p>The PIB met ministers and Ada Marsh of the Tidewater
       Parole Office on parole and prison letters. The Parole Inspection Bureau had asked for it, and
       Ada Marsh wrote to the Bureau.</p></article>`,
    ),
  // And a document its image.
  '/images.html': () =>
    page(
      'A page of named images',
      `${IMAGES.map(name => `<img name="${name}">`).join('')}<article><h1>Who pays for care</h1><p>${SENTENCE.repeat(
        8,
      )}</p></article>`,
    ),
  '/structures.html': () =>
    page(
      'Blocks, a table, a shadow root',
      `<main><h1>What it is made of</h1><section><p>The first block ends here.</p><p>The second has
       <b>an inline</b> part, and <a href="/">a link</a> in it.</p></section>
       <table><tr><th>Year</th><th>Cases</th></tr><tr><td>2019</td><td>forty a head</td></tr></table>
       <p dir="rtl" lang="he">שלום עולם, זו פסקה מימין לשמאל</p><div id="shadow"></div></main>
       <script>document.getElementById('shadow').attachShadow({mode: 'open'}).innerHTML =
       '<p>shadow text that may be highlighted</p>';</script>`,
    ),
  '/inputs.html': () =>
    page(
      'A form',
      `<article><h1>Write to us about probation</h1><p>${SENTENCE.repeat(8)}</p></article>
       <form><label>Message <textarea>${SENTENCE}</textarea></label>
       <label>Name <input value="HMPPS"></label>
       <div contenteditable="true" role="textbox" aria-label="Draft">${SENTENCE}</div></form>`,
    ),
};
