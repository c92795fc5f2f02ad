import { browser } from './browser.ts';

/** A worker dies after 30 s without a call to the browser; a job that works calls more often. */
const PULSE = 20_000;

/** Keeps the background alive while `work` runs. */
export async function keepAlive<T>(work: () => Promise<T>): Promise<T> {
  const pulse = setInterval(() => void browser.runtime.getPlatformInfo(), PULSE);
  try {
    return await work();
  } finally {
    clearInterval(pulse);
  }
}
