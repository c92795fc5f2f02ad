import { describe, expect, it } from 'vitest';
import { Sync, SyncLine, type SyncProps } from '../../../components/sync/index.ts';
import { sayState } from '../../../components/sync/say-state.ts';
import { serverAddress } from '../../../components/sync/server-address.ts';
import { strengthOf } from '../../../components/sync/strength.ts';
import { failure, NOW } from '../../gallery/data.ts';
import { browserAccount, inSync, off, setups, sync } from '../../gallery/sync-data.ts';
import { mount, submit } from './mount.ts';

/** The view, and what was asked of it in order: the name of the callback and what it was given. */
async function shown(props: Partial<SyncProps> = {}) {
  const asked: unknown[][] = [];
  const noting = <T extends object>(names: T): T =>
    Object.fromEntries(
      Object.keys(names).map(name => [name, (...args: unknown[]) => asked.push([name, ...args])]),
    ) as T;
  const page = await mount(
    <Sync
      {...sync}
      steps={{ ...noting(sync.steps), readInvitation: sync.steps.readInvitation }}
      deeds={noting(sync.deeds)}
      {...props}
    />,
  );
  return { page, asked };
}

describe('sync that is off', () => {
  it('looks at the browser account by one switch', async () => {
    const { page, asked } = await shown({ state: off });
    await page.click(page.get('switch', 'Sync by your browser account'));
    expect(asked).toEqual([['onLook', { kind: 'browser' }]]);
  });

  it('looks at a Nextcloud by what one opens it by, and at any other folder', async () => {
    const { page, asked } = await shown({ state: off });
    await page.click(page.get('button', 'Set up: A WebDAV server'));
    await page.type(page.get('textbox', 'Its address, as you open it'), 'cloud.example.org');
    await page.type(page.get('textbox', 'User'), 'jo');
    await page.type(page.get('password', 'App password'), 'ab-cd');
    await submit(page, page.get('button', 'Connect'));
    await page.choose(page.get('combobox', /^Server/), 'other');
    await page.type(page.get('textbox', /^Address/), 'https://dav.example.org/b/');
    await submit(page, page.get('button', 'Connect'));
    const who = { kind: 'webdav', user: 'jo', password: 'ab-cd' };
    expect(asked).toEqual([
      [
        'onLook',
        { ...who, address: 'https://cloud.example.org/remote.php/dav/files/jo/Backstory/' },
      ],
      ['onLook', { ...who, address: 'https://dav.example.org/b/' }],
    ]);
  });

  it('says what failed at the form that was sent, not below the ways that follow', async () => {
    const setup = { ...setups.choosing, failure };
    const { page } = await shown({ state: off, setup });
    await page.click(page.get('button', 'Set up: A WebDAV server'));
    const item = page.all('listitem').find(({ textContent }) => /WebDAV/.test(textContent ?? ''))!;
    expect(item.textContent).toContain(failure.message);
    expect(page.all('alert')).toHaveLength(1);
  });

  it('reads an invitation, and opens the set with its key', async () => {
    const { page, asked } = await shown({ state: off });
    await page.click(page.get('button', 'Set up: An invitation'));
    const field = page.get('textbox', 'The invitation, pasted whole');
    await page.type(field, 'no such thing');
    expect(page.text()).toContain('That is no invitation');
    await page.type(field, 'backstory-set-1.some');
    await page.type(page.get('textbox', 'User'), 'sam');
    await submit(page, page.get('button', 'Connect'));
    expect(asked).toEqual([
      [
        'onLook',
        { kind: 'couchdb', address: 'https://couch.example.org/branch', user: 'sam', password: '' },
        { how: 'recovery', code: 'ABCD-EFGH' },
      ],
    ]);
  });
});

