import { useEffect } from 'preact/hooks';
import { send } from '../../lib/messages/client.ts';

/** How often a page that watches a job sees to it that it is running, in milliseconds. */
const WAKE_EVERY = 3_000;

/** Wakes the background while a job is open: it may have died, and its alarm takes half a minute. */
export function useWake(working: boolean) {
  useEffect(() => {
    if (!working) return;
    const timer = setInterval(() => void send({ type: 'page.wake' }), WAKE_EVERY);
    return () => clearInterval(timer);
  }, [working]);
}
