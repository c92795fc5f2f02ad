import { describe, expect, it, vi } from 'vitest';
import { Options, type OptionsProps } from '../../../components/options/index.ts';
import { titleFromName } from '../../../components/options/title-from-name.ts';
import type { ImportStatus } from '../../../lib/model/index.ts';
import {
  archive,
  crawl,
  ended,
  failure,
  fromAddress,
  fromFeed,
  joining,
  leftOut,
  NOW,
  presets,
  status,
  updated,
  waiting,
} from '../../gallery/data.ts';
import { off, sync } from '../../gallery/sync-data.ts';
import { mount, submit } from './mount.ts';

const address: OptionsProps['imports']['address'] = {
  state: { kind: 'idle' },
  onLook: () => undefined,
  onImport: () => undefined,
  onForget: () => undefined,
};

function options(more: {
  readonly archives?: Partial<OptionsProps['archives']>;
  readonly imports?: Partial<OptionsProps['imports']>;
  readonly sites?: Partial<OptionsProps['sites']>;
  readonly marks?: Partial<OptionsProps['marks']>;
  readonly clock?: () => number;
}) {
  const calls = {
    onRename: vi.fn<OptionsProps['archives']['onRename']>(),
    onDelete: vi.fn<OptionsProps['archives']['onDelete']>(),
    onSample: vi.fn<() => void>(),
    onUpdateNow: vi.fn<OptionsProps['archives']['onUpdateNow']>(),
    onEvery: vi.fn<OptionsProps['archives']['onEvery']>(),
    onPause: vi.fn<(job: number) => void>(),
    onImport: vi.fn<OptionsProps['imports']['onImport']>(),
    onCancel: vi.fn<(job: number) => void>(),
    onResume: vi.fn<(job: number) => void>(),
    onForget: vi.fn<(job: number) => void>(),
    onEverywhere: vi.fn<(on: boolean) => void>(),
    onSites: vi.fn<OptionsProps['sites']['onSites']>(),
    onAdd: vi.fn<(site: string) => void>(),
    onRemove: vi.fn<(host: string) => void>(),
    onDensity: vi.fn<OptionsProps['marks']['onDensity']>(),
    onDiscreet: vi.fn<(on: boolean) => void>(),
    onCount: vi.fn<(on: boolean) => void>(),
  };
  const view = (
    <Options
      version="0.1.0"
      clock={more.clock ?? (() => NOW)}
      archives={{ archives: [archive], failure: null, ...calls, ...more.archives }}
      imports={{
        archives: [archive],
        imports: [],
        failure: null,
        address,
        ...calls,
        ...more.imports,
      }}
      sites={{ everywhere: false, presets, own: [], failure: null, ...calls, ...more.sites }}
      marks={{ density: 'usual', discreet: false, count: true, ...calls, ...more.marks }}
      sync={{ ...sync, state: off }}
      keeping={{ href: '#', damage: null, onRestore: () => {} }}
    />
  );
  return { calls, view };
}

