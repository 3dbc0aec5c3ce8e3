// One sitting at the desk: who is there, each project in the citizens' order, and what each decision would bring in or leave out.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { resultPath } from '../../../vote/count/index.ts';
import { majorityWords, tallyWords } from '../actions/sanction-words.ts';
import { decideDeciding } from '../rules/deciding.ts';
import type { Matter } from '../rules/matter.ts';
import { draftsOf, signedOf, standingOf } from '../rules/standing.ts';
import type { KeptDecision, Sitting } from '../store/submissions.ts';
import type { AtSitting } from './at-desk.ts';
import {
  day,
  Fact,
  framedDesk,
  Group,
  money,
  OutcomeTag,
  placeOf,
  SittingTag,
} from './desk-parts.tsx';
import { EffectLine } from './effect-words.tsx';
import { MatterTable } from './matter-table.tsx';
import { sanctionDesk } from './paths.ts';
import { type ContestSeen, changeAtOnce, supposed } from './sitting-effects.ts';
import { Amend, Presence, Resume, type SittingPageProps, Suspend } from './sitting-forms.tsx';

function isVoted({ decisions }: Sitting): boolean {
  return decisions.some(({ votes }) => votes.length > 0);
}

/** The sitting that continues it. */
function continuedBy({ submission, sitting }: AtSitting): Sitting | undefined {
  return submission.sittings.find(({ continuesId }) => continuesId === sitting.id);
}

export function sittingPage(props: SittingPageProps): Page {
  const { at, seen, mayRecord, problems, status, done } = props;
  const { edition, sitting } = at;
  const here = { ...placeOf(edition), sitting: sitting.id };
  const isOpen = sitting.state === 'open';
  const resumes = mayRecord && sitting.state === 'suspended' && continuedBy(at) === undefined;
  return framedDesk({
    ...{ edition, status, done },
    title: sitting.name,
    lead: day(sitting.heldOn),
    tags: <SittingTag state={sitting.state} />,
    crumbs: [{ label: sitting.name }],
    actions: isOpen && (
      <>
        <ButtonLink kind="deep" href={sanctionDesk.suppose.to(here)}>
          {m.sanction_desk_suppose()}
        </ButtonLink>
        <ButtonLink kind="deep" href={sanctionDesk.close.to(here)}>
          {m.sanction_desk_see_closing()}
        </ButtonLink>
      </>
    ),
    body: (
      <>
        <FormProblems problems={problems} isOnPage={(field) => isOnPage(props, field)} />
        <Rules {...props} />
        <Presence {...props} canSave={mayRecord && isOpen} />
        {seen.map((one) => (
          <Contest {...props} one={one} />
        ))}
        {mayRecord && isOpen && <Suspend {...props} />}
        {mayRecord && isOpen && !isVoted(sitting) && <Amend {...props} />}
        {resumes && <Resume {...props} />}
      </>
    ),
  });
}

/** Forms come and go with the state of the sitting. */
function isOnPage({ at, mayRecord }: SittingPageProps, field: string): boolean {
  const { state } = at.sitting;
  if (!mayRecord || state === 'closed') return false;
  if (field === 'suspende') return state === 'open';
  const isShared = field === 'nombre' || field === 'dia';
  if (isShared && state === 'suspended') return continuedBy(at) === undefined;
  return state === 'open' && !isVoted(at.sitting);
}

function Rules({ at, norms }: SittingPageProps) {
  const { edition, sitting, submission } = at;
  const { suspendedReason, continuesId } = sitting;
  const before = submission.sittings.find(({ id }) => id === continuesId);
  const after = continuedBy(at);
  const norm = norms.find(({ code }) => code === sitting.majorityNorm);
  const link = ({ id, name, heldOn }: Sitting) => (
    <a href={sanctionDesk.sitting.to({ ...placeOf(edition), sitting: id })}>
      <span lang={writtenLang()}>{name}</span>, {day(heldOn)}
    </a>
  );
  return (
    <dl class="sanction-facts">
      <Fact label={m.sanction_fact_quorum()}>{sitting.quorum}</Fact>
      <Fact label={m.sanction_fact_majority()}>{majorityWords[sitting.majority]()}</Fact>
      <Fact label={m.sanction_fact_norm()}>{norm?.label ?? sitting.majorityNorm}</Fact>
      {suspendedReason !== null && (
        <Fact label={m.sanction_desk_suspended_because()}>
          <span lang={writtenLang()}>{suspendedReason}</span>
        </Fact>
      )}
      {before !== undefined && <Fact label={m.sanction_desk_continues()}>{link(before)}</Fact>}
      {after !== undefined && <Fact label={m.sanction_desk_continued_by()}>{link(after)}</Fact>}
    </dl>
  );
}

