// Answers an objection with reasons, by somebody who neither counted nor brought the vote in; and says when its remedy is done.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import { type Notice, notify } from '../../../ground/people/index.ts';
import type { Role } from '../../../ground/people/rules/index.ts';
import { type DocumentAsked, issueDocument } from '../../../ground/records/index.ts';
import { decideAnswer, type ObjectionAnswered, type Remedy } from '../rules/objection.ts';
import type { ObjectionRefusal } from '../rules/objection-refusal.ts';
import {
  countedIt,
  findObjection,
  type Objection,
  saveAnswer,
  saveRemedyDone,
} from '../store/objections.ts';
import { lockEditionOf } from '../store/vote-states.ts';
import { findVote, type VoteOfContest } from './objected-vote.ts';
import { followObjected } from './sealed/follow-signed.ts';

export interface ByDesk {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly now: Date;
}

export interface AnsweredObjection {
  readonly found: VoteOfContest;
  readonly objection: Objection;
  readonly answer: ObjectionAnswered & { readonly done: Remedy | null };
}

export interface Answering extends Pick<DocumentAsked, 'publicUrl' | 'isDemonstration'> {
  readonly found: VoteOfContest;
  readonly year: number;
  readonly number: number;
  readonly answer: ObjectionAnswered;
  /** How the document says it. */
  readonly write: (given: AnsweredObjection) => Pick<DocumentAsked, 'title' | 'blocks'>;
  /** How its author is told. */
  readonly tell: (given: AnsweredObjection) => Pick<Notice, 'titles' | 'paths'>;
}

export function answerObjection(
  db: Database,
  by: ByDesk,
  given: Answering,
): Promise<Result<void, ObjectionRefusal>> {
  const { found, year, number, answer, write, tell, publicUrl, isDemonstration } = given;
  return inTransaction(db, async (tx) => {
    const locked = await lockObjection(tx, by, { found, year, number });
    if (!locked.ok) return locked;
    const { objection, now: stands } = locked.value;
    const { personId } = by.actor;
    const isIndependent =
      objection.personId !== personId && !(await countedIt(tx, objection, personId));
    const tables = stands.state.result?.tables ?? [];
    const decided = decideAnswer(objection, { isIndependent, tables }, answer);
    if (!decided.ok) return decided;
    const { remedy, table } = decided.value;
    const said = { found: stands, objection, answer: { ...answer, done: remedy } };
    const held = by.actor.grants.find(({ scope }) => scope?.id === by.scope.id);
    assert(held !== undefined, 'whoever answers holds a role there');
    const document = await issueDocument(tx, {
      ...{ by, act: 'count/answer-objection', as: held.role as Role, kind: 'respuesta-objecion' },
      ...{ publicUrl, isDemonstration },
      ...inLocale(sourceLocale, () => write(said)),
    });
    const { outcome, reasons } = answer;
    await saveAnswer(tx, {
      ...{ id: objection.id, outcome, remedy, table, reasons, answeredBy: personId },
      ...{ documentId: document.id, now: by.now },
    });
    await followObjected(tx, { contestId: stands.contest.id, round: stands.state.round });
    await tellAuthor(tx, by, said, tell);
    await audit(tx, {
      ...by,
      act: 'count/answer-objection',
      subject: `objection:${objection.id}`,
      told: { number: `${number}/${year}`, outcome, remedy, table, document: document.code },
    });
    return ok(undefined);
  });
}

async function tellAuthor(
  tx: Tx,
  by: ByDesk,
  said: AnsweredObjection,
  tell: Answering['tell'],
): Promise<void> {
  const { objection } = said;
  if (objection.personId === null) return;
  const notice: Notice = {
    ...{ personId: objection.personId, kind: 'count/objection', key: `answered:${objection.id}` },
    ...tell(said),
    ...{ isPublic: true, institutionId: by.scope.id, isUrgent: true },
  };
  await notify(tx, [notice], by.now);
}

/** Says in public what was done of a remedy that is neither a count nor a repetition. */
export function finishRemedy(
  db: Database,
  by: ByDesk,
  given: Pick<Answering, 'found' | 'year' | 'number'> & { readonly done: string },
): Promise<Result<void, ObjectionRefusal>> {
  const { year, number, done } = given;
  return inTransaction(db, async (tx) => {
    const locked = await lockObjection(tx, by, given);
    if (!locked.ok) return locked;
    const { objection } = locked.value;
    if (objection.remedy !== 'other' || objection.isRemedied) {
      return err({ code: 'count/remedy-not-waiting' });
    }
    if (done === '') return err({ code: 'count/reasons-missing' });
    await saveRemedyDone(tx, { id: objection.id, done, now: by.now });
    await audit(tx, {
      ...by,
      act: 'count/answer-objection',
      subject: `objection:${objection.id}`,
      told: { number: `${number}/${year}`, step: 'remedy-done' },
    });
    return ok(undefined);
  });
}

/** Of an edition of this institution, as it stands now that nobody else changes it. */
async function lockObjection(
  tx: Tx,
  by: ByDesk,
  { found, year, number }: Pick<Answering, 'found' | 'year' | 'number'>,
): Promise<
  Result<{ readonly objection: Objection; readonly now: VoteOfContest }, ObjectionRefusal>
> {
  const { edition, contest } = found;
  if (edition.institutionId !== by.scope.id) return err({ code: 'count/objection-unknown' });
  await lockEditionOf(tx, edition.id);
  const objection = await findObjection(tx, edition.id, { year, number });
  if (objection?.contestId !== contest.id) return err({ code: 'count/objection-unknown' });
  const asked = { institution: edition.place.slug, edition: edition.slug, contest: contest.code };
  const now = await findVote(tx, asked);
  return now.ok ? ok({ objection, now: now.value }) : now;
}
