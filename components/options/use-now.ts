import { useEffect, useState } from 'preact/hooks';

/** Often enough for what is said in minutes. */
const EVERY = 30_000;

/** The time, again every half minute while `wanted`: what is said against it stays true. */
export function useNow(clock: () => number, wanted = true): number {
  const [, setTurn] = useState(0);
  useEffect(() => {
    if (!wanted) return;
    const timer = setInterval(() => setTurn(turn => turn + 1), EVERY);
    return () => clearInterval(timer);
  }, [wanted]);
  return clock();
}
