// An assembly that says it decides is published only with the commitment of an edition in force behind it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestSite } from '../../../../site/testing.ts';
import { revokeCommitmentRow } from '../store/commitments.ts';
import { givenAct, revokeAct } from '../testing/acts.ts';
import { NOW } from '../testing/given.ts';
import { type PublicSite, publicSite } from '../testing/public-site.ts';
import { ancudRules, givenPublished } from '../testing/published.ts';
import { decisionBackingsOf } from './decision-backings.ts';

let house: PublicSite;
let desk: TestSite;

beforeAll(async () => {
  house = await publicSite();
  desk = await house.site.as(house.town.proposer, 'passkey');
});
afterAll(() => house?.given.close());

const backings = () =>
  decisionBackingsOf(house.given.db, { institutionId: house.town.institutionId });

async function send(path: string, typed: Readonly<Record<string, string>>) {
  const answer = await desk.post(path, new URLSearchParams(typed));
  const text = await answer.text();
  return { status: answer.status, text, to: answer.headers.get('location') ?? '' };
}

const assembly = {
  ...{ tipo: 'assembly', nivel: 'decision', titulo: 'Asamblea que decide' },
  ...{ efecto: 'Obliga.', proposito: 'Para decidir.', temas: 'Decidir', dia: '2026-12-20' },
  ...{ desde: '18:00', hasta: '20:00', comuna: '10202', lugar: 'Sede', quienes: 'Todos' },
  contacto: 'pp@ancud.example',
};
const DESK = '/gestion/ancud/reuniones';

test('decision is refused without the commitment, and published with the one that was chosen', async () => {
  const { given, town } = house;
  const made = await send(`${DESK}/nueva`, assembly);
  expect(made.status).toBe(303);
  const draft = made.to.replace(/\?.*/, '');
  expect(await backings()).toEqual([]);
  const alone = await (await desk.get(draft)).text();
  expect(alone).toContain('No puede anunciarse como decisión');
  expect(alone).not.toContain(`action="${draft}/publicar"`);
  expect((await send(`${draft}/publicar`, {})).status).toBe(422);
  const consulting = ancudRules({ committed: { level: 'consultation' } });
  await givenPublished(given.db, town, { slug: 'consulta', rules: consulting });
  expect(await backings()).toEqual([]);
  const { editionId, commitmentId } = await givenPublished(given.db, town, { slug: 'pp-2027' });
  const [backing] = await backings();
  expect(backing?.key).toBe('pp-2027');
  expect(backing?.sentence).toContain('«Presupuesto participativo 2027»: acuerdo N.º');
  expect(await (await desk.get(draft)).text()).toMatch(/<option value="pp-2027"[^>]*>Lo respalda/);
  const unchosen = await send(`${draft}/publicar`, { respaldo: '' });
  expect(unchosen.status).toBe(422);
  expect(unchosen.text).toContain('href="#respaldo"');
  expect((await send(`${draft}/publicar`, { respaldo: 'consulta' })).status).toBe(422);
  expect((await send(`${draft}/publicar`, { respaldo: 'pp-2027' })).status).toBe(303);
  expect(await house.read('/reuniones/asamblea-que-decide')).toContain(backing?.sentence);
  await given.db.transaction().execute(async (tx) => {
    const how = { resolution: '140', reason: 'El presupuesto se redujo.' };
    const actId = await givenAct(tx, town, revokeAct({ editionId, commitmentId, ...how }));
    await revokeCommitmentRow(tx, commitmentId, { ...how, actId, now: NOW });
  });
  expect(await backings()).toEqual([]);
});
