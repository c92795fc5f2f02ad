/**
 * Expected failure is a value: it crosses contexts as plain JSON and every view can show it. What is
 * thrown is a fault of ours.
 */
export interface Failure {
  readonly code: FailureCode;
  /** What happened, in one sentence that names the file or address. */
  readonly message: string;
  /** What to do about it, in one sentence. */
  readonly action: string;
}

export const FAILURE_CODES = [
  'empty-file',
  'binary-file',
  'unknown-format',
  'unreadable',
  'too-long-line',
  'damaged',
  'storage-full',
  'no-text',
  'not-found',
  'cancelled',
  'wrong-use',
  'no-permission',
  'unreachable',
  'refused',
  'not-a-blog',
  'internal',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(
  code: FailureCode,
  message: string,
  action: string,
): { ok: false; error: Failure } {
  return { ok: false, error: { code, message, action } };
}

/**
 * Carries a `Failure` through code that is far from a `Result`, such as a parser's inside. One of
 * another bundle is one too: the background and its importer each hold this class.
 */
export class FailureError extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'FailureError' && 'failure' in value;
  }
  override readonly name = 'FailureError';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`${failure.message} ${failure.action}`);
    this.failure = failure;
  }
}

/**
 * What was thrown, as a failure to show: the one that it carries, or else `what` (without a full stop)
 * with the error's own words, and `action`.
 */
export function failureOf(error: unknown, what: string, action: string): Failure {
  if (error instanceof FailureError) return error.failure;
  const said = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  return fail('internal', said === '' ? `${what}.` : `${what}: ${said}.`, action).error;
}
