// A bucket for tests: the part of S3 that the store asks for, with the signature of each request checked.
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BucketPlace } from './s3-store.ts';

interface Kept {
  readonly bytes: Buffer;
  readonly type: string;
  storedAt: Date;
}

export interface FakeBucket extends BucketPlace {
  readonly objects: Map<string, Kept>;
  /** How many requests are answered 503 from now on. */
  failNext: number;
  close(): Promise<void>;
}

const PAGE = 2;

export async function fakeBucket(): Promise<FakeBucket> {
  const objects = new Map<string, Kept>();
  const bucket = { region: 'cl-sur', keyId: 'minga', secret: 'un secreto', objects, failNext: 0 };
  const server: Server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const body = Buffer.concat(pieces);
    const { status, text = Buffer.alloc(0), type = '' } = answer(bucket, request, body);
    response.writeHead(status, type === '' ? {} : { 'content-type': type }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(bucket, {
    url: `http://127.0.0.1:${port}/deposito`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

interface Answered {
  readonly status: number;
  readonly text?: Buffer;
  readonly type?: string;
}

function answer(
  bucket: Omit<FakeBucket, 'url' | 'close'>,
  request: IncomingMessage,
  body: Buffer,
): Answered {
  if (bucket.failNext > 0) {
    bucket.failNext -= 1;
    return { status: 503 };
  }
  if (!isSigned(bucket, request, body)) return { status: 403 };
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bucket');
  const [, place, ...rest] = pathname.split('/');
  if (place !== 'deposito') return { status: 404 };
  const key = rest.join('/');
  if (key === '') return list(bucket.objects, searchParams.get('continuation-token'));
  const found = bucket.objects.get(key);
  if (request.method === 'PUT') {
    bucket.objects.set(key, {
      bytes: body,
      type: String(request.headers['content-type']),
      storedAt: new Date(),
    });
    return { status: 200 };
  }
  if (request.method === 'DELETE') {
    bucket.objects.delete(key);
    return { status: 204 };
  }
  return found === undefined
    ? { status: 404 }
    : { status: 200, text: found.bytes, type: found.type };
}

function list(objects: ReadonlyMap<string, Kept>, from: string | null): Answered {
  const keys = [...objects.keys()].sort().filter((key) => from === null || key > from);
  const shown = keys.slice(0, PAGE);
  const contents = shown.map(
    (key) =>
      `<Contents><Key>${key}</Key><LastModified>${objects.get(key)?.storedAt.toISOString()}</LastModified></Contents>`,
  );
  const more =
    keys.length > PAGE ? `<NextContinuationToken>${shown.at(-1)}</NextContinuationToken>` : '';
  const xml = `<?xml version="1.0"?><ListBucketResult>${contents.join('')}${more}</ListBucketResult>`;
  return { status: 200, text: Buffer.from(xml), type: 'application/xml' };
}

/** Signature version 4 once more, from its specification. */
function isSigned(place: BucketKeys, request: IncomingMessage, body: Buffer): boolean {
  const {
    authorization = '',
    'x-amz-date': date = '',
    'x-amz-content-sha256': said,
  } = request.headers as Record<string, string>;
  const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
  if (said !== 'UNSIGNED-PAYLOAD' && said !== sha256(body)) return false;
  const [, scope = '', names = '', given] =
    /Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]+)/.exec(authorization) ??
    [];
  const url = new URL(request.url ?? '/', 'http://bucket');
  const query = [...url.searchParams]
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .sort()
    .join('&');
  const headers = names
    .split(';')
    .map((name) => `${name}:${request.headers[name] ?? ''}\n`)
    .join('');
  const canonical = [request.method, url.pathname, query, headers, names, said].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const hmac = (key: string | Buffer, text: string) =>
    createHmac('sha256', key).update(text).digest();
  const key = scope
    .split('/')
    .reduce<string | Buffer>((before, part) => hmac(before, part), `AWS4${place.secret}`);
  return hmac(key, toSign).toString('hex') === given;
}

type BucketKeys = Pick<BucketPlace, 'secret'>;
