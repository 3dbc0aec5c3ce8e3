// Where a feasible result is taken back: what it does, why, and that a second person signs it.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Norm } from '../../../ground/norms/index.ts';
import { grounds } from '../rules/checks.ts';
import type { Examination } from '../store/examinations.ts';
import type { ReviewEdition } from '../store/review-editions.ts';
import { placeOf } from './at-desk.ts';
import { NormFields } from './check-form.tsx';
import { framed } from './parts.tsx';
import { desk } from './paths.ts';
import { groundWords } from './words.ts';

export interface ReversalPageProps {
  readonly edition: ReviewEdition;
  readonly examination: Examination;
  readonly norms: readonly Norm[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

export function reversalPage(props: ReversalPageProps): Page {
  const { edition, examination, norms, typed, problems, status } = props;
  const { number, title } = examination;
  const at = { ...placeOf(edition), number: String(number) };
  return framed({
    edition,
    title: m.review_reverse_title({ number }),
    lead: m.review_reverse_lead(),
    status,
    crumbs: [
      { label: `${number}. ${title}`, href: desk.proposal.to(at) },
      { label: m.review_reverse_short() },
    ],
    body: (
      <>
        <FormProblems problems={problems} />
        <form class="stack-wide review-form" action={desk.reverse.to(at)} method="post" noValidate>
          <TextAreaField
            id="razon"
            name="razon"
            label={m.review_reverse_reason()}
            hint={m.review_reverse_reason_hint()}
            error={problemOf(problems, 'razon')}
            value={typed.razon}
            rows={6}
          />
          <SelectField
            id="motivo"
            name="motivo"
            label={m.review_field_ground()}
            error={problemOf(problems, 'motivo')}
            value={typed.motivo ?? ''}
            options={[
              { value: '', label: m.review_ground_none() },
              ...grounds.map((value) => ({ value, label: groundWords[value]() })),
            ]}
          />
          <NormFields typed={typed} problems={problems} norms={norms} id={(field) => field} />
          <Notice title={m.review_reverse_two_title()}>
            <p>{m.review_reverse_two()}</p>
          </Notice>
          <p>
            <Button>{m.review_reverse_propose()}</Button>
          </p>
        </form>
      </>
    ),
  });
}
