// A witness over HTTP: `POST /add-checkpoint`, and `GET /checkpoint` of what it last cosigned.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { addCheckpoint, type Vkey, type WitnessAnswer, type WitnessPorts } from '../src/index.ts';
import type { WitnessWords } from './witness-words.ts';

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

export interface ServedWitness extends Omit<WitnessPorts, 'logs'> {
  /** The keys of the logs known now: asked for with each request. */
  readonly logs: () => Promise<readonly Vkey[]>;
  readonly vkey: string;
}

const maxBodyBytes = 64 * 1024;
const slowestRequestMs = 10_000;

export function witnessServer(witness: ServedWitness, words: WitnessWords): Server {
  const server = createServer((request, response) => {
    answer(request, witness, words)
      .catch((fault: unknown) => {
        console.error(fault);
        return { status: 503, body: `${words.fault}\n` } as Answer;
      })
      .then(({ status, body, type = 'text/plain; charset=utf-8' }) => {
        // What was not read to its end would be taken for the next request.
        if (!request.complete) response.setHeader('connection', 'close');
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
        response.end(body);
      });
  });
  server.requestTimeout = slowestRequestMs;
  server.headersTimeout = slowestRequestMs;
  return server;
}

async function answer(
  request: IncomingMessage,
  witness: ServedWitness,
  words: WitnessWords,
): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://witness.invalid');
  const call = `${request.method} ${url.pathname}`;
  if (call === 'GET /') return { status: 200, body: `${witness.vkey}\n` };
  if (call === 'GET /checkpoint') {
    return lastCheckpoint(url.searchParams.get('origin'), witness, words);
  }
  if (call !== 'POST /add-checkpoint') return { status: 404, body: `${words.notFound}\n` };
  const body = await readBody(request);
  if (body === undefined) return { status: 413, body: `${words.tooLarge}\n` };
  const logs = await witness.logs();
  return told(await addCheckpoint(body, { ...witness, logs }), words);
}

function told(answer: WitnessAnswer, words: WitnessWords): Answer {
  if (answer.status === 200) return { status: 200, body: answer.lines };
  if (answer.status === 409) {
    return { status: 409, body: `${answer.size}\n`, type: 'text/x.tlog.size' };
  }
  return { status: answer.status, body: `${words.refusals[answer.code]}\n` };
}

async function lastCheckpoint(
  asked: string | null,
  { logs, memory }: ServedWitness,
  words: WitnessWords,
): Promise<Answer> {
  const origins = new Set((await logs()).map(({ name }) => name));
  const [only] = origins;
  if (asked === null && origins.size !== 1) return { status: 400, body: `${words.whichOrigin}\n` };
  const origin = asked ?? only ?? '';
  if (!origins.has(origin)) {
    return { status: 404, body: `${words.refusals['origin-unknown']}\n` };
  }
  const last = await memory.last(origin);
  if (last === undefined) return { status: 404, body: `${words.nothingYet}\n` };
  return { status: 200, body: last.note };
}

/** Undefined when there is more than a checkpoint can need. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
