/** What is asked of a remote, and what its answers are taken for. */
import { describe, expect, it } from 'vitest';
import { type Remote, RemoteError } from '../../../lib/jobs/ports.ts';
import { type Client, createClient, WEBDAV } from '../../sync/client.ts';
import { createMemoryRemote, type MemoryRemote } from '../../sync/memory-remote.ts';

async function joined(name: string, connect: () => Remote): Promise<Client> {
  const client = createClient(name, {
    remote: connect,
    now: () => 1_800_000_000_000,
  });
  const done = await client.sync.join(WEBDAV, { how: 'open' }, { device: name, by: null });
  expect(done.ok).toBe(true);
  return client;
}

const usedOf = ({ files }: MemoryRemote) =>
  [...files].reduce((sum, [name, { length }]) => sum + name.length + length, 0);

describe('an exchange', () => {
  it('lists the remote once, and knows what it holds after', async () => {
    const remote = createMemoryRemote();
    const asked: string[] = [];
    const before = async (method: string, name: string) => void asked.push(`${method} ${name}`);
    const client = await joined('a', () => remote.client({ before }));
    for (const turn of [1, 2, 3]) {
      asked.length = 0;
      client.highlight(turn);
      const { fullness } = await client.sync.syncNow();
      expect(asked.filter(one => one.startsWith('list'))).toEqual(['list ']);
      expect(fullness?.used).toBe(usedOf(remote));
    }
  });

  it('takes what was written for written, though the reply was lost and there is no room now', async () => {
    const remote = createMemoryRemote();
    let trouble: 'none' | 'lost' | 'full' = 'none';
    const a = await joined('a', () =>
      remote.client({
        async before(method) {
          if (method === 'putOnce' && trouble === 'full') throw new RemoteError('full', 'No room.');
        },
        async after(method) {
          if (method === 'putOnce' && trouble === 'lost') throw new RemoteError('busy', 'Lost.');
        },
      }),
    );
    const b = await joined('b', () => remote.client());
    a.highlight(1);
    trouble = 'lost';
    expect(await a.sync.syncNow()).toMatchObject({ why: { code: 'busy' } });
    // Another device has read it by now: taken back, it would have been told of a log that never was.
    await b.sync.syncNow();
    expect(b.alive()).toBe(1);
    trouble = 'full';
    expect(await a.sync.syncNow()).toMatchObject({ why: null, notSent: 0, waiting: 0 });
    trouble = 'none';
    const files = [...remote.files.keys()];
    for (const client of [b, a]) expect((await client.sync.syncNow()).why).toBeNull();
    expect([...remote.files.keys()]).toEqual(files);
  });
});
