/** A static host of files, with an ETag each, as packs are published on. */
import { createHash } from 'node:crypto';
import { listen, notFound, sendTagged, type TestServer } from './listen.ts';

/** `files` may change while it serves. */
export function serveFiles(files: Map<string, Uint8Array>): Promise<TestServer> {
  return listen((asked, response) => {
    const bytes = files.get(asked.url.pathname.slice(1));
    if (!bytes) return notFound(asked, response);
    const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
    sendTagged(asked, response, bytes, 'application/octet-stream', etag);
  });
}