describe('archives', () => {
  it('says what an archive holds', async () => {
    const page = await mount(options({}).view);
    expect(page.get('region', 'Archives').textContent).toContain(
      '4,812 posts · 203,415 comments · 3,120 terms · 2 Aug 2010 to 20 Oct 2026',
    );
  });

  it('has one search, which is over all of them, those being imported too', async () => {
    const onBrowse = vi.fn<() => void>();
    const several = [
      archive,
      { ...archive, id: 'a2', title: 'Another', state: 'importing' as const },
    ];
    const page = await mount(options({ archives: { archives: several, onBrowse } }).view);
    expect(page.text()).toContain('what is there can be searched and read');
    await page.click(page.get('button', 'Search all archives'));
    expect(onBrowse).toHaveBeenCalledTimes(1);
    for (const archives of [[], null]) {
      const other = await mount(options({ archives: { archives, onBrowse } }).view);
      expect(other.all('button').map(button => button.textContent)).not.toContain('Search');
    }
  });

  it('says the date of an archive of one day once', async () => {
    const one = { ...archive, first: '2014-03-04', last: '2014-03-04' };
    const page = await mount(options({ archives: { archives: [one] } }).view);
    expect(page.text().split('4 Mar 2014')).toHaveLength(2);
  });

  it('deletes only after asking', async () => {
    const { view, calls } = options({});
    const page = await mount(view);
    await page.click(page.get('button', 'Delete Sample archive'));
    expect(calls.onDelete).not.toHaveBeenCalled();
    expect(page.get('alert', /This deletes 4,812 posts and 203,415 comments/)).toBeTruthy();
    await page.click(page.get('button', 'Keep it'));
    expect(page.all('alert')).toEqual([]);
    expect(page.seen.focused?.tagName).toBe('LI');
    await page.click(page.get('button', 'Delete Sample archive'));
    await page.click(page.get('button', 'Delete the archive'));
    expect(calls.onDelete).toHaveBeenCalledWith('a1');
  });

  it('renames, and not to nothing', async () => {
    const { view, calls } = options({});
    const page = await mount(view);
    await page.click(page.get('button', 'Rename Sample archive'));
    const field = page.seen.focused;
    if (!field) throw new Error('the field has no focus');
    await page.type(field, '  ');
    expect(page.get('button', 'Rename').hasAttribute('disabled')).toBe(true);
    await page.type(field, ' My blog ');
    await submit(page, field);
    expect(calls.onRename).toHaveBeenCalledWith('a1', 'My blog');
  });

  it('offers the sample where there is none, and says what failed', async () => {
    const { view, calls } = options({ archives: { archives: [] } });
    const page = await mount(view);
    await page.click(page.get('button', 'Try the sample archive'));
    expect(calls.onSample).toHaveBeenCalledOnce();
    await page.show(options({ archives: { archives: null, failure } }).view);
    expect(page.get('alert', new RegExp(failure.message))).toBeTruthy();
  });
});

it('shows what runs above the ways to import, reports below', async () => {
  const page = await mount(options({ imports: { imports: [ended, status] } }).view);
  const text = page.root.querySelector('#import')?.textContent ?? '';
  expect(text.indexOf('Cancel')).toBeGreaterThan(-1);
  expect(text.indexOf('Cancel')).toBeLessThan(text.indexOf('From an address'));
  expect(text.indexOf('Put away')).toBeGreaterThan(text.indexOf('From files'));
});

describe('an archive from an address', () => {
  const show = (given: typeof archive) => options({ archives: { archives: [given] } });

  it('says where it is from, when it was looked at, and what came of it', async () => {
    const page = await mount(show(fromAddress).view);
    expect(page.get('link', 'blog.example').getAttribute('href')).toBe('https://blog.example/');
    const text = page.text();
    expect(text).toContain('From blog.example, a Blogger blogLooked for');
    expect(text).toContain('Looked for updates 3 hours ago; next tomorrow.');
    expect(text).toContain('3 new posts came with updates.');
    expect(text).toContain('2 posts are no longer on the blog; they are kept.');
  });

  it.each([
    [1, 0, '1 post is no longer on the blog; it is kept.'],
    [0, 2, '2 comments are no longer on the blog; they are kept.'],
    [1, 1, '1 post and 1 comment are no longer on the blog; they are kept.'],
  ])('says what is gone: %d and %d', async (gone, goneComments, said) => {
    const site = { ...fromAddress.site, gone, goneComments };
    const page = await mount(show({ ...fromAddress, site }).view);
    expect(page.text()).toContain(said);
  });

  it('says in one line what failed', async () => {
    const page = await mount(show(fromFeed).view);
    expect(page.root.querySelector('.updates .loss')?.textContent).toContain(
      'branch.example could not be reached.',
    );
  });

  it('is looked at now, or as often as one likes', async () => {
    const { view, calls } = show(fromAddress);
    const page = await mount(view);
    await page.click(page.get('button', 'Look now for updates of Sample archive'));
    expect(calls.onUpdateNow).toHaveBeenCalledWith('a1');
    await page.choose(
      page.get('combobox', 'How often to look for updates of Sample archive'),
      'week',
    );
    expect(calls.onEvery).toHaveBeenCalledWith('a1', 'week');
  });

  it.each(['queued', 'running', 'paused'] as const)(
    'is not looked at a second time while one is %s',
    async state => {
      const look = 'Look now for updates of Sample archive';
      const during = (job: typeof crawl) =>
        options({ archives: { archives: [fromAddress] }, imports: { imports: [job] } }).view;
      const page = await mount(during({ ...crawl, archive: fromAddress.id, state }));
      expect(page.get('button', look).hasAttribute('disabled')).toBe(true);
      await page.show(during({ ...crawl, archive: fromAddress.id, state: 'done' }));
      expect(page.get('button', look).hasAttribute('disabled')).toBe(false);
    },
  );

  it('does not promise a look that will not be', async () => {
    const never = { ...fromAddress.site, every: 'never', checked: null } as const;
    const page = await mount(show({ ...fromAddress, site: never }).view);
    expect(page.text()).toContain('Not looked for updates yet.');
    expect(page.text()).not.toContain('next');
  });
});

