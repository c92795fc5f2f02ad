import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, PASSWORD, type Peer, startProgram, USER } from './program.ts';

const here = join(import.meta.dirname, '..', 'couchdb');
const program = join(here, 'node_modules', 'pouchdb-server', 'bin', 'pouchdb-server');

/** Installs it where it is missing. In memory it needs nothing that is compiled: no script is run. */
export function installPouchdb(): void {
  if (existsSync(program)) return;
  console.error(
    'Installing a server of the protocol of CouchDB (test/servers/couchdb/package.json).',
  );
  try {
    execFileSync('npm', ['ci', '--prefix', here, '--ignore-scripts', '--no-audit', '--no-fund'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  } catch {
    // What is missing still is told by the tests that are skipped.
  }
}

/** pouchdb-server, which speaks as CouchDB does, in memory. */
export const pouchdb: Peer = {
  name: 'pouchdb-server',
  missing: () => (existsSync(program) ? null : 'no pouchdb-server (npm cannot install it)'),
  async start() {
    const folder = await mkdtemp(join(tmpdir(), 'backstory-pouchdb-'));
    const port = await freePort();
    const running = await startProgram(
      process.execPath,
      [program, '--in-memory', '--host', '127.0.0.1', '--port', String(port)],
      /has started on/,
      folder,
    );
    const url = `http://127.0.0.1:${port}/`;
    // Without an administrator anybody may do anything.
    const made = await fetch(`${url}_config/admins/${encodeURIComponent(USER)}`, {
      method: 'PUT',
      body: JSON.stringify(PASSWORD),
    });
    if (!made.ok) throw new Error(`pouchdb-server has no administrator: ${made.status}`);
    return {
      url,
      user: USER,
      password: PASSWORD,
      async stop() {
        await running.stop();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
};
