/** A response's bytes, with an end to patience: neither an endless body nor a slow one holds us. */

export type BodyFault = 'too-large' | 'too-slow' | 'broken';

export interface BodyLimits {
  /** After decompression, so that a small gzip of zeros is as large as it is. */
  readonly maxBytes: number;
  /** The rest behind so many bytes is left. */
  readonly prefix?: number;
  /** Milliseconds without a byte, and for the whole. */
  readonly stall: number;
  readonly total: number;
}

/** Runs `work` with a signal that aborts after `stall` ms without `alive()`, or `total` in all. */
export async function watched<T>(
  limits: BodyLimits,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal, alive: () => void) => Promise<T>,
): Promise<T> {
  const watch = new AbortController();
  const late = () => watch.abort(new DOMException('too slow', 'TimeoutError'));
  const whole = setTimeout(late, limits.total);
  let idle = setTimeout(late, limits.stall);
  const alive = () => {
    clearTimeout(idle);
    idle = setTimeout(late, limits.stall);
  };
  try {
    const signal = outer ? AbortSignal.any([outer, watch.signal]) : watch.signal;
    return await work(signal, alive);
  } finally {
    clearTimeout(whole);
    clearTimeout(idle);
  }
}

export async function readBody(
  response: Response,
  limits: BodyLimits,
  alive: () => void,
): Promise<Uint8Array<ArrayBuffer> | BodyFault> {
  // What a server declares may be a lie, but one in our favour: nothing is read then.
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (declared > limits.maxBytes && limits.prefix === undefined) {
    await dropBody(response);
    return 'too-large';
  }
  if (!response.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      alive();
      size += next.value.byteLength;
      chunks.push(next.value);
      if (size >= (limits.prefix ?? Number.POSITIVE_INFINITY)) {
        await reader.cancel();
        break;
      }
      if (size > limits.maxBytes) {
        await reader.cancel();
        return 'too-large';
      }
    }
  } catch (error) {
    return isTimeout(error) ? 'too-slow' : 'broken';
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** Closes a response of which no byte is wanted. */
export async function dropBody(response: Response): Promise<void> {
  // A body that has failed already cannot be closed, and need not.
  await response.body?.cancel().catch(() => undefined);
}

export function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}
