/**
 * The one way to a remote's server. What is asked carries a password and sealed bytes, so it goes to the
 * address that the user gave and to no other: redirects are never followed by the browser. Within the
 * origin we follow them ourselves. A browser hides where one leads (`redirect: 'manual'` gives an opaque
 * answer); then a bare `HEAD`, without password or body, goes along and shows it.
 */
import { dropBody, isTimeout, readBody, watched } from '../http/index.ts';
import { RemoteError } from '../jobs/ports.ts';
import { isFault, statusFault } from './status-fault.ts';

export interface AskPorts {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether the browser lets us ask this origin; asked each time, for it may be taken back. */
  readonly permitted: (origin: string) => Promise<boolean>;
}

export interface SignIn {
  readonly user: string;
  readonly password: string;
}

export interface Patience {
  /** Milliseconds without a byte. */
  readonly stall: number;
  /** Milliseconds for the whole of a short request; long bodies get more. */
  readonly total: number;
}

export interface Question {
  readonly method: string;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** A longer answer is none. */
  readonly maxBytes?: number;
  /** Faults that the caller sees to itself. */
  readonly seesTo?: readonly number[];
  /** Replaces the patience of the server: for an answer that is meant to take long. */
  readonly patience?: Patience;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer {
  readonly status: number;
  /** Where it came from in the end. */
  readonly url: URL;
  readonly bytes: Uint8Array;
  header(name: string): string | null;
}

/** Throws a `RemoteError` for what is no answer at all, and for statuses that say everything themselves. */
export type Ask = (question: Question) => Promise<Answer>;

/** A redirect to another origin, where nothing was sent. */
export class LeadsElsewhere extends RemoteError {
  readonly to: URL | null;
  constructor(from: URL, to: URL | null) {
    const where = to === null ? 'to another address' : `to ${to.origin}`;
    super('not-a-remote', `${from.host} leads ${where}, to which no password is sent.`);
    this.to = to;
  }
}

const PATIENCE: Patience = { stall: 60_000, total: 120_000 };
/** What a link is trusted to carry at least, in bytes a millisecond. */
const SLOWEST = 20;
const MAX_BYTES = 64_000_000;
const MAX_HOPS = 5;

export function createAsk(ports: AskPorts, signIn: SignIn, patience: Patience = PATIENCE): Ask {
  // Taken out of its object: a browser's fetch refuses to be called as another object's method.
  const { fetch, now, permitted } = ports;
  const authorization = basic(signIn);

  async function ask(question: Question, hops = 0): Promise<Answer> {
    const { url, method, body, signal, maxBytes = MAX_BYTES } = question;
    const { stall, total } = question.patience ?? patience;
    if (!(await permitted(url.origin)))
      throw new RemoteError(
        'no-permission',
        `The browser's permission for ${url.host} is missing.`,
      );
    const upload = typeof body === 'string' ? body.length : (body?.byteLength ?? 0);
    const whole = total + upload / SLOWEST;
    // While a body is sent nothing is heard: silence counts from its end.
    const limits = { maxBytes, total: whole, stall: upload > 0 ? whole : stall };
    try {
      const outcome = await watched(limits, signal, async (watch, alive) => {
        const response = await fetch(url.href, {
          method,
          headers: { ...question.headers, authorization },
          ...(body !== undefined && { body: body as BodyInit }),
          ...BARE,
          redirect: 'manual',
          signal: watch,
        });
        alive();
        return (await redirect(response, url, watch)) ?? (await answered(response, url, alive));
      });
      if (!(outcome instanceof URL)) return judged(outcome, question);
      if (outcome.origin !== url.origin || hops === MAX_HOPS)
        throw new LeadsElsewhere(url, outcome.origin === url.origin ? null : outcome);
      return await ask({ ...question, url: outcome }, hops + 1);
    } catch (error) {
      if (error instanceof RemoteError) throw error;
      if (signal?.aborted) throw new RemoteError('internal', 'It was stopped.');
      throw unreachable(url, isTimeout(error));
    }

    async function answered(response: Response, at: URL, alive: () => void): Promise<Answer> {
      const header = (name: string) => response.headers.get(name);
      const bytes = await readBody(response, limits, alive);
      if (bytes === 'too-large')
        throw new RemoteError('not-a-remote', `${at.host} sends more than there can be.`);
      if (bytes === 'too-slow') throw unreachable(at, true);
      const declared = header('content-length');
      // Firefox hands over what came of an answer that broke off, as if it were whole.
      const short =
        method !== 'HEAD' &&
        declared !== null &&
        header('content-encoding') === null &&
        bytes.length !== Number(declared);
      if (bytes === 'broken' || short)
        throw new RemoteError('unreachable', `${at.host} broke off in the middle of an answer.`);
      return { status: response.status, url: at, bytes, header };
    }
  }

  /** Where an answer leads, if it does. */
  async function redirect(response: Response, url: URL, signal: AbortSignal): Promise<URL | null> {
    const hidden = response.type === 'opaqueredirect';
    const location = response.headers.get('location');
    const leads = [301, 302, 307, 308].includes(response.status) && location !== null;
    if (!hidden && !leads) return null;
    await dropBody(response);
    if (location !== null) return URL.parse(location, url) ?? url;
    try {
      const shown = await fetch(url.href, { method: 'HEAD', ...BARE, redirect: 'follow', signal });
      await dropBody(shown);
      return new URL(shown.url);
    } catch (error) {
      // To where we may not even look: there is no permission for it.
      if (signal.aborted) throw error;
      throw new LeadsElsewhere(url, null);
    }
  }

  function judged(answer: Answer, { seesTo = [] }: Question): Answer {
    const { status, url, header } = answer;
    if (isFault(status) && !seesTo.includes(status))
      throw statusFault(url.host, status, header('retry-after'), now());
    // A page for people, where a machine was asked: of a login, a provider, a café's network.
    if (status === 200 && /^(text\/html|application\/xhtml)/i.test(header('content-type') ?? ''))
      throw new RemoteError('not-a-remote', `${url.host} answers with a page for people.`);
    return answer;
  }

  return question => ask(question);
}

/** Nothing of the browser's own goes along: no cookie, no address of a page, no cached answer. */
const BARE = {
  cache: 'no-store',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
} as const satisfies RequestInit;

function unreachable(url: URL, slow: boolean): RemoteError {
  return new RemoteError(
    'unreachable',
    slow ? `${url.host} does not go on answering.` : `${url.host} cannot be reached.`,
  );
}

/** RFC 7617, in UTF-8. */
function basic({ user, password }: SignIn): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
