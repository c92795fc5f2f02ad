/** Firefox through Puppeteer, over WebDriver BiDi. */
import puppeteer, {
  type ElementHandle,
  type JSHandle,
  type KeyInput,
  type Browser as PuppeteerBrowser,
  type Frame as PuppeteerFrame,
  type Page as PuppeteerPage,
} from 'puppeteer-core';
import {
  type Browser,
  chooseOption,
  type Frame,
  GECKO_ID,
  type Handle,
  type LaunchOptions,
  type Page,
  pasteInto,
  readAttribute,
  readText,
} from './driver.ts';

/** Firefox gives an extension a random address unless it is told one. */
const UUID = '5b1f7a52-3c0e-4d0b-9a51-b4c0570e0001';
const ORIGIN = `moz-extension://${UUID}/`;

/** Starts Firefox with a profile of its own, which is gone when it closes. */
export async function launchFirefox(options: LaunchOptions): Promise<Browser> {
  const { width = 1280, height = 800, scale = 1, headless = true } = options;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: options.path,
    headless,
    defaultViewport: headless ? { width, height, deviceScaleFactor: scale } : null,
    // Lets the driver speak to the browser itself: the background, preferences.
    args: [
      '--remote-allow-system-access',
      ...(headless ? [] : [`--width=${width}`, `--height=${height}`]),
    ],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
      'extensions.webextOptionalPermissionPrompts': false,
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      // A background that stops only when a test stops it.
      'extensions.background.idle.timeout': 600_000,
      ...(options.room === undefined
        ? {}
        : { 'dom.quotaManager.temporaryStorage.fixedLimit': Math.ceil(options.room / 1024) }),
    },
  });
  const closed = new Promise<void>(resolve => browser.once('disconnected', () => resolve()));
  if (options.extension !== undefined) await browser.installExtension(options.extension);

  const openPage = async (url: string) => {
    const page = pageOf(browser, await browser.newPage());
    await page.goto(url);
    return page;
  };
  return {
    name: 'firefox',
    version: (await browser.version()).replace('firefox/', ''),
    origin: options.extension === undefined ? '' : ORIGIN,
    openPage,
    openExtensionPage: path => openPage(ORIGIN + path),
    pages: async () => (await browser.pages()).map(page => pageOf(browser, page)),
    killWorker: async () =>
      (await inBrowser(
        browser,
        `const {extension} = WebExtensionPolicy.getByID(${JSON.stringify(GECKO_ID)});
         const running = extension.backgroundState === 'running';
         await extension.terminateBackground({
           ignoreDevToolsAttached: true, disableResetIdleForTest: true});
         return running;`,
      )) === true,
    // Its limit is read once, when storage is first asked for.
    setRoom: null,
    setColours: async scheme =>
      void (await inBrowser(
        browser,
        `Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${
          scheme === 'dark' ? 0 : 1
        });`,
      )),
    setForcedColours: async on =>
      void (await inBrowser(
        browser,
        `Services.prefs.setIntPref('browser.display.document_color_use', ${on ? 2 : 0});`,
      )),
    closed,
    async close() {
      await browser.close();
      await closed;
    },
  };
}

type Send = (method: string, parameters: object) => Promise<{ result: Record<string, unknown> }>;

/** Puppeteer has no types for the connection, and no call for Mozilla's additions to the protocol. */
function sender(browser: PuppeteerBrowser): Send {
  const { connection } = browser as unknown as { connection: { send: Send } };
  return (method, parameters) => connection.send(method, parameters);
}

/** Runs statements with the browser's own rights; what they return must be JSON. */
async function inBrowser(browser: PuppeteerBrowser, body: string): Promise<unknown> {
  const send = sender(browser);
  const tree = await send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = tree.result.contexts as { context: string }[];
  const { result } = await send('script.evaluate', {
    target: { context: window?.context },
    awaitPromise: true,
    expression: `(async () => {${body}})()`,
  });
  if (result.type !== 'success') throw new Error(`in Firefox: ${JSON.stringify(result)}`);
  return (result.result as { value?: unknown }).value;
}

function frameOf(frame: PuppeteerFrame | PuppeteerPage): Frame {
  return {
    evaluate: (run, argument) => frame.evaluate(run as never, argument as never) as never,
    async handle(find, argument) {
      const found = await frame.evaluateHandle(find as never, argument as never);
      const element = (found as JSHandle).asElement() as ElementHandle<HTMLElement> | null;
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
    setFiles: paths => (element as ElementHandle<HTMLInputElement>).uploadFile(...paths),
  };
}

function pageOf(browser: PuppeteerBrowser, page: PuppeteerPage): Page {
  return {
    ...frameOf(page),
    goto: url => goTo(browser, page, url),
    frames: () =>
      page
        .frames()
        .filter(frame => frame !== page.mainFrame())
        .map(frameOf),
    meetFrames: () => meetFrames(browser, page),
    async press(keys) {
      const [key = '', ...modifiers] = keys.split('+').reverse();
      for (const modifier of modifiers) await page.keyboard.down(modifier as KeyInput);
      await page.keyboard.press(key as KeyInput);
      for (const modifier of modifiers) await page.keyboard.up(modifier as KeyInput);
    },
    moveTo: (x, y) => page.mouse.move(x, y),
    clickAt: (x, y) => page.mouse.click(x, y),
    tapAt: (x, y) => page.touchscreen.tap(x, y),
    async drag(from, to) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move((from.x + to.x) / 2, from.y);
      await page.mouse.move(to.x, to.y);
      await page.mouse.up();
    },
    resize: (width, height) => page.setViewport({ width, height }),
    screenshot: async path => void (await page.screenshot({ path: path as `${string}.png` })),
    toFront: () => page.bringToFront(),
    close: () => page.close(),
  };
}

/** Nor does it send any about the frames in such a page: Puppeteer is told of them as they are. */
async function meetFrames(browser: PuppeteerBrowser, page: PuppeteerPage): Promise<void> {
  const root = (page.mainFrame() as unknown as { _id: string })._id;
  const { result } = await sender(browser)('browsingContext.getTree', { root });
  const [tree] = result.contexts as { children: { context: string }[] }[];
  const known = page.frames().map(frame => (frame as unknown as { _id: string })._id);
  const { connection } = browser as unknown as {
    connection: { emit(type: string, value: object): void };
  };
  for (const child of tree?.children ?? []) {
    if (known.includes(child.context)) continue;
    connection.emit('browsingContext.contextCreated', { ...child, parent: root });
  }
}

/**
 * Firefox sends no events about the loading of an extension's page, so Puppeteer would wait for ever;
 * asking the document itself works.
 */
async function goTo(browser: PuppeteerBrowser, page: PuppeteerPage, url: string): Promise<void> {
  if (!url.startsWith(ORIGIN)) return void (await page.goto(url));
  const context = (page.mainFrame() as unknown as { _id: string })._id;
  await sender(browser)('browsingContext.navigate', { context, url, wait: 'none' });
  const loaded = (origin: string) =>
    location.href.startsWith(origin) && document.readyState === 'complete';
  const deadline = Date.now() + 10_000;
  while (!(await page.evaluate(loaded, ORIGIN).catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`Firefox does not load ${url}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