describe('opening a remote', () => {
  it('takes a new passphrase that was typed twice alike, and says how strong it is', async () => {
    const { page, asked } = await shown({ state: off, setup: setups.emptyServer });
    const secret = 'lamp otter gravel tuesday';
    await page.type(page.get('password', 'Passphrase'), secret);
    await page.type(page.get('password', 'Once more'), 'lamp otter');
    expect(page.text()).toContain('The two are not the same.');
    await submit(page, page.get('button', 'Go on'));
    expect(asked).toEqual([]);
    await page.type(page.get('password', 'Once more'), secret);
    expect(page.text()).toContain('Fair');
    await submit(page, page.get('button', 'Go on'));
    expect(asked).toEqual([['onOpening', { how: 'passphrase', passphrase: secret }]]);
  });

  it('does without one only in the browser account', async () => {
    const server = await shown({ state: off, setup: setups.emptyServer });
    expect(server.page.all('radio')).toEqual([]);
    const { page, asked } = await shown({ state: off, setup: setups.empty });
    await page.choose(page.get('radio', /^Without one/), true);
    await page.click(page.get('button', 'Go on without a passphrase'));
    expect(asked).toEqual([['onOpening', { how: 'open' }]]);
  });

  it('joins by passphrase, by a code from another device, and from paper', async () => {
    const { page, asked } = await shown({ state: off, setup: setups.sealed });
    await page.type(page.get('password', 'Passphrase'), ' with spaces ');
    await submit(page, page.get('button', 'Open'));
    await page.choose(page.get('radio', 'A code that another device shows'), true);
    await page.type(page.get('textbox', 'Code'), ' R4VH-T6PW ');
    await submit(page, page.get('button', 'Open'));
    await page.choose(page.get('radio', 'The recovery code, from paper'), true);
    await page.type(page.get('textbox', 'Code'), 'K7QD');
    await submit(page, page.get('button', 'Open'));
    expect(asked).toEqual([
      ['onOpening', { how: 'passphrase', passphrase: ' with spaces ' }],
      ['onOpening', { how: 'pairing', code: 'R4VH-T6PW' }],
      ['onOpening', { how: 'recovery', code: 'K7QD' }],
    ]);
  });

  it('says what a first sync would do, and then does it', async () => {
    const { page, asked } = await shown({ state: off, setup: setups.plan });
    expect(page.text()).toContain('120 highlights and 11 other things will come here.');
    expect(page.text()).toContain('14 highlights will be sent there.');
    expect(page.text()).toContain('2 highlights will have two notes');
    await page.type(page.get('textbox', 'A name for this device'), 'Desk');
    await submit(page, page.get('button', 'Merge and sync'));
    expect(asked).toEqual([['onJoin', { device: 'Desk', by: null }]]);
  });

  it('asks who is invited for a name', async () => {
    const { page, asked } = await shown({ state: off, setup: setups.invited });
    await submit(page, page.get('button', 'Merge and sync'));
    expect(asked).toEqual([]);
    await page.type(page.get('textbox', 'Your name, which the others see'), 'Sam');
    await submit(page, page.get('button', 'Merge and sync'));
    expect(asked).toEqual([['onJoin', { device: 'Firefox on Linux', by: 'Sam' }]]);
  });
});

describe('sync at work', () => {
  it.each([
    ['In sync, 3 minutes ago.', inSync],
    [
      '3 waiting to be sent. It is tried again in 5 minutes.',
      { ...inSync, state: 'waiting', waiting: 3, next: NOW + 5 * 60_000 },
    ],
    ['Full: 37 not sent.', { ...inSync, state: 'paused', waiting: 37, notSent: 37 }],
    [
      'Paused. No.',
      { ...inSync, state: 'paused', why: { code: 'sign-in', message: 'No.', action: 'Do.' } },
    ],
    ['Syncing…', { ...inSync, state: 'syncing' }],
    ['Sync is off.', off],
  ] as const)('is said: %s', (words, state) => expect(sayState(state, NOW)).toBe(words));

  it('asks for the permission again where it was taken back', async () => {
    const why = { code: 'no-permission', message: 'Taken back.', action: 'Allow it.' } as const;
    const { page, asked } = await shown({ state: { ...inSync, state: 'paused', why } });
    await page.click(page.get('button', 'Allow it again'));
    expect(asked).toEqual([['onPermit']]);
  });

  it('takes a new password where the old one is refused, and where it is asked to', async () => {
    const why = { code: 'sign-in', message: 'Refused.', action: 'Enter it.' } as const;
    const { page, asked } = await shown({ state: { ...inSync, state: 'paused', why } });
    expect(page.all('button').map(({ textContent }) => textContent)).not.toContain(
      'Change the server’s password',
    );
    await page.click(page.get('button', 'Enter the new password'));
    await page.type(page.get('password', 'New password for cloud.example.org'), ' ab cd');
    await submit(page, page.get('button', 'Sign in'));
    const other = await shown();
    await other.page.click(other.page.get('button', 'Change the server’s password'));
    await other.page.type(other.page.get('password', /^New password for/), 'ef');
    await submit(other.page, other.page.get('button', 'Sign in'));
    expect([asked, other.asked]).toEqual([[['onPassword', ' ab cd']], [['onPassword', 'ef']]]);
  });

  it('asks before much is removed', async () => {
    const asks = { from: 'office0002', deletes: 312, of: 1_204 };
    const { page, asked } = await shown({ state: { ...inSync, state: 'paused', asks } });
    expect(page.get('alert', /would remove/).textContent).toContain(
      'Edge at the office would remove 312 of the 1,204 records',
    );
    await page.click(page.get('button', /^Keep them/));
    expect(asked).toEqual([['onAnswer', false]]);
  });

  it('takes back what came', async () => {
    const { page, asked } = await shown();
    await page.click(page.get('button', /^Take back 12 changes/));
    expect(asked).toEqual([['onUndo', 6]]);
  });

  it('leads to archives that other devices have, by their address', async () => {
    const { page, asked } = await shown();
    expect(page.text()).toContain('Branch minutes on Firefox on Android; it was imported from');
    await page.click(page.get('button', 'Import it here: The Duty Desk'));
    expect(asked).toEqual([['onImport', 'https://dutydesk.example/']]);
  });

  it('renames this device, and removes another once that was confirmed', async () => {
    const { page, asked } = await shown();
    await page.click(page.get('button', 'Rename this device'));
    await page.type(page.get('textbox', 'Name of this device'), 'Desk');
    await submit(page, page.get('button', 'Rename'));
    await page.click(page.get('button', 'Remove Edge at the office'));
    expect(asked).toEqual([['onRename', 'Desk']]);
    await page.click(page.get('button', 'Remove the device'));
    expect(asked).toEqual([
      ['onRename', 'Desk'],
      ['onRemove', 'office0002'],
    ]);
  });

  it('proposes a server before the browser account is full, and says what is not sent', async () => {
    const { page, asked } = await shown({ state: { ...browserAccount, proposesWebdav: true } });
    await page.click(page.get('button', 'Move to a WebDAV server'));
    expect(asked).toEqual([['onBegin', true]]);
    await page.show(<Sync {...sync} state={{ ...browserAccount, notSent: 37 }} />);
    expect(page.text()).toContain('Full: 37 not sent. They are safe here, and wait.');
  });

  it('stops only when that was confirmed', async () => {
    const { page, asked } = await shown();
    await page.click(page.get('button', 'Stop syncing'));
    expect(asked).toEqual([]);
    await page.click(page.get('button', 'Stop syncing here'));
    expect(asked).toEqual([['onLeave']]);
  });

  it('offers no code where there is no seal', async () => {
    const { page } = await shown({ state: browserAccount });
    const names = page.all('button').map(button => button.textContent);
    expect(names).not.toContain('Show a code for another device');
    expect(names).toContain('Seal it with a passphrase');
  });
});

