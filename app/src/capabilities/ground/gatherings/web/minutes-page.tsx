// The minutes at the desk: written, approved as the kind asks, corrected in another version.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { standingOf } from '../rules/fulfilment.ts';
import { agreementNumber, approvalWays } from '../rules/minutes.ts';
import type { Gathering } from '../store/gatherings.ts';
import type { Minutes } from '../store/minutes.ts';
import { gatheringDeskPage } from './parts.tsx';
import { agreementAt, at, desk, gatheringPath } from './paths.ts';
import { instantOf, standingTones, standingWords } from './words.ts';

export interface MinutesPageProps {
  readonly gathering: Gathering;
  /** The latest version; undefined before any was written. */
  readonly latest: Minutes | undefined;
  /** Those held later in the series, in which a body approves them. */
  readonly later: readonly Gathering[];
  /** Whether the person who asks wrote last: then somebody else approves. */
  readonly isOwnDraft: boolean;
  /** Civil day where it was held. */
  readonly today: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

/** Rows for agreements: all that there are, and some more to write in. */
const MORE_ROWS = 3;

export function minutesPage(props: MinutesPageProps): Page {
  const { gathering, latest, status, done, problems } = props;
  const isDraft = latest === undefined || latest.approvedAt === null;
  return gatheringDeskPage({
    gathering,
    title: m.gatherings_minutes(),
    lead: m.gatherings_minutes_lead(),
    status,
    done,
    children: (
      <>
        <FormProblems problems={problems} isOnPage={(field) => isDraft === (field !== 'motivo')} />
        {isDraft ? <WriteForm {...props} /> : <Approved {...props} />}
        {latest !== undefined && isDraft && <ApproveForm {...props} latest={latest} />}
      </>
    ),
  });
}

export function rowsCount(typed: Typed): number {
  const filled = Object.keys(typed).flatMap((name) => {
    const [, number] = /^acuerdo-(\d+)$/.exec(name) ?? [];
    return number !== undefined && typed[name] !== '' ? [Number(number)] : [];
  });
  return Math.max(0, ...filled);
}

function WriteForm(props: MinutesPageProps) {
  const { gathering, typed, problems, latest } = props;
  const field = (name: string) => ({
    id: name,
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  });
  const rows = Array.from({ length: rowsCount(typed) + MORE_ROWS }, (_, index) => index + 1);
  return (
    <form
      class="stack-wide"
      action={at(desk.minutes, gathering.caller, gathering.id)}
      method="post"
      noValidate
    >
      {latest?.reason != null && (
        <Notice title={m.gatherings_correction_of({ number: latest.version })}>
          <p>{latest.reason}</p>
        </Notice>
      )}
      <TextAreaField
        {...field('texto')}
        rows={14}
        label={m.gatherings_minutes_text()}
        hint={m.gatherings_minutes_text_hint()}
      />
      <section class="stack">
        <h2>{m.gatherings_agreements()}</h2>
        <p class="secondary">{m.gatherings_agreements_hint()}</p>
        {rows.map((row) => (
          <fieldset class="gathering-agreement">
            <legend>
              {m.gatherings_agreement_numbered({
                number: agreementNumber(gathering.number ?? 0, row),
              })}
            </legend>
            <TextAreaField
              {...field(`acuerdo-${row}`)}
              rows={2}
              label={m.gatherings_agreement_text()}
            />
            <Field {...field(`responsable-${row}`)} label={m.gatherings_agreement_responsible()} />
            <Field {...field(`plazo-${row}`)} type="date" label={m.gatherings_agreement_until()} />
          </fieldset>
        ))}
      </section>
      <div>
        <Button>{m.gatherings_minutes_save()}</Button>
      </div>
    </form>
  );
}

function ApproveForm(props: MinutesPageProps & { readonly latest: Minutes }) {
  const { gathering, later, isOwnDraft } = props;
  const { caller, kind, id } = gathering;
  const ways = approvalWays(kind, caller.kind);
  const action = at(desk.approve, caller, id);
  return (
    <section class="stack gathering-group">
      <h2>{m.gatherings_approve_title()}</h2>
      {ways.includes('second-person') &&
        (isOwnDraft ? (
          <p>{m.gatherings_approve_other()}</p>
        ) : (
          <form class="stack" action={action} method="post">
            <p>{m.gatherings_approve_text()}</p>
            <Button>{m.gatherings_approve()}</Button>
          </form>
        ))}
      {ways.includes('members') && <p>{m.gatherings_approve_members()}</p>}
      {ways.includes('later-gathering') &&
        (later.length === 0 ? (
          <p>{m.gatherings_approve_later_none()}</p>
        ) : (
          <form class="stack" action={action} method="post">
            <SelectField
              id="en"
              name="en"
              label={m.gatherings_approve_later()}
              value=""
              options={later.map((one) => ({
                value: one.slug,
                label: `${one.title}, ${instantOf(one.startsAt, one)}`,
              }))}
            />
            <Button>{m.gatherings_approve_in()}</Button>
          </form>
        ))}
    </section>
  );
}

function Approved(props: MinutesPageProps) {
  const { gathering, typed, problems } = props;
  const { caller, id, slug } = gathering;
  return (
    <>
      <p>{m.gatherings_minutes_are_approved()}</p>
      <p>
        <ButtonLink kind="secondary" href={`${gatheringPath.to({ gathering: slug })}#acta`}>
          {m.gatherings_minutes_see()}
        </ButtonLink>
      </p>
      <Followed {...props} />
      <Disclosure summary={m.gatherings_correct()} open={problems.length > 0}>
        <form class="stack" action={at(desk.correct, caller, id)} method="post" noValidate>
          <TextAreaField
            id="motivo"
            name="motivo"
            rows={2}
            label={m.gatherings_correction_reason()}
            hint={m.gatherings_correction_hint()}
            value={typed.motivo}
            error={problemOf(problems, 'motivo')}
          />
          <Button kind="secondary">{m.gatherings_correct()}</Button>
        </form>
      </Disclosure>
    </>
  );
}

/** Each agreement with how it stands, and where to say what became of it. */
function Followed({ gathering, latest, today }: MinutesPageProps) {
  const agreements = latest?.agreements ?? [];
  if (agreements.length === 0) return null;
  return (
    <RuledTable
      caption={m.gatherings_agreements()}
      narrow="stack"
      columns={[
        { label: m.gatherings_agreement_number() },
        { label: m.gatherings_agreement_text() },
        { label: m.gatherings_agreement_standing() },
      ]}
      rows={agreements.map((agreement, index) => {
        const standing = standingOf(agreement, today);
        return [
          <a href={agreementAt(gathering.caller, gathering.id, index + 1)}>
            {m.gatherings_follow_link({
              number: agreementNumber(gathering.number ?? 0, index + 1),
            })}
          </a>,
          agreement.text,
          <Tag tone={standingTones[standing]}>{standingWords[standing]()}</Tag>,
        ];
      })}
    />
  );
}
