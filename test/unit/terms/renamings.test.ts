import { expect, it } from 'vitest';
import { createMiner, minedTerms } from '../../../lib/terms/index.ts';
import { forEachRenaming } from '../../../lib/terms/renamings.ts';

function read(text: string): string[] {
  const found: string[] = [];
  forEachRenaming(text, (old, now) => found.push(`${old} > ${now}`));
  return found;
}

it.each([
  ['In April 2017 NOMS became HMPPS.', 'NOMS > HMPPS'],
  ['NOMS has been renamed HMPPS, at some cost.', 'NOMS > HMPPS'],
  ['NOMS (now HMPPS) would not say.', 'NOMS > HMPPS'],
  ['HMPPS (formerly NOMS) would not say.', 'NOMS > HMPPS'],
  [
    'HMPPS, formerly the National Offender Management Service, wrote.',
    'National Offender Management Service > HMPPS',
  ],
  [
    'The National Offender Management Service was replaced by Her Majesty’s Prison and Probation Service.',
    'National Offender Management Service > Her Majesty’s Prison and Probation Service',
  ],
  [
    'The Harbour Quality Board (HQB) was rebranded as the Office for Harbours.',
    'Harbour Quality Board > Office for Harbours',
  ],
  ['MTCnovo, now known as MTC, kept London.', 'MTCnovo > MTC'],
  ['The Tide Office, previously called the Board of Tides, moved.', 'Board of Tides > Tide Office'],
])('%s', (text, wanted) => {
  expect(read(text)).toEqual([wanted]);
});

it.each([
  'It became clear that NOMS was lost.',
  'He became Chief Inspector. NOMS now needs people.',
  'NOMS, now in its last year, was silent.',
  'NOMS became a joke.',
  'Formerly we had offices.',
])('takes nothing from: %s', text => {
  expect(read(text)).toEqual([]);
});

function mined(...texts: string[]) {
  const miner = createMiner();
  for (const [post, text] of texts.entries()) {
    miner.add({ post, comment: -1, date: null, title: null, labels: [], text });
  }
  return new Map(minedTerms(miner.state()).map(term => [term.name, term]));
}

it('keeps both names of a renamed body, and says so on either', () => {
  const terms = mined(
    'The National Offender Management Service (NOMS) closed. NOMS and again NOMS.',
    'On Monday NOMS became Her Majesty’s Prison and Probation Service (HMPPS).',
    'HMPPS is new. HMPPS is old. HMPPS, all HMPPS.',
  );
  expect(terms.get('NOMS')).toMatchObject({ formerly: [], now: 'HMPPS' });
  expect(terms.get('HMPPS')).toMatchObject({ formerly: ['NOMS'], now: null });
});

it('says nothing of people, who change places and not names', () => {
  const terms = mined(
    'Justice Secretary David Gauke was replaced by Robert Buckland. David Gauke and Robert Buckland met.',
    'David Gauke went, Robert Buckland came.',
  );
  expect(terms.get('David Gauke')?.now ?? null).toBeNull();
});

it('believes the direction that is said more often, and makes no circle', () => {
  const terms = mined(
    'The Tide Office became the Harbour Office. The Tide Office became the Harbour Office last year.',
    'The Harbour Office became the Tide Office, somebody wrote of the Tide Office.',
  );
  expect(terms.get('Tide Office')?.now).toBe('Harbour Office');
  expect(terms.get('Harbour Office')?.now).toBeNull();
});
