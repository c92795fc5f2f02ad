import fc from 'fast-check';
import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  type Backup,
  type BackupContents,
  bringBack,
  changeRecord,
  isBackupDue,
  type Present,
  planRestore,
  readBackup,
  writeBackup,
} from '../../../lib/highlights/index.ts';
import type { HighlightRecord, TermEdit } from '../../../lib/model/index.ts';
import { mergeHighlight } from '../../../lib/sync/index.ts';
import { anyList } from './formats/arbitrary.ts';
import { at, highlight, MADE, READER } from './records.ts';

const NOW = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;
const EDIT: TermEdit = {
  archive: 'a1',
  key: 'crc',
  added: false,
  name: 'CRC',
  kind: 'body',
  expansion: null,
  definition: null,
  aliasesAdded: ['CRCs'],
  aliasesRemoved: [],
  muted: false,
  mergedInto: null,
  changed: 5,
};
const EMPTY: BackupContents = {
  highlights: [],
  termEdits: [],
  glossaries: [],
  settings: {},
  archives: [],
};
const CONTENTS: BackupContents = {
  highlights: [
    highlight(1, { note: 'a note', tags: ['pay'] }),
    changeRecord(highlight(2), { removed: true }, at(MADE * 1.01)),
  ],
  termEdits: [EDIT],
  glossaries: [{ id: 'mine', name: 'Mine', added: 3, text: '{}' }],
  settings: { density: 'few', sites: ['news.example'] },
  archives: [
    {
      id: 'a1',
      title: 'A blog',
      url: null,
      posts: 7,
      site: 'https://blog.example/',
      entry: 'archives/a1.zip',
      comments: 12,
      created: 5,
      glossary: { mode: 'on', id: 'mine' },
      glossed: 'Mine',
      updates: {
        said: 'a feed',
        every: 'week',
        gone: 1,
        goneComments: 0,
        site: {
          kind: 'feed',
          title: null,
          url: 'https://blog.example/',
          feed: 'https://blog.example/feed',
          posts: 7,
          summaryOnly: false,
        },
        since: { posts: 1, comments: null, validators: {} },
      },
    },
  ],
};

