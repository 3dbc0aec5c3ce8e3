// What tests of sanctions begin with: a certified vote of Ancud, its mayor, its certifying officer, its council.
import { assert } from '@minga/basics';
import { gatherFrom } from '../../../../platform/contributions.ts';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { ListGround } from '../../../edition/ballot-list/testing/given.ts';
import { findPublicEdition } from '../../../edition/editions/index.ts';
import { givenAct } from '../../../edition/editions/testing/acts.ts';
import { givenStaff } from '../../../edition/editions/testing/steps.ts';
import {
  AFTER,
  type CountedVote,
  type CountGround,
  givenCounted,
  givenCounting,
  OBJECTING,
} from '../../../vote/count/testing/counted.ts';
import { certify } from '../../../vote/count/testing/objecting.ts';
import type { ByStaff, SanctionSite } from '../actions/by-staff.ts';
import { closeSitting } from '../actions/close-sitting.ts';
import { draftDecision } from '../actions/draft-decision.ts';
import { findSitting, locate } from '../actions/locate.ts';
import { openSitting } from '../actions/open-sitting.ts';
import { judgeSitting, payloadOf } from '../actions/propose-closing.ts';
import { recordVotes } from '../actions/record-votes.ts';
import { returnMended } from '../actions/return-mended.ts';
import { submitList } from '../actions/submit-list.ts';
import type { Decision, Outcome } from '../rules/matter.ts';
import type { SittingFacts } from '../store/sittings.ts';
import { readSubmissions, type Sitting, type Submission } from '../store/submissions.ts';
import { sanctionPathIn } from '../web/paths.ts';

/** The body receives the list on Thursday 22 April 2027, and sits on Tuesday 4 May, noon there. */
export const RECEIVED = '2027-04-22';
export const HELD = '2027-05-04';
export const SITTING = new Date('2027-05-04T16:00:00Z');
/** The last day of a regional council, and the first one after it. */
export const LAST = new Date('2027-05-22T16:00:00Z');
export const LAPSED = new Date('2027-05-23T16:00:00Z');

export interface SanctionGround extends CountGround {
  readonly mayor: ByStaff;
  readonly councillor: ByStaff;
  readonly site: SanctionSite;
}

/** `core`: the body of the place is a regional council. */
export async function givenSanctioning(
  kind: 'municipal-council' | 'core' = 'municipal-council',
): Promise<SanctionGround> {
  const ground = await givenCounting();
  const { db, town, counting, answering } = ground;
  await db.updateTable('institutions.body').set({ kind }).where('id', '=', town.bodyId).execute();
  return actingAs(ground, {
    counting: counting.actor.personId,
    answering: answering.actor.personId,
    mayor: await givenStaff(db, town.institutionId, 'mayor'),
    councillor: await givenStaff(db, town.institutionId, 'councillor'),
  });
}

type Part = 'counting' | 'answering' | 'mayor' | 'councillor';

/** Each part is played by the person who is named. */
export function actingAs(
  ground: ListGround,
  who: Readonly<Record<Part, string>>,
  name = 'Fresia Inventada',
): SanctionGround {
  const scope = { kind: 'institution', id: ground.town.institutionId } as const;
  const by = (part: Part, role: string, now: Date): ByStaff => ({
    actor: {
      ...{ personId: who[part], sessionId: '', name, provenAt: now },
      grants: [{ role, scope }],
    },
    ...{ scope, now },
  });
  return {
    ...ground,
    counting: by('counting', 'pb-officer', OBJECTING),
    answering: by('answering', 'technical-reviewer', OBJECTING),
    mayor: by('mayor', 'mayor', SITTING),
    councillor: by('councillor', 'councillor', SITTING),
    site: {
      ...{ publicUrl: 'https://minga.example', isDemonstration: true },
      gather: gatherFrom(ground.db, []),
      pathIn: sanctionPathIn,
    },
  };
}

export const at = (by: ByStaff, now: Date): ByStaff => ({ ...by, now });

/** Three projects of 30, 25 and 20 million for 50; the amount reaches the first. Certified on 22 April. */
export async function givenCertified(ground: SanctionGround, slug: string): Promise<CountedVote> {
  // An edition begins without debt.
  await ground.db
    .updateTable('editions.sanctioned_project')
    .set((owed) => ({ finished_at: owed.ref('sanctioned_at') }))
    .execute();
  const vote = await givenCounted(ground, slug);
  const done = await certify(ground, vote);
  assert(done.ok, `certified: ${JSON.stringify(done)}`);
  return vote;
}

