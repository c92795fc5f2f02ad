/** What the user changes of terms, and the glossary: kept through imports, and through a worker's death. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  blankEdit,
  chooseGlossary,
  createImportQueue,
  editTerms,
  type ImportEnvironment,
  keepGlossary,
  muteTerm,
  runImport,
} from '../../lib/jobs/index.ts';
import type { TermEdit } from '../../lib/model/index.ts';
import { type Glossary, matchTerms, openDictionary, termKey } from '../../lib/terms/index.ts';
import { makeDump } from './make-dump.ts';
import { addJob, deleteDatabases, dying, type Setup, setUp } from './set-up.ts';

afterEach(deleteDatabases);

const HQB = 'HQB|harbour quality board';

async function imported(setup = setUp(), env: ImportEnvironment = setup.env) {
  await runImport(env, await addJob(setup, { 'a.txt': makeDump({ posts: 6, comments: 2 }) }));
  const [archive] = await setup.store.archives();
  return { setup, env, archive: archive!.id };
}

/** Runs whatever is queued, as the background does. */
async function drain({ store }: Setup, env: ImportEnvironment) {
  await createImportQueue({
    ...env,
    store: { ...env.store, archives: store.archives },
    keepAlive: work => work(),
    schedule: async () => {},
    ended: async () => {},
  }).wake();
}

const edit = (key: string, more: Partial<TermEdit>) => ({ ...blankEdit('', key), ...more });

async function term({ store }: Setup, archive: string, name: string) {
  return (await store.terms(archive)).find(one => one.name === name);
}

/** The names of the terms that a text mentions, by the compiled dictionary. */
async function mentioned({ store }: Setup, archive: string, text: string) {
  const terms = await store.terms(archive);
  const dictionary = openDictionary((await store.dictionary(archive))!);
  return matchTerms(dictionary, text).map(({ term: no }) => terms[no]!.name);
}

/** All that there is of an archive's terms. */
async function termsOf({ database }: Setup) {
  const { terms, termEdits, occurrences, dictionaries } = database;
  return Promise.all([terms, termEdits, occurrences, dictionaries].map(table => table.toArray()));
}

