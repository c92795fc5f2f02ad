/** Why a request came to nothing, as it is told to the user. */
import { type FailedAttempt, failed } from './attempt.ts';

export function redirected(from: URL, to: URL, why: FailedAttempt): FailedAttempt {
  if (why.movedTo !== undefined) return leaves(from.origin, to);
  return failed(
    'refused',
    `${from.host} leads to ${to.host}, which is refused. ${why.error.message}`,
    why.error.action,
  );
}

export function leaves(origin: string, to: URL): FailedAttempt {
  return failed(
    'refused',
    `${URL.parse(origin)?.host ?? origin} leads to ${to.host}, for which there is no permission.`,
    `If that is the same blog, add ${to.origin} instead.`,
    { movedTo: to.href },
  );
}

export function badRedirect(url: URL): FailedAttempt {
  return failed(
    'unreadable',
    `${url.host} leads in circles, or nowhere.`,
    'Open the address in a tab and copy the one that you end at.',
  );
}

export function unreachable(url: URL): FailedAttempt {
  return failed(
    'unreachable',
    `${url.host} could not be reached.`,
    // To us a redirect that the browser forbids looks the same as a server that is down.
    'See whether it opens in a tab, and under which address. It is tried again later.',
  );
}

export function busy(url: URL, status: number): FailedAttempt {
  const what = status === 429 ? 'asks us to wait' : 'has trouble';
  return failed('unreachable', `${url.host} ${what} (${status}).`, 'It is tried again later.');
}

export function tooSlow(url: URL): FailedAttempt {
  return failed(
    'unreachable',
    `${url.host} stopped in the middle of an answer.`,
    'It is tried again later.',
  );
}

export function tooLarge(url: URL, maxBytes: number): FailedAttempt {
  return failed(
    'unreadable',
    `${url.host} sent more than ${Math.round(maxBytes / 1_000_000)} MB for one page.`,
    'Import a file that the blog was exported to.',
  );
}
