/** Debian's packages (and its kin's) of what the tests need beside Node. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Installs packages where that is possible without a question; what failed shows in what is missing afterwards. */
export function installPackages(names: readonly string[], say: (line: string) => void): void {
  if (names.length === 0 || !existsSync('/usr/bin/apt-get')) return;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (sudo.length > 0 && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0)
    return;
  say(`Installing ${names.join(' and ')} with apt-get.`);
  run([...sudo, 'apt-get', 'update', '-qq']);
  // One by one: Ubuntu has no firefox-esr, and one unknown package would fail them all.
  for (const name of names)
    run([...sudo, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', name]);
}

/** Runs a command; its failure shows in what is missing afterwards. */
export function run(command: readonly string[]): void {
  const [program, ...args] = command;
  if (program === undefined) return;
  spawnSync(program, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
