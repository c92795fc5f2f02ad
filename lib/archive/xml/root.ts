import { createProlog } from './prolog.ts';

/**
 * The start tag of a document's root, by the beginning of its text: its local name, and the tag as it
 * stands. Null where there is none.
 */
export function rootTag(head: string): { readonly name: string; readonly tag: string } | null {
  const start = ROOT.exec(withoutProlog(head));
  if (!start) return null;
  return { name: start[1]!.slice(start[1]!.indexOf(':') + 1), tag: start[0] };
}

const ROOT = /^<([A-Za-z_][\w.:-]*)(?:\s[^<]*?)?\/?>/;

function withoutProlog(head: string): string {
  const { write, end } = createProlog();
  // Comments and instructions go too; the document type is blank already.
  return (write(head) + end())
    .replace(/^\ufeff/, '')
    .replace(/^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)+/, '');
}
