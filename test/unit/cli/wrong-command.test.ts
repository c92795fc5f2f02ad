import { expect, it } from 'vitest';
import { backstory, expectFailure } from './tool.ts';

it.each(['constructor', '__proto__', 'toString'])('%s is no command', async name => {
  const outcome = await backstory([name]);
  expectFailure(outcome, 2, /there is no command/);
  expect(outcome.err).toContain(`'${name}'`);
});
