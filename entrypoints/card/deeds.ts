/** What can be done from the card: asked of the background, and told as what the card then says. */
import type { CardDeed } from '../../components/card/index.ts';
import type { RequestOf, Send } from '../../lib/messages/sending.ts';
import type { MentionEvidence, Result, Sense, TermKey } from '../../lib/model/index.ts';

/** The way back from a deed, and the evidence that was shown before it. */
export interface Undo {
  readonly request: RequestOf<'card.mute' | 'card.site' | 'card.meaning-back'>;
  readonly evidence: MentionEvidence;
}

export interface Done {
  readonly deed: CardDeed;
  readonly undo: Undo;
  readonly evidence?: MentionEvidence;
}

export async function mute(send: Send, evidence: MentionEvidence): Promise<Result<Done>> {
  const { archive, key } = evidence;
  const request = (muted: boolean) => ({ type: 'card.mute', archive, key, muted }) as const;
  const answer = await send(request(true));
  if (!answer.ok) return answer;
  return { ok: true, value: { deed: 'muted', undo: { request: request(false), evidence } } };
}

export async function switchOff(send: Send, evidence: MentionEvidence): Promise<Result<Done>> {
  const request = (off: boolean) => ({ type: 'card.site', host: evidence.host, off }) as const;
  const answer = await send(request(true));
  if (!answer.ok) return answer;
  return { ok: true, value: { deed: 'site-off', undo: { request: request(false), evidence } } };
}

export async function denyMeaning(send: Send, evidence: MentionEvidence): Promise<Result<Done>> {
  const answer = await remember(send, evidence, null);
  if (!answer.ok) return answer;
  return { ok: true, value: { deed: 'wrong-meaning', undo: answer.value } };
}

/** Shows the evidence of another meaning, and remembers it for the site where there is one. */
export async function takeAs(
  send: Send,
  evidence: MentionEvidence,
  { term, key }: Sense,
): Promise<Result<Done | MentionEvidence>> {
  const { archive, word, host, others } = evidence;
  const senses = [evidence.term, ...others.map(sense => sense.term)].filter(no => no !== term);
  const found = await send({ type: 'card.sense', archive, term, senses, word, host });
  if (!found.ok || host === '') return found;
  const answer = await remember(send, evidence, key);
  if (!answer.ok) return answer;
  return { ok: true, value: { deed: 'taken', undo: answer.value, evidence: found.value } };
}

async function remember(
  send: Send,
  evidence: MentionEvidence,
  key: TermKey | null,
): Promise<Result<Undo>> {
  const { archive, word, host } = evidence;
  const answer = await send({ type: 'card.meaning', host, word, archive, key });
  if (!answer.ok) return answer;
  const { before } = answer.value;
  const request = { type: 'card.meaning-back', host, word, archive, before } as const;
  return { ok: true, value: { request, evidence } };
}
