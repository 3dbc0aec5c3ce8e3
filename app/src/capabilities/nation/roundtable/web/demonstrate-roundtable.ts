// The Mesa of a demonstration as it came about: a call and its results, invited bodies, who speaks, and a call that is open.
import { randomUUID } from 'node:crypto';
import { assert, type Result } from '@minga/basics';
import type { House } from '../../../../platform/room.ts';
import { findInstitution } from '../../../ground/institutions/index.ts';
import { inventOrganizations, readOrganization } from '../../../ground/organizations/index.ts';
import {
  inventResidents,
  personaResident,
  standingGrantsIn,
} from '../../../ground/people/index.ts';
import { parseRut, type Rut } from '../../../ground/people/rules/index.ts';
import { signDemonstrated } from '../../../ground/records/index.ts';
import { addDays, dayIn } from '../../../ground/territories/rules/index.ts';
import { assessApplication } from '../actions/assess-application.ts';
import {
  inventApplications,
  inventRepresentative,
  inventSpeakers,
} from '../actions/invent-members.ts';
import { answerInvitation, inviteInstitution } from '../actions/invite-institution.ts';
import { keepSilence, leaveRoundtable } from '../actions/keep-place.ts';
import { proposeResults } from '../actions/propose-results.ts';
import { extendCall, publishCall } from '../actions/publish-call.ts';
import type { BySecretariat } from '../actions/secretariat.ts';
import { draftCall } from '../actions/write-call.ts';
import {
  applicants,
  bodies,
  extension,
  firstCall,
  type InventedApplicant,
  northern,
  secondCall,
  undecided,
} from '../demonstration/invented-roundtable.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import { listApplications } from '../store/applications.ts';
import { findCall, listCalls } from '../store/calls.ts';
import { type ApplicationRow, organizationIds, type SpeakerRow } from '../store/invented-calls.ts';
import { listMembers } from '../store/members.ts';
import { pathIn } from './paths.ts';
import { publishTogether } from './results-kind.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Days before today on which each step was taken. */
const days = {
  called: 95,
  applied: 90,
  extended: 76,
  invited: 88,
  answered: 84,
  resolved: 70,
  seated: 66,
  left: 30,
  open: 4,
};
/** How long both calls are open, in days. */
const OPEN_DAYS = 20;
/** Residents who speak for the organisations, of those who never sign in; the first is a persona. */
const RESIDENTS_FROM = 20;
const SPEAKS = 'manuel';
/** Which member fell silent. */
const SILENT = 'fundacion-letra-grande';

interface Scene {
  readonly house: House;
  readonly ago: (days: number) => Date;
  readonly by: (days: number) => BySecretariat;
  /** Of the staff of the national body: who proposes, and who signs. */
  readonly staff: readonly [string, string];
  /** Who represents each organisation that applies, in their order. */
  readonly residents: readonly string[];
}

const organizations = [...applicants, ...northern];

/** Idempotent: told once, whole. */
export async function demonstrateRoundtable(house: House): Promise<void> {
  if ((await listCalls(house.db, house.clock.now())).length > 0) return;
  const scene = await sceneOf(house);
  if (scene === undefined) return;
  await invent(scene);
  await applyAndResolve(scene);
  await inviteBodies(scene);
  await leave(scene);
  await nameRepresentatives(scene);
  await openAnother(scene);
}

async function sceneOf(house: House): Promise<Scene | undefined> {
  const { db, keys, clock } = house;
  const subdere = await findInstitution(db, 'subdere');
  if (subdere === undefined) return undefined;
  const scope = { kind: 'institution', id: subdere.id } as const;
  const held = await standingGrantsIn(db, scope);
  const [one, two] = held.filter(({ role }) => role === 'national-staff');
  if (one === undefined || two === undefined) return undefined;
  const grants = [{ role: 'national-staff', scope }];
  const ago = (count: number) => new Date(clock.now().getTime() - count * DAY_MS);
  const persona = await personaResident(db, keys, SPEAKS);
  const others = await inventResidents(db, keys, RESIDENTS_FROM + organizations.length);
  return {
    house,
    ago,
    by: (count) => ({ actor: { personId: one.personId, grants }, scope, now: ago(count), pathIn }),
    staff: [one.personId, two.personId],
    residents: [persona, ...others.slice(RESIDENTS_FROM)],
  };
}

