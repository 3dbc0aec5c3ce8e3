// What the review adds elsewhere: its place on the desk, «lo que me toca», and on the page of a proposal what was found once it is published.

import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { deskPanels } from '../../../ground/institutions/index.ts';
import { CitedNorm, citation, findNorm } from '../../../ground/norms/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { type Proposal, proposalPanels, proposalTools } from '../../proposals/index.ts';
import { lastInstantOf } from '../rules/terms.ts';
import { type Check, findExamination } from '../store/examinations.ts';
import { listChecksToMake, listToCoordinate } from '../store/own-work.ts';
import { appealTasks, authorPanels } from './author-panels.tsx';
import { FindingTag } from './parts.tsx';
import { correctPath, desk, units } from './paths.ts';
import { Found } from './public-part.tsx';
import { groundWords, kindWords, numberOf } from './words.ts';

export const panels: readonly Contribution[] = [
  contribute(deskPanels, async (db, { institution, actor, now }) => {
    const scope = { kind: 'institution', id: institution.id } as const;
    if (institution.kind === 'national-body') return null;
    if (!mayDo(permissions['review/find'], actor.grants, scope)) return null;
    const tasks = await tasksIn(db, actor, [institution.id], now);
    const mayCoordinate = mayDo(permissions['review/coordinate'], actor.grants, scope);
    const place = { institution: institution.slug };
    const links = mayCoordinate
      ? [{ label: m.review_units_title(), href: units.list.to(place), note: m.review_units_lead() }]
      : [];
    if (links.length === 0 && tasks.length === 0) return null;
    const pending = tasks.map(({ label, href }) => ({ label, href }));
    return { title: m.review_desk_title(), pending, links };
  }),
  contribute(ownTasks, (db, { actor, now }) => {
    const ids = actor.grants.flatMap(({ scope }) =>
      scope?.kind === 'institution' && mayDo(permissions['review/find'], actor.grants, scope)
        ? [scope.id]
        : [],
    );
    return tasksIn(db, actor, [...new Set(ids)], now);
  }),
  contribute(proposalPanels, async (db, { proposal, now }) => {
    const examination = await findExamination(db, proposal.editionId, proposal.number);
    if (examination === undefined || examination.publishedAt === null) return null;
    const today = dayIn(proposal.timeZone, now);
    const cited = await citationsOf(db, examination.checks, today);
    const made = examination.checks.filter(({ finding }) => finding !== null);
    return {
      title: m.review_panel_title(),
      body: (
        <div class="stack">
          {examination.answer !== null && examination.reversalId === null && (
            <p class="review-lines" lang={writtenLang()}>
              {examination.answer}
            </p>
          )}
          <Found examination={examination} />
          <ul class="stack">
            {made.map((check) => (
              <Made check={check} cited={cited} />
            ))}
          </ul>
          {examination.isSignedAlone && <p class="secondary">{m.review_signed_alone()}</p>}
        </div>
      ),
    };
  }),
  contribute(proposalTools, async (db, { proposal }) => {
    if (proposal.state !== 'correcting') return null;
    const examination = await findExamination(db, proposal.editionId, proposal.number);
    const open = examination?.corrections.find(
      ({ answeredAt, endedAt }) => answeredAt === null && endedAt === null,
    );
    if (open === undefined) return null;
    const dueAt = lastInstantOf(proposal.timeZone, open.answerUntil);
    return [
      { label: m.review_correct_title(), href: correctHref(proposal), note: open.asked, dueAt },
    ];
  }),
  ...authorPanels,
];

function correctHref({ institutionSlug, editionSlug, number }: Proposal): string {
  const at = { institution: institutionSlug, edition: editionSlug, number: String(number) };
  return correctPath.to(at);
}

type Cited = ReadonlyMap<string, Awaited<ReturnType<typeof findNorm>>>;

interface Citing {
  readonly norms: Cited;
  readonly today: string;
}

async function citationsOf(db: Database, checks: readonly Check[], today: string): Promise<Citing> {
  const codes = new Set(checks.flatMap(({ norm }) => (norm === null ? [] : [norm])));
  const found = await Promise.all(
    [...codes].map(async (code) => [code, await findNorm(db, code)] as const),
  );
  return { norms: new Map(found), today };
}

function Made({ check, cited }: { readonly check: Check; readonly cited: Citing }) {
  const { kind, finding, reason, ground, norm, article } = check;
  const found = norm === null ? undefined : cited.norms.get(norm);
  return (
    <li>
      <p class="cluster">
        <strong>{kindWords[kind]()}</strong> <FindingTag finding={finding} />
        {ground !== null && <span class="secondary">{groundWords[ground]()}</span>}
      </p>
      {reason !== null && (
        <p class="review-lines" lang={writtenLang()}>
          {reason}
        </p>
      )}
      {found !== undefined && (
        <p>
          <CitedNorm citation={citation(found, article ?? undefined, cited.today)} />
        </p>
      )}
    </li>
  );
}

/** Of a reviewer her checks with the nearest term; of a coordinator what came in, what waits for a signature, what can be published. */
async function tasksIn(
  db: Database,
  { personId, grants }: Actor,
  institutionIds: readonly string[],
  now: Date,
): Promise<readonly OwnTask[]> {
  const coordinated = institutionIds.filter((id) =>
    mayDo(permissions['review/coordinate'], grants, { kind: 'institution', id }),
  );
  const [checks, rounds, appeals] = await Promise.all([
    listChecksToMake(db, personId, institutionIds),
    listToCoordinate(db, coordinated),
    appealTasks(db, { personId, grants }, institutionIds, now),
  ]);
  const toMake = checks.map((one): OwnTask => {
    const today = dayIn(one.timeZone, now);
    const given = { count: one.count, number: numberOf(one.count), edition: one.editionName };
    const isLate = one.dueOn !== null && one.dueOn < today;
    return {
      label: isLate ? m.review_task_checks_late(given) : m.review_task_checks(given),
      href: desk.bench.to(placeOf(one), { query: { mias: '1' } }),
      inNameOf: one.institutionName,
      ...(one.dueOn === null ? {} : { dueAt: lastInstantOf(one.timeZone, one.dueOn) }),
    };
  });
  const toDo = rounds.flatMap((one): readonly OwnTask[] => {
    const { editionName: edition, institutionName: inNameOf } = one;
    const said = (count: number) => ({ count, number: numberOf(count), edition });
    const href = desk.bench.to(placeOf(one));
    const isWhole = one.roundCount > 0 && one.roundCount === one.signedCount;
    return [
      ...(one.sentCount > 0
        ? [{ label: m.review_task_take_in(said(one.sentCount)), href, inNameOf }]
        : []),
      ...(one.readyCount > 0
        ? [
            {
              label: m.review_task_sign(said(one.readyCount)),
              href: desk.bench.to(placeOf(one), { query: { etapa: 'ready' } }),
              inNameOf,
            },
          ]
        : []),
      ...(isWhole
        ? [
            {
              label: m.review_task_publish(said(one.roundCount)),
              href: desk.round.to(placeOf(one)),
              inNameOf,
            },
          ]
        : []),
    ];
  });
  return [...appeals, ...toMake, ...toDo];
}

function placeOf(one: { readonly institutionSlug: string; readonly editionSlug: string }) {
  return { institution: one.institutionSlug, edition: one.editionSlug };
}
