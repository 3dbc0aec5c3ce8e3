// A version of the plan of work: the agenda as it stands when a sitting approves it, in a numbered document.
import { canonicalJson, err, hashText, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import { type DocumentAsked, issueDocument } from '../../../ground/records/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type AgendaAction, listActions } from '../store/agenda.ts';
import {
  hasPlanOf,
  insertPlanVersion,
  nextPlanNumber,
  type PlannedAction,
} from '../store/plan-versions.ts';
import { insertTraced, listAgreements } from '../store/sittings.ts';
import type { AgreementSaid } from './keep-action.ts';
import { planDocument } from './plan-document.ts';
import { type BySecretariat, log } from './secretariat.ts';

/** What the plan keeps of an action: names are those of that day. */
function plannedOf(action: AgendaAction): PlannedAction {
  const named = (part: 'responsible' | 'partner') =>
    action.owners
      .filter((owner) => owner.part === part && owner.hasAccepted)
      .map(({ member }) => member.name);
  const { number, title, text, startsOn, dueOn, state } = action;
  return {
    ...{ number, title, text, startsOn, dueOn, state },
    budgetClp: action.budgetClp ?? null,
    responsible: named('responsible'),
    partners: named('partner'),
  };
}

/** With every action that somebody answers for or that is done. Its number. */
export function approvePlan(
  db: Database,
  site: Pick<DocumentAsked, 'publicUrl' | 'isDemonstration'>,
  by: BySecretariat,
  said: AgreementSaid,
): Promise<Result<number, Refusal>> {
  return inTransaction(db, async (tx) => {
    const agreement = (await listAgreements(tx)).find(
      ({ sitting, position }) => sitting === said.sitting && position === said.position,
    );
    if (agreement === undefined) return err({ code: 'roundtable/agreement-unknown' });
    const number = await nextPlanNumber(tx);
    if (await hasPlanOf(tx, agreement)) return err({ code: 'roundtable/agreement-has-plan' });
    const planned = await listActions(tx, { states: ['agreed', 'in-progress', 'done'] });
    if (planned.length === 0) return err({ code: 'roundtable/plan-empty' });
    const actions = planned.map(plannedOf).toSorted((one, other) => one.number - other.number);
    const actor = { ...by.actor, sessionId: '', name: '', provenAt: by.now };
    const { id: documentId } = await issueDocument(tx, {
      ...site,
      by: { actor, scope: by.scope, now: by.now },
      ...{ act: 'roundtable/keep', as: 'national-staff', kind: 'roundtable-plan' },
      ...inLocale(sourceLocale, () => planDocument({ number, agreement, actions })),
    });
    const contentSha256 = await hashText(canonicalJson(actions));
    const { gatheringId, position } = agreement;
    const version = { number, gatheringId, position, actions, documentId, contentSha256 };
    await insertPlanVersion(tx, { ...version, now: by.now });
    for (const { id: actionId } of planned) {
      await insertTraced(tx, { gatheringId, position, actionId, now: by.now });
    }
    await log(tx, by, { step: 'plan-approved', number, content: contentSha256 });
    return ok(number);
  });
}
