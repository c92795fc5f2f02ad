import * as v from 'valibot';
import { highlightOf, many, orElse, Position, Quote, type ReadOne } from './imported.ts';
import { placeOf } from './own-names.ts';

const Text = v.fallback(v.string(), '');
const Annotation = v.object({
  id: v.fallback(v.nullable(v.string()), null),
  created: v.fallback(v.nullable(v.string()), null),
  user: Text,
  uri: v.string(),
  text: Text,
  tags: v.fallback(v.array(v.unknown()), []),
  references: v.fallback(v.array(v.unknown()), []),
  target: v.array(v.object({ selector: v.fallback(v.array(v.unknown()), []) })),
  document: v.fallback(v.object({ title: v.unknown() }), { title: null }),
});

export interface HypothesisFile {
  readonly items: readonly unknown[];
  /** Whose file it is: what they made is the reader's own. */
  readonly owner: string | null;
}

/**
 * The annotations of a file of Hypothesis: what its client exports, an answer of its API, or a list of
 * annotations. Null for whatever is none of these.
 */
export function hypothesisFile(json: unknown): HypothesisFile | null {
  const named = v.safeParse(
    v.object({ annotations: v.array(v.unknown()), export_userid: v.optional(v.string()) }),
    json,
  );
  if (named.success) {
    const { annotations, export_userid } = named.output;
    return { items: annotations, owner: export_userid ?? onlyUser(annotations) };
  }
  const answer = v.safeParse(v.object({ rows: v.array(v.unknown()) }), json);
  const items = answer.success ? answer.output.rows : many(json);
  const one = v.object({ uri: v.string(), target: v.array(v.unknown()) });
  return answer.success || items.some(item => v.is(one, item))
    ? { items, owner: onlyUser(items) }
    : null;
}

/** Whoever asks the API for one person's annotations asks for their own. */
function onlyUser(items: readonly unknown[]): string | null {
  const users = new Set(
    items.map(item => orElse(v.object({ user: v.string() }), item, { user: '' }).user),
  );
  return users.size === 1 ? ([...users][0] ?? null) : null;
}

export function readHypothesis(item: unknown, owner: string | null, now: number): ReadOne {
  const parsed = v.safeParse(Annotation, item);
  if (!parsed.success) return { reason: 'It is not in the form of Hypothesis.' };
  const { id, created, user, uri, text, tags, references, target, document } = parsed.output;
  if (references.length > 0) return { reason: 'It answers another annotation.' };
  const selectors = target.flatMap(({ selector }) => selector);
  const quote = selectors.find(one => isOf(one, 'TextQuoteSelector'));
  const position = selectors.find(one => isOf(one, 'TextPositionSelector'));
  const { exact, prefix, suffix } = orElse(Quote, quote, { exact: '', prefix: '', suffix: '' });
  return highlightOf(
    {
      ...{ id, created, exact, prefix, suffix },
      ...orElse(Position, position, { start: 0, end: 0 }),
      by:
        user === '' || user === owner
          ? null
          : user.replace(/^acct:/, '').replace(/@hypothes\.is$/, ''),
      url: placeOf(uri) ? '' : uri,
      place: placeOf(uri),
      title: orElse(v.string(), many(document.title)[0], ''),
      note: text,
      tags: tags.filter(tag => typeof tag === 'string'),
    },
    now,
  );
}

function isOf(selector: unknown, type: string): boolean {
  return v.is(v.object({ type: v.literal(type) }), selector);
}
