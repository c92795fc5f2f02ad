import { describe, expect, it } from 'vitest';
import { planFiles } from '../../../../lib/archive/index.ts';

const POST =
  '<!DOCTYPE html><html><head><title>Keys</title></head><body><article class="h-entry"><h1 class="p-name">Keys</h1><section data-field="body" class="e-content"><p>Who has the keys?</p></section></article></body></html>';
const PAGE =
  '<!DOCTYPE html><html><head><title>Ann’s history</title></head><body><section><h3>Ann’s history</h3><ul><li>IP: 192.0.2.7, at 4 in the morning, as nobody is to know.</li></ul></section></body></html>';
const PROFILE =
  '<!DOCTYPE html><html><body><article class="h-entry"><h1 class="p-name">Ann</h1><section data-field="body" class="e-content"><p>ann@example.org</p></section></article></body></html>';
const ACCOUNT = [
  'ips/ips-0001.html',
  'sessions/sessions-0001.html',
  'bookmarks/bookmarks-0001.html',
  'claps/claps-0001.html',
  'highlights/highlights-0001.html',
  'lists/list-1.html',
  'pubs-following/pubs-0001.html',
  'profile/memberships/charges-0001.html',
];

const plan = (paths: readonly string[], zip?: number) =>
  planFiles(
    paths.map(path => ({
      path,
      head: path.includes('profile.html') ? PROFILE : path.includes('posts/') ? POST : PAGE,
      chosen: zip === undefined,
      zip,
    })),
    [],
  );

describe("the files of Medium's export", () => {
  it.each(['', 'medium-export/'])('are posts only where they lie in %sposts/', root => {
    const paths = [
      'README.html',
      'posts/2019-03-01_Keys-1.html',
      'posts/draft_Later-2.html',
      'profile/profile.html',
      ...ACCOUNT,
    ].map(path => root + path);
    for (const zip of [0, undefined]) {
      const { read, account, passedOver, failed } = plan(paths, zip);
      expect(read.map(({ file }) => file)).toEqual([1, 2]);
      expect(account).toHaveLength(ACCOUNT.length + 1);
      expect([...passedOver, ...failed]).toEqual([]);
    }
  });

  it('are known by the sign-ins where there is no post at all', () => {
    const { read, account } = plan(['README.html', ...ACCOUNT], 0);
    expect(read).toEqual([]);
    expect(account).toHaveLength(ACCOUNT.length);
  });

  it('say nothing of pages beside them', () => {
    const page = { path: 'notes/page.html', head: PAGE, chosen: false };
    const posts = { path: 'posts/2019-03-01_Keys-1.html', head: POST, chosen: false, zip: 1 };
    const { read } = planFiles([{ ...page, zip: 0 }, posts, { ...page, path: 'page.html' }], []);
    expect(read).toHaveLength(3);
  });
});
