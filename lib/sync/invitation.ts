/** An invitation to a shared set, as one text: where it is and what opens it, never who one is there. */
export interface Invitation {
  readonly kind: 'webdav' | 'couchdb';
  readonly address: string;
  /** A recovery code. */
  readonly code: string;
}

const KINDS = { CouchDB: 'couchdb', WebDAV: 'webdav' } as const;

/** Three lines that survive being mailed. */
export function writeInvitation({ kind, address, code }: Invitation): string {
  const server = kind === 'couchdb' ? 'CouchDB' : 'WebDAV';
  return `Backstory, a shared set of highlights\n${server}: ${address}\nKey: ${code}\n`;
}

/** Reads one out of whatever stands around it (a mail, quoted or not); null where there is none. */
export function readInvitation(text: string): Invitation | null {
  const place = /\b(CouchDB|WebDAV):\s*(https?:\/\/\S+)/.exec(text);
  const code = /\bKey:\s*([0-9A-Za-z][0-9A-Za-z \t-]*[0-9A-Za-z])/.exec(text)?.[1];
  const name = place?.[1];
  const address = place?.[2];
  if (address === undefined || code === undefined) return null;
  return { kind: name === 'CouchDB' ? KINDS.CouchDB : KINDS.WebDAV, address, code };
}
