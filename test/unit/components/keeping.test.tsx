import { describe, expect, it, vi } from 'vitest';
import { COLOUR_NAMES } from '../../../components/highlights/index.ts';
import type { KeepingProps, RestoreProps } from '../../../components/keeping/index.ts';
import { keepingView, restoreShown } from '../../gallery/keeping-states.tsx';
import { mount } from './mount.ts';

const restoring = (more: Partial<RestoreProps> = {}): Partial<KeepingProps> => ({
  restore: {
    state: { kind: 'shown', shown: restoreShown },
    onFile: () => {},
    onRestore: () => {},
    onStop: () => {},
    onUndo: () => {},
    onCancel: () => {},
    ...more,
  },
});

describe('a restore', () => {
  it('is shown before it is done: what is added, changed, the same and newer here', async () => {
    const page = await mount(keepingView(restoring()));
    const rows = [...page.root.querySelectorAll('.plan tbody tr')].map(row =>
      [...row.children].map(cell => cell.textContent),
    );
    expect(rows).toEqual([
      ['highlights', '12', '3', '140', '6'],
      ['changed terms', '2', '0', '11', '0'],
      ['glossaries', '1', '0', '0', '0'],
    ]);
    const text = page.text();
    expect(text).toContain('1 highlight will have two notes');
    expect(text).toContain('2 highlights will be removed');
    expect(text).toContain('On the Duty Desk (https://duty-desk.example/)');
    expect(text).toContain('highlights[7]: It is not in the form of a backup');
  });

  it('takes no setting and brings nothing back unless that is chosen', async () => {
    const onRestore = vi.fn<RestoreProps['onRestore']>();
    const page = await mount(keepingView(restoring({ onRestore })));
    await page.click(page.get('button', 'Restore'));
    expect(onRestore).toHaveBeenLastCalledWith({ back: false, settings: [] });
    await page.choose(page.get('checkbox', /^Bring back 4 highlights/), true);
    await page.choose(page.get('checkbox', 'Names of the colours'), true);
    await page.click(page.get('button', 'Restore'));
    expect(onRestore).toHaveBeenLastCalledWith({ back: true, settings: ['colourNames'] });
  });
});

describe('the page on highlights and backups', () => {
  it('says in one sentence that highlights are missing, and lets the user go on', async () => {
    const onAcceptDamage = vi.fn<() => void>();
    const damage = { expected: 1_204, found: 3 };
    const page = await mount(keepingView({ damage, onAcceptDamage }));
    expect(page.get('alert', /lost 1,201 of the 1,204 highlights/)).toBeTruthy();
    await page.click(page.get('button', 'Go on without them'));
    expect(onAcceptDamage).toHaveBeenCalledOnce();
  });

  it('gives a colour a name, and its own back where that is empty', async () => {
    const onName = vi.fn<KeepingProps['highlighting']['onName']>();
    const highlighting = { names: COLOUR_NAMES, toolbar: true, onName, onToolbar: () => {} };
    const page = await mount(keepingView({ highlighting }));
    await page.choose(page.get('textbox', 'Name of green'), '  Ask  ');
    expect(onName).toHaveBeenLastCalledWith('green', 'Ask');
    await page.choose(page.get('textbox', 'Name of green'), ' ');
    expect(onName).toHaveBeenLastCalledWith('green', 'Green');
  });
});
