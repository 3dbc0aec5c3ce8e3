// What the review asks of an author and shows of what she answered: changes with both positions, appeals, and the results of an edition.
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import {
  type Contribution,
  contribute,
  contributeReading,
} from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { blankPaperPath } from '../../../../platform/paper.ts';
import { KeyFigures } from '../../../../ui/figures/figures.tsx';
import { findNorm } from '../../../ground/norms/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { editionPanels } from '../../editions/index.ts';
import { type Proposal, proposalPanels, proposalTools } from '../../proposals/index.ts';
import { isWithoutAccount } from '../actions/answering.ts';
import { appealOpenUntil } from '../rules/appeals.ts';
import { outcomes } from '../rules/checks.ts';
import { lastInstantOf } from '../rules/terms.ts';
import { listAppealsOf, listAppealsToDecide } from '../store/appeals.ts';
import { listChanges } from '../store/changes.ts';
import { listChangesToAnswer } from '../store/changes-to-answer.ts';
import { findExamination } from '../store/examinations.ts';
import { outcomesOf } from '../store/public-results.ts';
import { listReversals } from '../store/reversals.ts';
import { findReviewEdition } from '../store/review-editions.ts';
import { ChangeList } from './change-list.tsx';
import { addressOf } from './own-routes.ts';
import { appealPath, changePath, desk, resultsPath } from './paths.ts';
import { AppealShown } from './public-part.tsx';
import { ReversalShown } from './reversal-part.tsx';
import { lastInstantWords, numberOf, outcomeFigure } from './words.ts';

export const authorPanels: readonly Contribution[] = [
  contribute(proposalPanels, async (db, { proposal }) => {
    const all = await listChanges(db, proposal.id);
    // Until it is answered or its term is over, a change is between both.
    const changes = all.filter(({ answer }) => answer !== null);
    if (changes.length === 0) return null;
    return {
      title: m.review_changes_title(),
      body: <ChangeList changes={changes} proposal={proposal} />,
    };
  }),
  contribute(proposalPanels, async (db, { proposal, now }) => {
    const reversals = await listReversals(db, proposal.id);
    if (reversals.length === 0) return null;
    const { timeZone } = proposal;
    const today = dayIn(timeZone, now);
    const norms = await Promise.all(reversals.map(({ norm }) => findNorm(db, norm)));
    return {
      title: m.review_reversal_panel(),
      body: (
        <div class="stack-wide">
          {reversals.map((reversal, at) => (
            <ReversalShown {...{ reversal, norm: norms[at], timeZone, today }} />
          ))}
        </div>
      ),
    };
  }),
  contribute(proposalPanels, async (db, { proposal, now }) => {
    const [appeals, until] = [
      await listAppealsOf(db, proposal.id),
      await appealableUntil(db, proposal, now),
    ];
    if (appeals.length === 0 && until === undefined) return null;
    const today = dayIn(proposal.timeZone, now);
    const norms = await Promise.all(
      appeals.map(({ norm }) => (norm === null ? undefined : findNorm(db, norm))),
    );
    return {
      title: m.review_appeal_panel(),
      body: (
        <div class="stack-wide">
          {appeals.map((appeal, at) => (
            <AppealShown {...{ appeal, norm: norms[at], proposal, today }} />
          ))}
          {until !== undefined && <MayAppeal proposal={proposal} until={until} />}
        </div>
      ),
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
    const dueAt = await appealableUntil(db, proposal, now);
    if (dueAt === undefined) return null;
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
  contributeReading(
    editionPanels,
    ({ edition }) => outcomesOf(edition.id),
    (found, { edition, institution }) => {
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
    },
  ),
];

/** The last instant at which its answer can be appealed against; undefined where it cannot be now. */
async function appealableUntil(
  db: Database,
  { editionId, number, institutionId, editionSlug, state, timeZone }: Proposal,
  now: Date,
): Promise<Date | undefined> {
  if (state !== 'not-admitted' && state !== 'not-feasible') return undefined;
  const [examination, edition] = await Promise.all([
    findExamination(db, editionId, number),
    findReviewEdition(db, institutionId, editionSlug),
  ]);
  const days = edition?.rules?.operational.appeals.businessDays ?? 0;
  if (examination?.publishedAt == null || examination.wasAppealed || days === 0) return undefined;
  const until = appealOpenUntil(timeZone, examination.publishedAt, days);
  return until < now ? undefined : until;
}

interface MayAppealProps {
  readonly proposal: Proposal;
  readonly until: Date;
}

/** Until when, and the sheet of whoever has no account or no connection. */
function MayAppeal({ proposal, until }: MayAppealProps) {
  const { institutionSlug, editionSlug, number, timeZone } = proposal;
  const step = isWithoutAccount(proposal) ? 'appeal-signed' : 'appeal';
  const subject = `${institutionSlug}.${editionSlug}.${number}`;
  const sheet = { institution: institutionSlug, room: 'review', step, subject };
  return (
    <p>
      {m.review_appeal_open({ until: lastInstantWords(until, timeZone) })}{' '}
      <a href={blankPaperPath.to(sheet)}>{m.review_paper_print()}</a>
    </p>
  );
}

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
