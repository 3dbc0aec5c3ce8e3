// The desk proposes to change what a proposal says or costs, and sees what its author answered to each change.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Proposal } from '../../proposals/index.ts';
import { costOf } from '../rules/cost.ts';
import { usualDays } from '../rules/terms.ts';
import type { Change, Meeting } from '../store/changes.ts';
import type { Examination } from '../store/examinations.ts';
import type { ReviewEdition } from '../store/review-editions.ts';
import { placeOf } from './at-desk.ts';
import { ChangeList } from './change-list.tsx';
import { ContentsFields } from './contents-fields.tsx';
import { framed, Group, PaperLink } from './parts.tsx';
import { desk } from './paths.ts';
import { money } from './words.ts';

export interface ChangeDeskPageProps {
  readonly edition: ReviewEdition;
  readonly examination: Examination;
  readonly proposal: Proposal;
  readonly changes: readonly Change[];
  readonly meetings: readonly Meeting[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

export function changeDeskPage(props: ChangeDeskPageProps): Page {
  const { edition, examination, proposal, changes, problems, status } = props;
  const { number, title, state, signedOffAt, hasOpenChange } = examination;
  const at = { ...placeOf(edition), number: String(number) };
  const isOpen = state === 'in-review' && signedOffAt === null && !hasOpenChange;
  return framed({
    edition,
    title: m.review_change_desk_title({ number }),
    lead: m.review_change_desk_lead(),
    status,
    crumbs: [
      { label: `${number}. ${title}`, href: desk.proposal.to(at) },
      { label: m.review_change_desk_short() },
    ],
    body: (
      <>
        <FormProblems problems={problems} />
        {changes.length > 0 && (
          <Group id="cambios" title={m.review_changes_title()}>
            <ChangeList changes={changes} proposal={proposal} />
            {hasOpenChange && <PaperLink institution={edition.institutionSlug} />}
          </Group>
        )}
        {isOpen ? (
          <Form {...props} action={desk.change.to(at)} />
        ) : (
          <Notice>
            <p>{m.review_change_desk_closed()}</p>
          </Notice>
        )}
      </>
    ),
  });
}

function Form(props: ChangeDeskPageProps & { readonly action: string }) {
  const { examination, proposal, typed, problems, action } = props;
  const { contents, version } = proposal;
  const foundClp = costOf(examination.costLines, examination.contingencyPermille);
  const stands: Typed = {
    titulo: contents.title,
    necesidad: contents.need,
    descripcion: contents.description,
    beneficia: contents.beneficiaries,
    lugar: contents.place,
    costo: foundClp === undefined || foundClp === contents.costClp ? 'same' : 'found',
    dias: String(usualDays.correction),
  };
  const shown: Typed = typed.version === undefined ? stands : typed;
  return (
    <form class="stack-wide review-form" action={action} method="post" noValidate>
      <ContentsFields {...{ version, shown, problems }} />
      <CostChoice {...props} foundClp={foundClp} chosen={shown.costo ?? ''} />
      <TextAreaField
        id="razon"
        name="razon"
        label={m.review_change_reason()}
        hint={m.review_change_reason_hint()}
        error={problemOf(problems, 'razon')}
        value={shown.razon}
        rows={4}
      />
      <MeetingField {...props} value={shown.reunion ?? ''} />
      <Field
        id="dias"
        name="dias"
        label={m.review_change_days()}
        inputMode="numeric"
        error={problemOf(problems, 'dias')}
        value={shown.dias}
      />
      <p>
        <Button>{m.review_change_propose()}</Button>
      </p>
    </form>
  );
}

interface CostChoiceProps {
  readonly proposal: Proposal;
  readonly problems: readonly FieldProblem[];
  /** What the lines of the review come to. */
  readonly foundClp: number | undefined;
  readonly chosen: string;
}

function CostChoice({ proposal: { contents }, problems, foundClp, chosen }: CostChoiceProps) {
  return (
    <Choices
      id="costo"
      name="costo"
      label={m.review_fact_cost()}
      hint={m.review_change_cost_hint()}
      error={problemOf(problems, 'costo')}
      chosen={[chosen]}
      options={[
        { value: 'same', label: m.review_change_cost_same({ cost: money(contents.costClp) }) },
        ...(foundClp === undefined
          ? []
          : [
              {
                value: 'found',
                label: m.review_change_cost_found({ cost: money(foundClp) }),
              },
            ]),
      ]}
    />
  );
}

type MeetingFieldProps = Pick<ChangeDeskPageProps, 'edition' | 'meetings' | 'problems'> & {
  readonly value: string;
};

/** Only where the bases have a mixed committee. */
function MeetingField({ edition, meetings, problems, value }: MeetingFieldProps) {
  if (edition.rules?.operational.options.committee == null) return null;
  return (
    <SelectField
      id="reunion"
      name="reunion"
      label={m.review_change_meeting()}
      hint={m.review_change_meeting_hint()}
      error={problemOf(problems, 'reunion')}
      value={value}
      options={[
        { value: '', label: m.review_change_meeting_none() },
        ...meetings.map(({ id, title }) => ({ value: id, label: title })),
      ]}
    />
  );
}
