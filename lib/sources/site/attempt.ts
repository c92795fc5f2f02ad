import type { Failure, FailureCode } from '../../model/index.ts';

/** What came of a request: a `Result` whose failure may say more to whoever drives it. */
export type Attempt<T> = { readonly ok: true; readonly value: T } | FailedAttempt;

export interface FailedAttempt {
  readonly ok: false;
  readonly error: Failure;
  /** It may pass: try again then, in milliseconds since 1970, and not before. */
  readonly retryAt?: number;
  /** The address leads to another origin, which nobody has granted yet. */
  readonly movedTo?: string;
}

export function failed(
  code: FailureCode,
  message: string,
  action: string,
  more: Pick<FailedAttempt, 'retryAt' | 'movedTo'> = {},
): FailedAttempt {
  return { ok: false, error: { code, message, action }, ...more };
}
