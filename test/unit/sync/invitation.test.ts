import { describe, expect, it } from 'vitest';
import { readInvitation, writeInvitation } from '../../../lib/sync/index.ts';

const INVITATION = {
  kind: 'couchdb',
  address: 'https://couch.example.org/branch',
  code: 'K7QD-9MXA-2R4V',
} as const;

describe('an invitation', () => {
  it('is read as it was written, of either kind', () => {
    expect(readInvitation(writeInvitation(INVITATION))).toEqual(INVITATION);
    const webdav = { ...INVITATION, kind: 'webdav', address: 'https://x.example/a/' } as const;
    expect(readInvitation(writeInvitation(webdav))).toEqual(webdav);
  });

  it('is found in a mail that was quoted, with other ends of lines', () => {
    const quoted = writeInvitation(INVITATION)
      .split('\n')
      .map(line => `> ${line}`)
      .join('\r\n');
    expect(readInvitation(`Dear all,\r\nplease join.\r\n${quoted}\r\nJo`)).toEqual(INVITATION);
  });

  it.each(['', 'Key: ABC', 'CouchDB: https://x.example/', 'CouchDB: ftp://x.example/\nKey: ABC'])(
    'is not seen in %j',
    text => expect(readInvitation(text)).toBeNull(),
  );

  it('has no name and no password in it', () => {
    expect(writeInvitation(INVITATION)).not.toMatch(/user|password/i);
  });
});
