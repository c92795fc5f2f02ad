/** Chromium through Playwright. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  type CDPSession,
  chromium,
  type ElementHandle,
  type Frame as PlaywrightFrame,
  type Page as PlaywrightPage,
} from 'playwright-core';
import {
  type Browser,
  chooseOption,
  type Frame,
  type Handle,
  type LaunchOptions,
  type Page,
  pasteInto,
  readAttribute,
  readText,
} from './driver.ts';

/** Quiet, and with nothing of its own to say to the network. */
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium; a profile of its own is gone when it closes. */
export async function launchChromium(options: LaunchOptions): Promise<Browser> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'backstory-chromium-')));
  const { width = 1280, height = 800, scale = 1, headless = true } = options;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: options.path,
    headless,
    // A window that its user resizes must not keep a fixed viewport.
    ...(headless ? { viewport: { width, height }, deviceScaleFactor: scale } : { viewport: null }),
    // Playwright switches it off; people have it.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [
      ...FLAGS,
      // Emulation alone would leave frames of other origins, as the card is, at one pixel a pixel.
      ...(scale === 1 ? [] : [`--force-device-scale-factor=${scale}`]),
      ...(headless ? [] : [`--window-size=${width},${height}`]),
      ...(options.extension === undefined
        ? []
        : [
            `--disable-extensions-except=${options.extension}`,
            `--load-extension=${options.extension}`,
          ]),
    ],
  });
  const closed = new Promise<void>(resolve => context.once('close', () => resolve())).then(() =>
    options.profile === undefined
      ? rm(profile, { recursive: true, force: true, maxRetries: 5 })
      : undefined,
  );
  const origin = options.extension === undefined ? '' : await originOf(context);

  const setRoom = roomOf(context, origin);
  if (options.room !== undefined) await setRoom(options.room);
  const openPage = async (url: string) => {
    const page = pageOf(await context.newPage());
    await page.goto(url);
    return page;
  };
  return {
    name: 'chromium',
    version: context.browser()?.version() ?? '',
    origin,
    openPage,
    openExtensionPage: path => openPage(origin + path),
    pages: async () => context.pages().map(pageOf),
    killWorker: () => killWorker(context, origin),
    setRoom,
    async setColours(scheme) {
      for (const page of context.pages()) await page.emulateMedia({ colorScheme: scheme });
      context.on('page', page => void page.emulateMedia({ colorScheme: scheme }).catch(() => {}));
    },
    async setForcedColours(on) {
      const media = { forcedColors: on ? 'active' : 'none' } as const;
      for (const page of context.pages()) await page.emulateMedia(media);
      context.on('page', page => void page.emulateMedia(media).catch(() => {}));
    },
    closed,
    async close() {
      await context.close();
      await closed;
    },
  };
}

async function originOf(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return `chrome-extension://${new URL(worker.url()).host}/`;
}

/** The limit lives as long as the session, and the session as long as its page. */
function roomOf(context: BrowserContext, origin: string): (bytes: number) => Promise<void> {
  let session: Promise<CDPSession> | null = null;
  return async bytes => {
    session ??= context.newPage().then(page => context.newCDPSession(page));
    const storage = { origin: origin.slice(0, -1), quotaSize: bytes };
    await (await session).send('Storage.overrideQuotaForOrigin', storage);
  };
}

/** Closing its target is what the browser does to an idle worker; the next event starts another. */
async function killWorker(context: BrowserContext, origin: string): Promise<boolean> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('Chromium is gone');
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] });
  const worker = targetInfos.find(
    target => target.type === 'service_worker' && target.url.startsWith(origin),
  );
  if (worker) await session.send('Target.closeTarget', { targetId: worker.targetId });
  await session.detach();
  return worker !== undefined;
}

function frameOf(frame: PlaywrightFrame | PlaywrightPage): Frame {
  return {
    evaluate: (run, argument) => frame.evaluate(run as never, argument as never),
    async handle(find, argument) {
      const found = await frame.evaluateHandle(find as never, argument as never);
      const element = found.asElement() as ElementHandle<HTMLElement> | null;
      return element && handleOf(element);
    },
  };
}

function handleOf(element: ElementHandle<HTMLElement>): Handle {
  return {
    click: () => element.click(),
    hover: () => element.hover(),
    focus: () => element.focus(),
    type: text => element.type(text),
    paste: text => element.evaluate(pasteInto, text),
    text: () => element.evaluate(readText),
    attribute: name => element.evaluate(readAttribute, name),
    choose: text => element.evaluate(chooseOption, text),
    setFiles: paths => element.setInputFiles([...paths]),
  };
}

function pageOf(page: PlaywrightPage): Page {
  return {
    ...frameOf(page),
    goto: async url => void (await page.goto(url)),
    frames: () =>
      page
        .frames()
        .filter(frame => frame !== page.mainFrame())
        .map(frameOf),
    press: key => page.keyboard.press(key),
    moveTo: (x, y) => page.mouse.move(x, y),
    clickAt: (x, y) => page.mouse.click(x, y),
    async tapAt(x, y) {
      // Playwright has a finger only for pages that never see a mouse.
      const session = await page.context().newCDPSession(page);
      // For as long as the page is there: what is taken for a tap is told a moment after the finger is up.
      await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
      await session.send('Input.dispatchTouchEvent', {
        type: 'touchStart',
        touchPoints: [{ x, y }],
      });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    },
    async drag(from, to) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move((from.x + to.x) / 2, from.y);
      await page.mouse.move(to.x, to.y);
      await page.mouse.up();
    },
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: async path => void (await page.screenshot({ path })),
    toFront: () => page.bringToFront(),
    close: () => page.close(),
  };
}
