// Invented lots for a demonstration: one that was drawn and one that can be watched in Ancud, one drawn long ago in its region.
import { assert } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import { findInstitution } from '../../institutions/index.ts';
import { standingGrantsIn } from '../../people/index.ts';
import type { Announcement } from '../rules/lot-draw.ts';
import { announceLot } from './announce-lot.ts';
import { CERTIFYING } from './by-staff.ts';
import { recordThrow } from './record-throw.ts';

const DAY_MS = 86_400_000;
const FACES = [4, 1, 6, 2, 5, 3, 3, 6, 1, 4, 2, 5, 5, 5, 1, 4, 3, 2, 6, 2];

const project = (id: string, name: string) => ({ id, name });
const told: Omit<Announcement, 'label' | 'heldAt'> = {
  purpose: 'El orden en que aparecen los proyectos en la papeleta de ejemplo.',
  list: [
    project('P1', 'Luminarias para el pasaje Los Aromos'),
    project('P2', 'Juegos accesibles en la plaza'),
    project('P3', 'Sede social para el sector Pudeto'),
    project('P4', 'Sendero a la costanera'),
    project('P5', 'Refugios en tres paraderos'),
  ],
  place: 'Salón de la municipalidad',
  observers: [
    { name: 'Elena Mansilla', standsFor: 'Unión comunal de juntas de vecinos' },
    { name: 'Marta Oyarzo', standsFor: 'Concejo Municipal' },
  ],
  entropy: { kind: 'dice' },
};

/** Idempotent: what was announced once is not announced again. */
export async function demonstrateLots(house: House): Promise<void> {
  const north = { label: 'Orden en la papeleta, sector Norte', announced: 3, held: 2 };
  if (await drawInvented(house, 'ancud', north)) await announceNext(house, 'ancud');
  const region = { label: 'Orden de los encuentros en las provincias', announced: 72, held: 70 };
  await drawInvented(house, 'gore-los-lagos', region);
}

interface DrawnLot {
  readonly label: string;
  /** Days ago. */
  readonly announced: number;
  readonly held: number;
}

/** False if there is nobody to draw it, or it was drawn already. */
async function drawInvented(
  { db, clock, publicUrl, gather }: House,
  institution: string,
  { label, announced, held }: DrawnLot,
): Promise<boolean> {
  const officer = await officerOf(db, institution);
  if (officer === undefined) return false;
  const before = (days: number) => new Date(clock.now().getTime() - days * DAY_MS);
  const heldAt = before(held);
  const by = { ...officer, now: before(announced) };
  const drawn = await announceLot(db, by, { ...told, label, heldAt });
  if (!drawn.ok) return false;
  const site = { publicUrl, isDemonstration: true, gather };
  for (const [at, face] of FACES.entries()) {
    const then = { ...officer, now: new Date(heldAt.getTime() + at * 60_000) };
    const thrown = await recordThrow(
      db,
      then,
      { lotId: drawn.value, position: at + 1, face },
      site,
    );
    assert(thrown.ok, 'the demonstration throws in order');
  }
  return true;
}

async function announceNext({ db, clock }: House, institution: string): Promise<void> {
  const officer = await officerOf(db, institution);
  assert(officer !== undefined, 'who drew the first announces the second');
  const now = clock.now();
  const heldAt = new Date(now.getTime() + 2 * DAY_MS);
  const label = 'Orden en la papeleta, sector Sur';
  const announced = await announceLot(db, { ...officer, now }, { ...told, label, heldAt });
  assert(announced.ok, 'the demonstration announces each lot once');
}

async function officerOf(
  db: Database,
  slug: string,
): Promise<{ readonly actor: Actor; readonly scope: Scope } | undefined> {
  const institution = await findInstitution(db, slug);
  if (institution === undefined) return undefined;
  const scope = { kind: 'institution', id: institution.id } as const;
  const held = await standingGrantsIn(db, scope);
  const found = held.find(({ role }) => role === CERTIFYING);
  if (found === undefined) return undefined;
  const { personId, role } = found;
  const actor = {
    personId,
    sessionId: personId,
    name: '',
    provenAt: new Date(0),
    grants: [{ role, scope }],
  };
  return { actor, scope };
}
