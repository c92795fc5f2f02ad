/** Lists that no honest server sends, and of which no test's own server can be made to send enough. */
import { expect, it } from 'vitest';
import { createCouchdbRemote, createWebdavRemote } from '../../../lib/remotes/index.ts';

type Fetch = (url: string) => Response;

/** One answer takes a turn of the event loop, as on a network. */
function couchdb(answer: Fetch) {
  const place = { address: new URL('https://db.example.org/set/'), user: 'ann', password: 'x' };
  return createCouchdbRemote(place, ports(answer));
}
function webdav(answer: Fetch) {
  const address = new URL('https://dav.example.org/mine/');
  return createWebdavRemote({ address, user: 'ann', password: 'x', writer: 'aa' }, ports(answer));
}
function ports(answer: Fetch) {
  const fetch = async (url: string) => {
    await new Promise(setImmediate);
    return answer(url);
  };
  return { fetch, now: Date.now, permitted: async () => true };
}

const page = (from: number) =>
  Response.json({
    rows: Array.from({ length: 2_000 }, (_, no) => ({
      id: `devices:aa:${String(from + no).padStart(12, '0')}.seg`,
      doc: { _attachments: { seg: { length: 5 } } },
    })),
  });

it('a CouchDB that answers with the same page for ever is left', async () => {
  let asked = 0;
  const remote = couchdb(() => {
    if (++asked > 100) throw new Error('It goes on asking.');
    return page(1);
  });
  await expect(remote.list('')).rejects.toMatchObject({ fault: 'not-a-remote' });
  expect(asked).toBe(2);
});

it('a CouchDB that lists without end is left', async () => {
  let asked = 0;
  const remote = couchdb(() => {
    if (asked > 100) throw new Error('It goes on asking.');
    return page(2_000 * asked++);
  });
  await expect(remote.list('')).rejects.toMatchObject({ fault: 'not-a-remote' });
});

it('a WebDAV whose folders hold more than anybody wrote is left', async () => {
  let asked = 0;
  const remote = webdav(url => {
    asked++;
    const { pathname } = new URL(url);
    const folders = Array.from({ length: 50 }, (_, no) => `${pathname}d${no}/`);
    const files = Array.from({ length: 5_000 }, (_, no) => `${pathname}f${no}`);
    const described = [pathname, ...folders, ...files].map(
      href =>
        `<response><href>${href}</href><propstat><prop><resourcetype>${href.endsWith('/') ? '<collection/>' : ''}</resourcetype></prop><status>HTTP/1.1 200 OK</status></propstat></response>`,
    );
    const body = `<multistatus xmlns="DAV:">${described.join('')}</multistatus>`;
    return new Response(body, { status: 207, headers: { 'content-type': 'application/xml' } });
  });
  await expect(remote.list('')).rejects.toMatchObject({ fault: 'not-a-remote' });
  expect(asked).toBeLessThan(30);
});
