/** Asking the background, without the browser's API: the annotator and our pages have it differently. */
import { type Failure, fail } from '../model/index.ts';
import type { Answer, Request, RequestType, ToAnnotator } from './catalogue.ts';

export type RequestOf<T extends RequestType> = Extract<Request, { type: T }>;
export type Send = <T extends RequestType>(request: RequestOf<T>) => Promise<Answer<T>>;

interface Sender {
  /** Undefined once the extension was reloaded, updated or removed under a content script. */
  readonly id?: string | undefined;
  sendMessage(message: unknown): Promise<unknown>;
}

const AGAIN = 'Try again, or reload the page.';

/**
 * Makes a function that sends a request and gives its answer, and never throws: a browser that cannot
 * deliver it, or a background that died before it answered, is a failure like any other. `onGone` is
 * called once nothing can be asked any more, and a script that outlives its extension must stop.
 */
export function createSend(runtime: Sender, onGone?: () => void): Send {
  return async <T extends RequestType>(request: RequestOf<T>): Promise<Answer<T>> => {
    let reason = '';
    if (isAlive(runtime)) {
      try {
        // Answers come from our own background, typed by the catalogue.
        const answer = (await runtime.sendMessage(request)) as Answer<T> | null | undefined;
        if (answer) return answer;
      } catch (error) {
        reason = error instanceof Error ? error.message : '';
      }
    }
    if (isAlive(runtime) && !GONE.test(reason)) return noAnswer(reason);
    onGone?.();
    return fail(
      'cancelled',
      'Backstory was updated or removed while this page was open.',
      'Reload the page.',
    );
  };
}

/** True for messages to a tab's annotator; broadcasts to our pages arrive at it as well. */
export function isToAnnotator(message: unknown): message is ToAnnotator {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    typeof message.type === 'string' &&
    message.type.startsWith('annotator.')
  );
}

const GONE = /context invalidated|dead object|context unloaded/i;

/** Chromium takes the id away, Firefox throws on any access. */
function isAlive(runtime: Sender): boolean {
  try {
    return runtime.id !== undefined;
  } catch {
    return false;
  }
}

function noAnswer(reason: string): { readonly ok: false; readonly error: Failure } {
  const message = 'Backstory did not answer';
  return fail('internal', reason === '' ? `${message}.` : `${message}: ${reason}`, AGAIN);
}
