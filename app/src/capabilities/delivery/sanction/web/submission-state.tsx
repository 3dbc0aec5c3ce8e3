// One list that the body has: since when, what is decided of each contest, its sittings, and what was returned.

import { groupCode } from '@minga/basics';
import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { documentPath } from '../../../ground/records/index.ts';
import { resultPath } from '../../../vote/count/index.ts';
import { contestNames, hasVotes } from '../actions/locate.ts';
import { differenceOf } from '../rules/difference.ts';
import { isContestSanctioned, signedOf } from '../rules/standing.ts';
import { daysSince, decideLapse, lastDayOf } from '../rules/term.ts';
import type { KeptDecision, SubmittedContest } from '../store/submissions.ts';
import {
  day,
  Fact,
  fieldOf,
  Group,
  instantThere,
  OutcomeTag,
  placeOf,
  SittingTag,
  Written,
} from './desk-parts.tsx';
import { MatterTable } from './matter-table.tsx';
import { sanctionDesk } from './paths.ts';
import { ReceptionCorrections, ReceptionWrong } from './reception.tsx';
import type { SubmissionStateProps } from './submission-props.ts';

export function SubmissionState(props: SubmissionStateProps) {
  const { edition, submission } = props;
  const names = contestNames(edition);
  const number = String(submission.number);
  return (
    <Group id={`presentacion-${number}`} title={m.sanction_desk_submission({ number })}>
      <Since {...props} />
      <ReceptionWrong {...props} />
      {submission.contests.map((contest) => (
        <Contest {...props} {...{ contest, name: names.get(contest.contestId) ?? contest.code }} />
      ))}
      <Sittings {...props} />
      <Lapse {...props} />
    </Group>
  );
}

function Since({ edition, submission, today }: SubmissionStateProps) {
  const { receivedOn, termDays, documentCode, lapse, resolutions } = submission;
  return (
    <dl class="sanction-facts">
      <Fact label={m.sanction_desk_received()}>
        {m.sanction_desk_received_since({
          day: day(receivedOn),
          count: daysSince(receivedOn, today),
        })}
        <ReceptionCorrections submission={submission} />
      </Fact>
      <Fact label={m.sanction_desk_term()}>
        {termDays === null
          ? m.sanction_desk_term_none()
          : m.sanction_desk_term_until({ day: day(lastDayOf(receivedOn, termDays)) })}
      </Fact>
      <Fact label={m.sanction_desk_document()}>
        <DocumentLink code={documentCode} />
      </Fact>
      {resolutions.map((one) => (
        <Fact label={m.sanction_desk_resolution({ number: one.number })}>
          <DocumentLink code={one.documentCode} />, {instantThere(one.signedAt, edition)}
        </Fact>
      ))}
      {lapse !== null && (
        <Fact label={m.sanction_outcome_lapse()}>
          <DocumentLink code={lapse.documentCode} />, {instantThere(lapse.recordedAt, edition)}
        </Fact>
      )}
    </dl>
  );
}

function DocumentLink({ code }: { readonly code: string }) {
  return (
    <a class="code" href={documentPath.to({ code: groupCode(code) })}>
      {groupCode(code)}
    </a>
  );
}

interface ContestProps extends SubmissionStateProps {
  readonly contest: SubmittedContest;
  readonly name: string;
}

function Contest(props: ContestProps) {
  const { edition, submission, contest, name } = props;
  const own = submission.matters.filter(({ contestId }) => contestId === contest.contestId);
  const lines = differenceOf(own, signedOf(submission), submission.lapse !== null);
  const isDecided = isContestSanctioned(submission, contest.contestId);
  const of = new Map(lines.map((line) => [line.matter.projectId, line]));
  const returned = lines.flatMap(({ decision }) =>
    decision?.outcome === 'returned' ? (decision as KeptDecision) : [],
  );
  return (
    <section class="stack" aria-labelledby={`concurso-${submission.number}-${contest.code}`}>
      <h3 id={`concurso-${submission.number}-${contest.code}`}>
        <span lang={writtenLang()}>{name}</span> <ContestTag {...props} />
      </h3>
      {contest.isStale && (
        <Notice tone="warning">
          <p>{m.sanction_refused_stale()}</p>
        </Notice>
      )}
      <MatterTable
        caption={name}
        amountClp={contest.amountClp}
        matters={own}
        more={[
          {
            label: m.sanction_fact_outcome(),
            of: ({ projectId, isFunded }) => {
              const outcome = of.get(projectId)?.outcome;
              const isPassedOver = isDecided && !isFunded && outcome === undefined;
              return isPassedOver ? '—' : <OutcomeTag outcome={outcome} />;
            },
          },
        ]}
      />
      <p>
        <a href={resultPath.to({ ...placeOf(edition), contest: contest.code })}>
          {m.sanction_desk_reasons_of_count()}
        </a>
      </p>
      {returned.map((decision) => (
        <Returned {...props} decision={decision} />
      ))}
    </section>
  );
}

