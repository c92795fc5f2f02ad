/** The page on highlights and backups, in its states. */
import { COLOUR_NAMES } from '../../components/highlights/index.ts';
import { Keeping, type KeepingProps, type RestoreShown } from '../../components/keeping/index.ts';
import { failure, long } from './data.ts';

const none = () => {};

export const restoreShown: RestoreShown = {
  name: 'backstory-2026-10-02.backstory-backup',
  made: Date.UTC(2026, 9, 2, 9, 30),
  highlights: {
    add: 12,
    change: 3,
    same: 140,
    newer: 6,
    twoNotes: 1,
    removes: 2,
    removedHere: 4,
  },
  termEdits: { add: 2, change: 0, same: 11, newer: 0, elsewhere: 5 },
  glossaries: { add: 1, change: 0, same: 0, newer: 0 },
  settings: [
    { name: 'density', words: 'How many terms are marked' },
    { name: 'colourNames', words: 'Names of the colours' },
  ],
  archives: [
    { id: 'a1', title: 'Notes from the Landing', posts: 4_812, comments: 100_201, here: false },
    { id: 'a2', title: 'The Night Office', posts: 310, comments: 1_204, here: true },
  ],
  missing: [{ title: 'On the Duty Desk', site: 'https://duty-desk.example/' }],
  skipped: [
    {
      place: 'highlights[7]',
      reason: 'It is not in the form of a backup: colour is no such value.',
    },
  ],
  more: 0,
};

const base: KeepingProps = {
  damage: null,
  backup: {
    counts: { highlights: 161, termEdits: 13 },
    last: Date.UTC(2026, 9, 2, 9, 30),
    due: true,
    archives: { archives: 2, posts: 5_122, comments: 101_405 },
    withArchives: false,
    busy: false,
    share: null,
    failure: null,
    onWithArchives: none,
    onBackup: none,
    onStop: none,
  },
  restore: {
    state: { kind: 'none' },
    onFile: none,
    onRestore: none,
    onStop: none,
    onUndo: none,
    onCancel: none,
  },
  imports: { state: { kind: 'none' }, onFile: none, onImport: none, onCancel: none },
  highlighting: {
    names: { ...COLOUR_NAMES, yellow: 'Evidence', pink: 'Ask about this' },
    toolbar: true,
    onName: none,
    onToolbar: none,
  },
  settingsHref: '#',
  onAcceptDamage: none,
};

export function keepingView(props: Partial<KeepingProps>) {
  return <Keeping {...base} {...props} />;
}

const keeping = (name: string, props: Partial<KeepingProps>) => ({
  name: `keeping/${name}`,
  size: [820, 1100] as const,
  view: () => keepingView(props),
});

export const KEEPING_STATES = [
  keeping('full', {}),
  keeping('damaged', {
    damage: { expected: 1_204, found: 3 },
    backup: { ...base.backup, counts: { highlights: 3, termEdits: 0 }, last: null, due: false },
  }),
  keeping('working', {
    backup: { ...base.backup, withArchives: true, busy: true, share: 0.4 },
    restore: {
      ...base.restore,
      state: { kind: 'busy', words: 'Reading the archives of the backup…', share: 0.7 },
    },
  }),
  keeping('restore', {
    restore: { ...base.restore, state: { kind: 'shown', shown: restoreShown } },
  }),
  keeping('restore-long', {
    restore: {
      ...base.restore,
      state: { kind: 'shown', shown: { ...restoreShown, name: `${long}.backstory-backup` } },
    },
  }),
  keeping('restored', {
    restore: {
      ...base.restore,
      state: { kind: 'done', words: 'The backup is restored.', undo: true },
    },
    imports: { ...base.imports, state: { kind: 'failed', failure } },
  }),
  keeping('import', {
    imports: {
      ...base.imports,
      state: {
        kind: 'shown',
        shown: {
          name: 'hypothesis-export.json',
          format: 'hypothesis',
          add: 88,
          there: 4,
          removed: 1,
          skipped: [
            { place: 'annotations[3]', reason: 'No words are marked: it is a note on a page.' },
            {
              place: 'annotations[17]',
              reason: 'Its page has no address of the web or of a file.',
            },
          ],
          more: 12,
          warnings: [
            { place: 'annotations[20]', reason: 'Its note was cut at 100,000 characters.' },
          ],
        },
      },
    },
  }),
];
