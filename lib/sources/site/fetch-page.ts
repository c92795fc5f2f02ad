import { type Attempt, failed } from './attempt.ts';
import type { Fetcher, Page, Validators } from './fetcher.ts';
import { pageText } from './page-text.ts';

/** A crawl's page: its text, or why there is none. */
export type Fetched =
  | { readonly is: 'text'; readonly text: string; readonly page: Page }
  | { readonly is: 'unchanged' }
  /** 400, 401, 403, 404, 410. */
  | { readonly is: 'absent'; readonly status: number; readonly text: string };

const ABSENT = [400, 401, 403, 404, 410];

export async function fetchPage(
  fetcher: Fetcher,
  url: string,
  known: Validators | null = null,
): Promise<Attempt<Fetched>> {
  const got = await fetcher.get(url, { known });
  if (!got.ok) return got;
  const { status } = got.value;
  if (status === 304) return { ok: true, value: { is: 'unchanged' } };
  const text = pageText(got.value);
  if (status === 200) return { ok: true, value: { is: 'text', text, page: got.value } };
  if (ABSENT.includes(status)) return { ok: true, value: { is: 'absent', status, text } };
  return absent(url, status);
}

/** A page that the crawl cannot do without. */
export function absent(url: string, status: number): Attempt<never> {
  return status === 401 || status === 403
    ? failed(
        'refused',
        `${hostOf(url)} does not let us read it (${status}).`,
        'See whether it opens in a private window: only public blogs are read.',
      )
    : failed(
        'unreachable',
        `${url} is not there: the server answers ${status}.`,
        'See whether the blog has moved, and paste its address again.',
      );
}

export function notAsPromised(url: string, what: string): Attempt<never> {
  return failed(
    'unreadable',
    `${url} gave something else where ${what} was promised.`,
    'See whether it opens in a tab: some sites show a check for robots first.',
  );
}

function hostOf(url: string): string {
  return new URL(url).host;
}
