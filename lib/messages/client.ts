import { browser } from '../platform/index.ts';
import { createSend, type Send } from './sending.ts';

/** Asks the background, from one of our own pages. Never throws: no answer is a failure too. */
export const send: Send = createSend(browser.runtime);
