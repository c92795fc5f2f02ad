import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Invitation, readInvitation, writeInvitation } from '../../../lib/remotes/index.ts';

const INVITATION: Invitation = {
  kind: 'couchdb',
  address: 'https://couch.example.org/our-set/',
  user: 'zoë',
  password: 'pass – wörd €',
  code: 'ABCD-EFGH',
  name: 'The branch’s highlights',
};

describe('an invitation', () => {
  it('is a text that is read back', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(text, text, text, text, (user, password, code, name) => {
        const invitation = { ...INVITATION, user, password, code, name };
        const written = writeInvitation(invitation);
        expect(written).toMatch(/^[A-Za-z0-9._-]+$/);
        expect(readInvitation(written)).toEqual(invitation);
      }),
    );
  });

  it('is found in what was pasted around it, and across lines', () => {
    const written = writeInvitation(INVITATION);
    const wrapped = written.replace(/(.{40})/g, '$1\r\n');
    expect(readInvitation(`Hello!\n\n ${wrapped}. `)).toEqual(INVITATION);
  });

  it('is none where a character is missing or another one', () => {
    const written = writeInvitation(INVITATION);
    for (let i = 0; i < written.length; i++) {
      expect(readInvitation(written.slice(0, i) + written.slice(i + 1)), `${i}`).toBeNull();
      const other = written[i] === 'a' ? 'b' : 'a';
      expect(readInvitation(written.slice(0, i) + other + written.slice(i + 1)), `${i}`).toBeNull();
    }
  });

  it('leads nowhere that an address could not be typed for', () => {
    for (const address of [
      'http://couch.example.org/x/',
      'ftp://couch.example.org',
      'file:///etc/passwd',
      '',
    ])
      expect(readInvitation(writeInvitation({ ...INVITATION, address })), address).toBeNull();
  });

  it('is none where it is something else', () => {
    for (const text of ['', 'backstory-set-1..', 'backstory-set-1.AAAA.0', 'x'.repeat(50_000)])
      expect(readInvitation(text)).toBeNull();
  });
});
