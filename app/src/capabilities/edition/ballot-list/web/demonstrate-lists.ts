// Ballot lists of a demonstration, through the same acts as real ones: one whose lot was drawn, and others whose lot can be watched.
import { assert } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { House } from '../../../../platform/room.ts';
import { findInstitution } from '../../../ground/institutions/index.ts';
import { standingGrantsIn } from '../../../ground/people/index.ts';
import { type LotAct, recordThrow } from '../../../ground/records/index.ts';
import { findPublicEdition } from '../../editions/index.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import { type ContestToFreeze, freezeList, readContests } from '../actions/freeze-list.ts';
import { decideFreezing } from '../rules/freezing.ts';
import { listPathIn } from './paths.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CERTIFYING = 'certifying-officer';
const FACES = [2, 6, 3, 1, 5, 4, 4, 2, 6, 1, 3, 3, 5, 2, 6, 4, 1, 5, 2, 3];

interface Demonstrated {
  readonly institution: string;
  readonly edition: string;
  /** Its lots were drawn in the days of its bases, which are over; otherwise one was, yesterday. */
  readonly isInItsDays?: true;
}

/** Invented editions whose days of the ballot list have come, or may come while the demonstration is used. */
const demonstrated: readonly Demonstrated[] = [
  { institution: 'ancud', edition: 'escuelas-abiertas', isInItsDays: true },
  { institution: 'ancud', edition: 'barrios-de-ancud', isInItsDays: true },
  { institution: 'ancud', edition: 'plazas-y-veredas', isInItsDays: true },
  { institution: 'ancud', edition: 'ribera-de-ancud', isInItsDays: true },
  { institution: 'gore-los-lagos', edition: 'fril-participativo-osorno', isInItsDays: true },
  { institution: 'gore-los-lagos', edition: 'programas-sociales' },
  { institution: 'ancud', edition: 'presupuesto-participativo' },
  { institution: 'gore-los-lagos', edition: 'fril-participativo-chiloe' },
];

const act: Omit<LotAct, 'heldAt'> = {
  place: 'Salón de sesiones, con transmisión en vivo',
  observers: [
    { name: 'Elena Mansilla', standsFor: 'Unión comunal de juntas de vecinos' },
    { name: 'Marta Oyarzo', standsFor: 'Comité mixto' },
  ],
  entropy: { kind: 'dice' },
};

/** Idempotent: a contest that has its list keeps it, and one that cannot be frozen yet waits. */
export async function demonstrateLists(
  house: House,
  editions: readonly Demonstrated[] = demonstrated,
): Promise<void> {
  await Promise.all(editions.map((asked) => demonstrate(house, asked)));
}

async function demonstrate(house: House, asked: Demonstrated): Promise<void> {
  const staff = await certifierOf(house, asked.institution);
  if (staff === undefined) return;
  const by = { ...staff, now: await frozenAt(house, asked) };
  for (;;) {
    const drawn = await frozen(house, by, asked);
    if (drawn === undefined) return;
    await drawLot(house, drawn);
    if (asked.isInItsDays !== true) break;
  }
  const now = house.clock.now();
  while ((await frozen(house, { ...staff, now }, asked)) !== undefined);
}

async function frozenAt({ db, clock }: House, asked: Demonstrated): Promise<Date> {
  const latest = new Date(clock.now().getTime() - 2 * DAY_MS);
  const edition = await (asked.isInItsDays &&
    findPublicEdition(db, asked.institution, asked.edition));
  const plan = edition?.rules.operational.calendar.find(({ phase }) => phase === 'ballot-list');
  const first = plan === undefined ? latest : new Date(`${plan.from}T15:00:00Z`);
  return first < latest ? first : latest;
}

async function certifierOf(
  { db }: House,
  slug: string,
): Promise<{ readonly actor: Actor; readonly scope: Scope } | undefined> {
  const institution = await findInstitution(db, slug);
  if (institution === undefined) return undefined;
  const scope = { kind: 'institution', id: institution.id } as const;
  const held = (await standingGrantsIn(db, scope)).find(({ role }) => role === CERTIFYING);
  if (held === undefined) return undefined;
  const { personId, role } = held;
  const grants = [{ role, scope }];
  const actor = { personId, sessionId: personId, name: '', provenAt: new Date(0), grants };
  return { actor, scope };
}

interface Frozen {
  readonly by: ByStaff;
  readonly lotId: string;
  readonly heldAt: Date;
}

/** Of the contests that can be frozen the first; undefined when there is none. */
async function frozen(
  house: House,
  by: ByStaff,
  asked: { readonly institution: string; readonly edition: string },
): Promise<Frozen | undefined> {
  const { db, publicUrl } = house;
  const edition = await findPublicEdition(db, asked.institution, asked.edition);
  if (edition === undefined) return undefined;
  const contests = await readContests(db, edition, by.now);
  const ready = contests.find(({ freezing }) => decideFreezing(freezing).ok);
  if (ready === undefined) return undefined;
  return freezeOne({ db, publicUrl }, by, asked, ready);
}

async function freezeOne(
  { db, publicUrl }: Pick<House, 'db' | 'publicUrl'>,
  by: ByStaff,
  asked: { readonly institution: string; readonly edition: string },
  { contest }: ContestToFreeze,
): Promise<Frozen> {
  const heldAt = new Date(by.now.getTime() + DAY_MS);
  const site = { publicUrl, isDemonstration: true, pathIn: listPathIn };
  const lot = await freezeList(db, site, by, {
    ...asked,
    contest: contest.code,
    act: { ...act, heldAt },
  });
  assert(lot.ok, `the demonstration freezes ${contest.code}: ${lot.ok ? '' : lot.error.code}`);
  return { by, lotId: lot.value, heldAt };
}

async function drawLot({ db, publicUrl, gather }: House, { by, lotId, heldAt }: Frozen) {
  const site = { publicUrl, isDemonstration: true, gather };
  for (const [place, face] of FACES.entries()) {
    const now = new Date(heldAt.getTime() + place * 60_000);
    const thrown = { lotId, position: place + 1, face };
    const written = await recordThrow(db, { ...by, now }, thrown, site);
    assert(written.ok, 'the demonstration throws in order');
  }
}
