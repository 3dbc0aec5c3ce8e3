// The public record of an election as files, the same for everybody, from the folder that the sequencer keeps.
import { parseTilePath } from '@minga/ledger';
import { definePath } from '../../../../platform/http/path.ts';
import { type UrnHouse, type UrnRoute, urnRoute } from '../../../../platform/urn-house.ts';
import type { LiveElections } from '../actions/live-elections.ts';
import { openedBallots } from '../actions/open-ballots.ts';
import { logFolderAt } from '../store/log-folders.ts';
import { changingActs, manifestLeaf } from '../store/log-leaves.ts';
import { sheetsOf } from '../store/sheets.ts';
import { urnElectionPath } from './paths.ts';

/** What changes while the log grows. */
const NAMED: Readonly<Record<string, string>> = {
  checkpoint: 'text/plain; charset=utf-8',
  'checkpoints.txt': 'text/plain; charset=utf-8',
  'leaf-hashes.bin': 'application/octet-stream',
};

const FOR_EVER = 'public, max-age=31536000, immutable';

export function logRoutes(house: UrnHouse, elections: LiveElections): readonly UrnRoute[] {
  const opened = openedBallots(house);
  const named = Object.entries(NAMED).map(([name, type]) =>
    urnRoute({
      method: 'get',
      path: definePath(`/e/:id/${name}`),
      answer: ({ params }) => fileOf(params.id ?? '', name, type, 'no-cache'),
    }),
  );

  async function fileOf(id: string, path: string, type: string, kept: string): Promise<Response> {
    const isKnown = (await elections.find(id)) !== undefined;
    const bytes = isKnown ? await logFolderAt(house.logsDir, id).read(path) : undefined;
    if (bytes === undefined) return new Response('Not here.\n', { status: 404 });
    return new Response(new Uint8Array(bytes), {
      headers: { 'content-type': type, 'cache-control': kept },
    });
  }

  return [
    ...named,
    urnRoute({
      method: 'get',
      path: definePath('/e/:id/opened.jsonl'),
      answer: async ({ params }) => {
        const election = await elections.find(params.id ?? '');
        const bytes = election && (await opened(election));
        if (bytes === undefined) return new Response('Not here.\n', { status: 404 });
        return new Response(new Uint8Array(bytes), {
          headers: { 'content-type': 'application/jsonl', 'cache-control': 'no-cache' },
        });
      },
    }),
    urnRoute({
      method: 'get',
      path: definePath('/e/:id'),
      answer: ({ params }) =>
        new Response(null, {
          status: 301,
          headers: { location: urnElectionPath.to({ id: params.id ?? '' }) },
        }),
    }),
    urnRoute({
      method: 'get',
      path: definePath('/e/:id/manifest.json'),
      answer: async ({ params }) => {
        const leaf = await manifestLeaf(house.db, params.id ?? '');
        if (leaf === undefined) return new Response('Not here.\n', { status: 404 });
        return new Response(new Uint8Array(leaf), {
          headers: { 'content-type': 'application/json', 'cache-control': FOR_EVER },
        });
      },
    }),
    ...listRoutes(house, elections),
    urnRoute({
      method: 'get',
      path: definePath('/e/:id/tile/*'),
      answer: ({ request, params }) => {
        const { pathname } = new URL(request.url);
        const path = pathname.slice(pathname.indexOf('/tile/') + 1);
        if (parseTilePath(path) === undefined) return new Response('Not here.\n', { status: 404 });
        return fileOf(params.id ?? '', path, 'application/octet-stream', FOR_EVER);
      },
    }),
  ];
}

/** What the booth asks for besides the log: the acts in it that change something, and the sheets of the projects. */
function listRoutes({ db }: UrnHouse, elections: LiveElections): readonly UrnRoute[] {
  const list = (name: string, type: string, read: (id: string) => Promise<string>) =>
    urnRoute({
      method: 'get',
      path: definePath(`/e/:id/${name}`),
      answer: async ({ params: { id = '' } }) => {
        const isKnown = (await elections.find(id)) !== undefined;
        if (!isKnown) return new Response('Not here.\n', { status: 404 });
        const headers = { 'content-type': type, 'cache-control': 'no-cache' };
        return new Response(await read(id), { headers });
      },
    });
  return [
    list('actas.json', 'application/json', async (id) => {
      const acts = (await changingActs(db, id)).map(
        ({ index, leaf }) => `{"index":${index},"leaf":${Buffer.from(leaf).toString('utf8')}}`,
      );
      return `{"acts":[${acts.join()}]}`;
    }),
    list('fichas.jsonl', 'application/jsonl', async (id) =>
      (await sheetsOf(db, id)).map((sheet) => `${sheet.toString('utf8')}\n`).join(''),
    ),
  ];
}