describe('an edit', () => {
  it('of a name, a definition or a mute takes effect at once, and needs no job', async () => {
    const { setup, archive } = await imported();
    const known = await term(setup, archive, 'HQB');
    const definition = { text: 'It looks at harbours.', source: '' };
    const more = { name: 'Harbour Quality Board', definition, muted: true };
    expect(await editTerms(setup.store, archive, [edit(HQB, more)], 5)).toBe(false);
    const found = await term(setup, archive, 'Harbour Quality Board');
    expect(found).toMatchObject({ definition, muted: true, no: known!.no, posts: known!.posts });
    expect(await setup.store.openJobs(5)).toEqual([]);
  });

  it('of forms counts anew: the name, the dictionary and the places are all new', async () => {
    const { setup, env, archive } = await imported();
    const changed = [
      edit(HQB, { name: 'The Board', aliasesAdded: ['our office'] }),
      edit('promised in week', { added: true, kind: 'policy' }),
    ];
    expect(await editTerms(setup.store, archive, changed, 5)).toBe(true);
    expect(await mentioned(setup, archive, 'to our office')).toEqual([]);
    await drain(setup, env);
    expect(await mentioned(setup, archive, 'to our office')).toEqual(['The Board']);
    expect(await term(setup, archive, 'promised in week')).toMatchObject({
      origin: 'user',
      kind: 'policy',
      posts: 6,
      comments: 0,
    });
    expect(await term(setup, archive, 'HQB')).toBe(undefined);
    expect((await setup.store.archive(archive))?.terms).toBe(
      (await setup.store.terms(archive)).length,
    );
    expect(await setup.database.jobs.filter(job => job.remakes !== undefined).count()).toBe(0);
  });

  it('merges: what was counted of one is counted of the other', async () => {
    const { setup, env, archive } = await imported();
    const both = [
      await term(setup, archive, 'HQB'),
      await term(setup, archive, 'Margaret Tolliver'),
    ];
    await editTerms(setup.store, archive, [edit('Margaret Tolliver', { mergedInto: HQB })], 5);
    await drain(setup, env);
    expect(await term(setup, archive, 'Margaret Tolliver')).toBe(undefined);
    expect(await mentioned(setup, archive, 'Margaret Tolliver said')).toEqual(['HQB']);
    const merged = await term(setup, archive, 'HQB');
    expect(merged!.posts).toBe(Math.max(...both.map(one => one!.posts)));
    expect(merged!.aliases).toContain('Margaret Tolliver');
  });

  it('is taken back by a blank one, and then all is as it was', async () => {
    const { setup, env, archive } = await imported();
    const before = await termsOf(setup);
    await editTerms(
      setup.store,
      archive,
      [
        edit(HQB, { name: 'The Board', aliasesRemoved: ['HQB'] }),
        edit('Margaret Tolliver', { mergedInto: HQB }),
        edit('promised in week', { added: true }),
      ],
      5,
    );
    await drain(setup, env);
    expect(await termsOf(setup)).not.toEqual(before);
    const blank = [HQB, 'Margaret Tolliver', 'promised in week'].map(key => edit(key, {}));
    await editTerms(setup.store, archive, blank, 6);
    await drain(setup, env);
    expect(await termsOf(setup)).toEqual(before);
  });

  it('of a term that is not there is kept for the day that it is', async () => {
    const { setup, archive } = await imported();
    await editTerms(setup.store, archive, [edit('Nobody', { muted: true })], 5);
    expect(await setup.store.termEdits(archive)).toMatchObject([{ key: 'Nobody', archive }]);
  });

  it('of an archive that is gone is refused', async () => {
    const { setup } = await imported();
    const refused = editTerms(setup.store, 'a0', [edit('x', { muted: true })], 5);
    await expect(refused).rejects.toThrow('This archive is gone.');
  });

  it('goes with its archive', async () => {
    const { setup, archive } = await imported();
    await editTerms(setup.store, archive, [edit('x', { added: true })], 5);
    await setup.store.deleteArchive(archive);
    expect(await setup.database.termEdits.count()).toBe(0);
    expect(await setup.database.jobs.count()).toBe(0);
  });
});

describe('a new import', () => {
  it('keeps every edit: of the same file, and of one with more', async () => {
    const { setup, env, archive } = await imported();
    await editTerms(
      setup.store,
      archive,
      [
        edit(HQB, { name: 'The Board', definition: { text: 'A board.', source: '' } }),
        edit('Margaret Tolliver', { muted: true }),
        edit('promised in week', { added: true }),
      ],
      5,
    );
    await drain(setup, env);
    for (const posts of [6, 9]) {
      const text = makeDump({ posts, comments: 2 });
      await runImport(env, await addJob(setup, { 'b.txt': text }, archive));
      expect(await term(setup, archive, 'The Board')).toMatchObject({
        posts,
        definition: { text: 'A board.' },
      });
      expect(await term(setup, archive, 'Margaret Tolliver')).toMatchObject({ muted: true, posts });
      expect(await term(setup, archive, 'promised in week')).toMatchObject({ posts });
    }
    // Edited once more: the edit is found by the key that it had, not by the new name.
    const board = (await term(setup, archive, 'The Board'))!;
    await muteTerm(setup.store, archive, termKey(board), true);
    expect(await setup.store.termEdits(archive)).toHaveLength(3);
    expect(await term(setup, archive, 'The Board')).toMatchObject({ muted: true });
  });

  it('keeps what was changed while it counted', async () => {
    const { setup, archive } = await imported();
    let changed = false;
    const env: ImportEnvironment = {
      ...setup.env,
      async breathe() {
        const job = await setup.database.jobs.orderBy(':id').last();
        if (changed || job?.stage !== 'terms') return;
        changed = true;
        await muteTerm(setup.store, archive, termKey((await term(setup, archive, 'HQB'))!), true);
      },
    };
    const text = makeDump({ posts: 9, comments: 2 });
    await runImport(env, await addJob(setup, { 'b.txt': text }, archive));
    expect(changed).toBe(true);
    expect(await term(setup, archive, 'HQB')).toMatchObject({ muted: true, posts: 9 });
  });
});

