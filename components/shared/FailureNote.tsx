import type { Failure } from '../../lib/model/index.ts';

/** What failed and what to do, a sentence each. */
export function FailureNote({ failure }: { readonly failure: Failure }) {
  return (
    <div class="failure" role="alert">
      <p>{failure.message}</p>
      <p>{failure.action}</p>
    </div>
  );
}