function read(bytes: Uint8Array, now = NOW): Backup {
  const result = readBackup(bytes, now);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
function failure(bytes: Uint8Array): string {
  const result = readBackup(bytes, NOW);
  return result.ok ? '' : result.error.message;
}
/** A file as somebody else could write it, its counts and checksum in order. */
function forged(contents: object): Uint8Array {
  return writeBackup({ ...EMPTY, ...contents } as BackupContents, NOW);
}

describe('a backup', () => {
  it('is read as it was written', () => {
    expect(read(writeBackup(CONTENTS, NOW))).toEqual({
      ...CONTENTS,
      made: NOW,
      skipped: [],
      more: 0,
    });
  });

  it('of before archives could be in it is read, and what it says of updates is taken only as it must be', () => {
    const old = { id: 'a1', title: 'A', url: null, posts: 7, site: null, entry: null };
    const [{ updates: known }] = CONTENTS.archives as [BackupContents['archives'][number]];
    const site = { ...known!.site, feed: 'javascript:alert(1)' };
    const since = { ...known!.since, validators: { x: 1 } };
    const { archives } = read(
      forged({
        archives: [
          old,
          { ...old, id: 'a2', updates: { ...known, site } },
          { ...old, id: 'a3', updates: { ...known, since } },
        ],
      }),
    );
    const none = { comments: 0, created: null, glossary: null, glossed: null, updates: null };
    expect(archives).toEqual([
      { ...old, ...none },
      { ...old, ...none, id: 'a2' },
      { ...old, ...none, id: 'a3', updates: { ...known, since: null } },
    ]);
  });

  it('holds whatever a highlight can be', () => {
    fc.assert(
      fc.property(anyList, listed => {
        const highlights = listed
          .map(({ record }) => record)
          .filter(({ page }) => !page.url.startsWith('javascript:'));
        const backup = read(writeBackup({ ...EMPTY, highlights }, NOW));
        expect(backup.skipped).toEqual([]);
        expect(backup.highlights).toEqual(highlights);
      }),
    );
  });

  it('holds what was marked in our reader, which has no address', () => {
    const highlights = [highlight(1, READER)];
    expect(read(writeBackup({ ...EMPTY, highlights }, NOW)).highlights).toEqual(highlights);
  });

  it('is one file of the same bytes for the same content', () => {
    expect(writeBackup(CONTENTS, NOW)).toEqual(writeBackup(CONTENTS, NOW));
  });

  it('is read where a browser has unpacked it', () => {
    const file = writeBackup(CONTENTS, NOW);
    const text = gunzipSync(file);
    expect(read(text).highlights).toEqual(CONTENTS.highlights);
  });

  it('says which of its rows it can’t read, and reads the others', () => {
    const good = highlight(1);
    const bad: readonly unknown[] = [
      7,
      { ...good, id: '__proto__' },
      { ...good, page: { ...good.page, url: 'javascript:alert(1)' } },
      { ...good, colour: { value: 'none', at: good.colour.at } },
      { ...good, anchor: { ...good.anchor, start: -1 } },
      { ...good, removed: { value: false, at: 'zzzzzzzzz-0000-aaaaaaaaaa' } },
    ];
    const { highlights, skipped } = read(forged({ highlights: [...bad, good] }));
    expect(highlights).toEqual([good]);
    expect(skipped).toHaveLength(bad.length);
    expect(skipped[2]).toEqual({
      place: 'highlights[2]',
      reason: expect.stringContaining('page.url'),
    });
    expect(skipped.at(-1)?.reason).toContain('has not come yet');
  });

  it('takes no time between two milliseconds: on its way to another device it would become another', () => {
    const { highlights, skipped } = read(
      forged({ highlights: [{ ...highlight(1), created: 0.1 }] }),
    );
    expect(highlights).toEqual([]);
    expect(skipped[0]?.reason).toContain('created');
  });

  it('takes nothing from prototype keys', () => {
    const json = JSON.parse(
      `{"highlights":[${JSON.stringify(highlight(1)).replace('"seen":{', '"seen":{"__proto__":{"x":1}')}],"settings":{"__proto__":{"polluted":true}}}`,
    );
    const { highlights, settings, skipped } = read(forged(json));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((settings as Record<string, unknown>).polluted).toBeUndefined();
    expect(highlights.length + skipped.length).toBe(1);
  });

  it.each([0, 1, 10, 100, -20, -50])('cut at %i it is refused', place => {
    const file = writeBackup(CONTENTS, NOW);
    const cut = file.slice(0, place);
    expect(failure(cut)).toMatch(/\.$/);
  });

  it('a changed byte anywhere is told, or does not matter', () => {
    const file = writeBackup(CONTENTS, NOW);
    const whole = read(file);
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const damaged = file.slice();
        damaged[place] = (damaged[place] ?? 0) ^ change;
        const result = readBackup(damaged, NOW);
        if (result.ok) expect({ ...result.value, made: 0 }).toEqual({ ...whole, made: 0 });
      }),
      { numRuns: 500 },
    );
  });

  it('refuses what it is not, and what is newer, in a sentence', () => {
    expect(failure(strToU8('{"annotations":[]}'))).toMatch(/no backup/);
    expect(failure(strToU8('words'))).toMatch(/damaged/);
    expect(failure(gzipSync(strToU8('{"backstory":"backup","version":2}')))).toMatch(
      /newer version/,
    );
    expect(failure(gzipSync(strToU8('{"backstory":"backup","version":1}')))).toMatch(/missing/);
  });

  it('refuses what is nested without end, in a sentence', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const text = strFromU8(gunzipSync(forged({ settings: { a: 'DEEP' } })));
    expect(failure(strToU8(text.replace('"DEEP"', deep)))).toMatch(/nested/);
  });

  it('gives up what is far too much without being packed', () => {
    const result = readBackup(new Uint8Array(2_000_000).fill(32), NOW, 1_000_000);
    expect(result.ok ? '' : result.error.message).toMatch(/too large/);
  });

  it('gives up what unpacks to far too much', () => {
    const bomb = gzipSync(new Uint8Array(20_000_000), { level: 9 });
    const result = readBackup(bomb, NOW, 1_000_000);
    expect(result.ok ? '' : result.error.message).toMatch(/too large/);
  });

  it('is due 30 days after the last one, once something was changed', () => {
    const due = (last: number | null, first: number | null, changed: number | null) =>
      isBackupDue({ last, first, changed }, NOW);
    expect(due(null, null, null)).toBe(false);
    expect(due(null, NOW - 29 * DAY, NOW)).toBe(false);
    expect(due(null, NOW - 30 * DAY, NOW)).toBe(true);
    expect(due(NOW - 31 * DAY, 0, NOW - 40 * DAY)).toBe(false);
    expect(due(NOW - 31 * DAY, 0, NOW - DAY)).toBe(true);
    expect(due(NOW - DAY, 0, NOW)).toBe(false);
  });
});

