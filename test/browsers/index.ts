import { launchChromium } from './chromium.ts';
import type { Browser, LaunchOptions } from './driver.ts';
import type { BrowserName } from './find.ts';
import { launchFirefox } from './firefox.ts';

export type { Browser, Frame, Handle, Page } from './driver.ts';
export { BROWSER_NAMES, type BrowserName, findBrowser } from './find.ts';

export function launch(name: BrowserName, options: LaunchOptions): Promise<Browser> {
  return name === 'chromium' ? launchChromium(options) : launchFirefox(options);
}
