import { describe, expect, it } from 'vitest';
import { related } from '../../../lib/search/index.ts';
import { comment, openDocs, post } from './segments.ts';

const FILLER =
  'People say many things about their work and the day goes on as it always did here. ';
const SEGMENTS = await openDocs(
  [
    post(0, `${FILLER}Probation officers in Manchester strike over workload and unpaid overtime.`),
    post(1, `${FILLER}The parole board released a report on recall and hostel places.`),
    comment(
      1,
      0,
      'Officers in Manchester will strike: the workload is a scandal, overtime unpaid.',
    ),
    post(2, `${FILLER}Privatisation of court interpreters has failed, says the committee.`),
  ],
  [
    post(3, `${FILLER}Probation officers in Manchester strike over workload and unpaid overtime.`),
    post(4, `${FILLER}Napo members vote on strike action over workload.`),
    post(5, `${FILLER}Electronic tagging contracts went to Serco and to Capita.`),
  ],
);
const PAGE =
  'Probation officers in Manchester are to strike over their workload. The union Napo said that unpaid overtime had become the rule and that officers were leaving.';

describe('related', () => {
  it('finds the posts that belong to a page, the best first, duplicates folded', async () => {
    const hits = await related(SEGMENTS, PAGE, { limit: 5 });
    expect(hits.map(hit => hit.post)).toEqual([3, 4]);
    expect(hits[0]?.words.slice(0, 5)).toEqual(expect.arrayContaining(['manchester']));
    expect(hits[0]!.share).toBeGreaterThan(hits[1]!.share);
  });

  it('has nothing to say on a page about something else', async () => {
    const page =
      'Bake the sponge at a gentle heat until golden, then whip the cream, slice strawberries and dust with icing sugar. People say that it goes well with tea on a summer day.';
    expect(await related(SEGMENTS, page, { limit: 5 })).toEqual([]);
  });

  it('weighs blocks, and leaves out those without weight', async () => {
    const blocks = [
      { text: 'Electronic tagging contracts: Serco and Capita', weight: 3 },
      { text: PAGE, weight: 0 },
    ];
    expect((await related(SEGMENTS, blocks, { limit: 5 })).map(hit => hit.post)).toEqual([5]);
  });

  it('lets a post gather its best comment', async () => {
    const hits = await related(SEGMENTS, `${PAGE} parole recall hostel`, {
      limit: 5,
      minimum: 0.01,
    });
    expect(hits.find(hit => hit.post === 1)?.comment).toBe(0);
  });

  it('leaves out the dead', async () => {
    const isLive = (segment: number, post: number): boolean => segment !== 1 || post !== 3;
    const hits = await related(SEGMENTS, PAGE, { limit: 5, isLive });
    expect(hits.map(hit => hit.post)).toEqual([0, 4]);
  });

  it('counts the common words of a large archive for the posts that the rare ones lead to', async () => {
    const common =
      'hostel officer parole licence warden inmate bench tariff remand verdict ward clerk';
    const rare = 'sobriety allotment naloxone minibus bindweed';
    const crowd = Array.from({ length: 4_000 }, (_, no) => post(no, common));
    const docs = [
      ...crowd,
      post(
        5_000,
        `${rare} hostel officer parole licence warden inmate marrow kettle vending railing`,
      ),
      post(
        5_001,
        `${rare} marrow kettle vending railing trolley crèche canteen spreadsheet glass noise`,
      ),
      post(5_002, `${rare} ${common}`),
      comment(5_002, 0, `${rare} ${common}`),
    ];
    const hits = await related(await openDocs(docs), `${rare} ${common}`, { limit: 3 });
    expect(hits.map(hit => hit.post)).toEqual([5_002, 5_000, 5_001]);
    expect(hits[1]!.share).toBeGreaterThan(hits[2]!.share);
    expect(hits[0]!.comment).toBe(0);
  });

  it.each(['', '   ', '!!! 😀', 'the and of', '7'])(
    'answers a page of %j with nothing',
    async page => {
      expect(await related(SEGMENTS, page, { limit: 5 })).toEqual([]);
    },
  );
});
