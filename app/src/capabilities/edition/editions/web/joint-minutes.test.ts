// Minutes of the mixed committee: approved first, proposed by the institution, signed for residents, and again once they are corrected.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestSite } from '../../../../site/testing.ts';
import { type Desk, fill, givenDesk, page, send } from '../testing/desk.ts';
import { NOW } from '../testing/given.ts';
import { holderOf } from '../testing/staff.ts';

const PATH = '/gestion/ancud/ediciones/presupuesto-participativo-2028/reuniones';

let desk: Desk;
let residents: TestSite;
let committee: string;
let assembly: string;

beforeAll(async () => {
  desk = await givenDesk();
  await sql`insert into people.installation (key_fingerprint, kind)
    values ('\\x00', 'demonstration') on conflict do nothing`.execute(desk.given.db);
  const follower = await holderOf(desk.given.db, 'oversight-committee', desk.scope);
  residents = await desk.anybody.as(follower.personId, 'demonstration');
  await fill(desk.officer, '/gestion/ancud/ediciones/nueva', { comienzo: 'transfers' });
  committee = await gathering('comite-mixto', 1);
  assembly = await gathering('asamblea', 2);
  await send(desk.officer, PATH, { reunion: committee, para: 'committee' });
  await send(desk.officer, PATH, { reunion: assembly, para: 'assembly' });
}, 60_000);
afterAll(() => desk?.close());

async function gathering(slug: string, number: number): Promise<string> {
  const { id } = await desk.given.db
    .insertInto('gatherings.gathering')
    .values({
      ...{ slug, number, institution_id: desk.scope.id, kind: 'encounter', level: 'consultation' },
      ...{ title: slug, purpose: 'Revisar.', effect: 'Se responde.', agenda: ['Costos'] },
      ...{ cut: '10202', place: 'Sede', access_notes: '', support_notes: '', audience: 'Comité' },
      ...{ contact: 'Oficina', time_zone: 'America/Santiago', state: 'held' },
      starts_at: new Date('2026-11-10T20:00:00Z'),
      ends_at: new Date('2026-11-10T22:00:00Z'),
      ...{ created_at: NOW, published_at: NOW },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function approveMinutes(gatheringId: string, version: number): Promise<void> {
  await desk.given.db
    .insertInto('gatherings.minutes')
    .values({
      ...{ gathering_id: gatheringId, version, text: 'Se revisaron los costos.' },
      reason: version === 1 ? null : 'Faltaba una cifra.',
      ...{ drafted_at: NOW, approved_at: NOW, people_count: 8 },
      content_sha256: String(version).repeat(64),
    })
    .execute();
}

const sign = (status = 303, firmar = committee) => send(desk.officer, PATH, { firmar }, status);

test('what nobody approved is not signed, nor minutes of an assembly or of nobody', async () => {
  expect(await sign(409)).toContain('todavía no tiene acta aprobada');
  await approveMinutes(assembly, 1);
  await sign(404, assembly);
  await sign(404, crypto.randomUUID());
});

test('the residents’ side signs what the institution proposed, once, and nobody of the institution does', async () => {
  await approveMinutes(committee, 1);
  const act = (await sign()).split('?')[0] ?? '';
  expect(await sign(409)).toContain('Esa acta ya espera la firma');
  expect(await page(desk.officer, PATH)).toContain('Espera la firma de la parte vecinal');
  await send(desk.secretary, `${act}/firma`, {}, 404);
  expect(await page(residents, act)).toContain('1'.repeat(64));
  const english = await page(residents, act.replace('/actos/', '/en/acts/'));
  expect(english).toContain('<dd lang="es-CL">comite-mixto</dd>');
  await send(residents, `${act}/firma`, {});
  expect(await page(desk.officer, PATH)).toContain('firmada por ambas partes');
  expect(await sign(409)).toContain('Ambas partes ya firmaron esa acta');
});

test('corrected minutes are other minutes, and an act about the earlier ones signs nothing', async () => {
  await approveMinutes(committee, 2);
  expect(await page(desk.officer, PATH)).not.toContain('firmada por ambas partes');
  const act = (await sign()).split('?')[0] ?? '';
  await approveMinutes(committee, 3);
  await send(residents, `${act}/firma`, {}, 409);
  expect(await page(desk.officer, PATH)).not.toContain('firmada por ambas partes');
});