export async function givenSubmitted(
  ground: SanctionGround,
  slug: string,
): Promise<CountedVote & { readonly submissionId: string }> {
  const vote = await givenCertified(ground, slug);
  const submitted = await submit(ground, slug);
  assert(submitted.ok, `submitted: ${JSON.stringify(submitted)}`);
  const submission = await lastSubmission(ground.db, vote.editionId);
  return { ...vote, submissionId: submission.id };
}

export function submit(
  { db, site, mayor }: SanctionGround,
  slug: string,
  { by = at(mayor, AFTER), receivedOn = RECEIVED } = {},
) {
  return submitList(db, site, by, { institution: 'ancud', edition: slug, receivedOn });
}

export async function lastSubmission(db: Database | Tx, editionId: string): Promise<Submission> {
  const submission = (await readSubmissions(db, editionId)).at(-1);
  assert(submission !== undefined, 'a list was submitted');
  return submission;
}

export const facts: SittingFacts = {
  ...{ name: 'Sesión ordinaria 14', heldOn: HELD, majority: 'of-present', quorum: 4 },
  majorityNorm: 'ley-18695',
};

type Submitted = CountedVote & { readonly submissionId: string };

export function open(
  { db, certifying }: SanctionGround,
  { slug, submissionId }: Pick<Submitted, 'slug' | 'submissionId'>,
  { by = at(certifying, SITTING), ...more }: Partial<SittingFacts> & { readonly by?: ByStaff } = {},
) {
  const asked = { institution: 'ancud', edition: slug, submissionId };
  return openSitting(db, by, { ...asked, facts: { ...facts, ...more } });
}

export async function sittingOf(db: Database | Tx, editionId: string): Promise<Sitting> {
  const sitting = (await readSubmissions(db, editionId)).at(-1)?.sittings.at(-1);
  assert(sitting !== undefined, 'a sitting was opened');
  return sitting;
}

/** How it is asked for as it stands now. */
export async function askedNow(db: Database | Tx, { editionId, slug }: CountedVote) {
  const { id: sittingId, version } = await sittingOf(db, editionId);
  return { institution: 'ancud', edition: slug, sittingId, version };
}

/** As it is drafted of the nth project, the first one being 0. */
export function drafted(
  { projectIds }: Pick<CountedVote, 'projectIds'>,
  nth: number,
  outcome: Outcome,
  more: Partial<Decision> = {},
): Omit<Decision, 'castingBy'> {
  return {
    ...{ projectId: projectIds[nth] ?? '', outcome, isCarried: true, minority: '' },
    ...{ amountClp: null, place: null, reason: outcome === 'approved' ? '' : 'Así lo acordó' },
    changes: outcome === 'approved-with-changes' ? 'Con menos luminarias' : '',
    return:
      outcome === 'returned' ? { what: 'El plano', by: 'Secplan', until: '2027-05-20' } : null,
    ...more,
  };
}

export async function draft(
  { db, certifying }: SanctionGround,
  vote: CountedVote,
  decision: Omit<Decision, 'castingBy'>,
  now = SITTING,
) {
  return draftDecision(db, at(certifying, now), { ...(await askedNow(db, vote)), decision });
}

const voteOf = { f: 'for', n: 'against', a: 'abstained', r: 'recused', '-': 'absent' } as const;

/** Letters of who presides and of the six members, as in the tests of commitments. */
export function lettersToVotes(council: readonly string[], letters: string) {
  return [...letters].map((letter, place) => ({
    memberId: council[place] ?? '',
    vote: voteOf[letter as keyof typeof voteOf],
    interest: letter === 'r' ? 'Es dirigenta de la sede' : '',
  }));
}

export async function cast(
  { db, certifying, town }: SanctionGround,
  vote: CountedVote,
  nth: number,
  letters = 'fffffff',
  {
    castingBy = null,
    now = SITTING,
  }: { readonly castingBy?: string | null; readonly now?: Date } = {},
) {
  return recordVotes(db, at(certifying, now), {
    ...(await askedNow(db, vote)),
    ...{ projectId: vote.projectIds[nth] ?? '', castingBy },
    votes: lettersToVotes(town.council, letters),
  });
}

