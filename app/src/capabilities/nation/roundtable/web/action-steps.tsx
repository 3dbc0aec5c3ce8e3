// What a member does on the page of an action: answers, tells how it goes, signs, asks others, hands over, withdraws.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { isGoing, maySign, missingSignatures, ownerParts } from '../rules/action.ts';
import type { Seat } from '../rules/seat.ts';
import type { AgendaAction, OwnerOfAction } from '../store/agenda.ts';
import type { Member } from '../store/members.ts';
import { AGENDA_SOURCES } from './agenda-forms.ts';
import { actionSteps } from './agenda-paths.ts';
import { partWords } from './agenda-words.tsx';
import { SourceFields } from './source-fields.tsx';

export interface ActionPageProps {
  readonly action: AgendaAction;
  readonly seat: Seat | undefined;
  /** Those that sit, to ask or to hand over to. */
  readonly members: readonly Member[];
  readonly today: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

type WithSeat = ActionPageProps & { readonly seat: Seat };

/** What the member of whoever reads may do, if anything. */
export function OwnSteps(props: WithSeat) {
  const { action, seat } = props;
  const own = action.owners.find(({ memberId }) => memberId === seat.memberId);
  const going = isGoing(action.state);
  const isOver = !going && action.state !== 'proposed';
  const isProposer = action.proposedBy.id === seat.memberId;
  const isResponsible = own?.part === 'responsible' && own.hasAccepted;
  if (isOver || (own === undefined && !isProposer)) return null;
  return (
    <>
      <h2>{m.roundtable_own_steps({ member: seat.memberName })}</h2>
      {own !== undefined && !own.hasAccepted && <Answer {...props} own={own} />}
      {going && own?.hasAccepted && <UpdateForm {...props} />}
      {going && isResponsible && <SignForm {...props} />}
      {(isResponsible || isProposer) && <AskForm {...props} />}
      {going && own?.hasAccepted && <HandOverForm {...props} />}
      {action.state === 'proposed' && isProposer && <WithdrawForm {...props} />}
    </>
  );
}

const at = ({ action: { number } }: ActionPageProps) => ({ action: String(number) });

function Answer({ own, ...props }: WithSeat & { readonly own: OwnerOfAction }) {
  return (
    <form class="stack" action={actionSteps.answer.to(at(props))} method="post">
      <p>{m.roundtable_asked_to_own({ part: partWords[own.part]() })}</p>
      <p class="cluster">
        <Button name="respuesta" value="si">
          {m.roundtable_own_accept()}
        </Button>
        <Button kind="secondary" name="respuesta" value="no">
          {m.roundtable_own_decline()}
        </Button>
      </p>
    </form>
  );
}

function UpdateForm(props: WithSeat) {
  const { typed, problems } = props;
  return (
    <Disclosure summary={m.roundtable_update()} open={'avance' in typed}>
      <form
        class="stack"
        action={actionSteps.update.to(at(props))}
        method="post"
        enctype="multipart/form-data"
        noValidate
      >
        <Field
          id="progreso"
          name="progreso"
          inputMode="numeric"
          label={m.roundtable_field_progress()}
          error={problemOf(problems, 'progreso')}
          value={typed.progreso}
        />
        <TextAreaField
          id="avance"
          name="avance"
          label={m.roundtable_field_update()}
          error={problemOf(problems, 'avance')}
          value={typed.avance}
        />
        <SourceFields
          legend={m.roundtable_evidence_rows()}
          typed={typed}
          problems={problems}
          shown={AGENDA_SOURCES}
          file="titled"
        />
        <p>
          <Button>{m.roundtable_update_save()}</Button>
        </p>
      </form>
    </Disclosure>
  );
}

function SignForm(props: WithSeat) {
  const { action, seat } = props;
  const signedBy = action.signatures.map(({ memberId }) => memberId);
  if (!maySign(action.owners, signedBy, seat.memberId).ok) return null;
  const missing = missingSignatures(action.owners, [...signedBy, seat.memberId]);
  return (
    <form class="stack" action={actionSteps.sign.to(at(props))} method="post">
      <p>
        {missing.length === 0
          ? m.roundtable_sign_closes()
          : m.roundtable_sign_waits({ count: missing.length })}
      </p>
      <p>
        <Button>{m.roundtable_sign()}</Button>
      </p>
    </form>
  );
}

function memberOptions({ members, action }: WithSeat) {
  return [
    { value: '', label: m.roundtable_choose() },
    ...members
      .filter(({ id }) => !action.owners.some(({ memberId }) => memberId === id))
      .map(({ slug, name }) => ({ value: slug, label: name })),
  ];
}

function AskForm(props: WithSeat) {
  return (
    <Disclosure summary={m.roundtable_ask_owner()}>
      <form class="stack" action={actionSteps.ask.to(at(props))} method="post">
        <SelectField
          id="integrante"
          name="integrante"
          label={m.roundtable_member()}
          error={problemOf(props.problems, 'integrante')}
          value=""
          options={memberOptions(props)}
        />
        <SelectField
          id="parte"
          name="parte"
          label={m.roundtable_field_part()}
          value="responsible"
          options={ownerParts.map((value) => ({ value, label: partWords[value]() }))}
        />
        <p>
          <Button kind="secondary">{m.roundtable_ask_owner()}</Button>
        </p>
      </form>
    </Disclosure>
  );
}

function HandOverForm(props: WithSeat) {
  return (
    <Disclosure summary={m.roundtable_hand_over()}>
      <form class="stack" action={actionSteps.handOver.to(at(props))} method="post">
        <p>{m.roundtable_hand_over_note()}</p>
        <SelectField
          id="a-quien"
          name="integrante"
          label={m.roundtable_member()}
          value=""
          options={memberOptions(props)}
        />
        <p>
          <Button kind="secondary">{m.roundtable_hand_over()}</Button>
        </p>
      </form>
    </Disclosure>
  );
}

function WithdrawForm(props: WithSeat) {
  const { typed, problems } = props;
  return (
    <Disclosure summary={m.roundtable_action_withdraw()} open={'razon' in typed}>
      <form class="stack" action={actionSteps.withdraw.to(at(props))} method="post" noValidate>
        <TextAreaField
          id="razon"
          name="razon"
          label={m.roundtable_column_reason()}
          error={problemOf(problems, 'razon')}
          value={typed.razon}
        />
        <p>
          <Button kind="secondary">{m.roundtable_action_withdraw()}</Button>
        </p>
      </form>
    </Disclosure>
  );
}
