import { expect, it } from 'vitest';
import { rehearse } from '../../../../lib/terms/index.ts';

it('goes through what pages go through: some of it is believed', () => {
  expect(rehearse()).toBeGreaterThan(4);
});
