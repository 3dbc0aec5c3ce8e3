// One appeal at the desk: what was answered, what its author says against it, and the decision of somebody else.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, TextAreaField } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import type { Norm } from '../../../ground/norms/index.ts';
import { documentPath } from '../../../ground/records/index.ts';
import { appealOutcomes } from '../rules/appeals.ts';
import type { Appeal } from '../store/appeals.ts';
import type { Examination } from '../store/examinations.ts';
import type { ReviewEdition } from '../store/review-editions.ts';
import { placeOf } from './at-desk.ts';
import { NormFields } from './check-form.tsx';
import { framed, Group } from './parts.tsx';
import { desk } from './paths.ts';
import { filedLine } from './public-part.tsx';
import {
  appealOutcomeHints,
  appealOutcomeWords,
  instantWords,
  longDay,
  outcomeWords,
} from './words.ts';

export interface AppealDeskPageProps {
  readonly edition: ReviewEdition;
  readonly examination: Examination;
  readonly appeal: Appeal;
  readonly norms: readonly Norm[];
  /** Whoever looks neither reviewed it, nor signed it off, nor proposed it, and may decide. */
  readonly mayDecide: boolean;
  readonly today: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

export function appealDeskPage(props: AppealDeskPageProps): Page {
  const { edition, examination, appeal, mayDecide, today, problems, status } = props;
  const { number, title, state } = examination;
  const { timeZone } = edition;
  const { against, reason, answerDueOn, outcome } = appeal;
  const at = { ...placeOf(edition), number: String(number) };
  const isOpen = outcome === null && state === 'appealed';
  return framed({
    edition,
    title: m.review_appeal_desk_title({ number }),
    status,
    crumbs: [
      { label: m.review_appeals_title(), href: desk.appeals.to(placeOf(edition)) },
      { label: `${number}. ${title}`, href: desk.proposal.to(at) },
    ],
    tags: <DueTag outcome={outcome} isOpen={isOpen} answerDueOn={answerDueOn} today={today} />,
    body: (
      <>
        <FormProblems problems={problems} />
        <Group id="respuesta-apelada" title={m.review_appeal_against()}>
          <p>
            {outcomeWords[against.outcome]()}{' '}
            <span class="secondary">{instantWords(against.at, timeZone)}</span>
          </p>
          <p class="review-lines">{against.answer}</p>
        </Group>
        <Group id="lo-que-dice" title={m.review_appeal_says()}>
          <p class="secondary">{filedLine(appeal, timeZone)}</p>
          <p class="review-lines" lang={writtenLang()}>
            {reason}
          </p>
        </Group>
        {outcome !== null && <Decided appeal={appeal} timeZone={timeZone} />}
        {isOpen && !mayDecide && (
          <Notice title={m.review_appeal_not_yours_title()}>
            <p>{m.review_refused_appeal_by_another()}</p>
          </Notice>
        )}
        {isOpen && mayDecide && <Decide {...props} action={desk.appeal.to(at)} />}
      </>
    ),
  });
}

interface DueTagProps {
  readonly outcome: Appeal['outcome'];
  readonly isOpen: boolean;
  readonly answerDueOn: string;
  readonly today: string;
}

/** How it stands: decided, late, or until when. */
export function DueTag({ outcome, isOpen, answerDueOn, today }: DueTagProps) {
  if (outcome !== null) {
    return <Tag tone={outcome === 'upheld' ? 'done' : 'stop'}>{appealOutcomeWords[outcome]()}</Tag>;
  }
  if (!isOpen) return <Tag>{m.review_appeal_left()}</Tag>;
  return answerDueOn < today ? (
    <Tag tone="stop">{m.review_appeal_late({ day: longDay(answerDueOn) })}</Tag>
  ) : (
    <Tag tone="attention">{m.review_appeal_due({ day: longDay(answerDueOn) })}</Tag>
  );
}

function Decided({ appeal, timeZone }: { readonly appeal: Appeal; readonly timeZone: string }) {
  const { answer, decidedAt, documentCode } = appeal;
  return (
    <Group id="decision" title={m.review_appeal_decision()}>
      <p class="review-lines">{answer}</p>
      <p class="secondary">
        {decidedAt !== null && instantWords(decidedAt, timeZone)}{' '}
        {documentCode !== null && (
          <a href={documentPath.to({ code: documentCode })}>{m.review_appeal_document()}</a>
        )}
      </p>
    </Group>
  );
}

function Decide(props: AppealDeskPageProps & { readonly action: string }) {
  const { appeal, norms, typed, problems, action } = props;
  return (
    <Group id="decision" title={m.review_appeal_decide()}>
      <form class="stack-wide review-form" action={action} method="post" noValidate>
        <Choices
          id="resultado"
          name="resultado"
          label={m.review_appeal_outcome()}
          error={problemOf(problems, 'resultado')}
          chosen={[typed.resultado ?? '']}
          options={appealOutcomes.map((value) => ({
            value,
            label: appealOutcomeWords[value](),
            hint:
              value === 'upheld' && appeal.reversalId !== null
                ? m.review_appeal_upheld_again_hint()
                : appealOutcomeHints[value](),
          }))}
        />
        <TextAreaField
          id="respuesta"
          name="respuesta"
          label={m.review_appeal_decision_answer()}
          hint={m.review_appeal_decision_hint()}
          error={problemOf(problems, 'respuesta')}
          value={typed.respuesta}
          rows={6}
        />
        <NormFields typed={typed} problems={problems} norms={norms} id={(field) => field} />
        <p class="secondary">{m.review_appeal_final()}</p>
        <p>
          <Button>{m.review_appeal_decide_now()}</Button>
        </p>
      </form>
    </Group>
  );
}
