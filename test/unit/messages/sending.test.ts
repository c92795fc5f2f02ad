import { expect, it } from 'vitest';
import { createSend, isToAnnotator } from '../../../lib/messages/sending.ts';
import { ok } from '../../../lib/model/index.ts';

const REQUEST = { type: 'annotator.annotate', url: 'https://example.org/', text: 'CRC' } as const;

function sender(answer: () => Promise<unknown>, alive: () => boolean = () => true) {
  return {
    get id() {
      return alive() ? 'an-id' : undefined;
    },
    sendMessage: answer,
  };
}

it('gives the answer as it came', async () => {
  const answer = ok({ token: 't1' });
  expect(await createSend(sender(async () => answer))(REQUEST)).toBe(answer);
});

it.each([
  ['nobody listens', async () => Promise.reject(new Error('Receiving end does not exist.'))],
  ['the background died before it answered', async () => undefined],
])('gives a failure where %s, and goes on', async (_, answer) => {
  let gone = false;
  const send = createSend(sender(answer), () => {
    gone = true;
  });
  expect(await send(REQUEST)).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(gone).toBe(false);
});

it('says so when the extension is gone, before or while it asks', async () => {
  let alive = true;
  let gone = 0;
  const runtime = sender(
    async () => Promise.reject(new Error('Extension context invalidated.')),
    () => alive,
  );
  const send = createSend(runtime, () => gone++);
  expect(await send(REQUEST)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  alive = false;
  expect(await send(REQUEST)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(gone).toBe(2);
});

it.each([
  [{ type: 'annotator.step', by: 1 }, true],
  [{ type: 'background.import' }, false],
  [{ type: 7 }, false],
  [null, false],
  ['annotator.read', false],
])('tells whether %j is for the annotator', (message, expected) => {
  expect(isToAnnotator(message)).toBe(expected);
});