/** A number of its own for each, from a range that no invented organisation has. */
function rutOf(index: number): Rut {
  const [rut] = [...'0123456789K'].flatMap(
    (digit) => parseRut(`${65_990_000 + index}-${digit}`) ?? [],
  );
  assert(rut !== undefined, 'every number has its check digit');
  return rut;
}

async function invent({ house, ago, residents }: Scene): Promise<void> {
  const { db, keys, clock } = house;
  const today = dayIn(ROUNDTABLE_ZONE, clock.now());
  const [first, second] = await Promise.all(
    undecided.personas.map((one) => personaResident(db, keys, one)),
  );
  assert(first !== undefined && second !== undefined, 'two personas represent it');
  const who = [...residents.slice(0, organizations.length), first];
  const all = [...organizations, undecided].map(({ slug, name, territory: place }, index) => ({
    ...{ slug, name, place, cut: '', rut: rutOf(index), personId: who[index] ?? first },
  }));
  await inventOrganizations(db, all, { now: ago(days.called), today });
  const waiting = await readOrganization(db, undecided.slug);
  assert(waiting !== undefined, 'it was invented');
  await inventRepresentative(db, { organizationId: waiting.id, personId: second });
}

async function publish(
  { house, by, ago }: Scene,
  written: typeof firstCall,
  on: number,
): Promise<{ readonly id: string; readonly number: number }> {
  const opensOn = dayIn(ROUNDTABLE_ZONE, ago(on));
  const call = { ...written, opensOn, closesOn: addDays(opensOn, OPEN_DAYS) };
  const id = await draftCall(house.db, by(on), call);
  return { id, number: done(await publishCall(house.db, by(on), id)) };
}

async function send(
  { house: { db }, residents }: Scene,
  number: number,
  some: readonly InventedApplicant[],
  now: Date,
): Promise<void> {
  const call = await findCall(db, number, now);
  const ids = await organizationIds(
    db,
    some.map(({ slug }) => slug),
  );
  assert(call !== undefined && ids.size === some.length, 'all were invented');
  const rows = some.map((one): ApplicationRow => {
    const { name, letter, territory } = one;
    const proofs = call.requirements.map(({ id: requirementId, position }) => ({
      ...{ requirementId, text: position === 2 ? territory : letter },
    }));
    return {
      ...{ id: randomUUID(), organizationId: ids.get(one.slug) ?? '', name, letter, territory },
      ...{ personId: residents[organizations.indexOf(one)] ?? '', proofs },
    };
  });
  await inventApplications(db, call.id, rows, now);
}

/** Assessed by one of the secretariat, and signed by the other. */
async function applyAndResolve(scene: Scene): Promise<void> {
  const { house, ago, by, staff } = scene;
  const { db } = house;
  const { id, number } = await publish(scene, firstCall, days.called);
  await send(scene, number, applicants, ago(days.applied));
  const toDay = addDays(dayIn(ROUNDTABLE_ZONE, ago(days.called)), OPEN_DAYS + extension.days);
  const { reason: why } = extension;
  done(await extendCall(db, by(days.extended), { id, toDay, reason: why }));
  const secretary = by(days.resolved);
  for (const { id: applicationId, nameThen } of await listApplications(db, id)) {
    const { refused, admitted } = applicants.find(({ name }) => name === nameThen) ?? {};
    const outcome = refused === undefined ? 'admitted' : 'not-admitted';
    const reason = refused ?? admitted;
    const found = { callId: id, applicationId, kind: publishTogether, outcome, reason } as const;
    done(await assessApplication(db, secretary, found));
  }
  const actId = done(await proposeResults(db, secretary, { id, kind: publishTogether }));
  const now = new Date(secretary.now.getTime() + HOUR_MS);
  const signer = { sessionId: '', name: '', provenAt: now, ...secretary.actor, personId: staff[1] };
  done(await signDemonstrated(house, { actId, actor: signer, now }));
}

