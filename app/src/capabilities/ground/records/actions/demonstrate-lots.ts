// Invented lots for a demonstration: one that was drawn, and one that is announced and can be watched.
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

const INSTITUTION = 'ancud';
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
export async function demonstrateLots({ db, clock, publicUrl }: House): Promise<void> {
  const officer = await officerOf(db);
  if (officer === undefined) return;
  const now = clock.now();
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const site = { publicUrl, isDemonstration: true };
  const drawn = await announceLot(
    db,
    { ...officer, now: before(3) },
    { ...told, label: 'Orden en la papeleta, sector Norte', heldAt: before(2) },
  );
  if (!drawn.ok) return;
  for (const [at, face] of FACES.entries()) {
    const by = { ...officer, now: new Date(before(2).getTime() + at * 60_000) };
    const given = { lotId: drawn.value, position: at + 1, face };
    const thrown = await recordThrow(db, by, given, site);
    assert(thrown.ok, 'the demonstration throws in order');
  }
  const heldAt = new Date(now.getTime() + 2 * DAY_MS);
  const label = 'Orden en la papeleta, sector Sur';
  const announced = await announceLot(db, { ...officer, now }, { ...told, label, heldAt });
  assert(announced.ok, 'the demonstration announces each lot once');
}

async function officerOf(
  db: Database,
): Promise<{ readonly actor: Actor; readonly scope: Scope } | undefined> {
  const institution = await findInstitution(db, INSTITUTION);
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