const present = (records: readonly HighlightRecord[], more: Partial<Present> = {}): Present => ({
  termEdits: [],
  glossaries: [],
  settings: {},
  archives: new Set(),
  ...more,
  highlights: new Map(records.map(record => [record.id, record])),
});
const plan = (contents: Partial<BackupContents>, here: Present) =>
  planRestore(read(writeBackup({ ...EMPTY, ...contents }, NOW)), here, mergeHighlight);

describe('a restore, before it is done', () => {
  it('adds all to nothing, tombstones too, and nothing to all', () => {
    const { highlights } = CONTENTS;
    expect(plan({ highlights }, present([])).highlights).toMatchObject({
      add: highlights,
      change: [],
      same: 0,
    });
    expect(plan({ highlights }, present(highlights)).highlights).toMatchObject({
      add: [],
      change: [],
      same: 2,
    });
  });

  it('merges each part by when it was written, and keeps both of two notes', () => {
    const base = highlight(1, { note: 'first' });
    const old = changeRecord(
      changeRecord(base, { colour: 'blue' }, at(MADE + 1e8)),
      { note: 'there' },
      at(MADE + 2e8, 'bbbbbbbbbb'),
    );
    const here = changeRecord(
      changeRecord(base, { tags: ['pay'] }, at(MADE + 3e8)),
      { note: 'here' },
      at(MADE + 4e8),
    );
    const { change, twoNotes, newer } = plan({ highlights: [old] }, present([here])).highlights;
    expect({ twoNotes, newer }).toEqual({ twoNotes: 1, newer: 0 });
    expect(change[0]?.colour.value).toBe('blue');
    expect(change[0]?.tags.value).toEqual(['pay']);
    expect(change[0]?.notes.versions.map(({ text }) => text)).toEqual(['here', 'there']);
  });

  it('leaves what is newer here', () => {
    const base = highlight(1);
    const here = changeRecord(base, { colour: 'green' }, at(MADE + 1e8));
    expect(plan({ highlights: [base] }, present([here])).highlights).toMatchObject({
      change: [],
      newer: 1,
    });
  });

  it('says what it removes, and what was removed here, which can be brought back for good', () => {
    const gone = (record: HighlightRecord) =>
      changeRecord(record, { removed: true }, at(MADE + 1e8));
    const highlights = [gone(highlight(1)), highlight(2)];
    const planned = plan({ highlights }, present([highlight(1), gone(highlight(2))]));
    expect(planned.highlights.removes).toBe(1);
    expect(planned.highlights.removedHere.map(({ id }) => id)).toEqual([highlight(2).id]);
    const [back] = bringBack(planned, () => at(NOW));
    expect(back?.removed.value).toBe(false);
    expect(mergeHighlight(back!, gone(highlight(2))).removed.value).toBe(false);
  });

  it('merges the same whatever is here, and a second restore changes nothing', () => {
    fc.assert(
      fc.property(anyList, anyList, (a, b) => {
        const known = ({ record }: (typeof a)[number]) =>
          !record.page.url.startsWith('javascript:');
        const highlights = a.filter(known).map(({ record }) => record);
        const others = b.filter(known).map(({ record }) => record);
        const { add, change } = plan({ highlights }, present(others)).highlights;
        const after = new Map([...others, ...add, ...change].map(record => [record.id, record]));
        const again = plan({ highlights }, present([...after.values()])).highlights;
        expect(again).toMatchObject({ add: [], change: [], twoNotes: 0, removes: 0 });
      }),
    );
  });

  it('says what becomes of terms, glossaries, settings and archives', () => {
    const here = present([], {
      termEdits: [{ ...EDIT, name: 'C.R.C.', changed: 4 }],
      glossaries: [{ id: 'mine', name: 'Mine', added: 9, text: '[]' }],
      settings: { density: 'usual', sites: ['news.example'] },
    });
    const { termEdits, glossaries, settings, archives } = plan(CONTENTS, here);
    expect(termEdits).toEqual({ add: [], change: [EDIT], same: 0, newer: 0 });
    expect(glossaries).toMatchObject({ add: [], change: [], newer: 1 });
    expect(settings).toEqual(['density']);
    expect(archives).toEqual({ there: [], missing: CONTENTS.archives });
  });
});
