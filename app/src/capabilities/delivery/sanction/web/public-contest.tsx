// One contest of a list: «lo votado / lo sancionado» side by side in one table, then what the body decided of each project.

import { groupCode } from '@minga/basics';
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { documentPath } from '../../../ground/records/index.ts';
import { resultPath } from '../../../vote/count/index.ts';
import { contestNames } from '../actions/locate.ts';
import { type DifferenceLine, differenceOf, isSanctionedLine } from '../rules/difference.ts';
import { markOf } from '../rules/difference-mark.ts';
import { departuresOf } from '../rules/reasons.ts';
import { isContestSanctioned, signedOf } from '../rules/standing.ts';
import type { Submission, SubmittedContest } from '../store/submissions.ts';
import { count, Fact, money, OutcomeTag, placeOf } from './desk-parts.tsx';
import { PublicDecision } from './public-decision.tsx';
import { Voted } from './public-parts.tsx';
import type { PublicSubmissionProps } from './public-props.ts';
import { DifferenceMark } from './public-words.tsx';

/** Of one contest, in the citizens' order: only what is signed, or stands by a lapse. */
export function contestLines(
  submission: Submission,
  { contestId }: Pick<SubmittedContest, 'contestId'>,
): readonly DifferenceLine[] {
  const own = submission.matters.filter((one) => one.contestId === contestId);
  return differenceOf(own, signedOf(submission), submission.lapse !== null);
}

interface PublicContestProps extends PublicSubmissionProps {
  readonly contest: SubmittedContest;
}

export function PublicContest(props: PublicContestProps) {
  const { edition, submission, contest } = props;
  const name = contestNames(edition).get(contest.contestId) ?? contest.code;
  const lines = contestLines(submission, contest);
  const id = `concurso-${submission.number}-${contest.code}`;
  return (
    <section class="stack" aria-labelledby={id}>
      <h3 id={id} lang={writtenLang()}>
        {name}
      </h3>
      {contest.isStale && (
        <Notice tone="warning" title={m.sanction_public_phase_stale()}>
          <p>{m.sanction_public_stale()}</p>
        </Notice>
      )}
      <Cited {...props} />
      <DifferenceTable {...{ submission, contest, lines, name }} />
      <Decisions {...props} lines={lines} />
    </section>
  );
}

/** The certified result that the list stands on. */
function Cited({ edition, contest }: PublicContestProps) {
  const { certificationCode, resultSha256, code } = contest;
  return (
    <dl class="sanction-public-facts">
      <Fact label={m.sanction_public_certified_result()}>
        <a class="code" href={documentPath.to({ code: groupCode(certificationCode) })}>
          {groupCode(certificationCode)}
        </a>
        {', '}
        <a href={resultPath.to({ ...placeOf(edition), contest: code })}>
          {m.sanction_public_count_reasons()}
        </a>
      </Fact>
      <Fact label={m.sanction_fact_result()}>
        <span class="code">{resultSha256}</span>
      </Fact>
    </dl>
  );
}

interface TableProps {
  readonly submission: Submission;
  readonly contest: SubmittedContest;
  readonly lines: readonly DifferenceLine[];
  readonly name: string;
}

function DifferenceTable({ submission, contest, lines, name }: TableProps) {
  const departures = departuresOf(lines);
  const isDecided = isContestSanctioned(submission, contest.contestId);
  const funded = lines.filter(({ matter }) => matter.isFunded).length;
  const isPrefix = lines.slice(0, funded).every(({ matter }) => matter.isFunded);
  const rows: ComponentChildren[][] = lines.map((line) => [
    <Named line={line} />,
    <Voted {...line.matter} />,
    <Sanctioned line={line} />,
    <DifferenceMark mark={markOf(line, departures.get(line.matter.projectId), isDecided)} />,
  ]);
  const amount = money(contest.amountClp);
  const fundingLine = [<strong>{m.sanction_public_line({ amount })}</strong>, '', '', ''];
  const sanctioned = lines
    .filter(isSanctionedLine)
    .reduce((sum, { amountClp }) => sum + (amountClp ?? 0), 0);
  return (
    <div class="stack sanction-difference">
      {!isPrefix && <p>{m.sanction_public_line_scattered({ amount })}</p>}
      <RuledTable
        caption={name}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.sanction_column_project() },
          { label: m.sanction_public_column_voted() },
          { label: m.sanction_public_column_sanctioned() },
          { label: m.sanction_public_column_difference() },
        ]}
        rows={isPrefix ? rows.toSpliced(funded, 0, fundingLine) : rows}
      />
      {isDecided && (
        <p class="secondary">{m.sanction_public_sum({ sanctioned: money(sanctioned), amount })}</p>
      )}
    </div>
  );
}

function Named({ line: { matter } }: { readonly line: DifferenceLine }) {
  return (
    <>
      {`${count(matter.place)}. `}
      <span lang={writtenLang()}>{matter.name}</span>{' '}
      <span class="secondary">{m.sanction_public_on_paper({ number: count(matter.number) })}</span>
    </>
  );
}

function Sanctioned({ line }: { readonly line: DifferenceLine }) {
  const { outcome, amountClp, place } = line;
  if (outcome === undefined) return <span aria-hidden="true">—</span>;
  return (
    <>
      <OutcomeTag outcome={outcome} />{' '}
      {amountClp !== null && <span class="money">{money(amountClp)}</span>}
      {place !== null && (
        <span class="secondary sanction-own-place">
          {m.sanction_public_its_place({ place: count(place) })}
        </span>
      )}
    </>
  );
}

function Decisions(props: PublicContestProps & { readonly lines: readonly DifferenceLine[] }) {
  const { lines, submission, contest } = props;
  const signed = signedOf(submission);
  const decided = lines.flatMap(({ matter }) => {
    const decision = signed.find(({ projectId }) => projectId === matter.projectId);
    return decision === undefined ? [] : [{ matter, decision }];
  });
  if (decided.length === 0) return null;
  const id = `decisiones-${submission.number}-${contest.code}`;
  return (
    <section class="stack" aria-labelledby={id}>
      <h4 id={id}>{m.sanction_public_decisions()}</h4>
      {decided.map((one) => (
        <PublicDecision {...props} {...one} />
      ))}
    </section>
  );
}
