/** The background's side of the messages: checks at the door, one handler a message. */
import * as v from 'valibot';
import { type Failure, FailureError, fail, ok, type Result } from '../model/index.ts';
import { type Answers, Request, type RequestType } from './catalogue.ts';

export interface Sender {
  /** The tab that the message came from; undefined for the popup. */
  readonly tabId: number | undefined;
  /** Of the document that sent it, as the browser says; empty where it does not. */
  readonly url: string;
  /** It came from the tab's page itself, not from a frame in it. */
  readonly top: boolean;
  readonly frameId: number;
  /** Of the tab, as far as the browser tells. */
  readonly title: string;
  /** The tab is in a private window. */
  readonly private: boolean;
  /** True if the sender is a page of ours (a card's frame included), false for a content script. */
  readonly ours: boolean;
}

export interface Report {
  readonly isStorageFull: (error: unknown) => boolean;
  readonly fault: (error: unknown) => void;
}

const DISK_FULL = fail(
  'storage-full',
  'The disk is full, so that could not be written.',
  'Free some space, then try again. Deleting an archive here frees space too.',
);

type RequestOf<T extends RequestType> = Extract<Request, { type: T }>;

export type Handlers = {
  readonly [T in RequestType]: (request: RequestOf<T>, sender: Sender) => Promise<Answers[T]>;
};

/** What answers: some handlers that are there, and the others, which are fetched once they are needed. */
export interface Answering<Own extends RequestType> {
  readonly own: Pick<Handlers, Own>;
  readonly others: () => Promise<Omit<Handlers, Own>>;
}

/**
 * Answers one message; undefined for what is not one of ours, so that other listeners may have it.
 * A handler's `FailureError` becomes its failure; any other error is a fault, reported as such,
 * unless it says that the disk is full.
 */
export function answer<Own extends RequestType>(
  answering: Answering<Own>,
  message: unknown,
  sender: Sender,
  report: Report,
): Promise<Result<unknown>> | undefined {
  const parsed = v.safeParse(Request, message);
  if (!parsed.success) return undefined;
  // A content script runs beside a stranger's code: it may ask only what those of pages ask.
  if (!sender.ours && !/^(?:annotator|highlighter)\./.test(parsed.output.type)) {
    return Promise.resolve(fail('no-permission', 'This page may not ask that.', ''));
  }
  return run(answering, parsed.output, sender, report);
}

async function run<Own extends RequestType, T extends RequestType>(
  { own, others }: Answering<Own>,
  request: RequestOf<T>,
  sender: Sender,
  report: Report,
): Promise<Result<unknown>> {
  try {
    const { type } = request;
    // In this very turn where it is there: what the user did counts for no other.
    const there: object = Object.hasOwn(own, type) ? own : await others();
    // The type of the request picks the handler; the compiler can't follow that through the index.
    const handler = Reflect.get(there, type) as (
      request: RequestOf<T>,
      sender: Sender,
    ) => Promise<Answers[T]>;
    return ok(await handler(request, sender));
  } catch (error) {
    if (report.isStorageFull(error)) return DISK_FULL;
    if (!(error instanceof FailureError)) report.fault(error);
    return { ok: false, error: asFailure(error) };
  }
}

function asFailure(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const said = error instanceof Error ? error.message : String(error);
  return fail('internal', `Something went wrong: ${said}.`, 'Please try again.').error;
}