describe('import', () => {
  it('asks for what was not published only where the user does', async () => {
    const { view, calls } = options({ imports: { archives: [] } });
    const page = await mount(view);
    await page.type(page.get('textbox', 'Text of the posts and comments'), 'Words');
    await page.choose(page.get('checkbox', 'Drafts'), true);
    await page.choose(page.get('checkbox', 'Spam'), true);
    await page.choose(page.get('checkbox', 'Spam'), false);
    await submit(page, page.get('button', 'Import'));
    expect(calls.onImport).toHaveBeenCalledWith(expect.objectContaining({ include: ['draft'] }));
  });

  it('asks anew each time where to and for what', async () => {
    const { view, calls } = options({});
    const page = await mount(view);
    await page.choose(page.get('combobox', /^Into/), 'a1');
    await page.choose(page.get('checkbox', 'Drafts'), true);
    for (const text of ['First', 'Second']) {
      await page.type(page.get('textbox', 'Text of the posts and comments'), text);
      await submit(page, page.get('button', 'Import'));
    }
    expect(
      calls.onImport.mock.calls.map(([{ archive: into, include }]) => [into, include]),
    ).toEqual([
      ['a1', ['draft']],
      [null, []],
    ]);
  });

  it('says how long it will still take, once it can', async () => {
    const at = (clock: number, bytesDone: number) =>
      options({ clock: () => clock, imports: { imports: [{ ...status, bytesDone }] } }).view;
    const page = await mount(at(0, 93_000_000));
    expect(page.text()).not.toContain('left');
    await page.show(at(60_000, 186_000_000));
    expect(page.text()).toContain('about 3 minutes left');
  });

  it('says how many comments stand with their posts, and begins the time anew for it', async () => {
    const at = (clock: number, now: ImportStatus) =>
      options({ clock: () => clock, imports: { imports: [now] } }).view;
    const page = await mount(at(0, status));
    await page.show(at(60_000, joining));
    expect(page.text()).toContain('4,812 posts · 70,000 of 210,000 comments');
    expect(page.get('progressbar', 'Comments put to their posts')).toBeTruthy();
    expect(page.text()).not.toContain('left');
    await page.show(at(90_000, { ...joining, loose: 70_000 }));
    expect(page.text()).toContain('about 1 minute left');
  });

  it('can be paused, and says how far a blog has come', async () => {
    const { view, calls } = options({ imports: { imports: [crawl] } });
    const page = await mount(view);
    expect(page.get('status', 'Fetching from blog.example…')).toBeTruthy();
    expect(page.text()).toContain('1,733 of 4,812 posts · 24,120 of 117,030 comments');
    await page.click(page.get('button', 'Pause this import'));
    expect(calls.onPause).toHaveBeenCalledWith(11);
  });

  it('says why it waits and until when', async () => {
    const resumeAt = new Date(NOW).setHours(14, 30);
    const given = { ...waiting, resumeAt };
    const clock = () => new Date(NOW).setHours(9, 0);
    const page = await mount(options({ clock, imports: { imports: [given] } }).view);
    expect(page.get('status', 'Paused until 14:30. What has been read is kept.')).toBeTruthy();
    expect(page.text()).toContain('blog.example asks us to wait (429). It goes on by itself then.');
    expect(page.all('alert')).toEqual([]);
  });

  it('says what was left out and how to get it', async () => {
    const page = await mount(options({ imports: { imports: [leftOut, updated] } }).view);
    const text = page.text();
    expect(text).toContain('3 drafts were left out.1 scheduled post was left out.');
    expect(text).toContain('files: 7 skipped, holds no posts');
    expect(text).toContain(
      'choose this archive under “Into”, tick “Drafts”, “Scheduled posts” and “Spam” under “Drafts, spam and the like”',
    );
    expect(text).toContain('Nothing new was found.');
  });

  it('imports a pasted text under the name that it is given', async () => {
    const { view, calls } = options({ imports: { archives: [] } });
    const page = await mount(view);
    expect(page.get('button', 'Import').hasAttribute('disabled')).toBe(true);
    await page.type(page.get('textbox', 'Text of the posts and comments'), 'Words');
    await page.type(page.get('textbox', 'What to call this text'), 'march_2015.txt');
    expect(page.get('button', 'Import').hasAttribute('disabled')).toBe(false);
    await submit(page, page.get('button', 'Import'));
    expect(calls.onImport).toHaveBeenCalledWith({
      archive: null,
      title: 'march 2015',
      titled: false,
      include: [],
      files: [],
      pasted: { name: 'march_2015.txt', text: 'Words' },
    });
  });

  it('shows how far it is, and can be cancelled', async () => {
    const { view, calls } = options({ imports: { imports: [status] } });
    const page = await mount(view);
    expect(page.get('progressbar', 'Bytes read').getAttribute('aria-valuenow')).toBe('37');
    expect(page.text()).toContain('171 MB of 465 MB · 1,733 posts · 74,120 comments');
    await page.click(page.get('button', 'Cancel this import'));
    expect(calls.onCancel).toHaveBeenCalledWith(1);
  });

  it('accounts for everything afterwards', async () => {
    const page = await mount(options({ imports: { imports: [ended] } }).view);
    const rows = [...page.root.querySelectorAll('tbody tr')].map(row =>
      [...row.children].map(cell => cell.textContent),
    );
    expect(rows).toEqual([
      ['posts', '4,815', '4,790', '10', '12', '3'],
      ['comments', '203,415', '203,415', '0', '0', '0'],
      ['of which removed on the blog', '12', '12', '0', '0', '0'],
    ]);
    const text = page.text();
    expect(text).toContain('Read 4,812 posts and 203,415 comments in 3 minutes.');
    expect(text).toContain('posts: 3 skipped, the same post a second time');
    expect(text).toContain(
      'holiday.png is not a text.Choose the text that was saved from the blog.',
    );
    expect(text).toContain('declares 55 comments, 54 were found.part-1.txt, line 4711');
    expect(text).toContain('The first 2 of 214.');
    expect(page.all('progressbar')).toEqual([]);
  });

  it('names what was found as people do, the posts first', async () => {
    const kinds = ['settings', 'comment', 'nav_menu_item', 'teaser', 'page', 'post'];
    const counts = { found: 2, imported: 2, unchanged: 0, updated: 0, skipped: [] };
    const lines = kinds.map(kind => ({ kind, ...counts }));
    const ledger = { ...ended.ledger, lines };
    const page = await mount(options({ imports: { imports: [{ ...ended, ledger }] } }).view);
    const named = [...page.root.querySelectorAll('tbody th')].map(cell => cell.textContent);
    expect(named).toEqual(['posts', 'pages', 'teasers', 'comments', 'settings', 'nav menu items']);
  });

  it('says at once what was done otherwise than asked', async () => {
    const note = 'This was added to the archive “Sample”.';
    const ledger = { ...status.ledger, notes: [note] };
    const page = await mount(options({ imports: { imports: [{ ...ended, ledger }] } }).view);
    const said = [...page.root.querySelectorAll('p')].filter(p => p.textContent === note);
    expect(said.map(p => p.closest('details'))).toEqual([null]);
  });

  it('says once why nothing could be read', async () => {
    const nothing = { ...status, state: 'failed', posts: 0, comments: 0, failure } as const;
    const ledger = { ...status.ledger, failed: [{ source: 'a.txt', failure }] };
    const page = await mount(options({ imports: { imports: [{ ...nothing, ledger }] } }).view);
    expect(page.text()).toContain('Stopped. Nothing had been read.');
    expect(page.text().split(failure.message)).toHaveLength(2);
  });

  it('puts all ended reports away at once, where there are several', async () => {
    const [one, two, running] = [ended, { ...ended, id: 71, state: 'failed' as const }, status];
    const { view, calls } = options({ imports: { imports: [running, one, two] } });
    const page = await mount(view);
    await page.click(page.get('button', 'Put all 2 reports away'));
    expect(calls.onForget.mock.calls).toEqual([[one.id], [71]]);
    for (const imports of [[one], [running, { ...status, id: 72, state: 'paused' as const }]]) {
      const other = await mount(options({ imports: { imports } }).view);
      expect(other.text()).not.toContain('Put all');
    }
  });

  it.each([
    ['paused', 'Go on', 'onResume'],
    ['cancelled', 'Put away the report on Sample archive', 'onForget'],
  ] as const)('%s can be answered with "%s"', async (state, button, call) => {
    const { view, calls } = options({ imports: { imports: [{ ...status, state }] } });
    const page = await mount(view);
    await page.click(page.get('button', button));
    expect(calls[call]).toHaveBeenCalledWith(1);
  });

  it.each([
    ['On_Probation-2015.txt', 'On Probation 2015'],
    ['takeout.tar.gz', 'takeout.tar'],
    ['blog.xml.gz', 'blog'],
    ['', ''],
  ])('suggests for %j the title %j', (name, title) => {
    expect(titleFromName(name)).toBe(title);
  });
});

