import { spawn } from 'node:child_process';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  backstory,
  DUMPS,
  expectFailure,
  NODE,
  type Outcome,
  type PackReport,
  parseLines,
  SAMPLE,
  scratchFolder,
  TOOL,
  value,
} from './tool.ts';

const scratch = await scratchFolder();
const at = (name: string) => join(scratch, name);
const full = join(DUMPS, 'full.txt');

/** The tool under a shell's `set`, such as a limit to the size of files. */
function inShell(set: string, words: readonly string[]): Promise<Outcome> {
  const child = spawn('bash', ['-c', `${set}; exec "$@"`, 'bash', NODE, TOOL, ...words]);
  const text = { out: '', err: '' };
  child.stdout.on('data', bytes => (text.out += bytes));
  child.stderr.on('data', bytes => (text.err += bytes));
  return new Promise(done => child.once('close', status => done({ status, ...text })));
}

describe('what is written', () => {
  it('is never one of the sources: an older pack would be lost in the new one', async () => {
    const pack = at('again.zip');
    await value(['pack', full, '-o', pack]);
    const before = await readFile(pack);
    const outcome = await backstory(['pack', pack, SAMPLE, '-o', pack]);
    expectFailure(outcome, 2, /again\.zip is to be read and written: write to another name/);
    expect(await readFile(pack)).toEqual(before);
    await symlink(pack, at('link.zip'));
    expectFailure(await backstory(['pack', pack, '-o', at('link.zip')]), 2, /read and written/);
    await mkdir(at('site'));
    expectFailure(await backstory(['pack', at('site'), '--folder', at('site')]), 2, /and written/);
  });

  it('lies in the folder that is read without being read', async () => {
    await mkdir(at('blog'));
    await cp(full, at('blog/full.txt'));
    const words = ['pack', at('blog'), '--folder', at('blog/public'), '-o', at('blog/made.zip')];
    const first = await value<PackReport>(words);
    expect(await value<PackReport>(words)).toEqual(first);
    expect(first.skipped.filter(({ kind }) => kind !== 'line')).toEqual([]);
  });

  it('is whole or not there: what was there before stays where there is no room', async () => {
    await value(['pack', full, '-o', at('old.zip')]);
    await value(['pack', full, '--folder', at('old')]);
    const before = await readFile(at('old.zip'));
    const listed = await readdir(at('old'));
    const manifest = await readFile(at('old/pack.json'));
    const threads = await readFile(at('old/threads-00000.ndjson'));
    // The sample's pack has a hundred kilobytes, its table half a megabyte: it is not to be limited.
    const limit = 'trap "" XFSZ; ulimit -f 60';
    const zip = await inShell(limit, ['pack', SAMPLE, '-o', at('old.zip')]);
    const told = /(old\.zip cannot be written|There is no room for temporary files in )/;
    expectFailure(zip, 1, told);
    expect(await readFile(at('old.zip'))).toEqual(before);
    expectFailure(await inShell(limit, ['pack', SAMPLE, '--folder', at('old')]), 1, /old|room/);
    expect(await readFile(at('old/pack.json'))).toEqual(manifest);
    expect(await readFile(at('old/threads-00000.ndjson'))).toEqual(threads);
    expect(await readdir(at('old'))).toEqual(listed);
    expect((await readdir(scratch)).filter(name => name.endsWith('.part'))).toEqual([]);
  });

  it('may be a device', async () => {
    expect(await value(['pack', full, '-o', '/dev/null'])).toMatchObject({ posts: 1 });
    expectFailure(await backstory(['pack', full, '-o', '/dev/full']), 1, /\/dev\/full cannot be w/);
  });

  it('is said to be impossible without a stack where it is the output itself', async () => {
    await value(['pack', full, '-o', at('shown.zip')]);
    const shown = await inShell('exec >/dev/full', ['show', at('shown.zip')]);
    expectFailure(shown, 1, /the output cannot be written: no space left/);
  });

  it('wants a folder for temporary files, which is named', async () => {
    const outcome = await inShell('export TMPDIR=/no/such', ['pack', full, '-o', at('t.zip')]);
    expectFailure(outcome, 1, /no room for temporary files in \/no\/such: .*TMPDIR/);
  });

  it.each([
    ['a source', ['', '-o', at('x.zip')]],
    ['the output', [full, '-o', '']],
    ['the title', [full, '-o', at('x.zip'), '--title', '']],
  ])('is wrong use where the name of %s is empty', async (_, words) => {
    expectFailure(await backstory(['pack', ...words]), 2, /a name is empty/);
  });

  it('keeps its exit status where nobody hears the message', async () => {
    expect((await inShell('exec 2>/dev/full', ['unpack'])).status).toBe(2);
    expect((await inShell('exec 2>/dev/full', ['pack', at('none'), '-o', at('x')])).status).toBe(1);
  });
});

describe('a folder', () => {
  it('gives its files, linked ones too; links that lead nowhere and to folders are named', async () => {
    await mkdir(at('mixed/deep/.git'), { recursive: true });
    await mkdir(at('elsewhere'));
    await symlink(full, at('mixed/linked.txt'));
    await symlink(at('mixed'), at('mixed/deep/round'));
    await symlink(at('elsewhere'), at('mixed/other'));
    await symlink(at('gone'), at('mixed/dangling'));
    await symlink(at('mixed/loop'), at('mixed/loop'));
    await writeFile(at('mixed/deep/.git/config'), 'x');
    const { status, out, err } = await backstory(['pack', at('mixed'), '-o', at('mixed.zip')]);
    expect({ status, lines: err.trim().split('\n').length }).toEqual({ status: 0, lines: 4 });
    expect(parseLines(out)).toMatchObject([{ posts: 1, comments: 13 }]);
    expect(err).toMatch(
      /deep\/round is a link to a folder: it was not followed\. Name that folder/,
    );
    expect(err).toMatch(/other is a link to a folder/);
    expect(err).toMatch(/loop cannot be read: too many symbolic links/);
    expect(err).toMatch(/dangling cannot be read: no such file/);
  });

  it('passes over what is of no blog: pictures by their number, texts by their names', async () => {
    await mkdir(at('notes'));
    await cp(full, at('notes/full.txt'));
    for (let no = 0; no < 30; no++) {
      await writeFile(at(`notes/${no}.png`), new Uint8Array([0x89, 80, 78, 71, 0, 0, 0, no]));
    }
    await writeFile(at('notes/empty.csv'), '');
    await writeFile(at('notes/style.css'), 'body { color: red }\n');
    const { status, out, err } = await backstory(['pack', at('notes'), '-o', at('notes.zip')]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(parseLines(out)).toMatchObject([
      {
        posts: 1,
        skipped: [{ kind: 'file', reason: 'holds no posts', count: 32 }, { kind: 'line' }],
        warnings: [{ source: at('notes/style.css'), message: 'No post was found in it.' }, {}],
      },
    ]);
  });
});
