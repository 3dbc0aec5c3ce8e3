// What the review asks of an author and shows of what she answered: changes with both positions, appeals, and the results of an edition.
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { KeyFigures } from '../../../../ui/figures/figures.tsx';
import { findNorm } from '../../../ground/norms/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { editionPanels } from '../../editions/index.ts';
import { proposalPanels, proposalTools } from '../../proposals/index.ts';
import { appealOpenUntil } from '../rules/appeals.ts';
import { outcomes } from '../rules/checks.ts';
import { lastInstantOf } from '../rules/terms.ts';
import { findAppeal, listAppealsToDecide } from '../store/appeals.ts';
import { listChanges } from '../store/changes.ts';
import { listChangesToAnswer } from '../store/changes-to-answer.ts';
import { findExamination } from '../store/examinations.ts';
import { readFigures } from '../store/public-results.ts';
import { findReviewEdition } from '../store/review-editions.ts';
import { ChangeList } from './change-list.tsx';
import { addressOf } from './correct-routes.ts';
import { appealPath, changePath, desk, resultsPath } from './paths.ts';
import { AppealShown } from './public-part.tsx';
import { numberOf, outcomeFigure } from './words.ts';

export const authorPanels: readonly Contribution[] = [
  contribute(proposalPanels, async (db, { proposal }) => {
    const all = await listChanges(db, proposal.id);
    // Until it is answered or its term is over, a change is between both.
    const changes = all.filter(({ answer }) => answer !== null);
    if (changes.length === 0) return null;
    const { timeZone } = proposal;
    return {
      title: m.review_changes_title(),
      body: <ChangeList changes={changes} timeZone={timeZone} />,
    };
  }),
  contribute(proposalPanels, async (db, { proposal, now }) => {
    const appeal = await findAppeal(db, proposal.id);
    if (appeal === undefined) return null;
    const norm = appeal.norm === null ? undefined : await findNorm(db, appeal.norm);
    const { timeZone } = proposal;
    const today = dayIn(timeZone, now);
    return {
      title: m.review_appeal_panel(),
      body: <AppealShown appeal={appeal} norm={norm} timeZone={timeZone} today={today} />,
    };
  }),
  contribute(proposalTools, async (db, { proposal }) => {
    if (proposal.state !== 'in-review' || proposal.heldBy !== 'author') return null;
    const open = (await listChanges(db, proposal.id)).find(({ answer }) => answer === null);
    if (open === undefined) return null;
    const dueAt = lastInstantOf(proposal.timeZone, open.answerUntil);
    const href = changePath.to(addressOf(proposal));
    return [{ label: m.review_change_title(), href, note: open.reason, dueAt }];
  }),
  contribute(proposalTools, async (db, { proposal, now }) => {
    const { state, timeZone } = proposal;
    if (state !== 'not-admitted' && state !== 'not-feasible') return null;
    const [examination, edition] = await Promise.all([
      findExamination(db, proposal.editionId, proposal.number),
      findReviewEdition(db, proposal.institutionId, proposal.editionSlug),
    ]);
    const days = edition?.rules?.operational.appeals.businessDays ?? 0;
    if (examination?.publishedAt == null || examination.wasAppealed || days === 0) return null;
    const dueAt = appealOpenUntil(timeZone, examination.publishedAt, days);
    if (dueAt < now) return null;
    const href = appealPath.to(addressOf(proposal));
    return [{ label: m.review_appeal_title(), href, dueAt }];
  }),
  contribute(ownTasks, async (db, { actor }) => {
    const organizations = actor.grants.flatMap(({ role, scope }) =>
      role === 'organization-representative' && scope?.kind === 'organization' ? [scope.id] : [],
    );
    const waiting = await listChangesToAnswer(db, actor.personId, organizations);
    return waiting.map((one) => ({
      label: m.review_task_change({ title: one.title }),
      href: changePath.to(addressOf(one)),
      dueAt: lastInstantOf(one.timeZone, one.answerUntil),
    }));
  }),
  contribute(editionPanels, async (db, { edition, institution }) => {
    const { outcomes: found } = await readFigures(db, edition.id);
    const total = outcomes.reduce((sum, outcome) => sum + (found[outcome] ?? 0), 0);
    if (total === 0) return null;
    return {
      title: m.review_results_short(),
      body: (
        <div class="stack">
          <KeyFigures
            figures={outcomes.map((outcome) => outcomeFigure(outcome, found[outcome] ?? 0))}
          />
          <p>
            <a href={resultsPath.to({ institution, edition: edition.slug })}>
              {m.review_results_see()}
            </a>
          </p>
        </div>
      ),
    };
  }),
];

/** Appeals that somebody of a team may decide, for she took no part in what they are against. */
export async function appealTasks(
  db: Database,
  { personId, grants }: Pick<Actor, 'personId' | 'grants'>,
  institutionIds: readonly string[],
  now: Date,
): Promise<readonly OwnTask[]> {
  const may = institutionIds.filter((id) =>
    mayDo(permissions['review/decide-appeal'], grants, { kind: 'institution', id }),
  );
  const waiting = await listAppealsToDecide(db, personId, may);
  return waiting.map((one): OwnTask => {
    const given = { count: one.count, number: numberOf(one.count), edition: one.editionName };
    const isLate = one.dueOn < dayIn(one.timeZone, now);
    return {
      label: isLate ? m.review_task_appeals_late(given) : m.review_task_appeals(given),
      href: desk.appeals.to({ institution: one.institutionSlug, edition: one.editionSlug }),
      inNameOf: one.institutionName,
      dueAt: lastInstantOf(one.timeZone, one.dueOn),
    };
  });
}
