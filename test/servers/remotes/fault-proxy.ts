/**
 * Stands between a client and a real server, and does once what networks, proxies, providers and worse
 * do. What no fault is waiting for goes through as it is.
 */
import { createServer, type IncomingHttpHeaders, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Proxied {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export type Fault = (asked: Proxied, response: ServerResponse, proxy: Through) => unknown;

interface Through {
  /** Asks the real server. */
  forward(asked: Proxied): Promise<Reply>;
  send(response: ServerResponse, reply: Reply): void;
}

/** What went between the client and the proxy, in both directions; bytes. */
export interface Traffic {
  readonly requests: number;
  readonly bodies: number;
  /** All else: request and status lines, headers, and what frames them. */
  readonly headers: number;
}

export interface FaultProxy {
  /** The server's address, by way of the proxy. */
  readonly url: string;
  readonly asked: Proxied[];
  /** Since it began. */
  traffic(): Traffic;
  /** Lets a fault happen to the next request of this method, and of a path with this in it. */
  next(method: string, fault: Fault, path?: string): void;
  /** Lets it happen to all, until it is called with null. */
  always(fault: Fault | null): void;
  close(): Promise<void>;
}

/** `renames`: the server sees its own name, as it does behind many proxies, and not the client's. */
export async function createFaultProxy(
  target: string,
  { renames = false }: { readonly renames?: boolean } = {},
): Promise<FaultProxy> {
  const asked: Proxied[] = [];
  const waiting: { method: string; path: string; fault: Fault }[] = [];
  let standing: Fault | null = null;
  const { pathname, host, hostname, port } = new URL(target);

  const through: Through = {
    forward: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        const asks = request(
          { hostname, port, method, path, headers: renames ? { ...headers, host } : headers },
          answer => {
            const chunks: Buffer[] = [];
            answer.on('data', chunk => chunks.push(chunk));
            answer.on('error', reject);
            answer.on('end', () =>
              resolve({
                status: answer.statusCode ?? 0,
                headers: answer.headers,
                body: Buffer.concat(chunks),
              }),
            );
          },
        );
        asks.on('error', reject);
        asks.end(body);
      }),
    send(response, { status, headers, body }) {
      const { 'transfer-encoding': _, connection: __, ...rest } = headers;
      bodies += body.length;
      // To a HEAD the length is of what is not sent.
      const length =
        response.req.method === 'HEAD' ? {} : { 'content-length': String(body.length) };
      response.writeHead(status, { ...rest, ...length });
      response.end(body);
    },
  };

  let bodies = 0;
  const sockets = new Set<Socket>();
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', chunk => chunks.push(chunk));
    incoming.on('end', async () => {
      const now: Proxied = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        body: Buffer.concat(chunks),
      };
      asked.push(now);
      bodies += now.body.length;
      const at = waiting.findIndex(
        ({ method, path }) => method === now.method && now.path.includes(path),
      );
      const fault = standing ?? waiting.splice(at, at < 0 ? 0 : 1)[0]?.fault;
      try {
        if (fault) await fault(now, response, through);
        else through.send(response, await through.forward(now));
      } catch {
        response.destroy();
      }
    });
  });
  server.on('connection', socket => sockets.add(socket));
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const own = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${own}${pathname}`,
    asked,
    traffic() {
      const all = [...sockets].reduce((sum, one) => sum + one.bytesRead + one.bytesWritten, 0);
      return { requests: asked.length, bodies, headers: all - bodies };
    },
    next: (method, fault, path = '') => waiting.push({ method, path, fault }),
    always(fault) {
      standing = fault;
    },
    close: () =>
      new Promise(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** The request reaches nobody. */
export const drop: Fault = (_, response) => response.destroy();

/** The request is done, and nobody hears of it. */
export const loseReply: Fault = async (asked, response, { forward }) => {
  await forward(asked);
  response.destroy();
};

/** The server is given a part of the body as if it were all of it. */
export function truncateRequest(bytes: number): Fault {
  return async (asked, response, { forward, send }) => {
    const body = asked.body.subarray(0, bytes);
    const headers = { ...asked.headers, 'content-length': String(body.length) };
    send(response, await forward({ ...asked, headers, body }));
  };
}

/** The connection breaks in the middle of the body, in both directions. */
export function breakRequest(target: string, bytes: number): Fault {
  return (asked, response) =>
    new Promise<void>(done => {
      const { hostname, port, host } = new URL(target);
      const asks = request({
        ...{ hostname, port, method: asked.method, path: asked.path },
        headers: { ...asked.headers, host },
      });
      asks.on('error', () => done());
      asks.write(asked.body.subarray(0, bytes), () => {
        asks.destroy();
        response.destroy();
      });
    });
}

/** Of a reply only so many bytes come, though more were announced. */
export function truncateReply(bytes: number): Fault {
  return async (asked, response, { forward }) => {
    const { status, body } = await forward(asked);
    response.writeHead(status, { 'content-length': String(body.length) });
    response.write(body.subarray(0, bytes), () => response.destroy());
  };
}

/** The reply reads otherwise. */
export function rewriteReply(change: (text: string, asked: Proxied) => string): Fault {
  return async (asked, response, { forward, send }) => {
    const reply = await forward(asked);
    send(response, { ...reply, body: Buffer.from(change(reply.body.toString(), asked)) });
  };
}

/** Something else answers. */
export function answer(status: number, headers: IncomingHttpHeaders = {}, body = ''): Fault {
  return (_, response, { send }) => send(response, { status, headers, body: Buffer.from(body) });
}

export const loginPage: Fault = answer(
  200,
  { 'content-type': 'text/html; charset=utf-8' },
  '<!doctype html><title>Sign in</title><form method="post"><input name="password"></form>',
);

/** Nothing is said for ever. */
export const silence: Fault = () => undefined;

/** Sends without end. */
export const endless: Fault = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/octet-stream' });
  const chunk = Buffer.alloc(65_536, 'a');
  const more = () => {
    while (response.writable && response.write(chunk));
  };
  response.on('drain', more);
  more();
};
