// Publishes the answers to all groups together, as a numbered document; later one of them gets another version.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import type { Role } from '../../../ground/people/rules/index.ts';
import { type DocumentAsked, issueDocument } from '../../../ground/records/index.ts';
import { type AnswerWritten, isAnother, mayPublishAnswers } from '../rules/answer.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Consultation } from '../store/consultations.ts';
import { saveAnswered } from '../store/endings.ts';
import {
  type Group,
  insertCorrection,
  lastAnswer,
  listGroups,
  publishDrafts,
  readOwed,
} from '../store/groups.ts';
import { listObservations, type Observation } from '../store/observations.ts';
import { type ByStaff, log, onConsultation, onHeld } from './acting.ts';
import { tellOfAnswers, tellOfCorrection } from './tell.ts';

/** How the document says groups and their answers, in the language of the moment. */
export type WriteAnswers = (
  consultation: Consultation,
  groups: readonly Group[],
  observations: readonly Observation[],
) => { readonly title: string; readonly blocks: DocumentAsked['blocks'] };

export type Site = Pick<DocumentAsked, 'publicUrl' | 'isDemonstration'>;

/** Refused while an observation has no group or a group no answer. Whoever took part is told. */
export function publishAnswers(
  db: Database,
  site: Site,
  by: ByStaff,
  { id, write }: { readonly id: string; readonly write: WriteAnswers },
): Promise<Result<void, Refusal>> {
  return onHeld(db, by, id, async (tx, consultation) => {
    const may = mayPublishAnswers(consultation.state, await readOwed(tx, id));
    if (!may.ok) return may;
    await publishDrafts(tx, id, by.now);
    const documentId = await issue(tx, site, by, consultation, write);
    await saveAnswered(tx, id, documentId, by.now);
    await tellOfAnswers(tx, by, consultation);
    await log(tx, by, 'consultations/answer', consultation, { step: 'answers-published' });
    return ok(undefined);
  });
}

export interface Correction {
  readonly id: string;
  readonly groupId: string;
  readonly answer: AnswerWritten;
  readonly because: string;
  readonly write: WriteAnswers;
}

/** What was published stays; the other version says why, and another document takes the place of the first. */
export function correctAnswer(
  db: Database,
  site: Site,
  by: ByStaff,
  { id, groupId, answer, because, write }: Correction,
): Promise<Result<void, Refusal>> {
  return onConsultation(db, by, id, 'correct', async (tx, consultation) => {
    const group = (await listGroups(tx, id)).find((one) => one.id === groupId);
    const before = group && lastAnswer(group);
    if (group === undefined || before === undefined) {
      return err({ code: 'consultations/group-unknown' });
    }
    if (!isAnother(before, answer)) return err({ code: 'consultations/nothing-changed' });
    const version = before.version + 1;
    await insertCorrection(tx, groupId, version, { ...answer, because }, by.now);
    const documentId = await issue(tx, site, by, consultation, write);
    await saveAnswered(tx, id, documentId);
    await tellOfCorrection(tx, by, consultation, { number: group.number, version });
    const told = { step: 'answer-corrected', group: group.number, version };
    await log(tx, by, 'consultations/answer', consultation, told, because);
    return ok(undefined);
  });
}

async function issue(
  tx: Tx,
  site: Site,
  by: ByStaff,
  consultation: Consultation,
  write: WriteAnswers,
): Promise<string> {
  const [groups, observations] = await Promise.all([
    listGroups(tx, consultation.id),
    listObservations(tx, consultation.id),
  ]);
  const held = by.actor.grants.find(({ scope }) => scope?.id === by.scope.id);
  assert(held !== undefined, 'whoever answers holds a role there');
  const actor = { ...by.actor, sessionId: '', name: '', provenAt: by.now };
  const { answersDocumentId: replaces } = consultation;
  const { id } = await issueDocument(tx, {
    ...site,
    by: { actor, scope: by.scope, now: by.now },
    act: 'consultations/answer',
    as: held.role as Role,
    kind: 'consultation-answers',
    ...inLocale(sourceLocale, () => write(consultation, groups, observations)),
    ...(replaces === undefined ? {} : { replaces }),
  });
  return id;
}
