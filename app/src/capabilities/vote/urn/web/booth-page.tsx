// Where the booth is served: that of the release that opened the vote, byte for byte, until an act in the log announces another.
import { type Assets, answerWith, type BuiltFile } from '../../../../platform/http/assets.ts';
import { definePath } from '../../../../platform/http/path.ts';
import { type UrnHouse, type UrnRoutes, urnRoute } from '../../../../platform/urn-house.ts';
import { locales } from '../../../../platform/words.ts';
import { type OwnBooth, servedBooth } from '../actions/keep-booth.ts';
import type { LiveElections } from '../actions/live-elections.ts';
import { boothFile, boothFileNamed } from '../store/booths.ts';
import { boothBundle } from './booth-bundle.ts';
import { boothPage, boothPath, rehearsalPage, rehearsalPath } from './booth-document.tsx';

const bundlePath = definePath('/e/:id/cabina.json');
const filePath = definePath('/assets/:name');

const LIST = 'cabina.json';
const pageName = (locale: string) => `cabina.${locale}.html`;
const TYPES: Readonly<Record<string, string>> = {
  [LIST]: 'application/json',
  ...Object.fromEntries(locales.map((one) => [pageName(one), 'text/html; charset=utf-8'])),
};

/** The booth of this release as it is kept for an election: its list, its pages, and what they load. */
export function ownBooth(assets: Assets, electionId: string): OwnBooth {
  const { list, hash, files } = boothBundle(assets);
  const text = (name: string, plain: Uint8Array): BuiltFile => ({
    ...{ name, plain: new Uint8Array(plain), brotli: undefined },
  });
  return {
    hash,
    files: () => [
      ...files,
      text(LIST, list),
      ...locales.map((locale) =>
        text(pageName(locale), new TextEncoder().encode(boothPage(assets, electionId, locale))),
      ),
    ],
  };
}

export const boothRoutes = (house: UrnHouse, elections: LiveElections): ReturnType<UrnRoutes> => [
  urnRoute({
    method: 'get',
    path: boothPath,
    answer: ({ params, locale }) => answer(house, elections, params.id ?? '', pageName(locale)),
  }),
  urnRoute({
    method: 'get',
    path: bundlePath,
    answer: ({ params }) => answer(house, elections, params.id ?? '', LIST),
  }),
  urnRoute({
    method: 'get',
    path: rehearsalPath,
    answer: ({ locale }) => fresh(rehearsalPage(house.assets, locale), pageName(locale)),
  }),
  // What this release does not have, and a booth that is kept does.
  urnRoute({
    method: 'get',
    path: filePath,
    answer: async ({ request, params }) => {
      const file = await boothFileNamed(house.db, params.name ?? '');
      if (file === undefined) return new Response('Not here.\n', { status: 404 });
      return answerWith(file, request);
    },
  }),
];

/** A file that every voter of the election is served alike; of an election that is none, the booth of this release says so. */
async function answer(
  { db, assets, clock }: UrnHouse,
  elections: LiveElections,
  electionId: string,
  name: string,
): Promise<Response> {
  const own = ownBooth(assets, electionId);
  const isKnown = (await elections.find(electionId)) !== undefined;
  const served = isKnown ? await servedBooth(db, electionId, own, clock.now()) : undefined;
  const kept = served && (await boothFile(db, electionId, served, name));
  const file = kept ?? own.files().find((one) => one.name === name);
  return fresh(file?.plain ?? '', name);
}

function fresh(body: string | Uint8Array<ArrayBuffer>, name: string): Response {
  return new Response(body, {
    headers: {
      ...{ 'content-type': TYPES[name] ?? '', 'cache-control': 'no-cache' },
      // A browser that knows this takes no script that the page does not say the hash of.
      ...(name === LIST ? {} : { 'integrity-policy': 'blocked-destinations=(script)' }),
    },
  });
}
