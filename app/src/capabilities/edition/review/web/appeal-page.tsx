// Where the author of a proposal that got a no appeals: what was answered, until when, and her reason.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Proposal } from '../../proposals/index.ts';
import { framedForAuthor } from './change-page.tsx';
import { addressOf } from './own-routes.ts';
import { appealPath } from './paths.ts';
import { lastInstantWords } from './words.ts';

export interface AppealPageProps {
  readonly proposal: Proposal;
  /** What she was answered. */
  readonly answer: string;
  readonly openUntil: Date;
  /** Business days in which she is answered. */
  readonly answerDays: number;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

export function appealPage(props: AppealPageProps): Page {
  const { proposal, answer, openUntil, answerDays, typed, problems, status } = props;
  const until = lastInstantWords(openUntil, proposal.timeZone);
  return {
    ...(status === undefined ? {} : { status }),
    ...framedForAuthor(proposal, m.review_appeal_title(), m.review_appeal_lead({ until })),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <Notice title={m.review_appeal_answered()}>
            <p class="review-lines" lang={writtenLang()}>
              {answer}
            </p>
          </Notice>
          <p>{m.review_appeal_who({ days: answerDays })}</p>
          <form
            class="stack-wide review-form"
            action={appealPath.to(addressOf(proposal))}
            method="post"
            noValidate
          >
            <TextAreaField
              id="apelacion"
              name="apelacion"
              label={m.review_appeal_reason()}
              hint={m.review_appeal_reason_hint()}
              error={problemOf(problems, 'apelacion')}
              value={typed.apelacion}
              rows={8}
            />
            <p>
              <Button>{m.review_appeal_send()}</Button>
            </p>
          </form>
        </div>
      </section>
    ),
  };
}
