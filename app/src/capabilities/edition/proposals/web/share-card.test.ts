// The picture of the link of a proposal: for everybody of what is public, of nothing else, and never another than the page names.
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestSite } from '../../../../site/testing.ts';
import { NOW } from '../../editions/testing/given.ts';
import { at, type PublicSite, publicSite } from '../../editions/testing/public-site.ts';
import { withdrawProposal } from '../actions/withdraw-proposal.ts';
import { givenOpenEdition, givenProposal, givenResident } from '../testing/kept.ts';
import { proposalPathIn } from './paths.ts';

let here: PublicSite;
let author: TestSite;
const numbers: Record<'sent' | 'waiting' | 'withdrawn', number> = {
  sent: 0,
  waiting: 0,
  withdrawn: 0,
};

beforeAll(async () => {
  here = await publicSite();
  const { db } = here.given;
  const { editionId } = await givenOpenEdition(db, here.town, 'uno');
  const authorPersonId = await givenResident(db, { name: 'Rosa M.' });
  author = await here.site.as(authorPersonId, 'provider');
  const sent = await givenProposal(db, editionId, { authorPersonId });
  const waiting = { state: 'waiting', authorPersonId } as const;
  const hidden = await givenProposal(db, editionId, { ...waiting, contents: { title: 'Secreta' } });
  const gone = await givenProposal(db, editionId, { ...waiting, contents: { title: 'Retirada' } });
  const why = { proposalId: gone.id, reason: 'No la alcancé a terminar.' };
  const actor = { personId: authorPersonId, grants: [] };
  expect(
    await withdrawProposal(db, why, actor, { now: NOW, pathIn: proposalPathIn }),
  ).toMatchObject({ ok: true });
  Object.assign(numbers, {
    sent: sent.number,
    waiting: hidden.number,
    withdrawn: gone.number,
  });
});
afterAll(() => here.given.close());

const page = (number: number, rest = '') => at('uno', `/propuestas/${number}${rest}`);
const raw = async (path: string) => (await here.site.get(path)).text();
const imageIn = (html: string) =>
  /property="og:image" content="https?:\/\/[^/"]+(\/[^"]+\.png)"/.exec(html)?.[1];

test('the page names it with size and words, and without who wrote it', async () => {
  const html = await raw(page(numbers.sent));
  const address = imageIn(html) ?? '';
  const got = await here.site.get(address);
  expect(got.headers.get('content-type')).toBe('image/png');
  expect(got.headers.get('cache-control')).toContain('immutable');
  const png = Buffer.from(await got.arrayBuffer());
  expect(await sharp(png).metadata()).toMatchObject({ width: 1200, height: 630 });
  const alt = /og:image:alt" content="([^"]+)"/.exec(html)?.[1] ?? '';
  expect(alt).toMatch(/Luminarias.*Municipalidad de Ancud.*\$.*N\.º 1/);
  expect(alt).not.toContain('Rosa');
  const english = imageIn(await raw(`/en/editions/ancud/uno/proposals/${numbers.sent}`));
  expect(english).toContain('/card/');
  expect(english?.split('/').at(-1)).not.toBe(address.split('/').at(-1));
});

test('what is not public has none, not even for its author, and neither has another name', async () => {
  const { sent, waiting, withdrawn } = numbers;
  const file =
    imageIn(await raw(page(sent)))
      ?.split('/')
      .at(-1) ?? '';
  const own = await (await author.get(page(waiting))).text();
  expect(own).toContain('Secreta');
  expect(own).toContain('content="noindex"');
  for (const number of [waiting, withdrawn]) {
    expect((await here.site.get(page(number))).status).toBe(404);
    expect((await author.get(page(number, `/tarjeta/${file}`))).status).toBe(404);
    expect(await (await author.get(page(number))).text()).not.toContain('og:image');
  }
  expect((await here.site.get(page(sent, '/tarjeta/0123456789abcdef.png'))).status).toBe(404);
  expect((await here.site.get(page(sent, `/tarjeta/${file}`))).status).toBe(200);
});