interface ContestProps extends SittingPageProps {
  readonly one: ContestSeen;
}

function Contest({ at, one }: ContestProps) {
  const { edition, submission, sitting } = at;
  const { contest, now } = one;
  const submitted = submission.contests.find(({ contestId }) => contestId === contest.contestId);
  const code = submitted?.code ?? '';
  const here = { ...placeOf(edition), sitting: sitting.id, contest: code };
  const drafts = draftsOf(submission);
  const signed = signedOf(submission);
  const last = ({ projectId }: Matter) =>
    drafts.find((draft) => draft.projectId === projectId) ??
    signed.find((decision) => decision.projectId === projectId);
  return (
    <Group id={`concurso-${code}`} title={<span lang={writtenLang()}>{contest.name}</span>}>
      {contest.isStale && <p>{m.sanction_refused_stale()}</p>}
      <p>
        {now !== undefined &&
          m.sanction_desk_now({ spent: money(now.spentClp), left: money(now.leftClp) })}{' '}
        <a href={resultPath.to({ ...placeOf(edition), contest: code })}>
          {m.sanction_desk_reasons_of_count()}
        </a>
      </p>
      <MatterTable
        caption={contest.name}
        amountClp={contest.amountClp}
        matters={contest.matters}
        hrefOf={({ number }) => sanctionDesk.project.to({ ...here, number: String(number) })}
        more={[
          {
            label: m.sanction_desk_column_decided(),
            of: (matter) => <DecidedCell decision={last(matter)} />,
          },
          {
            label: m.sanction_desk_column_effect(),
            of: (matter) => <EffectCell {...{ at, one, matter }} />,
          },
        ]}
      />
      <p class="secondary">{m.sanction_desk_returned_keeps()}</p>
    </Group>
  );
}

function DecidedCell({ decision }: { readonly decision: KeptDecision | undefined }) {
  if (decision === undefined) return <OutcomeTag outcome={undefined} />;
  const { outcome, place, votes, resolutionId } = decision;
  return (
    <div class="stack">
      <p>
        <OutcomeTag outcome={outcome} />
      </p>
      {place !== null && <p>{m.sanction_desk_place_of_body({ place: String(place) })}</p>}
      {votes.length === 0 ? (
        <p class="secondary">{m.sanction_desk_not_voted()}</p>
      ) : (
        <p class="secondary">{tallyWords(votes)}</p>
      )}
      {resolutionId !== null && <Tag tone="done">{m.sanction_desk_signed()}</Tag>}
    </div>
  );
}

interface EffectCellProps extends Pick<SittingPageProps, 'at'> {
  readonly one: ContestSeen;
  readonly matter: Matter;
}

function EffectCell({ at, one, matter }: EffectCellProps) {
  const signed = signedOf(at.submission).find(({ projectId }) => projectId === matter.projectId);
  if (!decideDeciding(standingOf(signed), at.sitting.heldOn).ok) return null;
  const { projectId, costClp } = matter;
  const isIn = one.now?.funded.some((funded) => funded.projectId === projectId) ?? false;
  const uncounted = m.sanction_desk_effect_on_its_page();
  const line = (label: string, outcome: 'approved' | 'rejected') => (
    <EffectLine
      {...{ label, uncounted }}
      change={changeAtOnce(one, supposed(projectId, outcome))}
    />
  );
  if (!isIn) return line(m.sanction_desk_if_approved(), 'approved');
  return (
    <div class="stack">
      {line(m.sanction_desk_if_rejected(), 'rejected')}
      <p class="sanction-effect">
        <strong>{m.sanction_desk_if_changed()}</strong>{' '}
        {m.sanction_desk_if_changed_text({
          cost: money(costClp),
          left: money(one.now?.leftClp ?? 0),
        })}
      </p>
    </div>
  );
}
