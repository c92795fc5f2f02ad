/**
 * The one way to a stranger's server: one request at a time, a pause between any two, and patience
 * that ends.
 *
 * What a browser does not let us prevent: `redirect: 'manual'` hides where a redirect leads, so `fetch`
 * follows it before anybody can look, and one GET may reach a host that we would have refused. It goes
 * without cookies, credentials, referrer or body, as an image on any web page could make it; then
 * `response.url` is checked and no byte of the answer is read. Nor can a name be checked that resolves
 * to a private address (DNS rebinding): what came from it is refused unless it is a blog of the granted
 * origin. Where redirects can be seen (Node), each hop is checked before it is taken.
 */
import {
  type BodyLimits,
  backOff,
  dropBody,
  isTimeout,
  readBody,
  retryAfter,
  watched,
} from '../../http/index.ts';
import { type AddressRules, checkAddress, isWithin } from './address.ts';
import { type Attempt, type FailedAttempt, failed } from './attempt.ts';
import {
  badRedirect,
  busy,
  leaves,
  redirected,
  tooLarge,
  tooSlow,
  unreachable,
} from './fetch-failures.ts';

/** What a server gave to recognise the same answer by. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** An answer that is final: 2xx, 304 (without bytes), or 4xx. */
export interface Page {
  /** Where it came from in the end. */
  readonly url: string;
  readonly status: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly validators: Validators;
  header(name: string): string | null;
}

export interface GetOptions {
  readonly accept?: string;
  /** Asks for the page only if it is another one: a 304 comes back otherwise. */
  readonly known?: Validators | null;
  readonly maxBytes?: number;
  /** Enough of it: what a longer answer has behind so many bytes is not waited for. */
  readonly prefix?: number;
}

export interface Fetcher {
  get(url: string, options?: GetOptions): Promise<Attempt<Page>>;
  /** Milliseconds since 1970. */
  now(): number;
}

export interface FetcherPorts {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly now: () => number;
  /** Resolves after so many milliseconds, or rejects when the signal aborts. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly signal?: AbortSignal;
  /** From 0 up to 1. */
  readonly random?: () => number;
}

export interface FetcherOptions extends AddressRules {
  /** The origin that the user granted; null lets any public host be read (no browser, no grants). */
  readonly origin: string | null;
  /** Milliseconds between the end of a request and the start of the next. */
  readonly pause?: number;
  /** 'manual' only where its answer tells the `Location`: in Node, in no browser. */
  readonly redirects?: 'follow' | 'manual';
  readonly limits?: Partial<BodyLimits>;
  /** How often a request is tried before it is left for later. */
  readonly attempts?: number;
}

const DEFAULT_LIMITS: BodyLimits = { maxBytes: 50_000_000, stall: 30_000, total: 300_000 };
const DEFAULT_ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/json;q=0.9, text/html;q=0.8, */*;q=0.5';
/** Waits up to this are sat out here; a longer one goes back to the job: a worker dies after 30 s idle. */
const LONGEST_WAIT = 20_000;
/** When to ask again a server that failed every time and named no time. */
const LATER = 10 * 60_000;
const MAX_HOPS = 10;

interface Again {
  readonly again: FailedAttempt;
  readonly after: number | null;
}

