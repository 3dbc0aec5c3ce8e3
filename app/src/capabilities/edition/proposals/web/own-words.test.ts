// What an author reads of her own: her answers to herself, when a draft was saved there, and photos once nothing is added.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestSite } from '../../../../site/testing.ts';
import { NOW } from '../../editions/testing/given.ts';
import { at, type PublicSite, publicSite } from '../../editions/testing/public-site.ts';
import { givenTown } from '../../editions/testing/steps.ts';
import { beginDraft, saveDraft } from '../actions/save-draft.ts';
import { givenOpenEdition, givenProposal, givenResident } from '../testing/kept.ts';

let here: PublicSite;
let personId: string;
let who: TestSite;
let editionId: string;
beforeAll(async () => {
  here = await publicSite();
  ({ editionId } = await givenOpenEdition(here.given.db, here.town, 'uno'));
  personId = await givenResident(here.given.db);
  who = await here.site.as(personId, 'provider');
});
afterAll(() => here.given.close());

const read = async (path: string) => (await who.get(path)).text();

async function drafted(edition: string): Promise<string> {
  const { db } = here.given;
  const begun = await beginDraft(db, {
    ...{ editionId: edition, personId, acknowledgedNotice: 1, now: NOW },
  });
  if (!begun.ok) throw new Error(begun.error.code);
  const id = begun.value;
  const part = { title: 'Una idea', tie: 'residence' } as const;
  expect(await saveDraft(db, { id, personId, part, revision: 1, now: NOW })).toMatchObject({
    ok: true,
  });
  return id;
}

test('her tie is told to herself, with the comuna or the region that it is to', async () => {
  const own = await drafted(editionId);
  const check = await read(at('uno', `/proponer?paso=revisar&borrador=${own}`));
  expect(check).toContain('¿Qué te une a Ancud?');
  expect(check).toContain('Vives en Ancud');
  const gore = await givenTown(here.given.db, 'gore-los-lagos');
  const region = await givenOpenEdition(here.given.db, gore, 'region');
  const other = await drafted(region.editionId);
  const path = `/ediciones/gore-los-lagos/region/proponer?paso=revisar&borrador=${other}`;
  const regional = await read(path);
  expect(regional).toContain('Vives en Los Lagos');
  expect(regional).not.toContain('une a la comuna');
});

test('a draft says when it was saved by the clocks of its institution', async () => {
  const before = await read('/mis-propuestas');
  await sql`update territories.comuna set time_zone = 'Pacific/Easter' where slug = 'ancud'`.execute(
    here.given.db,
  );
  const after = await read('/mis-propuestas');
  const savedIn = (html: string) => /Municipalidad de Ancud · [^<]*?(\d\d):\d\d/.exec(html)?.[1];
  expect(Number(savedIn(before)) - Number(savedIn(after))).toBe(2);
});

test('of one that was decided about, the page of photos says so and shows no empty part', async () => {
  const given = { authorPersonId: personId, contents: { title: 'Resuelta' } };
  const settled = await givenProposal(here.given.db, editionId, { ...given, state: 'feasible' });
  const html = await read(at('uno', `/propuestas/${settled.number}/fotos`));
  expect(html).toContain('ya se resolvió: no recibe más fotos');
  expect(html).not.toContain('Se ven estas');
  expect(html).not.toContain('<p class="lead">Hasta seis');
  expect(html).not.toContain('type="file"');
  const fresh = await givenProposal(here.given.db, editionId, given);
  const open = await read(at('uno', `/propuestas/${fresh.number}/fotos`));
  expect(open).toContain('type="file"');
  expect(open).not.toContain('Se ven estas');
});

test('whoever asks from hers is told which other one is of another contest, and splits hers without a day', async () => {
  const { db } = here.given;
  const other = await givenProposal(db, editionId, { contents: { contest: 'comunal' } });
  const mine = await givenProposal(db, editionId, { authorPersonId: personId });
  const asked = await read(at('uno', `/propuestas/${mine.number}/unir?con=${other.number}`));
  expect(asked).toContain(`No hay una propuesta n.º ${other.number} de este mismo concurso`);
  expect(asked).toContain('href="/ediciones/ancud/uno/propuestas"');
  const split = await read(at('uno', `/propuestas/${mine.number}/dividir?partes=2`));
  expect(split).toMatch(/<input type="hidden" name="hasta" value="\d{4}-\d\d-\d\d"/);
  expect(split).not.toContain('Hasta qué día se responde');
});
