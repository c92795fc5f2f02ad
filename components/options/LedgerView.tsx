import type { Ledger, LedgerLine } from '../../lib/model/index.ts';
import { sayCount, sayList, sayNumber } from '../shared/index.ts';
import { boxFor, sayWithheld, UNPUBLISHED_NAMES } from './unpublished.ts';

export interface LedgerViewProps {
  readonly ledger: Ledger;
  /** While the import runs: only what failed, the numbers stand above. */
  readonly brief?: boolean;
}

/** What an archive's first import has none of is left out of its table. */
const COLUMNS = ['found', 'imported', 'unchanged', 'updated'] as const;
const ALWAYS: readonly string[] = ['found', 'imported'];

/** What a kind is called that adding an s to does not name. A removed comment counts as a comment too. */
const NAMES: Readonly<Record<string, string>> = {
  'removed comment': 'of which removed on the blog',
};
/** Exports have kinds of their own: `settings`, `nav_menu_item`. */
const nameOf = (kind: string): string =>
  NAMES[kind] ?? kind.replaceAll('_', ' ').replace(/[^s]$/, '$&s');

/** What an archive is made of, before what is beside it in its files. */
const FIRST: readonly string[] = ['post', 'page', 'teaser', 'comment', 'removed comment'];
const rankOf = (kind: string): number =>
  FIRST.includes(kind) ? FIRST.indexOf(kind) : FIRST.length;

/** What became of everything that was found. What was lost comes first, in a sentence each. */
export function LedgerView({ ledger, brief = false }: LedgerViewProps) {
  const { failed, warnings, warningCount, notes = [] } = ledger;
  const lines = ledger.lines.toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind));
  return (
    <>
      {notes.map(note => (
        <p key={note} class="why">
          {note}
        </p>
      ))}
      {failed.length > 0 && (
        <ul class="bare failed" aria-label="Sources that could not be read">
          {failed.map(({ source, failure }) => (
            <li key={source}>
              <p class="loss">{failure.message}</p>
              <p class="small">{failure.action}</p>
            </li>
          ))}
        </ul>
      )}
      {!brief && lines.length > 0 && <LedgerTable lines={lines} />}
      {!brief && warnings.length > 0 && (
        <details class="warnings">
          <summary>{sayCount(warningCount, 'thing')} to know about the sources</summary>
          <ul class="bare">
            {warnings.map((warning, i) => (
              <li key={`${i} ${warning.place}`}>
                <p>{warning.message}</p>
                <p class="small">
                  <bdi>{warning.source}</bdi>
                  {warning.place !== '' && `, ${warning.place}`}
                </p>
              </li>
            ))}
          </ul>
          {warningCount > warnings.length && (
            <p class="small">
              The first {sayNumber(warnings.length)} of {sayNumber(warningCount)}.
            </p>
          )}
        </details>
      )}
    </>
  );
}

function LedgerTable({ lines }: { readonly lines: readonly LedgerLine[] }) {
  const columns = COLUMNS.filter(
    column => ALWAYS.includes(column) || lines.some(line => line[column] > 0),
  );
  return (
    <>
      <table class="ledger">
        <caption class="hidden-text">What became of what was found</caption>
        <thead>
          <tr>
            <td />
            {columns.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            <th scope="col">skipped</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.kind}>
              <th scope="row">{nameOf(line.kind)}</th>
              {columns.map(column => (
                <td key={column}>{sayNumber(line[column])}</td>
              ))}
              <td>{sayNumber(line.skipped.reduce((sum, { count }) => sum + count, 0))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Skipped lines={lines} />
    </>
  );
}

/** Why things are not in the archive; last what boxes of the import would have brought in, and which. */
function Skipped({ lines }: { readonly lines: readonly LedgerLine[] }) {
  const skipped = lines.flatMap(line =>
    line.skipped.map(skip => ({ kind: line.kind, box: boxFor(skip.reason), ...skip })),
  );
  if (skipped.length === 0) return null;
  const boxes = new Set(skipped.map(({ box }) => box).filter(box => box !== null));
  const names = [...boxes].map(box => `“${UNPUBLISHED_NAMES[box]}”`);
  return (
    <div class="skipped small">
      <ul class="bare" aria-label="Why things were skipped">
        {skipped
          .filter(({ box }) => box === null)
          .map(({ kind, reason, count }) => (
            <li key={`${kind} ${reason}`}>
              <span class="kind-of">{nameOf(kind)}</span>: {sayNumber(count)} skipped, {reason}
            </li>
          ))}
        {skipped
          .filter(({ box }) => box !== null)
          .map(({ kind, reason, count }) => (
            <li key={`${kind} ${reason}`}>
              <bdi>
                {sayWithheld(kind, reason, count)} {count === 1 ? 'was' : 'were'} left out.
              </bdi>
            </li>
          ))}
      </ul>
      {names.length > 0 && (
        <p>
          To have them too, choose this archive under “Into”, tick {sayList(names)} under “Drafts,
          spam and the like”, and import the same files again.
        </p>
      )}
    </div>
  );
}
