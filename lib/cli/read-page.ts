import { readFile } from 'node:fs/promises';
import { parseHTML } from 'linkedom';
import { looksBinary } from '../archive/index.ts';
import type { PageToRelate } from '../jobs/index.ts';
import { FailureError, fail } from '../model/index.ts';
import {
  collectText,
  collectWholePage,
  pageHeadings,
  pageTitle,
  readPublished,
} from '../page/index.ts';
import { decodeWhole } from '../sources/index.ts';
import { unreadable } from './open-pack.ts';

/** A saved page as the annotator would read it; throws `FailureError` that names the file. */
export async function readHtmlPage(file: string): Promise<PageToRelate> {
  const document = await readDocument(file);
  return {
    title: pageTitle(document),
    text: collectText(document).text,
    published: readPublished(document),
    headings: pageHeadings(document),
  };
}

/** All that is to be seen on a saved page, as highlights are looked for in it; throws as `readHtmlPage` does. */
export async function readWholeHtmlPage(file: string): Promise<{ readonly text: string }> {
  return { text: collectWholePage(await readDocument(file)).text };
}

async function readDocument(file: string): Promise<Document> {
  const { document } = parseHTML(await readTextFile(file));
  complete(document);
  return document;
}

/** A plain text, whole. */
export async function readTextPage(file: string): Promise<PageToRelate> {
  return { title: '', text: await readTextFile(file), published: null, wrapped: true };
}

async function readTextFile(file: string): Promise<string> {
  const bytes = await readFile(file).catch(error => {
    throw unreadable(file, error);
  });
  const text = decodeWhole(bytes);
  if (!looksBinary(text.slice(0, 65_536))) return text;
  throw new FailureError(
    fail('binary-file', `${file}: It is not text.`, 'Choose a page that was saved as HTML.').error,
  );
}

const OF_THE_HEAD = new Set(['BASE', 'LINK', 'META', 'SCRIPT', 'STYLE', 'TITLE']);

/**
 * Gives a document the html, head and body that a page may leave out. Browsers add them while they
 * parse, linkedom does not: it would find no text.
 */
function complete(document: Document): void {
  const outer = [...document.childNodes].filter(node => node.nodeType !== 10);
  const known = outer.find(node => node.nodeName === 'HTML');
  const html = known ?? document.createElement('html');
  const nodes = known ? [...html.childNodes] : outer;
  const find = (name: string) => nodes.find(node => node.nodeName === name);
  const head = find('HEAD') ?? document.createElement('head');
  const body = find('BODY') ?? document.createElement('body');
  for (const node of nodes) {
    if (node === head || node === body) continue;
    (OF_THE_HEAD.has(node.nodeName) ? head : body).appendChild(node);
  }
  html.appendChild(head);
  html.appendChild(body);
  if (!known) document.appendChild(html);
}
