// The published log as anybody fetches it: files that never change, and a checkpoint that says how many of them hold.
import { parseTilePath } from '@minga/ledger';
import { definePath } from '../../../../platform/http/path.ts';
import {
  type UrnAsk,
  type UrnHouse,
  type UrnRoute,
  urnRoute,
} from '../../../../platform/urn-house.ts';
import { logFolderAt } from '../store/log-folders.ts';

const FOREVER = 'public, max-age=31536000, immutable';
const ANEW = 'no-cache';
const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';

const checkpoint = definePath('/e/:election/checkpoint');
const checkpoints = definePath('/e/:election/checkpoints.txt');
const leafHashes = definePath('/e/:election/leaf-hashes.bin');
const tile = definePath('/e/:election/tile/*');

export function logRoutes(house: UrnHouse): readonly UrnRoute[] {
  const file = (name: string, type: string) => (ask: UrnAsk) =>
    answer(house, ask, name, type, ANEW);
  return [
    urnRoute({ method: 'get', path: checkpoint, answer: file('checkpoint', TEXT) }),
    urnRoute({ method: 'get', path: checkpoints, answer: file('checkpoints.txt', TEXT) }),
    urnRoute({ method: 'get', path: leafHashes, answer: file('leaf-hashes.bin', BYTES) }),
    urnRoute({
      method: 'get',
      path: tile,
      answer: (ask) => {
        const name = new URL(ask.request.url).pathname.split('/').slice(3).join('/');
        return parseTilePath(name) === undefined
          ? notHere()
          : answer(house, ask, name, BYTES, FOREVER);
      },
    }),
  ];
}

async function answer(
  { logRoot }: UrnHouse,
  { params }: UrnAsk,
  name: string,
  type: string,
  caching: string,
): Promise<Response> {
  const { election = '' } = params;
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(election)) return notHere();
  const bytes = await logFolderAt(logRoot, election).read(name);
  if (bytes === undefined) return notHere();
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'cache-control': caching },
  });
}

function notHere(): Response {
  return new Response('Not here.\n', { status: 404, headers: { 'content-type': TEXT } });
}
