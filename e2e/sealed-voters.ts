// Voters of a sealed vote: in the booth of the urn, and, for those of whom nothing is to be seen, by the same addresses without a page.
import {
  blind,
  buildVote,
  canon,
  deriveContest,
  fingerprint,
  finishToken,
  fromBase64url,
  type Manifest,
  parseManifest,
  toBase64url,
  webCrypto,
} from '@minga/ballot';
import { type APIRequestContext, expect, type Page, request } from '@playwright/test';
import type { OwnServer } from './own-server.ts';

export function button(page: Page, name: string | RegExp) {
  return page.getByRole('button', { name, exact: typeof name === 'string' });
}

export function heading(page: Page, name: string | RegExp) {
  return page.getByRole('heading', { level: 1, name });
}

/** From the page of the vote to the booth, by somebody who is signed in. */
export async function goToBooth(page: Page, election: string): Promise<void> {
  await page.goto(`/votaciones/${election}`);
  await page.getByRole('link', { name: 'Retira tu papeleta' }).click();
  // Whoever presses before the script is there gets one page more, with the way to the booth.
  await page.waitForLoadState();
  await button(page, 'Pasa a la cabina').click();
  await expect(heading(page, '¿Cuándo quieres votar?')).toBeFocused();
}

/** The picture of a ballot paper, which is taken and not yet voted with. */
export async function takeForLater(page: Page): Promise<string> {
  await button(page, 'Retirar hoy, votar otro día').click();
  await expect(heading(page, 'Guarda tu papeleta antes de retirarla')).toBeFocused();
  const arriving = page.waitForEvent('download');
  await button(page, 'Guardar la imagen').click();
  const picture = await (await arriving).path();
  await page.getByLabel('Elige la imagen que guardaste').setInputFiles(picture);
  // Once it is read back, the site asks whether to take it, by a button of the same name.
  await expect(page).toHaveURL(/\/papeleta$/);
  await button(page, 'Retirar mi papeleta').click();
  await expect(heading(page, 'Tu papeleta está firmada')).toBeFocused();
  return picture;
}

export interface OpenVote {
  readonly id: string;
  readonly manifest: Manifest;
  readonly manifestHash: Uint8Array;
}

export async function readVote({ urn }: OwnServer, id: string): Promise<OpenVote> {
  const answer = await fetch(`${urn}/e/${id}/manifest.json`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const manifest = parseManifest(bytes);
  if (!manifest.ok) throw new Error(`no manifest: ${answer.status}`);
  return { id, manifest: manifest.value, manifestHash: fingerprint(bytes) };
}

/** Numbers and codes of slips that were printed at the desk. */
export async function printSlips(
  desk: Page,
  table: string,
  count: number,
): Promise<readonly { readonly number: string; readonly code: string }[]> {
  const answer = await desk.request.post(`${table}/codigos`, { form: { cantidad: String(count) } });
  const html = await answer.text();
  const codes = [...html.matchAll(/\b(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}\b/g)];
  const found = [...new Set(codes.map(([code]) => code))];
  expect(found).toHaveLength(count);
  return found.map((code, at) => ({ code, number: String(at + 1) }));
}

/** Enters with the code of a slip, takes a paper and casts it; `choices` in the order of the contests. */
export async function voteByCode(
  server: OwnServer,
  vote: OpenVote,
  code: string,
  choices: readonly (readonly string[])[],
): Promise<void> {
  const site = await request.newContext({ baseURL: server.site });
  try {
    const form = { codigo: code };
    const entered = await site.post(`/papeleta/${vote.id}/codigo`, { form, maxRedirects: 0 });
    expect(entered.status()).toBe(303);
    const papers = await takePaper(site, vote);
    const ballots = [];
    for (const [at, { contest, secrets, token }] of papers.entries()) {
      const urnKey = fromBase64url(vote.manifest.urn.commits[0] ?? '') ?? new Uint8Array();
      const of = { contest, manifestHash: vote.manifestHash, secrets };
      const chosen = [...(choices[at] ?? [])].sort();
      const built = await buildVote({ ...of, token, urnKey, choices: chosen, control: '' });
      if (!built.ok) throw new Error(`no legal ballot: ${JSON.stringify(built.error)}`);
      ballots.push(built.value.vote);
    }
    const cast = await fetch(`${server.urn}/e/${vote.id}/votar`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.urn },
      body: new Uint8Array(canon({ ballots })),
    });
    expect(await cast.text()).toContain('promises');
  } finally {
    await site.dispose();
  }
}

async function takePaper(site: APIRequestContext, { id, manifest, manifestHash }: OpenVote) {
  const headers = { accept: 'application/json' };
  const turn = await site.post('/papeleta/turno', { form: { election: id }, headers });
  const { to } = (await turn.json()) as { readonly to: string };
  const told = new URLSearchParams(new URL(to).hash.slice(1));
  const style = manifest.styles.find((one) => one.id === told.get('s'));
  const seed = crypto.getRandomValues(new Uint8Array(16));
  const asked = (style?.contests ?? []).map((contestId) => {
    const contest = manifest.contests.find((one) => one.id === contestId);
    if (contest === undefined) throw new Error(`no contest ${contestId}`);
    const secrets = deriveContest(seed, manifestHash, contest);
    const bm = blind({ contest, manifestHash, secrets });
    if (!bm.ok) throw new Error('it cannot be blinded');
    return { contest, secrets, bm: `${contest.id}.${toBase64url(bm.value)}` };
  });
  const page = await (await site.get('/papeleta')).text();
  const token = /data-token="([^"]+)"/.exec(page)?.[1];
  const data = { token, h: told.get('h'), bm: asked.map(({ bm }) => bm) };
  const issued = await site.post('/papeleta', { data, headers });
  const { to: back } = (await issued.json()) as { readonly to: string };
  const signed = (new URL(back).hash.split('bs=')[1] ?? '').split(',');
  return Promise.all(
    asked.map(async ({ contest, secrets }, at) => {
      const bs = fromBase64url(signed[at]?.split('.')[1] ?? '') ?? new Uint8Array();
      const of = { contest, manifestHash, secrets };
      const finished = await finishToken({ ...of, bs, crypto: webCrypto });
      if (!finished.ok) throw new Error('the token is not good');
      return { contest, secrets, token: finished.value };
    }),
  );
}
