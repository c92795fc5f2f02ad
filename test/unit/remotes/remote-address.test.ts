import { describe, expect, it } from 'vitest';
import { readRemoteAddress } from '../../../lib/remotes/index.ts';

const read = (text: string) => {
  const result = readRemoteAddress(text);
  return result.ok ? result.value.href : result.error.code;
};

describe('the address of a remote', () => {
  it.each([
    [' cloud.example.org/remote.php/dav ', 'https://cloud.example.org/remote.php/dav/'],
    ['davs://dav.example.org', 'https://dav.example.org/'],
    ['https://dav.example.org/a?b#c', 'https://dav.example.org/a/'],
    ['http://192.168.1.7:5005/home', 'http://192.168.1.7:5005/home/'],
    ['dav://nas.local/x/', 'http://nas.local/x/'],
    ['http://127.0.0.1:80/', 'http://127.0.0.1/'],
    ['http://[::1]:5005', 'http://[::1]:5005/'],
    ['http://[fd00::7]', 'http://[fd00::7]/'],
    ['http://[fe80::7]', 'http://[fe80::7]/'],
    ['nas', 'https://nas/'],
  ])('%s is %s', (typed, href) => {
    expect(read(typed)).toBe(href);
  });

  it.each([
    ['', 'wrong-use'],
    ['https://', 'wrong-use'],
    ['two words', 'wrong-use'],
    ['ftp://example.org', 'wrong-use'],
    ['https://me:secret@example.org', 'wrong-use'],
    ['http://dav.example.org', 'refused'],
    ['http://[::ffff:8.8.8.8]', 'refused'],
    ['http://[64:ff9b::8.8.8.8]', 'refused'],
    ['http://[2002:808:808::1]', 'refused'],
    ['http://8.8.8.8.nip.io', 'refused'],
    ['http://dav.8-8-8-8.sslip.io', 'refused'],
  ])('%s is not taken: %s', (typed, code) => {
    expect(read(typed)).toBe(code);
  });
});
