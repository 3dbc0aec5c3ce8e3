import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cleanFiles } from '../../../../platform/files/cleaning.ts';
import { readFiles } from '../../../../platform/files/kept-files.ts';
import { localStore } from '../../../../platform/files/local-store.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { NOW } from '../../editions/testing/given.ts';
import { givenTown, loadPlaces, type Town } from '../../editions/testing/steps.ts';
import { files as namedFiles } from '../files.ts';
import type { PriceWritten } from '../rules/prices.ts';
import { listPrices, listPublishedPrices } from '../store/prices.ts';
import { readSurroundings } from '../store/proposal-surroundings.ts';
import { readProposal } from '../store/proposals.ts';
import { givenOpenEdition, givenProposal, givenResident } from '../testing/kept.ts';
import { addPhoto, removeOwnPhoto, removePhotoByStaff } from './keep-photos.ts';
import { keepPrices, retirePrice } from './keep-prices.ts';

let given: TestDatabase;
let town: Town;
let editionId: string;
const files = localStore(join(tmpdir(), `minga-photos-${process.pid}`));

beforeAll(async () => {
  given = await testDatabase();
  await loadPlaces(given.db);
  town = await givenTown(given.db);
  ({ editionId } = await givenOpenEdition(given.db, town, 'uno'));
});
afterAll(() => given.close());

const staff = () => ({
  actor: { personId: town.proposer },
  scope: { kind: 'institution', id: town.institutionId } as const,
  now: NOW,
});

const picture = async () => ({
  bytes: new Uint8Array(
    await sharp({ create: { width: 40, height: 30, channels: 3, background: '#0f4a68' } })
      .withExif({ IFD0: { Copyright: 'Rosa Marchant, Pasaje 3' } })
      .jpeg()
      .toBuffer(),
  ),
  name: 'IMG_1234.jpg',
  alt: 'La costanera de noche',
});

describe('photos', () => {
  test('its author adds up to six, drawn again without what the camera wrote, and nobody else', async () => {
    const author = await givenResident(given.db);
    const { id } = await givenProposal(given.db, editionId, { authorPersonId: author });
    const house = { db: given.db, files };
    const by = { personId: author, now: NOW };
    const stranger = { personId: await givenResident(given.db), now: NOW };
    expect(await addPhoto(house, id, await picture(), stranger)).toMatchObject({
      error: { code: 'proposals/photo-not-yours' },
    });
    for (let n = 0; n < 6; n++)
      expect((await addPhoto(house, id, await picture(), by)).ok).toBe(true);
    expect(await addPhoto(house, id, await picture(), by)).toEqual({
      ok: false,
      error: { code: 'proposals/photos-full', most: 6 },
    });
    const photos = (await readProposal(given.db, id))?.photos ?? [];
    expect(photos.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6]);
    const [file] = await readFiles(given.db, [photos[0]?.fileId ?? '']);
    const variant = file?.renditions.find(({ contentType }) => contentType === 'image/jpeg');
    const body = await files.read(`${file?.id ?? ''}/${variant?.variant ?? ''}`);
    const bytes = Buffer.from(await new Response(body ?? null).arrayBuffer());
    expect(bytes.length).toBeGreaterThan(100);
    expect(bytes.toString('latin1')).not.toContain('Marchant');

    expect(
      (await removeOwnPhoto(given.db, { proposalId: id, place: 2, reason: 'La quitó' }, by)).ok,
    ).toBe(true);
    expect((await addPhoto(house, id, await picture(), by)).ok).toBe(true);
    expect((await readProposal(given.db, id))?.photos).toHaveLength(6);
  });

  test('what is no picture is said, and a PDF is none', async () => {
    const author = await givenResident(given.db);
    const { id } = await givenProposal(given.db, editionId, { authorPersonId: author });
    const house = { db: given.db, files };
    const by = { personId: author, now: NOW };
    const asked = (text: string) => ({
      bytes: new Uint8Array(Buffer.from(text)),
      name: 'foto.jpg',
      alt: 'x',
    });
    expect(await addPhoto(house, id, asked('hola'), by)).toMatchObject({
      error: { code: 'file/of-another-kind' },
    });
    expect(
      await addPhoto(house, id, asked('%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n'), by),
    ).toMatchObject({
      error: { code: 'proposals/photo-no-image' },
    });
  });
});

