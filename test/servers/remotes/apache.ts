import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  findProgram,
  freePort,
  missingProgram,
  PASSWORD,
  type Peer,
  startProgram,
  USER,
} from './program.ts';

const MODULES = '/usr/lib/apache2/modules';
const LOADED = [
  'mpm_event',
  'alias',
  'authn_core',
  'authn_file',
  'authz_core',
  'authz_user',
  'auth_basic',
  'dav',
  'dav_fs',
];

/** Apache's `mod_dav`, as Debian has it. */
export const apache: Peer = {
  name: 'Apache',
  missing: () => missingProgram('apache2', 'apache2'),
  async start() {
    const folder = await mkdtemp(join(tmpdir(), 'backstory-apache-'));
    const data = join(folder, 'data');
    const locks = join(folder, 'locks');
    await Promise.all([mkdir(data), mkdir(locks)]);
    // Started by root it works as another user, who has to come in.
    await chmod(folder, 0o755);
    await Promise.all([chmod(data, 0o777), chmod(locks, 0o777)]);
    const sum = createHash('sha1').update(PASSWORD).digest('base64');
    await writeFile(join(folder, 'users'), `${USER}:{SHA}${sum}\n`);
    const port = await freePort();
    await writeFile(join(folder, 'apache.conf'), configuration(folder, data, port));
    const running = await startProgram(
      findProgram('apache2') ?? 'apache2',
      ['-f', join(folder, 'apache.conf'), '-DFOREGROUND'],
      /resuming normal operations/,
    );
    return {
      url: `http://127.0.0.1:${port}/dav/`,
      user: USER,
      password: PASSWORD,
      async stop() {
        await running.stop();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
};

function configuration(folder: string, data: string, port: number): string {
  return `
ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog "|/bin/cat"
LogLevel notice
${LOADED.map(name => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')}
${process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''}
DocumentRoot ${folder}
DavLockDB ${folder}/locks/db
Alias /dav ${data}
<Directory ${data}>
  Dav On
  AuthType Basic
  AuthName files
  AuthUserFile ${folder}/users
  Require valid-user
</Directory>
`;
}
