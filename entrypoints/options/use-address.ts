import { useEffect, useRef, useState } from 'preact/hooks';
import type { AddressImport, AddressProps, AddressState } from '../../components/options/index.ts';
import { send } from '../../lib/messages/client.ts';
import { type Failure, fail, failureOf } from '../../lib/model/index.ts';
import { grantOrigin, mayReadLoopback, wait } from '../../lib/platform/index.ts';
import {
  checkAddress,
  createFetcher,
  describeSite,
  discover,
  fetchMinutes,
  type Site,
} from '../../lib/sources/index.ts';

const RULES = { allowLoopback: mayReadLoopback() };
const IDLE: AddressState = { kind: 'idle' };

const NOT_GRANTED = fail(
  'no-permission',
  'The browser did not give the permission to read that site.',
  'Look again and answer its question with Allow.',
).error;

/** The address part of the import: permission from the click itself, then a look from this page. */
export function useAddress(onFailure: (failure: Failure | null) => void): AddressProps {
  const [state, setState] = useState<AddressState>(IDLE);
  const [site, setSite] = useState<Site | null>(null);
  const looking = useRef<AbortController | null>(null);
  useEffect(() => () => looking.current?.abort(), []);

  const show = (next: AddressState, found: Site | null = null) => {
    setState(next);
    setSite(found);
  };
  const look = async (url: URL, granting: Promise<boolean>, signal: AbortSignal) => {
    const granted = await granting.catch(() => false);
    if (signal.aborted) return;
    if (!granted) return show({ kind: 'failed', failure: NOT_GRANTED, movedTo: null });
    const fetcher = createFetcher(
      { fetch: (address, init) => fetch(address, init), now: Date.now, wait, signal },
      { origin: url.origin, ...RULES },
    );
    const found = await discover(url.href, fetcher);
    if (signal.aborted) return;
    if (found.ok) show(foundState(found.value), found.value);
    else show({ kind: 'failed', failure: found.error, movedTo: found.movedTo ?? null });
  };
  const onLook = (address: string) => {
    looking.current?.abort();
    const stop = new AbortController();
    const { signal } = stop;
    looking.current = stop;
    const checked = checkAddress(address, RULES);
    if (!checked.ok) return show({ kind: 'failed', failure: checked.error, movedTo: null });
    // Asked for before anything is waited for: browsers show the question only in the click itself.
    const granting = grantOrigin(checked.value.origin);
    show({ kind: 'looking', host: checked.value.host });
    look(checked.value, granting, signal).catch(error => {
      const failure = failureOf(error, 'The address could not be looked at', 'Try it again.');
      if (!signal.aborted) show({ kind: 'failed', failure, movedTo: null });
    });
  };
  const onForget = () => {
    looking.current?.abort();
    show(IDLE);
  };
  const onImport = async ({ title, titled, every }: AddressImport) => {
    if (site === null) return;
    const result = await send({
      type: 'page.import-site',
      site: { ...site },
      said: describeSite(site),
      title,
      titled,
      every,
    });
    onFailure(result.ok ? null : result.error);
    if (result.ok) show(IDLE);
  };
  return { state, onLook, onForget, onImport: options => void onImport(options) };
}

function foundState(site: Site): AddressState {
  return {
    kind: 'found',
    site: site.kind,
    url: site.url,
    title: site.title,
    said: describeSite(site),
    minutes: fetchMinutes(site),
  };
}
