// What tests of the room begin with: the country, the secretariat, a call in each state, members and who speaks for them.
import { assert } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import { beDemonstration, testParts } from '../../../../site/testing.ts';
import {
  councilOfLautaro,
  givenConfirmed,
  givenCountry,
  givenPerson,
  givenStaff,
  scopeOfInstitution,
} from '../../../ground/organizations/testing/given.ts';
import { signDemonstrated } from '../../../ground/records/index.ts';
import { answerRepresentation } from '../actions/answer-representation.ts';
import { apply } from '../actions/apply.ts';
import { assessApplication } from '../actions/assess-application.ts';
import { answerInvitation, inviteInstitution } from '../actions/invite-institution.ts';
import { askRepresentative } from '../actions/keep-place.ts';
import { proposeResults } from '../actions/propose-results.ts';
import { publishCall } from '../actions/publish-call.ts';
import type { BySecretariat } from '../actions/secretariat.ts';
import { draftCall } from '../actions/write-call.ts';
import type { CallWritten } from '../rules/call.ts';
import type { Rank, Seat } from '../rules/seat.ts';
import { listApplications } from '../store/applications.ts';
import { type Call, readWithin } from '../store/calls.ts';
import { findStanding, type Member } from '../store/members.ts';
import { listAsked } from '../store/representatives.ts';
import { findSeat } from '../store/seats.ts';
import { endTogether } from '../web/ending-kind.ts';
import { pathIn } from '../web/paths.ts';
import { publishTogether } from '../web/results-kind.ts';

export { givenCountry, givenPerson, givenStaff, scopeOfInstitution };

export const NOW = new Date('2026-11-25T15:00:00Z');
export const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

/** Somebody of the staff of a national body. */
export async function givenSecretary(db: Database, slug = 'subdere'): Promise<BySecretariat> {
  const scope = await scopeOfInstitution(db, slug);
  const personId = await givenStaff(db, slug, 'national-staff', { name: 'Paula R.' });
  return {
    actor: { personId, grants: [{ role: 'national-staff', scope }] },
    scope,
    now: NOW,
    pathIn,
  };
}

/** Open from `NOW` until ten days later. */
export const written: CallWritten = {
  title: 'Primera convocatoria a la Mesa de Trabajo',
  purpose: 'Formular un plan de trabajo sobre presupuestos participativos.',
  planHint: 'Qué se hace en dos años y quién responde.',
  opensOn: '2026-11-25',
  closesOn: '2026-12-05',
  requirements: [
    { text: 'Cuenta su experiencia en participación.', isDocument: false },
    { text: 'Certificado de vigencia.', isDocument: true },
  ],
};

export async function givenDraft(
  db: Database,
  by: BySecretariat,
  change: Partial<CallWritten> = {},
): Promise<Call> {
  return seen(db, by, await draftCall(db, by, { ...written, ...change }));
}

/** Asks only for words unless it is said otherwise. */
export async function givenOpen(
  db: Database,
  by: BySecretariat,
  change: Partial<CallWritten> = {},
): Promise<Call> {
  const [words] = written.requirements;
  assert(words !== undefined, 'the first requirement asks for words');
  const { id } = await givenDraft(db, by, { requirements: [words], ...change });
  const published = await publishCall(db, by, id);
  assert(published.ok, `published: ${JSON.stringify(published)}`);
  return seen(db, by, id);
}

export async function seen(db: Database, by: BySecretariat, id: string): Promise<Call> {
  const call = await readWithin(db, by.scope.id, id, by.now);
  assert(call !== undefined, 'it is of this body');
  return call;
}

export interface GivenOrganization {
  readonly id: string;
  readonly slug: string;
  readonly scope: { readonly kind: 'organization'; readonly id: string };
  /** Who registered it and acts for it. */
  readonly personId: string;
}

/** National, confirmed and with its board in office. */
export async function givenOrganization(
  db: Database,
  name = 'Corporación Vecinos de Chile',
): Promise<GivenOrganization> {
  const personId = await givenPerson(db, { name: 'Rosa M.' });
  const council = councilOfLautaro({
    ...{ kind: 'corporation', name, cut: undefined, registryNumber: undefined },
  });
  const { id, slug } = await givenConfirmed(db, personId, council);
  return { id, slug, scope: { kind: 'organization', id }, personId };
}

