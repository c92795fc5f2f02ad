/** A page of scripts of our own, built by what builds the extension, on loopback. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'vite';

export interface BenchPage {
  readonly url: string;
  close(): void;
}

/** Serves an empty page with one script of this folder, and the workers that it starts. */
export async function serveBenchPage(script: string): Promise<BenchPage> {
  const files = await bundle(script);
  const server = createServer((request, response) => {
    const path = request.url?.slice(1) ?? '';
    const code = files.get(path);
    // Isolated pages have a clock of microseconds; unstored scripts have no compiled code in a cache.
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    response.setHeader('cache-control', 'no-store');
    response.setHeader('content-type', code === undefined ? 'text/html' : typeOf(path));
    response.statusCode = code === undefined && path !== '' ? 404 : 200;
    response.end(
      code ??
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><body><script type="module" src="/page.js"></script></body></html>',
    );
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** WebAssembly is compiled while it is loaded only where it is called that. */
function typeOf(path: string): string {
  return path.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
}

async function bundle(script: string): Promise<Map<string, string | Uint8Array>> {
  const here = import.meta.dirname;
  const built = await build({
    configFile: false,
    root: here,
    base: './',
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: join(here, script),
        output: { entryFileNames: 'page.js' },
      },
    },
  });
  const files = new Map<string, string | Uint8Array>();
  for (const bundled of [built].flat()) {
    if (!('output' in bundled)) throw new Error('vite watches, and was not asked to');
    for (const file of bundled.output) {
      files.set(file.fileName, file.type === 'chunk' ? file.code : file.source);
    }
  }
  return files;
}