describe('a code', () => {
  it('is printed, copied and put away', async () => {
    const { page, asked } = await shown({ code: { kind: 'recovery', code: 'K7QD-9MXA' } });
    await page.click(page.get('button', 'Print'));
    await page.click(page.get('button', 'Copy'));
    await page.click(page.get('button', 'I have kept it'));
    expect(asked).toEqual([['onPrint'], ['onCopy', 'K7QD-9MXA'], ['onCodeSeen']]);
  });

  it('says when it has ended', async () => {
    const { page } = await shown({ code: { kind: 'pairing', code: 'R4VH', until: NOW - 1 } });
    expect(page.text()).toContain('It has ended');
  });
});

describe('the line in the panel', () => {
  it('is not there while sync is off', async () => {
    const page = await mount(<SyncLine state={off} onSyncNow={fail} onSettings={fail} />);
    expect(page.text()).toBe('');
  });

  it('says how it stands and syncs now', async () => {
    let synced = 0;
    const page = await mount(
      <SyncLine state={inSync} clock={() => NOW} onSyncNow={() => synced++} onSettings={fail} />,
    );
    page.get('status', 'In sync, 3 minutes ago.');
    await page.click(page.get('button', 'Sync now'));
    expect(synced).toBe(1);
  });
});

function fail(): never {
  throw new Error('was not to be called');
}

describe('a passphrase', () => {
  it.each([
    ['kitten', 'short'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['kitten kitten kitten kitten kitten', 'weak'],
    ['Password1!', 'weak'],
    ['lamp otter gravel tuesday', 'fair'],
    ['lamp otter gravel tuesday sill', 'strong'],
    ['9$kL#2vQ!x7&Zp@4wT', 'strong'],
  ] as const)('%s is %s', (passphrase, wanted) => expect(strengthOf(passphrase)).toBe(wanted));
});

describe('the address of a Nextcloud', () => {
  const wanted = 'https://cloud.example.org/remote.php/dav/files/jo%20b/Backstory/';
  it.each([
    'cloud.example.org',
    'https://cloud.example.org/',
    'https://cloud.example.org/index.php/apps/files/',
    'https://cloud.example.org/login',
    'https://cloud.example.org/apps/dashboard/',
    'https://cloud.example.org/remote.php/dav/files/jo%20b/',
  ])('is made of %s', typed => expect(serverAddress('nextcloud', typed, 'jo b')).toBe(wanted));
  it('is not told before there is a user', () => {
    expect(serverAddress('nextcloud', 'cloud.example.org', ' ')).toBe('');
  });
});
