import { describe, expect, it } from 'vitest';
import { createRelatedLater, type TabPage } from '../../../lib/jobs/index.ts';

const page = (tab: number, text: string): TabPage => ({ tab, url: `/${text}`, title: '', text });

/** A clock that goes only when it is told to. */
function stage(count: (tab: TabPage) => Promise<number | null> = async () => 3) {
  let now = 1_000;
  const timers: { at: number; go: () => void }[] = [];
  const shown: string[] = [];
  const counted: string[] = [];
  const faults: unknown[] = [];
  const later = createRelatedLater({
    wait: rest => new Promise(go => timers.push({ at: now + rest, go })),
    now: () => now,
    count(tab) {
      counted.push(tab.text);
      return count(tab);
    },
    async show(tab, number) {
      shown.push(`${tab.tab}: ${number}`);
    },
    fault: error => faults.push(error),
  });
  const pass = async (milliseconds: number) => {
    now += milliseconds;
    for (const timer of timers.splice(0)) {
      if (timer.at <= now) timer.go();
      else timers.push(timer);
    }
    await new Promise(settled => setImmediate(settled));
  };
  return { later, pass, shown, counted, faults };
}

describe('counting what belongs to a page', () => {
  it('waits until no page asks for marks', async () => {
    const { later, pass, shown, counted } = stage();
    later.note(page(1, 'a'));
    await pass(700);
    later.note(page(2, 'b'));
    await pass(700);
    expect(counted).toEqual([]);
    await pass(200);
    await pass(800);
    expect(shown).toEqual(['1: 3', '2: 3']);
  });

  it('counts the latest page of a tab only', async () => {
    const { later, pass, counted } = stage();
    later.note(page(1, 'first'));
    later.note(page(1, 'grown'));
    await pass(800);
    await pass(800);
    expect(counted).toEqual(['grown']);
  });

  it('shows nothing of a page that has gone while it was counted', async () => {
    let go = (_: number) => {};
    const { later, pass, shown } = stage(
      ({ text }) =>
        new Promise(done => {
          if (text === 'slow') go = done;
          else done(1);
        }),
    );
    later.note(page(1, 'slow'));
    await pass(800);
    later.note(page(1, 'next'));
    go(9);
    await pass(0);
    await pass(800);
    expect(shown).toEqual(['1: 1']);
  });

  it('shows nothing where it is not wanted, and goes on after a fault', async () => {
    const { later, pass, shown, faults } = stage(async ({ text }) => {
      if (text === 'broken') throw new Error('no');
      return text === 'unwanted' ? null : 2;
    });
    later.note(page(1, 'unwanted'));
    await pass(800);
    await pass(800);
    later.note(page(2, 'broken'));
    await pass(800);
    await pass(800);
    expect(faults).toHaveLength(1);
    later.note(page(3, 'fine'));
    await pass(800);
    expect(shown).toEqual(['3: 2']);
  });
});
