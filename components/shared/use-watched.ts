import { useEffect, useState } from 'preact/hooks';
import { type Failure, fail } from '../../lib/model/index.ts';

/** The latest value of something that is watched; null until the first one. */
export function useWatched<T>(
  watch: (onValue: (value: T) => void, onError: (error: unknown) => void) => () => void,
): { readonly value: T | null; readonly failure: Failure | null } {
  const [value, setValue] = useState<T | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(
    () =>
      watch(
        next => {
          setValue(() => next);
          setFailure(null);
        },
        error =>
          setFailure(
            fail(
              'unreadable',
              `The archive’s database could not be read: ${error instanceof Error ? error.message : String(error)}.`,
              'Reload this page. If that does not help, restart the browser.',
            ).error,
          ),
      ),
    [watch],
  );
  return { value, failure };
}