describe('the job that counts anew', () => {
  it('is there once, however much is changed before it runs', async () => {
    const { setup, archive } = await imported();
    for (const name of ['one', 'two', 'three']) {
      await editTerms(setup.store, archive, [edit(name, { added: true })], 5);
    }
    expect(await setup.store.openJobs(5)).toMatchObject([{ remakes: 'edits', stage: 'terms' }]);
    await chooseGlossary(setup.store, archive, { mode: 'on', id: null }, 6);
    await editTerms(setup.store, archive, [edit('four', { added: true })], 7);
    expect(await setup.store.openJobs(7)).toMatchObject([{ remakes: 'glossary' }]);
  });

  it.each(['before', 'after'] as const)(
    'is taken up when the worker dies %s its commit',
    async when => {
      const { setup, env } = dying(1, when);
      const { archive } = await imported(setup, setup.env);
      const calm = await imported();
      for (const [{ store }, id] of [
        [setup, archive],
        [calm.setup, calm.archive],
      ] as const) {
        await editTerms(store, id, [edit(HQB, { aliasesAdded: ['our office'] })], 5);
      }
      const [job] = await setup.store.openJobs(5);
      await runImport(env, job!.id).catch(() => {});
      const old = await mentioned(setup, archive, 'our office');
      expect(old).toEqual(when === 'before' ? [] : ['HQB']);
      await drain(setup, setup.env);
      await drain(calm.setup, calm.env);
      const names = (rows: unknown) => JSON.stringify(rows).replaceAll(/"archive":"\w+"/g, '');
      expect(names(await termsOf(setup))).toBe(names(await termsOf(calm.setup)));
      expect(await setup.store.openJobs(9)).toEqual([]);
    },
  );

  it('leaves the archive and its date as they are', async () => {
    const { setup, env, archive } = await imported();
    const before = await setup.store.archive(archive);
    await editTerms(setup.store, archive, [edit('nowhere at all', { added: true })], 5);
    await drain(setup, { ...env, now: () => 9_000 });
    expect(await setup.store.archive(archive)).toEqual({ ...before, terms: before!.terms + 1 });
  });
});

const GLOSSARY: Glossary = {
  name: 'Harbours',
  description: '',
  language: 'en',
  licence: '',
  attribution: '',
  fits: { atLeast: 1, of: ['HQB'] },
  entries: (
    [
      ['HQB', 'Harbour Quality Board', 'The board of harbours.'],
      ['HQB', 'High Quay Barge', 'A barge.'],
      ['promised', null, 'Said to come.'],
      ['zeppelin', null, 'Not of this archive.'],
    ] as const
  ).map(([name, expansion, definition]) => ({
    term: name,
    aliases: [],
    kind: expansion === null ? 'topic' : 'acronym',
    expansion,
    definition,
    source: 'a list',
    ambiguous: false,
  })),
};