describe('sites', () => {
  it('grants one, or all that are not yet on', async () => {
    const { view, calls } = options({});
    const page = await mount(view);
    const box = page.get('checkbox', 'The Independent independent.co.uk');
    expect(box.hasAttribute('checked')).toBe(false);
    await page.click(page.get('button', 'Grant all of these'));
    expect(calls.onSites).toHaveBeenCalledWith(
      ['independent.co.uk', 'channel4.com', 'parliament.uk', 'justiceinspectorates.gov.uk'],
      true,
    );
  });

  it('leaves nothing to choose while everywhere is on', async () => {
    const { view, calls } = options({ sites: { everywhere: true } });
    const page = await mount(view);
    expect(
      [...page.root.querySelectorAll('.presets fieldset')].every(set =>
        set.hasAttribute('disabled'),
      ),
    ).toBe(true);
    await page.click(page.get('switch', 'Mark terms everywhere'));
    expect(calls.onEverywhere).toHaveBeenCalledWith(false);
  });

  it('keeps what was typed until the site is in the list', async () => {
    const { view, calls } = options({});
    const page = await mount(view);
    const field = page.get('textbox', 'Add a site');
    await page.type(field, ' napo.example ');
    await submit(page, field);
    expect(calls.onAdd).toHaveBeenCalledWith('napo.example');
    expect(field).toHaveProperty('value', ' napo.example ');
    await page.show(options({ sites: { own: [{ host: 'napo.example', on: true }] } }).view);
    expect(field).toHaveProperty('value', '');
  });

  it('switches and removes its own', async () => {
    const { view, calls } = options({ sites: { own: [{ host: 'bank.example', on: false }] } });
    const page = await mount(view);
    await page.click(page.get('switch', 'Mark terms on bank.example'));
    await page.click(page.get('button', 'Remove bank.example'));
    expect(calls.onSites).toHaveBeenCalledWith(['bank.example'], true);
    expect(calls.onRemove).toHaveBeenCalledWith('bank.example');
  });
});

describe('marks', () => {
  it('can be without a count at the toolbar', async () => {
    const { view, calls } = options({});
    const page = await mount(view);
    await page.click(page.get('switch', 'Show the count of related posts'));
    expect(calls.onCount).toHaveBeenCalledWith(false);
  });

  it('can be made discreet', async () => {
    const { calls, view } = options({});
    const page = await mount(view);
    await page.click(page.get('switch', 'Mark discreetly'));
    expect(calls.onDiscreet).toHaveBeenCalledWith(true);
  });

  it('can be fewer, or all', async () => {
    const page = await mount(options({ marks: { density: 'all' } }).view);
    const select = page.get('combobox', 'How many terms are marked on a page');
    expect(
      [...select.querySelectorAll('option')].find(option => option.selected)?.textContent,
    ).toBe('every mention, up to 5,000');
  });
});
