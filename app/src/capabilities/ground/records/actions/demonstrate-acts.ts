// Invented acts of two people for a demonstration: some wait for their second person, one waited in vain.
import { inTransaction } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import { findInstitution } from '../../institutions/index.ts';
import { proposeAct, standingGrantsIn } from '../../people/index.ts';
import type { InvitePayload, Role } from '../../people/rules/index.ts';
import { listActs } from '../store/two-person-acts.ts';
import { kindOf } from './end-act.ts';

/** More than a demonstration has of one institution. */
const MANY = 100;
const DAY_MS = 86_400_000;

interface Example {
  /** Slug of the institution to which somebody is invited. */
  readonly institution: string;
  /** Slug of the national body that invites; null from inside. */
  readonly nationalBody: string | null;
  readonly proposedAs: Role;
  /** Proposed so many days ago that nobody can sign it any more; now if it is absent. */
  readonly daysAgo?: number;
  readonly invited: InvitePayload['invited'];
}

const seat = (name: string, email: string, role: Role, isSubstitute = false) => ({
  name,
  email,
  role,
  isSubstitute,
});

const examples: readonly Example[] = [
  {
    institution: 'ancud',
    nationalBody: null,
    proposedAs: 'pb-officer',
    invited: [seat('Irma Oyarzún Díaz', 'irma@ancud.example', 'technical-reviewer')],
  },
  {
    institution: 'lautaro',
    nationalBody: 'subdere',
    proposedAs: 'national-staff',
    invited: [
      seat('Aurora Huenul Parra', 'aurora@lautaro.example', 'certifying-officer'),
      seat('Sergio Riffo Lara', 'sergio@lautaro.example', 'certifying-officer', true),
    ],
  },
  {
    institution: 'gore-los-lagos',
    nationalBody: null,
    proposedAs: 'pb-officer',
    daysAgo: 12,
    invited: [seat('Berta Alvarado Cid', 'berta@gore.example', 'technical-reviewer')],
  },
  {
    institution: 'chonchi',
    nationalBody: 'subdere',
    proposedAs: 'national-staff',
    invited: [
      seat('Delia Barrientos Paz', 'delia@chonchi.example', 'pb-officer'),
      seat('Raúl Gómez Vera', 'raul@chonchi.example', 'certifying-officer'),
      seat('Nora Cárcamo Gil', 'nora@chonchi.example', 'certifying-officer', true),
    ],
  },
];

/** Idempotent: where one waits or was ended there is no other; one that expired is proposed again. */
export async function demonstrateActs(house: House): Promise<void> {
  for (const example of examples) await demonstrate(house, example);
}

async function demonstrate(
  { db, clock, twoPersonKinds }: House,
  { institution: slug, nationalBody, proposedAs, invited, daysAgo }: Example,
): Promise<void> {
  const kind = kindOf({ twoPersonKinds }, { kind: 'people/invite' });
  const place = await findInstitution(db, slug);
  const body = nationalBody === null ? place : await findInstitution(db, nationalBody);
  if (kind === undefined || place === undefined || body === undefined) return;
  const today = clock.now();
  const now = new Date(today.getTime() - (daysAgo ?? 0) * DAY_MS);
  const shown = await listActs(db, { institution: slug }, { limit: MANY, offset: 0 });
  const isThere = daysAgo !== undefined && shown.length > 0;
  if (isThere || shown.some(({ end, expiresAt }) => end !== undefined || expiresAt > today)) return;
  const held = await standingGrantsIn(db, { kind: 'institution', id: body.id });
  const actor = held.find(({ role }) => role === proposedAs);
  if (actor === undefined) return;
  const named = { id: place.id, slug: place.slug, name: place.name };
  const payload: InvitePayload = { place: named, invited, nationalBody };
  const subject = `institution:${place.id}`;
  await inTransaction(db, (tx) =>
    proposeAct(tx, { kind, payload, subject, institutionId: place.id, actor, now }),
  );
}