async function inviteBodies({ house: { db }, by, ago, staff }: Scene): Promise<void> {
  for (const { slug, words, declined } of bodies) {
    const institution = await findInstitution(db, slug);
    if (institution === undefined) continue;
    done(await inviteInstitution(db, by(days.invited), { slug, words }));
    if (declined === null) continue;
    const scope = { kind: 'institution', id: institution.id } as const;
    const [held] = await standingGrantsIn(db, scope);
    const personId = held?.personId ?? staff[0];
    const outcome = declined === undefined ? 'accepted' : 'declined';
    const answering = { personId, scope, now: ago(days.answered), pathIn };
    done(await answerInvitation(db, answering, { outcome, reason: declined }));
  }
}

async function nameRepresentatives({ house: { db }, ago, residents }: Scene): Promise<void> {
  const now = ago(days.seated);
  const rows: SpeakerRow[] = [];
  for (const { id: memberId, of } of await listMembers(db, { standing: true })) {
    const place = applicants.findIndex(({ slug }) => slug === of.slug);
    const people = of.kind === 'organization' ? [residents[place]] : await teamOf(db, of.id);
    for (const [at, rank] of (['principal', 'alternate'] as const).entries()) {
      const personId = people[at];
      if (personId !== undefined) rows.push({ memberId, personId, rank });
    }
  }
  await inventSpeakers(db, rows, now);
  const silent = (await organizationIds(db, [SILENT])).get(SILENT);
  const personId = residents[applicants.findIndex(({ slug }) => slug === SILENT)];
  assert(silent !== undefined && personId !== undefined, 'it sits');
  const scope = { kind: 'organization', id: silent } as const;
  done(await keepSilence(db, { personId, scope, now, pathIn }, true));
}

/** Whoever is of the Mesa by her role first, then the team. */
async function teamOf(db: House['db'], id: string): Promise<readonly string[]> {
  const held = await standingGrantsIn(db, { kind: 'institution', id });
  return [...new Set(bestFirst(held).map(({ personId }) => personId))];
}

async function leave({ house: { db }, ago, staff }: Scene): Promise<void> {
  for (const { slug, left } of bodies) {
    const institution = await findInstitution(db, slug);
    if (left === undefined || institution === undefined) continue;
    const scope = { kind: 'institution', id: institution.id } as const;
    const by = { personId: staff[0], scope, now: ago(days.left), pathIn };
    done(await leaveRoundtable(db, by, left));
  }
}

function bestFirst<Held extends { readonly role: string }>(held: readonly Held[]): readonly Held[] {
  const order = ['roundtable-member', 'national-staff', 'pb-officer', 'certifying-officer'];
  const placeOf = ({ role }: Held) => order.indexOf(role);
  return held
    .filter((one) => placeOf(one) !== -1)
    .toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** Two of those who were not admitted apply again, and nine others. */
async function openAnother(scene: Scene): Promise<void> {
  const { number } = await publish(scene, secondCall, days.open);
  const again = applicants.filter(({ refused }) => refused !== undefined).slice(0, 2);
  await send(scene, number, [...again, ...northern], scene.ago(days.open - 1));
}

/** Of a demonstration every step succeeds: what does not is a fault. */
function done<T>(result: Result<T, { readonly code: string }>): T {
  assert(result.ok, `the demonstration: ${result.ok ? '' : JSON.stringify(result.error)}`);
  return result.value;
}
