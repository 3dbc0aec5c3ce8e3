// The real booth of the built product over an urn in memory, which each test may let fail, and a site that signs at once.

import { fromBase64url, toBase64url } from '@minga/ballot';
import type { SampleElection } from '@minga/ballot/testing';
import type { Page } from '@playwright/test';
import {
  electionInMemory,
  type MemoryUrn,
  memoryUrn,
} from '../app/src/capabilities/vote/urn/testing/memory-urn.ts';

const port = Number(process.env.MINGA_E2E_PORT ?? 4310) + 1;
const origin = `http://127.0.0.1:${port}`;
const TURN = toBase64url(new Uint8Array(16).fill(1));

export interface UrnOfTest {
  readonly urn: MemoryUrn;
  readonly election: SampleElection;
  /** The booth as somebody arrives in it from the site. */
  readonly booth: (more?: string) => string;
  /** Answers `page` with this urn, and with the site. */
  readonly serve: (page: Page) => Promise<void>;
}

export async function urnOfTest(): Promise<UrnOfTest> {
  const election = await electionInMemory(origin);
  const urn = memoryUrn(election);
  const { A } = election.manifest.origins;
  const below = `${origin}/e/${urn.electionId}/`;
  // Screens go by the clock of the urn, which is within the windows of the sample.
  const headers = { date: urn.now().toUTCString(), 'content-type': 'application/octet-stream' };
  return {
    urn,
    election,
    booth: (more = '') => `${below}cabina${more}#h=${TURN}&s=centro`,
    async serve(page) {
      await page.route(`${below}**`, async (route) => {
        const { pathname } = new URL(route.request().url());
        const path = pathname.slice(new URL(below).pathname.length);
        if (path === 'cabina') return route.continue();
        if (urn.fault === 'down') return route.abort();
        if (path === 'votar') {
          const said = await urn.cast(new Uint8Array(route.request().postDataBuffer() ?? []));
          const body = JSON.stringify(said.ok ? { promises: said.value } : said.error);
          return route.fulfill({ status: said.ok ? 200 : 409, headers, body });
        }
        try {
          const body = Buffer.from(await urn.file(path));
          return await route.fulfill({ headers, body });
        } catch {
          return route.fulfill({ status: 404, headers });
        }
      });
      await page.route(`${A}/**`, (route) =>
        route.fulfill({ contentType: 'text/html', body: '<h1>El sitio</h1>' }),
      );
    },
  };
}

/** What the site does with what the booth asked of it: signs, and leads back. */
export async function signedBySite(page: Page, { urn, election }: UrnOfTest): Promise<void> {
  const { A } = election.manifest.origins;
  await page.waitForURL(`${A}/papeleta#**`);
  const asked = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('bm') ?? '';
  const blinded = asked.split(',').map((one) => {
    const [contest = '', bm = ''] = one.split('.');
    return { contest, bm: fromBase64url(bm) ?? new Uint8Array() };
  });
  const answers = await urn.askSite(A, '', blinded);
  if (answers === 'gone') throw new Error('gone');
  const bs = [...answers].map(([contest, bytes]) => `${contest}.${toBase64url(bytes)}`);
  await page.goto(`${origin}/e/${urn.electionId}/cabina#bs=${bs.join(',')}`);
}