export function createFetcher(ports: FetcherPorts, options: FetcherOptions): Fetcher {
  // Taken out of its object: a browser's fetch refuses to be called as another object's method.
  const { fetch, now, wait, signal, random = Math.random } = ports;
  const { pause = 1_000, redirects = 'follow', attempts = 4 } = options;
  let queue: Promise<unknown> = Promise.resolve();
  let lastEnd: number | null = null;

  function get(url: string, wanted: GetOptions = {}): Promise<Attempt<Page>> {
    const answer = queue.then(() => tryOften(url, wanted));
    queue = answer.catch(() => undefined);
    return answer;
  }

  async function tryOften(url: string, wanted: GetOptions): Promise<Attempt<Page>> {
    const allowed = mayAsk(url);
    if (!allowed.ok) return allowed;
    try {
      for (let attempt = 1; ; attempt++) {
        const answer = await ask(allowed.value, wanted, MAX_HOPS);
        if (!('again' in answer)) return answer;
        const delay = Math.max(answer.after ?? 0, backOff(attempt, random));
        if (delay > LONGEST_WAIT) return { ...answer.again, retryAt: now() + delay };
        if (attempt >= attempts) return { ...answer.again, retryAt: now() + LATER };
        await wait(delay, signal);
      }
    } catch (error) {
      if (signal?.aborted) return failed('cancelled', 'The update was stopped.', 'Start it again.');
      throw error;
    }
  }

  function mayAsk(url: string): Attempt<URL> {
    const checked = checkAddress(url, options);
    if (!checked.ok || options.origin === null || isWithin(options.origin, checked.value))
      return checked;
    return leaves(options.origin, checked.value);
  }

  /** One request, or one a hop where the hops can be seen. */
  async function ask(url: URL, wanted: GetOptions, hops: number): Promise<Attempt<Page> | Again> {
    const rest = lastEnd === null ? 0 : lastEnd + pause - now();
    if (rest > 0) await wait(rest, signal);
    const { maxBytes, prefix } = wanted;
    const limits: BodyLimits = {
      ...DEFAULT_LIMITS,
      ...options.limits,
      ...(maxBytes !== undefined && { maxBytes }),
      ...(prefix !== undefined && { prefix }),
    };
    try {
      const answer = await watched(limits, signal, async (watch, alive) => {
        const response = await fetch(url.href, request(wanted, redirects, watch));
        alive();
        return { response, outcome: await judge(response, url, limits, alive) };
      });
      const { response, outcome } = answer;
      if (outcome !== 'redirect') return outcome;
      const location = response.headers.get('location');
      const next = location === null ? null : URL.parse(location, url);
      if (!next || hops === 0) return badRedirect(url);
      const allowed = mayAsk(next.href);
      lastEnd = now();
      return allowed.ok
        ? await ask(allowed.value, wanted, hops - 1)
        : redirected(url, next, allowed);
    } catch (error) {
      if (signal?.aborted) throw error;
      return { again: isTimeout(error) ? tooSlow(url) : unreachable(url), after: null };
    } finally {
      lastEnd = now();
    }
  }

  async function judge(
    response: Response,
    asked: URL,
    limits: BodyLimits,
    alive: () => void,
  ): Promise<Attempt<Page> | Again | 'redirect'> {
    const { status } = response;
    const url = response.url === '' ? asked : new URL(response.url);
    const allowed = mayAsk(url.href);
    if (!allowed.ok) {
      await dropBody(response);
      return redirected(asked, url, allowed);
    }
    if (status === 408 || status === 429 || status >= 500) {
      await dropBody(response);
      const after = retryAfter(response.headers.get('retry-after'), now());
      return { again: busy(url, status), after };
    }
    const isRedirect = status >= 300 && status < 400 && status !== 304;
    if (isRedirect || status === 304) await dropBody(response);
    if (isRedirect) return 'redirect';
    const bytes = status === 304 ? new Uint8Array() : await readBody(response, limits, alive);
    if (bytes === 'too-large') return tooLarge(url, limits.maxBytes);
    if (bytes === 'too-slow') return { again: tooSlow(url), after: null };
    if (bytes === 'broken') return { again: unreachable(url), after: null };
    const header = (name: string) => response.headers.get(name);
    const validators = { etag: header('etag'), lastModified: header('last-modified') };
    return { ok: true, value: { url: url.href, status, bytes, validators, header } };
  }

  return { get, now };
}

function request(wanted: GetOptions, redirect: RequestRedirect, signal: AbortSignal): RequestInit {
  const headers: Record<string, string> = { accept: wanted.accept ?? DEFAULT_ACCEPT };
  if (wanted.known?.etag) headers['if-none-match'] = wanted.known.etag;
  if (wanted.known?.lastModified) headers['if-modified-since'] = wanted.known.lastModified;
  return {
    headers,
    redirect,
    signal,
    // Our own validators decide what is new, and the browser's cache does not grow by an archive.
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  };
}
