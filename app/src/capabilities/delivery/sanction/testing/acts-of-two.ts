// What two people sign of a list that the body has: proposed as the program does, and signed by somebody else.
import { assert, ok } from '@minga/basics';
import type { ActRun, PlainJson, TwoPersonKind } from '../../../../platform/two-person.ts';
import type { CountedVote } from '../../../vote/count/testing/counted.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import { judgeReception, type ReceptionGiven } from '../actions/correct-reception.ts';
import { type ProposingAboutList, proposeAboutList } from '../actions/propose-about-list.ts';
import { judgeLapse } from '../actions/record-lapse.ts';
import { lapseTogether, receptionTogether } from '../web/sanction-acts.ts';
import { at, LAPSED, type SanctionGround, SITTING } from './given.ts';

type Submitted = Pick<CountedVote, 'slug'> & { readonly submissionId: string };

/** Carried out by the certifying officer; the signature is not one that a passkey made. */
export async function signProposed(
  { db, site, town, certifying, counting }: SanctionGround,
  kind: TwoPersonKind,
  actId: string,
  now: Date,
) {
  return db.transaction().execute(async (tx) => {
    const act = await tx
      .selectFrom('records.two_person_act')
      .where('id', '=', actId)
      .select(['text', 'proposed_by as proposedBy'])
      .executeTakeFirstOrThrow();
    const { payload } = JSON.parse(act.text) as { payload: PlainJson };
    const officer = certifying.actor.personId;
    const made = Buffer.from('signature');
    await tx
      .insertInto('records.two_person_end')
      .values({
        ...{ act_id: actId, outcome: 'executed', ended_at: now, proof: 'passkey' },
        ended_by: act.proposedBy === officer ? counting.actor.personId : officer,
        ...{ credential_id: 'key', signature: made, public_key: made },
        ...{ client_data: made, authenticator_data: made },
      })
      .execute();
    const house = { gather: site.gather, publicUrl: site.publicUrl, isProduction: false };
    return kind.execute({
      ...{ tx, actId, payload, institutionId: town.institutionId, now },
      ...{ actor: certifying.actor, proposedBy: act.proposedBy ?? '' },
      house: house as unknown as ActRun['house'],
    });
  });
}

async function together(
  ground: SanctionGround,
  { slug, submissionId }: Submitted,
  by: ByStaff,
  about: Pick<ProposingAboutList, 'kind' | 'judge'>,
) {
  const asked = { institution: 'ancud', edition: slug, submissionId };
  const proposed = await proposeAboutList(ground.db, by, { ...asked, ...about });
  if (!proposed.ok) return proposed;
  const done = await signProposed(ground, about.kind, proposed.value, by.now);
  assert(done.ok, `signed: ${JSON.stringify(done)}`);
  return ok(undefined);
}

/** The lapse of the term of a submission. */
export function lapse(
  ground: SanctionGround,
  vote: Submitted,
  by: ByStaff = at(ground.counting, LAPSED),
) {
  return together(ground, vote, by, { kind: lapseTogether, judge: judgeLapse });
}

/** The day of its reception, put right. */
export function correctDay(
  ground: SanctionGround,
  vote: Submitted,
  given: ReceptionGiven,
  by: ByStaff = at(ground.counting, SITTING),
) {
  const judge: ProposingAboutList['judge'] = (found) => judgeReception(found, given);
  return together(ground, vote, by, { kind: receptionTogether, judge });
}
