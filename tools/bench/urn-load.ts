// Sends casts to an urn from a process of its own: as fast as it answers, or at hours of its own whether it answers or not.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A stretch of an open run: how long, and how many casts and pages are asked for in a second of it. */
export interface Phase {
  readonly name: string;
  readonly seconds: number;
  readonly casts: number;
  readonly pages: number;
}

export interface LoadPlan {
  /** One body a line. */
  readonly file: string;
  readonly address: string;
  /** Of a closed run, where each connection sends again once it was answered. */
  readonly atOnce?: number;
  readonly phases?: readonly Phase[];
  /** When it begins, in milliseconds since 1970. */
  readonly beginAt?: number;
  /** Addresses of pages, in turns. */
  readonly pages?: readonly string[];
}

export interface ClosedRun {
  readonly seconds: number;
  readonly processor: number;
  readonly statuses: Readonly<Record<string, number>>;
}

export interface OpenRun {
  readonly phases: readonly {
    readonly name: string;
    /** Milliseconds from when a cast was due to its answer, ascending; those that were refused apart. */
    readonly taken: readonly number[];
    readonly refused: readonly number[];
    /** Of each page, likewise. */
    readonly pages: readonly (readonly number[])[];
  }[];
  /** Answers with neither a promise nor a refusal. */
  readonly broken: number;
  /** Leaf hashes that were promised, base64url. */
  readonly promised: readonly string[];
}

/** Runs the plan in a process of its own. */
export async function sendAll<Run>(plan: LoadPlan): Promise<Run> {
  const file = fileURLToPath(import.meta.url);
  const { stdout } = await promisify(execFile)(process.execPath, [file, JSON.stringify(plan)], {
    maxBuffer: 2 ** 28,
  });
  return JSON.parse(stdout) as Run;
}

interface Answer {
  readonly status: string;
  readonly body: string;
}

/** One connection, one request after the other; as bytes, so that it costs as little as can be. */
class Connection {
  readonly #socket: Socket;
  #heard = '';
  #answered: (answer: Answer) => void = () => {};
  #failed: (error: Error) => void = () => {};

  constructor(port: number, host: string) {
    this.#socket = connect(port, host);
    this.#socket.setNoDelay(true);
    this.#socket.on('error', (error) => this.#failed(error));
    this.#socket.on('data', (bytes) => this.#hear(bytes));
  }

  send(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      [this.#heard, this.#answered, this.#failed] = ['', resolve, reject];
      this.#socket.write(request);
    });
  }

  end(): void {
    this.#socket.destroy();
  }

  #hear(bytes: Buffer): void {
    this.#heard += bytes.toString('latin1');
    const heard = this.#heard;
    const end = heard.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = /content-length: (\d+)/i.exec(heard)?.[1];
    const isWhole =
      length === undefined ? heard.endsWith('0\r\n\r\n') : heard.length >= end + 4 + Number(length);
    if (isWhole) this.#answered({ status: heard.slice(9, 12), body: heard.slice(end + 4) });
  }
}

async function runClosed(plan: LoadPlan): Promise<ClosedRun> {
  const { file, address, atOnce = 32, beginAt = 0 } = plan;
  const { hostname, port } = new URL(address);
  const requests = castsIn(file, address);
  const statuses: Record<string, number> = {};
  let next = 0;
  await wait(Math.max(0, beginAt - Date.now()));
  const before = process.cpuUsage();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const connection = new Connection(Number(port), hostname);
      for (let one = requests[next++]; one !== undefined; one = requests[next++]) {
        const { status } = await connection.send(one);
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
      connection.end();
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { seconds, statuses, processor: (user + system) / 1e6 };
}

/** Requests begin when they are due, whatever became of those before: who waits is counted from then on. */
async function runOpen(plan: LoadPlan): Promise<OpenRun> {
  const { file, address, phases = [], pages = [], beginAt = 0 } = plan;
  const { hostname, port } = new URL(address);
  const requests = castsIn(file, address);
  const pageRequests = pages.map((page) => head('GET', page, ''));
  const idle: Connection[] = [];
  const promised: string[] = [];
  let [next, broken] = [0, 0];

  async function ask(request: Buffer, due: number): Promise<Answer & { readonly ms: number }> {
    const connection = idle.pop() ?? new Connection(Number(port), hostname);
    try {
      const answer = await connection.send(request);
      idle.push(connection);
      return { ...answer, ms: performance.now() - due };
    } catch {
      connection.end();
      return { status: '000', body: '', ms: performance.now() - due };
    }
  }

  async function runPhase({ name, seconds, casts, pages: asked }: Phase) {
    const taken: number[] = [];
    const refused: number[] = [];
    const looked = pageRequests.map((): number[] => []);
    const began = performance.now();
    const castOne = async (due: number) => {
      const request = requests[next++];
      if (request === undefined) throw new Error('too few ballots');
      const { status, body, ms } = await ask(request, due);
      (status === '200' ? taken : refused).push(ms);
      if (status !== '200' && status !== '403') broken += 1;
      else if (status === '200') promised.push(/"leaf":"([^"]+)"/.exec(body)?.[1] ?? '');
    };
    const lookOne = async (due: number, turn: number) => {
      const place = turn % pageRequests.length;
      const request = pageRequests[place];
      if (request === undefined) return;
      const { status, ms } = await ask(request, due);
      if (status === '200') looked[place]?.push(ms);
      else broken += 1;
    };
    await Promise.all([
      atHours(casts, seconds, began, castOne),
      atHours(asked, seconds, began, lookOne),
    ]);
    const ascending = (list: number[]) => list.toSorted((a, b) => a - b);
    return {
      ...{ name, taken: ascending(taken), refused: ascending(refused) },
      pages: looked.map(ascending),
    };
  }

  const done: Awaited<ReturnType<typeof runPhase>>[] = [];
  await wait(Math.max(0, beginAt - Date.now()));
  for (const phase of phases) done.push(await runPhase(phase));
  for (const connection of idle) connection.end();
  return { phases: done, broken, promised };
}

/** So many times a second, at hours that are as irregular as those of people and the same each time. */
async function atHours(
  rate: number,
  seconds: number,
  began: number,
  work: (due: number, turn: number) => Promise<void>,
): Promise<void> {
  const running: Promise<void>[] = [];
  let [due, state] = [began, 12_345];
  for (let turn = 0; rate > 0; turn++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    due += (-Math.log(1 - state / 0x80000000) * 1000) / rate;
    if (due > began + seconds * 1000) break;
    const early = due - performance.now();
    if (early > 0) await wait(early);
    running.push(work(due, turn));
  }
  await Promise.all(running);
}

function castsIn(file: string, address: string): readonly Buffer[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((body) => head('POST', address, body));
}

function head(method: string, address: string, body: string): Buffer {
  const { host, pathname } = new URL(address);
  const about =
    body === ''
      ? ''
      : `sec-fetch-site: same-origin\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
  return Buffer.from(`${method} ${pathname} HTTP/1.1\r\nhost: ${host}\r\n${about}\r\n${body}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const plan = JSON.parse(process.argv[2] ?? '{}') as LoadPlan;
  const run = plan.phases === undefined ? await runClosed(plan) : await runOpen(plan);
  process.stdout.write(JSON.stringify(run), () => process.exit(0));
}
