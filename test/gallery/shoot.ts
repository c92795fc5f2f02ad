/**
 * Pictures of every state of the gallery, and axe-core's opinion of each:
 *
 *     npx vite build test/gallery --outDir /tmp/gallery && node test/gallery/shoot.ts /tmp/gallery /tmp/pictures [name…]
 *
 * Light, dark, right to left, forced colours and double size. Exit status 1 if axe-core found something.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';

const [built = 'test/.artefacts/gallery', pictures = 'test/.artefacts/pictures', ...only] =
  process.argv.slice(2);
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const axe = readFileSync(
  new URL('../../node_modules/axe-core/axe.min.js', import.meta.url),
  'utf8',
);

interface Look {
  readonly name: string;
  readonly query: string;
  /** Shares of the state's size: what is left of a window at a zoom of 200 %. */
  readonly zoom?: number;
  readonly context?: BrowserContextOptions;
}

const LOOKS: readonly Look[] = [
  { name: 'light', query: '&theme=light' },
  { name: 'dark', query: '&theme=dark', context: { colorScheme: 'dark' } },
  { name: 'rtl', query: '&theme=light&dir=rtl' },
  { name: 'forced', query: '', context: { forcedColors: 'active', colorScheme: 'dark' } },
  { name: 'zoom', query: '&theme=light', zoom: 2 },
];

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://x').pathname;
  try {
    const file = join(built, normalize(path === '/' ? '/index.html' : path));
    const body = readFileSync(file);
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    response.end(body);
  } catch {
    response.statusCode = 404;
    response.end();
  }
});
await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
const { port } = server.address() as AddressInfo;

mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
let found = 0;
for (const look of LOOKS) found += await shoot(browser, look);
await browser.close();
server.close();
console.log(found === 0 ? 'axe-core found nothing.' : `axe-core found ${found} violations.`);
process.exitCode = found === 0 ? 0 : 1;

/** Takes the pictures of one look; gives the number of violations. */
async function shoot(browser: Browser, look: Look): Promise<number> {
  const zoom = look.zoom ?? 1;
  const context = await browser.newContext({ deviceScaleFactor: zoom, ...look.context });
  const page = await context.newPage();
  page.on('pageerror', error => console.error(look.name, error.message));
  await page.goto(`http://127.0.0.1:${port}/?list`);
  const states = await page.$$eval('iframe', frames =>
    frames.map(({ title, width, height }) => ({ title, width: +width, height: +height })),
  );
  let count = 0;
  for (const { title, width, height } of states) {
    if (only.length > 0 && !only.some(name => title.startsWith(name))) continue;
    await page.setViewportSize({ width: width / zoom, height: Math.round(height / zoom) });
    await page.goto(`http://127.0.0.1:${port}/?state=${title}${look.query}`);
    await page.waitForSelector('main');
    await page.screenshot({
      path: join(pictures, `${title.replace('/', '-')}-${look.name}.png`),
      fullPage: !title.startsWith('card'),
    });
    await page.evaluate(axe);
    const results = await page.evaluate<AxeResults>('axe.run()');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (wide) console.error(`${title} ${look.name}: wider than its window`);
    for (const violation of results.violations) {
      count++;
      const where = violation.nodes.map(node => node.target.join(' ')).join(', ');
      console.error(`${title} ${look.name}: ${violation.id}: ${violation.help} (${where})`);
    }
  }
  await context.close();
  return count;
}
