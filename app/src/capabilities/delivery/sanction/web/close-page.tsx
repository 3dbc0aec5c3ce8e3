// The closing of a sitting: all that was decided, what is missing before it can be signed, and the proposal for the certifying officer.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { tallyWords } from '../actions/sanction-words.ts';
import { decisionsOf } from '../rules/closing.ts';
import { reachedUndecided } from '../rules/effects.ts';
import type { Matter } from '../rules/matter.ts';
import { departuresOf } from '../rules/reasons.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { KeptDecision } from '../store/submissions.ts';
import type { AtSitting, Shown } from './at-desk.ts';
import { fieldOf, framedDesk, Group, money, OutcomeTag, placeOf } from './desk-parts.tsx';
import { sanctionDesk } from './paths.ts';
import { sentenceOf } from './refusal-words.ts';
import type { ContestSeen } from './sitting-effects.ts';
import { Version } from './sitting-forms.tsx';

export interface ClosePageProps extends Required<Shown> {
  readonly at: AtSitting;
  readonly seen: readonly ContestSeen[];
  /** Of this sitting and of those that it continues, not signed. */
  readonly drafts: readonly KeptDecision[];
  /** Why it cannot be signed as it stands. */
  readonly refusal: Refusal | undefined;
  readonly mayClose: boolean;
}

export function closePage(props: ClosePageProps): Page {
  const { at, seen, refusal, problems, status } = props;
  const { edition, sitting } = at;
  const title = m.sanction_desk_close_title();
  return framedDesk({
    ...{ edition, status, title },
    lead: m.sanction_desk_close_lead(),
    crumbs: [
      {
        label: sitting.name,
        href: sanctionDesk.sitting.to({ ...placeOf(edition), sitting: sitting.id }),
      },
      { label: title },
    ],
    body: (
      <>
        <FormProblems
          problems={problems}
          isOnPage={() => props.mayClose && sitting.state === 'open'}
        />
        {refusal === undefined ? (
          <Notice tone="done">
            <p>{m.sanction_desk_close_ready()}</p>
          </Notice>
        ) : (
          <Notice tone="warning" title={m.sanction_desk_close_missing()}>
            <p>{sentenceOf(refusal)}</p>
          </Notice>
        )}
        {seen.map((one) => (
          <Contest {...props} one={one} />
        ))}
        {sitting.state === 'open' && <Propose {...props} />}
      </>
    ),
  });
}

interface ContestProps extends ClosePageProps {
  readonly one: ContestSeen;
}

function codeOf({ at, one }: ContestProps): string {
  const { contestId } = one.contest;
  return at.submission.contests.find((each) => each.contestId === contestId)?.code ?? '';
}

/** What has to be in it: what was drafted, what the count funds, and what the amount reaches now. */
function rowsOf({ one: { contest }, drafts }: ContestProps): readonly Matter[] {
  const { matters, amountClp, replacement, recounted } = contest;
  const decided = decisionsOf(contest, drafts).flatMap(({ decision }) => decision ?? []);
  const reached = reachedUndecided({
    ...{ order: matters, amountClp, replacement, decided },
    ...(recounted && { recounted }),
  });
  const shown = new Set([...reached, ...drafts.map(({ projectId }) => projectId)]);
  return matters.filter(({ projectId, isFunded }) => isFunded || shown.has(projectId));
}

function Contest(props: ContestProps) {
  const { at, one, drafts } = props;
  const { contest } = one;
  const code = codeOf(props);
  const to = { ...placeOf(at.edition), sitting: at.sitting.id, contest: code };
  const departures = departuresOf(decisionsOf(contest, drafts));
  return (
    <Group id={`cierre-${code}`} title={<span lang={writtenLang()}>{contest.name}</span>}>
      <RuledTable
        caption={contest.name}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.sanction_column_project() },
          { label: m.sanction_fact_outcome() },
          { label: m.sanction_fact_amount(), align: 'end' },
          { label: m.sanction_fact_tally() },
          { label: m.sanction_desk_column_missing() },
        ]}
        rows={rowsOf(props).map(({ projectId, name, number }) => {
          const draft = drafts.find((drafted) => drafted.projectId === projectId);
          const isSigned = contest.signed.some((signed) => signed.projectId === projectId);
          return [
            <a
              href={sanctionDesk.project.to({ ...to, number: String(number) })}
              lang={writtenLang()}
            >
              {name}
            </a>,
            isSigned && draft === undefined ? (
              <Tag tone="done">{m.sanction_desk_signed()}</Tag>
            ) : (
              <OutcomeTag outcome={draft?.outcome} />
            ),
            draft?.amountClp ? money(draft.amountClp) : '',
            draft?.votes.length ? tallyWords(draft.votes) : '',
            <Missing {...{ draft, isSigned }} departs={departures.has(projectId)} />,
          ];
        })}
      />
    </Group>
  );
}

interface MissingProps {
  readonly draft: KeptDecision | undefined;
  readonly isSigned: boolean;
  /** From the order of the vote, so that it gives its reason. */
  readonly departs: boolean;
}

function Missing({ draft, isSigned, departs }: MissingProps) {
  const missing = [
    draft === undefined && !isSigned ? m.sanction_desk_missing_decision() : '',
    draft !== undefined && departs && draft.reason === '' ? m.sanction_desk_missing_reason() : '',
    draft?.votes.length === 0 ? m.sanction_desk_missing_votes() : '',
  ].filter((part) => part !== '');
  if (missing.length === 0) return <>{m.sanction_desk_missing_nothing()}</>;
  return <Tag tone="stop">{missing.join('; ')}</Tag>;
}

function Propose({ at, typed, problems, mayClose }: ClosePageProps) {
  if (!mayClose) return <p class="secondary">{m.sanction_desk_close_by_team()}</p>;
  const field = fieldOf(typed, problems);
  const here = { ...placeOf(at.edition), sitting: at.sitting.id };
  return (
    <Group id="proponer" title={m.sanction_desk_close_propose_title()}>
      <p>{m.sanction_desk_close_propose_lead()}</p>
      <form
        class="stack sanction-form"
        action={sanctionDesk.close.to(here)}
        method="post"
        noValidate
      >
        <Version at={at} />
        <Field
          {...field('acuerdo')}
          label={m.sanction_fact_resolution()}
          hint={m.sanction_desk_resolution_hint()}
        />
        <p>
          <Button>{m.sanction_desk_close_propose()}</Button>
        </p>
      </form>
    </Group>
  );
}