function ContestTag({ submission, contest }: ContestProps) {
  if (contest.isStale) return <Tag tone="attention">{m.sanction_desk_stale()}</Tag>;
  return isContestSanctioned(submission, contest.contestId) ? (
    <Tag tone="done">{m.sanction_desk_sanctioned()}</Tag>
  ) : (
    <Tag tone="attention">{m.sanction_desk_waits()}</Tag>
  );
}

/** What has to be mended, and how it comes back. */
function Returned(props: ContestProps & { readonly decision: KeptDecision }) {
  const { edition, submission, contest, decision, mayRecord, typed, problems } = props;
  const matter = submission.matters.find(({ projectId }) => projectId === decision.projectId);
  const { return: asked, mending } = decision;
  if (asked === null) return null;
  const isTyped = typed.proyecto === decision.projectId;
  const field = fieldOf(isTyped ? typed : {}, isTyped ? problems : []);
  const { id, ...what } = field('subsanado');
  return (
    <div class="stack">
      <h4>
        {m.sanction_desk_returned_title()}: <span lang={writtenLang()}>{matter?.name}</span>
      </h4>
      <dl class="sanction-facts">
        <Fact label={m.sanction_fact_return_what()}>
          <Written>{asked.what}</Written>
        </Fact>
        <Fact label={m.sanction_fact_return_by()}>
          <span lang={writtenLang()}>{asked.by}</span>
        </Fact>
        <Fact label={m.sanction_fact_return_until()}>{day(asked.until)}</Fact>
        {mending !== null && (
          <Fact label={m.sanction_desk_mended_on({ day: day(mending.receivedOn) })}>
            <Written>{mending.what}</Written>
          </Fact>
        )}
      </dl>
      {mending === null && mayRecord && !contest.isStale && (
        <form
          class="stack sanction-form"
          action={sanctionDesk.mended.to(placeOf(edition))}
          method="post"
          noValidate
        >
          <input type="hidden" name="presentacion" value={submission.id} />
          <input type="hidden" name="proyecto" value={decision.projectId} />
          <TextAreaField
            {...what}
            id={isTyped ? id : `${id}-${matter?.number}-${contest.code}`}
            label={m.sanction_desk_mended_label()}
            hint={m.sanction_desk_mended_hint()}
            rows={3}
          />
          <p>
            <Button kind="secondary">{m.sanction_desk_mended_save()}</Button>
          </p>
        </form>
      )}
    </div>
  );
}

function Sittings({ edition, submission, mayRecord }: SubmissionStateProps) {
  const { sittings, contests, lapse } = submission;
  const at = placeOf(edition);
  const isStanding = lapse === null && contests.some(({ isStale }) => !isStale);
  const isUnclosed = sittings.some(
    ({ id, state }) =>
      state === 'open' ||
      (state === 'suspended' && !sittings.some(({ continuesId }) => continuesId === id)),
  );
  return (
    <section class="stack" aria-labelledby={`sesiones-${submission.number}`}>
      <h3 id={`sesiones-${submission.number}`}>{m.sanction_desk_sittings()}</h3>
      {sittings.length === 0 ? (
        <p>{m.sanction_desk_sittings_none()}</p>
      ) : (
        <ul class="stack">
          {sittings.map((one) => (
            <li>
              <a href={sanctionDesk.sitting.to({ ...at, sitting: one.id })}>
                <span lang={writtenLang()}>{one.name}</span>, {day(one.heldOn)}
              </a>{' '}
              <SittingTag state={one.state} />
            </li>
          ))}
        </ul>
      )}
      {mayRecord && isStanding && !isUnclosed && (
        <p>
          <ButtonLink
            href={sanctionDesk.open.to(at, { query: { presentacion: String(submission.number) } })}
          >
            {m.sanction_desk_open_sitting()}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}

function Lapse({ edition, submission, today, mayLapse }: SubmissionStateProps) {
  const { bodyKind, receivedOn, termDays, lapse, contests } = submission;
  const may = decideLapse({
    ...{ bodyKind, receivedOn, termDays, today, isLapsed: lapse !== null },
    hasVotes: hasVotes(submission),
    isStanding: contests.some(({ isStale }) => !isStale),
  });
  if (!may.ok) return null;
  return (
    <Notice tone="warning" title={m.sanction_desk_lapse_title()}>
      <p>{m.sanction_desk_lapse_text({ day: day(may.value) })}</p>
      {mayLapse && (
        <form action={sanctionDesk.lapse.to(placeOf(edition))} method="post">
          <input type="hidden" name="presentacion" value={submission.id} />
          <Button>{m.sanction_desk_lapse_record()}</Button>
        </form>
      )}
    </Notice>
  );
}
