// Files in a bucket that speaks the protocol of S3, so that several machines share them.
import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { type FileKey, type FileStore, isFileKey, type StoredObject } from './store.ts';

export interface BucketPlace {
  /** Address of the bucket, without a slash at its end; an object lies at ADDRESS/KEY. */
  readonly url: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

const SECONDS = 30;
const TRIES_AGAIN = 3;

/** A bucket that did not answer, or answered with anything but success or «not there»; never with a key in it. */
export class BucketTrouble extends Error {}

/** Every verb throws `BucketTrouble`, after some tries. */
export function s3Store({ url, region, keyId, secret }: BucketPlace): FileStore {
  const client = new AwsClient({
    accessKeyId: keyId,
    secretAccessKey: secret,
    service: 's3',
    region,
    retries: TRIES_AGAIN,
  });
  async function ask(path: string, init: RequestInit = {}): Promise<Response | undefined> {
    const signal = AbortSignal.timeout(SECONDS * 1_000);
    const answer = await client.fetch(`${url}${path}`, { ...init, signal }).catch((cause) => {
      throw new BucketTrouble('the bucket did not answer', { cause });
    });
    if (answer.ok) return answer;
    await answer.body?.cancel();
    if (answer.status === 404) return undefined;
    throw new BucketTrouble(`the bucket answered ${answer.status} to ${init.method ?? 'GET'}`);
  }
  const pathOf = (key: FileKey) => {
    if (!isFileKey(key)) throw new Error('not the key of a file');
    return `/${key}`;
  };
  return {
    async write(key, bytes, contentType) {
      const headers = {
        'content-type': contentType,
        // Signed with the request: a bucket refuses other bytes.
        'x-amz-content-sha256': createHash('sha256').update(bytes).digest('hex'),
      };
      const body = new Uint8Array(bytes);
      const answer = await ask(pathOf(key), { method: 'PUT', headers, body });
      if (answer === undefined) throw new BucketTrouble('the bucket is not there');
      await answer.body?.cancel();
    },
    async read(key) {
      return (await ask(pathOf(key)))?.body ?? undefined;
    },
    async remove(key) {
      const answer = await ask(pathOf(key), { method: 'DELETE' });
      await answer?.body?.cancel();
    },
    list: () => listBucket(ask),
    // A bucket shows an object only once it is whole.
    removeRemains: async () => {},
  };
}

/** ListObjectsV2, a thousand at a time. */
async function* listBucket(
  ask: (path: string) => Promise<Response | undefined>,
): AsyncIterable<StoredObject> {
  let from: string | undefined;
  do {
    const query = new URLSearchParams({ 'list-type': '2' });
    if (from !== undefined) query.set('continuation-token', from);
    const answer = await ask(`/?${query}`);
    if (answer === undefined) throw new BucketTrouble('the bucket is not there');
    const xml = await answer.text();
    for (const [, object = ''] of xml.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
      const key = textOf(object, 'Key');
      const storedAt = new Date(textOf(object, 'LastModified') ?? Number.NaN);
      if (key !== undefined && isFileKey(key) && !Number.isNaN(storedAt.getTime()))
        yield { key, storedAt };
    }
    from = textOf(xml, 'NextContinuationToken');
  } while (from !== undefined);
}

function textOf(xml: string, tag: string): string | undefined {
  const [, text] = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml) ?? [];
  return text
    ?.replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
