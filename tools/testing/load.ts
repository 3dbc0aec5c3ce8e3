// What stands in front of several copies, as a plain balancer would, and people who use the site through it.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

const LOOK_MS = 200;

export interface Balancer {
  readonly port: number;
  /** Answers of each copy, in the order of their ports. */
  servedBy(): readonly number[];
  close(): Promise<void>;
}

interface Upstream {
  readonly port: number;
  readonly agent: Agent;
  isReady: boolean;
  answers: number;
}

/**
 * Gives requests in turn to the copies that say that they are ready, over connections that it keeps. Only what no copy
 * took, since nobody listens, goes to the next one: nothing that may have arrived is sent again.
 */
export async function balancerOf(ports: readonly number[]): Promise<Balancer> {
  const upstreams = ports.map((port): Upstream => {
    return { port, agent: new Agent({ keepAlive: true }), isReady: true, answers: 0 };
  });
  let turn = 0;
  const server = createServer(async (asked, answer) => {
    const body = await buffer(asked);
    turn += 1;
    const ready = upstreams.filter(({ isReady }) => isReady);
    const inTurn = ready.map((_, place) => ready[(turn + place) % ready.length] as Upstream);
    for (const upstream of inTurn) if (await pass(upstream, asked, body, answer)) return;
    if (!answer.destroyed) answer.writeHead(502).end('nobody took it');
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const looking = setInterval(() => {
    for (const upstream of upstreams) void look(upstream);
  }, LOOK_MS);
  return {
    port: (server.address() as AddressInfo).port,
    servedBy: () => upstreams.map(({ answers }) => answers),
    async close() {
      clearInterval(looking);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      for (const { agent } of upstreams) agent.destroy();
    },
  };
}

async function look(upstream: Upstream): Promise<void> {
  const asked = request({ host: 'localhost', port: upstream.port, path: '/health/ready' }).end();
  try {
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    response.resume();
    upstream.isReady = response.statusCode === 200;
  } catch {
    upstream.isReady = false;
  }
}

/** False if nobody listens there. What breaks after that breaks for whoever asked. */
async function pass(
  upstream: Upstream,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  answer: ServerResponse,
): Promise<boolean> {
  const { port, agent } = upstream;
  const { connection: _, ...own } = headers;
  const sent = request({ host: 'localhost', port, method, path: url, headers: own, agent });
  sent.end(body);
  try {
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const got = await buffer(response);
    upstream.answers += 1;
    const { connection: __, 'transfer-encoding': ___, ...told } = response.headers;
    answer.writeHead(response.statusCode ?? 502, { ...told, 'content-length': got.length });
    answer.end(got);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') return false;
    answer.destroy(error as Error);
    return true;
  }
}

export interface Load {
  /** Requests that were answered as they should be. */
  answered(): number;
  /** Those that were not, with what happened. */
  lost(): readonly string[];
  /** Texts of the forms that were answered. */
  posted(): readonly string[];
  stop(): Promise<void>;
}

const READERS = 3;
/** Who ask for the smallest thing that there is, so often that one is always on its way. */
const HASTY = 12;
const WRITERS = 3;
/** A person may write five comments in ten minutes in one place. */
const POSTS_OF_A_PERSON = 5;
const SMALLEST = '/robots.txt';
const PAGES = ['/', '/comunas/castro', '/experiencias', '/registro', '/mis-datos'];

export interface LoadOptions {
  readonly port: number;
  /** Of people, each of whom may post some forms. */
  readonly cookies: readonly string[];
  readonly postTo: string;
}

/** Readers and writers who ask one thing after another, each over a connection that she keeps. */
export function loadOn({ port, cookies, postTo }: LoadOptions): Load {
  const agent = new Agent({ keepAlive: true });
  const lost: string[] = [];
  const posted: string[] = [];
  let answered = 0;
  let isOver = false;
  const forms = cookies.flatMap((cookie) => Array<string>(POSTS_OF_A_PERSON).fill(cookie));

  async function ask(method: string, path: string, cookie: string, form = ''): Promise<boolean> {
    const headers = {
      cookie,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(form),
    };
    try {
      const sent = request({ host: 'localhost', port, agent, method, path, headers }).end(form);
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      const said = await text(response);
      const isGood = response.statusCode === (method === 'GET' ? 200 : 303);
      if (isGood) answered += 1;
      else lost.push(`${method} ${path}: ${response.statusCode} ${said.slice(0, 200)}`);
      return isGood;
    } catch (error) {
      lost.push(`${method} ${path}: ${error}`);
      return false;
    }
  }

  async function read(place: number): Promise<void> {
    for (let turn = place; !isOver; turn++) {
      const cookie = cookies[turn % cookies.length] ?? '';
      await ask('GET', PAGES[turn % PAGES.length] ?? '/', cookie);
      await wait(20);
    }
  }
  async function hurry(): Promise<void> {
    while (!isOver) await ask('GET', SMALLEST, '');
  }
  async function write(): Promise<void> {
    for (let cookie = forms.pop(); !isOver && cookie !== undefined; cookie = forms.pop()) {
      const texto = `Falta luz en ${randomUUID()}.`;
      const form = new URLSearchParams({ texto, lengua: 'es', clave: randomUUID() });
      if (await ask('POST', postTo, cookie, form.toString())) posted.push(texto);
      await wait(150);
    }
  }
  const all = [...Array(READERS).keys()]
    .map(read)
    .concat(Array.from({ length: WRITERS }, write), Array.from({ length: HASTY }, hurry));
  return {
    answered: () => answered,
    lost: () => lost,
    posted: () => posted,
    async stop() {
      isOver = true;
      await Promise.all(all);
      agent.destroy();
    },
  };
}