describe('a glossary', () => {
  const setUpWith = (fits: Glossary['fits']) => {
    const setup = setUp();
    return imported(setup, { ...setup.env, starter: async () => ({ ...GLOSSARY, fits }) });
  };

  it('is in the terms of an archive that it fits, as far as that speaks of its entries', async () => {
    const { setup, archive } = await setUpWith(GLOSSARY.fits);
    expect(await setup.store.archive(archive)).toMatchObject({ glossed: 'Harbours' });
    expect(await term(setup, archive, 'HQB')).toMatchObject({
      origin: 'mined',
      definition: { text: 'The board of harbours.', source: 'a list' },
    });
    expect(await term(setup, archive, 'promised')).toMatchObject({ origin: 'glossary', posts: 6 });
    expect(await term(setup, archive, 'zeppelin')).toBe(undefined);
    const terms = await setup.store.terms(archive);
    expect(terms.map(({ no }) => no)).toEqual(terms.map((_, at) => at));
    expect(await setup.database.occurrences.count()).toBe(terms.length);
    expect(await mentioned(setup, archive, 'The HQB promised a zeppelin')).toEqual([
      'HQB',
      'promised',
    ]);
  });

  it('is left out of others, unless it is switched on', async () => {
    const { setup, env, archive } = await setUpWith({ atLeast: 1, of: ['submarine'] });
    expect(await term(setup, archive, 'promised')).toBe(undefined);
    expect((await setup.store.archive(archive))?.glossed).toBe(null);
    await chooseGlossary(setup.store, archive, { mode: 'on', id: null }, 5);
    await drain(setup, env);
    expect(await term(setup, archive, 'promised')).toBeDefined();
  });

  it('can be switched off, and edits of its terms wait for it', async () => {
    const { setup, env, archive } = await setUpWith(GLOSSARY.fits);
    await editTerms(setup.store, archive, [edit('promised', { muted: true })], 5);
    for (const mode of ['off', 'auto'] as const) {
      await chooseGlossary(setup.store, archive, { mode, id: null }, 6);
      await drain(setup, env);
      const found = await term(setup, archive, 'promised');
      expect(found?.muted).toBe(mode === 'off' ? undefined : true);
    }
  });

  it('of a file takes the place of the other, and stays through imports', async () => {
    const { setup, env, archive } = await setUpWith(GLOSSARY.fits);
    const text = 'term,definition\noffice,Where one works.\n,nothing\n';
    await keepGlossary(setup.store, { archive, text, name: 'Mine' }, 5);
    await drain(setup, env);
    const more = makeDump({ posts: 9, comments: 2 });
    await runImport(env, await addJob(setup, { 'b.txt': more }, archive));
    expect(await setup.store.archive(archive)).toMatchObject({
      glossed: 'Mine',
      glossary: { mode: 'on' },
    });
    expect(await term(setup, archive, 'office')).toMatchObject({
      definition: { text: 'Where one works.', source: 'Mine' },
      comments: 18,
    });
    expect(await term(setup, archive, 'promised')).toBe(undefined);
  });

  it.each([
    [2, ['promised']],
    [3, ['office', 'promised']],
  ])('has an ambiguous word only where it is said often enough: %i times', async (times, names) => {
    const setup = setUp();
    const source = { 'a.txt': makeDump({ posts: 1, comments: times }) };
    await runImport(setup.env, await addJob(setup, source));
    const id = (await setup.store.archives())[0]!.id;
    const text = 'term,ambiguous\noffice,yes\npromised,no\n';
    await keepGlossary(setup.store, { archive: id, text, name: 'Mine' }, 5);
    await drain(setup, setup.env);
    const terms = await setup.store.terms(id);
    const known = terms.filter(({ origin }) => origin === 'glossary').map(({ name }) => name);
    expect(known.sort()).toEqual(names);
  });

  it('of a file of which nothing can be read leaves what was mined', async () => {
    const { setup, env, archive } = await setUpWith(GLOSSARY.fits);
    await keepGlossary(setup.store, { archive, text: 'name,colour\nx,y\n', name: 'Mine' }, 5);
    await drain(setup, env);
    expect(await setup.store.archive(archive)).toMatchObject({ glossed: null });
    expect(await term(setup, archive, 'HQB')).toMatchObject({ definition: null });
  });
});

describe('an archive of a pack', () => {
  it('is edited without being mined: its terms are those of the pack', async () => {
    const { setup, env, archive } = await imported();
    await setup.database.mined.clear();
    const before = await setup.store.terms(archive);
    await editTerms(setup.store, archive, [edit('promised in week', { added: true })], 5);
    await drain(setup, env);
    const after = await setup.store.terms(archive);
    expect(after.filter(one => one.origin !== 'user').map(one => one.name)).toEqual(
      before.map(one => one.name),
    );
    expect(after).toHaveLength(before.length + 1);
    expect(await setup.database.mined.count()).toBe(0);
  });
});