/** What an organisation sends, with words for each requirement. */
export async function givenApplied(
  db: Database,
  { number, requirements }: Call,
  { scope, personId }: GivenOrganization,
  now = NOW,
): Promise<void> {
  const proofs = requirements.map(({ position }) => ({
    ...{ position, text: 'Llevamos diez años en esto.', file: undefined, alt: '' },
  }));
  const sent = { letter: 'Queremos aportar.', territory: 'Todo el país' };
  const applied = await apply(
    db,
    { personId, scope, now },
    { number: number ?? 0, written: sent, proofs },
  );
  assert(applied.ok, `applied: ${JSON.stringify(applied)}`);
}

/** After its last day, with every application found as `reasonOf` says: a reason for those not admitted. */
export async function givenResolved(
  db: Database,
  by: BySecretariat,
  callId: string,
  reasonOf: (name: string) => string | undefined = () => undefined,
): Promise<void> {
  const closed = { ...by, now: later(11) };
  for (const { id, nameThen } of await listApplications(db, callId)) {
    const reason = reasonOf(nameThen);
    const outcome = reason === undefined ? 'admitted' : 'not-admitted';
    const about = { callId, applicationId: id, outcome, reason, kind: publishTogether } as const;
    const assessed = await assessApplication(db, closed, about);
    assert(assessed.ok, `assessed: ${JSON.stringify(assessed)}`);
  }
  const proposed = await proposeResults(db, closed, { id: callId, kind: publishTogether });
  assert(proposed.ok, `proposed: ${JSON.stringify(proposed)}`);
  const signed = await sign(db, closed, proposed.value);
  assert(signed.ok, `signed: ${JSON.stringify(signed)}`);
}

/** Somebody else of the same body signs an act, as personas of a demonstration do. */
export async function sign(db: Database, by: BySecretariat, actId: string) {
  await beDemonstration(db);
  const personId = await givenStaff(db, 'subdere', 'national-staff', { name: 'Luis S.' });
  const house = { ...testParts(db), twoPersonKinds: [publishTogether, endTogether] };
  const actor = { ...by.actor, personId, sessionId: '', name: 'Luis S.', provenAt: by.now };
  return signDemonstrated(house as never, { actId, actor, now: by.now });
}

/** A public body that was invited and accepted. */
export async function givenMember(db: Database, by: BySecretariat, slug: string): Promise<Member> {
  const invited = await inviteInstitution(db, by, { slug, words: 'Los esperamos.' });
  assert(invited.ok, `invited: ${JSON.stringify(invited)}`);
  const scope = await scopeOfInstitution(db, slug);
  const personId = await givenPerson(db, { name: 'Ana V.' });
  const answer = { outcome: 'accepted', reason: undefined } as const;
  const accepted = await answerInvitation(db, { personId, scope, now: by.now, pathIn }, answer);
  assert(accepted.ok, `accepted: ${JSON.stringify(accepted)}`);
  const member = await findStanding(db, scope);
  assert(member !== undefined, 'who accepted sits');
  return member;
}

/** Somebody of the member who was asked and accepted. */
export async function givenRepresentative(
  db: Database,
  { of }: Member,
  { rank = 'principal', now = NOW }: { readonly rank?: Rank; readonly now?: Date } = {},
): Promise<Seat & { readonly personId: string }> {
  const scope = { kind: of.kind, id: of.id };
  const personId = await givenPerson(db, { name: rank === 'principal' ? 'Inés T.' : 'Juan P.' });
  const isBody = of.kind === 'institution';
  await db
    .insertInto('people.role_grant')
    .values({
      person_id: personId,
      role: isBody ? 'pb-officer' : 'organization-representative',
      ...(isBody ? { institution_id: of.id } : { organization_id: of.id }),
    })
    .execute();
  const asked = await askRepresentative(db, { personId, scope, now, pathIn }, { personId, rank });
  assert(asked.ok, `asked: ${JSON.stringify(asked)}`);
  const [waiting] = await listAsked(db, personId);
  assert(waiting !== undefined, 'she is asked');
  const { id } = waiting.representative;
  const accepted = await answerRepresentation(db, { personId, now }, { id, accepts: true });
  assert(accepted.ok, `accepted: ${JSON.stringify(accepted)}`);
  const seat = await findSeat(db, personId);
  assert(seat !== undefined, 'she has a seat');
  return { ...seat, personId };
}
