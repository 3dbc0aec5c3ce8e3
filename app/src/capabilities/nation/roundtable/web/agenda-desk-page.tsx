// The agenda at the desk of the secretariat: what a sitting agreed of it, a version of the plan or an action that ends.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import type { AgendaAction } from '../store/agenda.ts';
import type { AgreementFound } from '../store/sittings.ts';
import { agendaDesk, agendaPath, plansPath } from './agenda-paths.ts';
import { type Desk, deskCrumbs } from './parts.tsx';

export interface AgendaDeskProps {
  readonly desk: Desk;
  /** Those of approved minutes, of the latest sitting first. */
  readonly agreements: readonly AgreementFound[];
  /** That a sitting may cancel. */
  readonly actions: readonly ActionToChoose[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function agendaDeskPage(props: AgendaDeskProps): Page {
  const { desk, agreements, problems, status, done } = props;
  const title = m.roundtable_agenda_desk();
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${desk.name}`,
    description: m.roundtable_agenda_desk_lead(),
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        lead={m.roundtable_agenda_desk_lead()}
        crumbs={deskCrumbs(desk, { label: title })}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide roundtable-form">
          <Done text={done} />
          <FormProblems problems={problems} />
          <p class="cluster">
            <a href={agendaPath.to({})}>{m.roundtable_agenda()}</a>
            <a href={plansPath.to({})}>{m.roundtable_plan()}</a>
          </p>
          {agreements.length === 0 && problems.length === 0 ? (
            <p>{m.roundtable_agreements_none()}</p>
          ) : (
            <>
              <PlanForm {...props} />
              <CancelForm {...props} />
            </>
          )}
        </div>
      </section>
    ),
  };
}

function AgreementField({
  name,
  agreements,
  typed,
  problems,
}: AgendaDeskProps & { readonly name: string }) {
  return (
    <SelectField
      id={name}
      name={name}
      label={m.roundtable_agreement_column()}
      error={problemOf(problems, name)}
      value={typed[name] ?? ''}
      options={[
        { value: '', label: m.roundtable_choose() },
        ...agreements.map(({ sitting, position, text }) => ({
          value: `${sitting}.${position}`,
          label: `${sitting}.${position} ${text.slice(0, 80)}`,
        })),
      ]}
    />
  );
}

type ActionToChoose = Pick<AgendaAction, 'number' | 'title'>;

/** Which action, by its number. */
export function ActionField({
  actions,
  typed,
  problems,
}: Pick<AgendaDeskProps, 'actions' | 'typed' | 'problems'>) {
  return (
    <SelectField
      id="accion"
      name="accion"
      label={m.roundtable_action()}
      error={problemOf(problems, 'accion')}
      value={typed.accion ?? ''}
      options={[
        { value: '', label: m.roundtable_choose() },
        ...actions
          .toSorted((one, other) => one.number - other.number)
          .map(({ number, title }) => ({ value: String(number), label: `${number}. ${title}` })),
      ]}
    />
  );
}

function PlanForm(props: AgendaDeskProps) {
  const action = agendaDesk.plan.to({ institution: props.desk.slug });
  return (
    <form class="stack" action={action} method="post" noValidate>
      <h2>{m.roundtable_plan_approve()}</h2>
      <p>{m.roundtable_plan_approve_note()}</p>
      <AgreementField {...props} name="acuerdo-plan" />
      <p>
        <Button>{m.roundtable_plan_approve()}</Button>
      </p>
    </form>
  );
}

function CancelForm(props: AgendaDeskProps) {
  const { desk, actions, typed, problems } = props;
  const action = agendaDesk.cancel.to({ institution: desk.slug });
  return (
    <form class="stack" action={action} method="post" noValidate>
      <h2>{m.roundtable_action_cancel()}</h2>
      <p>{m.roundtable_action_cancel_note()}</p>
      <ActionField actions={actions} typed={typed} problems={problems} />
      <AgreementField {...props} name="acuerdo-cancela" />
      <TextAreaField
        id="motivo"
        name="motivo"
        label={m.roundtable_column_reason()}
        error={problemOf(problems, 'motivo')}
        value={typed.motivo}
      />
      <p>
        <Button kind="secondary">{m.roundtable_action_cancel()}</Button>
      </p>
    </form>
  );
}