/** Drafts and votes of all seven for each; the sitting is open. */
export async function decide(
  ground: SanctionGround,
  vote: CountedVote,
  decisions: readonly Omit<Decision, 'castingBy'>[],
  now = SITTING,
): Promise<void> {
  for (const one of decisions) {
    const written = await draft(ground, vote, one, now);
    assert(written.ok, `drafted: ${JSON.stringify(written)}`);
    const nth = vote.projectIds.indexOf(one.projectId);
    const voted = await cast(ground, vote, nth, 'fffffff', { now });
    assert(voted.ok, `voted: ${JSON.stringify(voted)}`);
  }
}

/** What was returned of the nth project comes back. */
export function mend(
  { db }: SanctionGround,
  { slug, submissionId, projectIds }: Submitted,
  nth: number,
  by: ByStaff,
  what = 'El plano',
) {
  const projectId = projectIds[nth] ?? '';
  const asked = { institution: 'ancud', edition: slug, submissionId, projectId };
  return returnMended(db, by, { ...asked, what });
}

interface Refused {
  readonly ok: false;
  readonly error: { readonly code: string };
}

/** A refused act leaves nothing behind, as in the program. */
class RolledBack extends Error {
  readonly refused: Refused;
  constructor(refused: Refused) {
    super(refused.error.code);
    this.refused = refused;
  }
}

export interface SignMore {
  readonly by?: ByStaff;
  /** Said otherwise in the act than what is drafted. */
  readonly payload?: object;
  readonly kind?: string;
  readonly subject?: string;
  readonly outcome?: 'executed' | null;
}

/** The last sitting is closed by an act that two people signed. */
export async function sign(
  ground: SanctionGround,
  vote: CountedVote,
  { by = at(ground.certifying, SITTING), ...more }: SignMore = {},
) {
  const { db, town, site } = ground;
  try {
    return await db.transaction().execute(async (tx) => {
      const { sittingId } = await askedNow(tx, vote);
      const located = await locate(tx, by, { institution: 'ancud', edition: vote.slug });
      const found = located.ok && findSitting(located.value.submissions, sittingId);
      if (!located.ok || !found) throw new RolledBack(located as Refused);
      const whole = { ...located.value, ...found };
      const judged = await judgeSitting(tx, whole, new Map());
      if (!judged.ok) throw new RolledBack(judged);
      const payload = payloadOf(whole, '57');
      const actId = await givenAct(tx, town, {
        ...{ kind: more.kind ?? 'sanction/close-sitting', editionId: vote.editionId },
        ...{ payload: { ...payload, ...more.payload }, outcome: more.outcome ?? 'executed' },
        subject: more.subject ?? `sitting:${sittingId}`,
      });
      const closed = await closeSitting(tx, site, by, { payload, actId });
      if (!closed.ok) throw new RolledBack(closed);
      return closed;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.refused;
    throw error;
  }
}

/** The code of a refusal without its room, or `yes`. */
export function codeOf(answer: { readonly ok: true } | Refused): string {
  return answer.ok ? 'yes' : answer.error.code.replace('sanction/', '');
}

/** The stages that the contest has passed, and the kinds of the facts of its result. */
export async function stagesOf(db: Database, { slug, contestId }: CountedVote) {
  const edition = await findPublicEdition(db, 'ancud', slug);
  return edition?.passages.filter((one) => one.contestId === contestId).map(({ stage }) => stage);
}

/** States of the proposals, by number. */
export async function statesOf(db: Database, editionId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('proposals.proposal')
    .where('edition_id', '=', editionId)
    .select('state')
    .orderBy('number')
    .execute();
  return rows.map(({ state }) => state);
}

/** What is known in editions of the sanction of its results: by vote, or by lapse. */
export async function sanctionedBy(db: Database, editionId: string): Promise<readonly unknown[]> {
  const rows = await db
    .selectFrom('editions.fact')
    .where('subject', '=', editionId)
    .where('kind', '=', 'contest-sanctioned')
    .select('payload')
    .execute();
  return rows.map(({ payload }) => (payload as { readonly by?: unknown }).by);
}
