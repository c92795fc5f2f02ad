import * as v from 'valibot';
import { expect, it } from 'vitest';
import { titleFromName } from '../../../components/options/title-from-name.ts';
import { PageImport } from '../../../lib/messages/catalogue.ts';

it('suggests no title that the background would not take', () => {
  const title = titleFromName(`${'a long name '.repeat(20)}.txt`);
  const request = {
    type: 'page.import',
    archive: null,
    title,
    titled: false,
    include: [],
    staged: [1],
  };
  expect(v.safeParse(PageImport, request).success).toBe(true);
});
