// The desk of the sanction of an edition: what is to be submitted, and each list that the body has, with all that follows of it.

import { groupCode } from '@minga/basics';
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { documentPath } from '../../../ground/records/index.ts';
import { objectionDesk, resultPath } from '../../../vote/count/index.ts';
import { contestNames } from '../actions/locate.ts';
import type { ContestToSubmit } from '../actions/submit-list.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { BodyInOffice } from '../store/bodies.ts';
import type { Submission } from '../store/submissions.ts';
import { briefPath } from './brief-paths.ts';
import { fieldOf, framedDesk, Group, money, placeOf } from './desk-parts.tsx';
import { MatterTable } from './matter-table.tsx';
import { sanctionDesk, sanctionPath } from './paths.ts';
import { isReceptionTyped } from './reception.tsx';
import { sentenceOf } from './refusal-words.ts';
import type { SubmissionStateProps } from './submission-props.ts';
import { SubmissionState } from './submission-state.tsx';

export interface DeskPageProps extends Omit<SubmissionStateProps, 'submission'> {
  readonly submissions: readonly Submission[];
  readonly body: BodyInOffice | undefined;
  /** What the body does not have yet; or why that cannot be told. */
  readonly toSubmit: readonly ContestToSubmit[] | Refusal;
  readonly maySubmit: boolean;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
  readonly done: string | undefined;
}

export function deskPage(props: DeskPageProps): Page {
  const { edition, submissions, toSubmit, typed, problems, status, done } = props;
  const isEmpty = 'length' in toSubmit && toSubmit.length === 0;
  const at = placeOf(edition);
  return framedDesk({
    ...{ edition, status, done },
    title: m.sanction_title(),
    lead: m.sanction_desk_lead(),
    actions: (
      <>
        {submissions.length > 0 && (
          <ButtonLink kind="deep" href={briefPath.to(at)}>
            {m.sanction_desk_see_brief()}
          </ButtonLink>
        )}
        <ButtonLink kind="deep" href={sanctionDesk.questions.to(at)}>
          {m.sanction_desk_questions_title()}
        </ButtonLink>
        <ButtonLink kind="deep" href={sanctionPath.to(at)}>
          {m.sanction_desk_see_public()}
        </ButtonLink>
      </>
    ),
    body: (
      <>
        <FormProblems problems={problems} isOnPage={(field) => isOnPage(props, field)} />
        {!isEmpty && <ToSubmit {...props} />}
        {isEmpty && submissions.length === 0 && (
          <EmptyState
            title={m.sanction_desk_nothing_title()}
            actions={
              <ButtonLink kind="secondary" href={objectionDesk.list.to(at)}>
                {m.sanction_desk_go_certify()}
              </ButtonLink>
            }
          >
            <p>{m.sanction_desk_nothing()}</p>
          </EmptyState>
        )}
        {submissions.toReversed().map((submission) => (
          <SubmissionState {...props} {...{ submission, typed, problems }} />
        ))}
      </>
    ),
  });
}

function isOnPage(
  { maySubmit, body, toSubmit, submissions, typed }: DeskPageProps,
  field: string,
): boolean {
  if (field === 'recibida') {
    return maySubmit && body !== undefined && 'length' in toSubmit && toSubmit.length > 0;
  }
  if (submissions.some((one) => isReceptionTyped({ typed }, one))) return true;
  return submissions.some(({ matters }) =>
    matters.some(({ projectId }) => projectId === typed.proyecto),
  );
}

function ToSubmit(props: DeskPageProps) {
  const { edition, toSubmit, body, maySubmit } = props;
  if (!('length' in toSubmit)) {
    return (
      <Notice tone="warning">
        <p>{sentenceOf(toSubmit)}</p>
      </Notice>
    );
  }
  return (
    <Group id="presentar" title={m.sanction_desk_submit_title()}>
      <p>{m.sanction_desk_submit_lead()}</p>
      {toSubmit.map((one) => (
        <Preview {...{ edition, one }} />
      ))}
      {body === undefined && (
        <Notice tone="warning">
          <p>{m.sanction_refused_body_not_set()}</p>
        </Notice>
      )}
      {body !== undefined && maySubmit && <SubmitForm {...props} />}
      {!maySubmit && <p class="secondary">{m.sanction_desk_submit_by_mayor()}</p>}
    </Group>
  );
}

function Preview({
  edition,
  one,
}: Pick<DeskPageProps, 'edition'> & { readonly one: ContestToSubmit }) {
  const contest = edition.contests.find(({ id }) => id === one.contestId);
  const name = contestNames(edition).get(one.contestId) ?? '';
  return (
    <section class="stack" aria-labelledby={`presenta-${one.contestId}`}>
      <h3 id={`presenta-${one.contestId}`} lang={writtenLang()}>
        {name}
      </h3>
      <MatterTable caption={name} amountClp={one.amountClp} matters={one.matters} />
      <p class="cluster">
        <a href={documentPath.to({ code: groupCode(one.documentCode) })}>
          {m.sanction_desk_certification({ code: groupCode(one.documentCode) })}
        </a>
        {contest !== undefined && (
          <a href={resultPath.to({ ...placeOf(edition), contest: contest.code })}>
            {m.sanction_desk_reasons_of_count()}
          </a>
        )}
      </p>
    </section>
  );
}

function SubmitForm({ edition, body, toSubmit, typed, problems, today }: DeskPageProps) {
  const field = fieldOf({ recibida: today, ...typed }, problems);
  const isCore = body?.kind === 'core';
  const sum = ('length' in toSubmit ? toSubmit : []).reduce((all, one) => all + one.amountClp, 0);
  return (
    <form
      class="stack sanction-form"
      action={sanctionDesk.submit.to(placeOf(edition))}
      method="post"
      noValidate
    >
      <Field
        {...field('recibida')}
        type="date"
        label={m.sanction_desk_received_label()}
        hint={isCore ? m.sanction_desk_received_hint_core() : m.sanction_desk_received_hint()}
      />
      <p class="secondary">{m.sanction_desk_submit_final({ amount: money(sum) })}</p>
      <p>
        <Button>{isCore ? m.sanction_desk_submit_core() : m.sanction_desk_submit_council()}</Button>
      </p>
    </form>
  );
}