describe('a photo that should not be there', () => {
  test('the team removes one with its public reason, and its address opens to nobody', async () => {
    const author = await givenResident(given.db);
    const { id } = await givenProposal(given.db, editionId, { authorPersonId: author });
    const house = { db: given.db, files };
    await addPhoto(house, id, await picture(), { personId: author, now: NOW });
    const fileId = (await readProposal(given.db, id))?.photos[0]?.fileId ?? '';
    const variant = (await readFiles(given.db, [fileId]))[0]?.renditions[0]?.variant ?? '';
    const removed = { proposalId: id, place: 1, reason: 'Se ve la patente de un auto' };
    const elsewhere = { ...staff(), scope: { kind: 'institution', id: editionId } as const };
    expect((await removePhotoByStaff(given.db, removed, elsewhere)).ok).toBe(false);
    expect((await removePhotoByStaff(given.db, removed, staff())).ok).toBe(true);
    expect((await readProposal(given.db, id))?.photos).toEqual([]);
    expect(await readFiles(given.db, [fileId])).toMatchObject([{ isPublic: false }]);
    const staysOnDisk = async () => (await files.read(`${fileId}/${variant}`)) !== undefined;
    expect(await staysOnDisk()).toBe(true);
    await sql`update platform.file set kept_at = now() - interval '2 days'`.execute(given.db);
    await cleanFiles(given.db, files, new Map([['proposals', namedFiles]]));
    expect(await readFiles(given.db, [fileId])).toEqual([]);
    expect(await staysOnDisk()).toBe(false);
    await expect(
      sql`update proposals.photo set removed_at = null, removed_reason = null
        where proposal_id = ${id}`.execute(given.db),
    ).rejects.toMatchObject({ code: '23514' });
    const around = await readSurroundings(given.db, id, undefined);
    expect(around.removedPhotos).toEqual([{ place: 1, reason: 'Se ve la patente de un auto' }]);
    expect(around.events.map(({ kind }) => kind)).toEqual(['sent', 'photo-added', 'photo-removed']);
    expect((await removePhotoByStaff(given.db, removed, staff())).ok).toBe(false);
  });
});

describe('prices', () => {
  const price = (code: string, more: Partial<PriceWritten> = {}): PriceWritten => ({
    code,
    name: 'Luminaria solar',
    theme: 'lighting',
    unit: 'unidad',
    lowClp: 600_000,
    highClp: 900_000,
    source: 'Licitación 2025 de la Dirección de Obras',
    valuedOn: '2025-09-01',
    ...more,
  });

  test('a new list says what it adds, changes and takes out, and the old words stay retired', async () => {
    const { institutionId } = town;
    const first = [price('luminaria'), price('banca', { name: 'Banca', theme: null })];
    expect(await keepPrices(given.db, { prices: first, retiresAbsent: false }, staff())).toEqual({
      ok: true,
      value: { changedCount: 2 },
    });
    expect(await keepPrices(given.db, { prices: first, retiresAbsent: true }, staff())).toEqual({
      ok: true,
      value: { changedCount: 0 },
    });
    const second = [
      price('luminaria', { highClp: 950_000 }),
      price('juego', { name: 'Juego', theme: 'sport' }),
    ];
    expect(await keepPrices(given.db, { prices: second, retiresAbsent: true }, staff())).toEqual({
      ok: true,
      value: { changedCount: 3 },
    });
    const held = await listPrices(given.db, institutionId);
    expect(held.map(({ code, highClp }) => [code, highClp])).toEqual([
      ['juego', 900_000],
      ['luminaria', 950_000],
    ]);
    expect((await listPrices(given.db, institutionId, 'sport')).map(({ code }) => code)).toEqual([
      'juego',
    ]);
    expect(await listPublishedPrices(given.db, 'ancud')).toHaveLength(2);
    expect(await listPublishedPrices(given.db, 'lautaro')).toEqual([]);
    const { count } = await given.db
      .selectFrom('proposals.price')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(4);
  });

  test('one is taken out by its code, once', async () => {
    expect((await retirePrice(given.db, 'juego', staff())).ok).toBe(true);
    expect(await retirePrice(given.db, 'juego', staff())).toEqual({
      ok: false,
      error: { code: 'proposals/price-unknown' },
    });
  });
});
