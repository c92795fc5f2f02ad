/** A server on loopback that remembers what it was asked, for tests of what asks it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  /** Path with query. */
  readonly path: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
}

export interface TestServer {
  /** `http://127.0.0.1:PORT/` */
  readonly url: string;
  readonly asked: Asked[];
  /** The most requests that it ever had at once. */
  busiest(): number;
  /** Answers the next requests in place of the server, one each. */
  readonly faults: Answer[];
  close(): Promise<void>;
}

export type Answer = (asked: Asked, response: ServerResponse) => void;

export async function listen(answer: Answer): Promise<TestServer> {
  const asked: Asked[] = [];
  const faults: Answer[] = [];
  let open = 0;
  let busiest = 0;
  const server = createServer((request, response) => {
    open++;
    busiest = Math.max(busiest, open);
    response.on('close', () => open--);
    const path = request.url ?? '/';
    const now: Asked = { path, url: new URL(path, url), headers: request.headers };
    asked.push(now);
    (faults.shift() ?? answer)(now, response);
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  return {
    url,
    asked,
    faults,
    busiest: () => busiest,
    close: () =>
      new Promise(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export function send(
  response: ServerResponse,
  body: string | Uint8Array,
  type = 'text/html; charset=utf-8',
  status = 200,
): void {
  response.statusCode = status;
  response.setHeader('content-type', type);
  response.end(body);
}

/** Sends a body with an ETag of its own, or 304 to whoever has it. */
export function sendTagged(
  { headers }: Asked,
  response: ServerResponse,
  body: string | Uint8Array,
  type: string,
  etag: string,
): void {
  response.setHeader('etag', etag);
  if (headers['if-none-match'] === etag) {
    response.statusCode = 304;
    response.end();
  } else send(response, body, type);
}

export function notFound(_: Asked, response: ServerResponse): void {
  send(response, 'Not found', 'text/plain', 404);
}

/** Refuses with a status, and says when to come again. */
export function refuse(status: number, retryAfter?: string): Answer {
  return (_, response) => {
    if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
    send(response, 'busy', 'text/plain', status);
  };
}

export function redirect(location: string): Answer {
  return (_, response) => {
    response.setHeader('location', location);
    send(response, '', 'text/plain', 302);
  };
}

/** Begins an answer and never ends it. */
export const stall: Answer = (_, response) => {
  response.setHeader('content-type', 'application/atom+xml');
  response.write('<feed>');
};

/** Sends for ever. */
export const endless: Answer = (_, response) => {
  const chunk = Buffer.alloc(65_536, 'a');
  const more = () => {
    while (response.writable && response.write(chunk));
  };
  response.on('drain', more);
  more();
};

/** Closes the connection in the middle of an answer. */
export const breakOff: Answer = (_, response) => {
  response.setHeader('content-length', '1000');
  response.write('<feed>');
  setImmediate(() => response.destroy());
};

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
