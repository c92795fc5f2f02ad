import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingProgram, PASSWORD, type Peer, startProgram, USER } from './program.ts';

/** `rclone serve webdav`: Go's WebDAV over a folder. */
export const rclone: Peer = {
  name: 'rclone',
  missing: () => missingProgram('rclone', 'rclone'),
  async start() {
    const folder = await mkdtemp(join(tmpdir(), 'backstory-rclone-'));
    const running = await startProgram(
      'rclone',
      [
        ...['serve', 'webdav', folder, '--addr', '127.0.0.1:0'],
        ...['--user', USER, '--pass', PASSWORD, '--config', join(folder, 'none.conf')],
      ],
      /http:\/\/127\.0\.0\.1:\d+\//,
    );
    return {
      url: running.ready[0],
      user: USER,
      password: PASSWORD,
      async stop() {
        await running.stop();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
};
