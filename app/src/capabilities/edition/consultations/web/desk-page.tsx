// A consultation at the desk: of a draft its opening, of an open one its deadline, then groups, answers and the act.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Owed } from '../rules/answer.ts';
import type { Consultation } from '../store/consultations.ts';
import { addressOf } from './at-desk.ts';
import { paperOf } from './observation-on-paper.ts';
import { deadlineOf, deskCrumbs, deskOf, StateTag } from './parts.tsx';
import { consultationPath, desk } from './paths.ts';
import { levelWords, numberOf } from './words.ts';

export interface DeskPageProps {
  readonly consultation: Consultation;
  readonly paragraphsCount: number;
  readonly owed: Owed;
  readonly groupsCount: number;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function deskPage(props: DeskPageProps): Page {
  const { consultation, problems, status, done } = props;
  const { title, purpose, state, level } = consultation;
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${consultation.institutionName}`,
    description: m.consultations_desk_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={purpose}
        crumbs={deskCrumbs(deskOf(consultation), { label: title })}
        tags={<StateTag state={state} />}
        actions={
          <p class="consultation-when">
            {m.consultations_level_title({ level: levelWords[level]() })}.{' '}
            {deadlineOf(consultation)}
          </p>
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide consultation-form">
          <FormProblems
            problems={problems}
            isOnPage={(field) => fieldsOf(consultation).includes(field)}
          />
          <Done text={done} />
          {state === 'draft' ? <Draft {...props} /> : <Opened {...props} />}
        </div>
      </section>
    ),
  };
}

const deadlineFields = ['cierra-dia', 'cierra-hora'];
const actFields = ['acto-tipo', 'acto-codigo', 'acto-palabras', 'texto'];

/** Ids of the fields of what can be done now. */
function fieldsOf({ state }: Consultation): readonly string[] {
  switch (state) {
    case 'draft':
      return [...deadlineFields, 'nivel'];
    case 'open':
      return [...deadlineFields, 'razon', 'motivo'];
    case 'closed':
    case 'answered':
      return [...actFields, 'motivo'];
    case 'ended':
      return [];
  }
}

function Deadline({ typed, problems }: Pick<DeskPageProps, 'typed' | 'problems'>) {
  return (
    <>
      <Field
        id="cierra-dia"
        name="cierra-dia"
        type="date"
        label={m.consultations_field_closes_day()}
        hint={m.consultations_hint_closes()}
        error={problemOf(problems, 'cierra-dia')}
        value={typed['cierra-dia']}
      />
      <Field
        id="cierra-hora"
        name="cierra-hora"
        label={m.consultations_field_closes_hour()}
        hint={m.consultations_hint_hour()}
        error={problemOf(problems, 'cierra-hora')}
        value={typed['cierra-hora'] ?? '23:59'}
      />
    </>
  );
}

function Draft(props: DeskPageProps) {
  const { consultation, paragraphsCount } = props;
  const to = addressOf(consultation);
  return (
    <>
      <p>
        {m.consultations_text_has({ count: paragraphsCount, number: numberOf(paragraphsCount) })}{' '}
        <a href={desk.details.to(to)}>{m.consultations_edit()}</a>
      </p>
      <section class="stack" aria-labelledby="abrir">
        <h2 id="abrir">{m.consultations_open_title()}</h2>
        <p>{m.consultations_open_note()}</p>
        {problemOf(props.problems, 'nivel') && (
          <Notice tone="warning">
            <p id="nivel">{problemOf(props.problems, 'nivel')}</p>
          </Notice>
        )}
        <form class="stack" action={desk.open.to(to)} method="post" noValidate>
          <Deadline {...props} />
          <p>
            <Button>{m.consultations_open_now()}</Button>
          </p>
        </form>
      </section>
      <Disclosure summary={m.consultations_delete()}>
        <form class="stack" action={desk.remove.to(to)} method="post">
          <p>{m.consultations_delete_note()}</p>
          <p>
            <Button kind="secondary">{m.consultations_delete_now()}</Button>
          </p>
        </form>
      </Disclosure>
    </>
  );
}

function Opened(props: DeskPageProps) {
  const { consultation, typed, problems } = props;
  const { slug, state, observationsCount } = consultation;
  const to = addressOf(consultation);
  return (
    <>
      <p class="cluster">
        <a href={consultationPath.to({ consultation: slug })}>{m.consultations_see_page()}</a>
        {(state === 'open' || state === 'closed') && (
          <>
            <a href={desk.assemblies.to(to)}>{m.consultations_from_assemblies()}</a>
            <a href={paperOf(consultation)}>{m.consultations_paper_desk()}</a>
          </>
        )}
      </p>
      <p>
        {m.consultations_observations_count({
          count: observationsCount,
          number: numberOf(observationsCount),
        })}
      </p>
      <WhatIsOwed {...props} />
      {state === 'open' && (
        <Disclosure
          summary={m.consultations_extend()}
          open={problems.length > 0 && typed.razon !== undefined}
        >
          <form class="stack" action={desk.extend.to(to)} method="post" noValidate>
            <Deadline {...props} />
            <Reason {...props} name="razon" label={m.consultations_field_extend_reason()} />
            <p>
              <Button kind="secondary">{m.consultations_extend_now()}</Button>
            </p>
          </form>
        </Disclosure>
      )}
      {state !== 'ended' && (
        <Disclosure summary={m.consultations_withdraw()} open={typed.motivo !== undefined}>
          <form class="stack" action={desk.withdraw.to(to)} method="post" noValidate>
            <Reason {...props} name="motivo" label={m.consultations_field_withdraw_reason()} />
            <p>
              <Button kind="secondary">{m.consultations_withdraw_now()}</Button>
            </p>
          </form>
        </Disclosure>
      )}
    </>
  );
}

function Reason({
  typed,
  problems,
  name,
  label,
}: Pick<DeskPageProps, 'typed' | 'problems'> & {
  readonly name: string;
  readonly label: ComponentChildren & string;
}) {
  return (
    <TextAreaField
      id={name}
      name={name}
      label={label}
      hint={m.consultations_hint_public()}
      error={problemOf(problems, name)}
      value={typed[name]}
      rows={3}
    />
  );
}

/** The three steps after the deadline, the next one with its button. */
function WhatIsOwed(props: DeskPageProps) {
  const { consultation, owed, groupsCount } = props;
  const { state } = consultation;
  const to = addressOf(consultation);
  if (state === 'open') return <Notice>{m.consultations_groups_wait()}</Notice>;
  if (state === 'closed') {
    const isComplete = owed.ungroupedCount + owed.unansweredCount + owed.reviewsCount === 0;
    return (
      <section class="stack" aria-labelledby="responder">
        <h2 id="responder">{m.consultations_answer_title()}</h2>
        <ul class="consultation-owed">
          {owed.reviewsCount > 0 && (
            <li>{m.consultations_refused_reviews_wait({ count: owed.reviewsCount })}</li>
          )}
          <li>{m.consultations_owed_ungrouped({ count: owed.ungroupedCount })}</li>
          <li>
            {m.consultations_owed_unanswered({ count: owed.unansweredCount, groups: groupsCount })}
          </li>
        </ul>
        <p>
          <ButtonLink href={desk.groups.to(to)}>{m.consultations_group_and_answer()}</ButtonLink>
        </p>
        <form class="stack" action={desk.publish.to(to)} method="post">
          <p>{isComplete ? m.consultations_publish_note() : m.consultations_publish_waits()}</p>
          <p>
            <Button kind={isComplete ? 'main' : 'secondary'}>
              {m.consultations_publish_now()}
            </Button>
          </p>
        </form>
        <ApproveForm {...props} isShut />
      </section>
    );
  }
  if (state === 'ended') return <Notice>{m.consultations_is_over()}</Notice>;
  return (
    <section class="stack" aria-labelledby="acto">
      <h2 id="acto">{m.consultations_approve_title()}</h2>
      <p>
        <a href={desk.groups.to(to)}>{m.consultations_correct_answers()}</a>
      </p>
      <ApproveForm {...props} isShut={false} />
    </section>
  );
}

function ApproveForm(props: DeskPageProps & { readonly isShut: boolean }) {
  const { consultation, typed, problems, isShut } = props;
  const form = (
    <form class="stack" action={desk.approve.to(addressOf(consultation))} method="post" noValidate>
      <Choices
        id="acto-tipo"
        name="acto-tipo"
        label={m.consultations_field_act()}
        error={problemOf(problems, 'acto-tipo')}
        chosen={[typed['acto-tipo'] ?? '']}
        options={[
          { value: 'norm', label: m.consultations_act_norm() },
          { value: 'document', label: m.consultations_act_document() },
          ...(consultation.edition === undefined
            ? []
            : [
                {
                  value: 'rulebook',
                  label: m.consultations_act_rulebook_of({ edition: consultation.edition.name }),
                },
              ]),
        ]}
      />
      <Field
        id="acto-codigo"
        name="acto-codigo"
        label={m.consultations_field_act_code()}
        hint={m.consultations_hint_act_code()}
        error={problemOf(problems, 'acto-codigo')}
        value={typed['acto-codigo']}
      />
      <TextAreaField
        id="acto-palabras"
        name="acto-palabras"
        label={m.consultations_field_act_words()}
        error={problemOf(problems, 'acto-palabras')}
        value={typed['acto-palabras']}
        rows={3}
      />
      <TextAreaField
        id="texto"
        name="texto"
        label={m.consultations_field_approved_text()}
        hint={m.consultations_hint_approved_text()}
        error={problemOf(problems, 'texto')}
        value={typed.texto}
        rows={10}
      />
      <p>
        <Button kind={isShut ? 'secondary' : 'main'}>{m.consultations_approve_now()}</Button>
      </p>
    </form>
  );
  return isShut ? (
    <Disclosure summary={m.consultations_approve_title()} open={typed['acto-tipo'] !== undefined}>
      <p>{m.consultations_approve_waits()}</p>
      {form}
    </Disclosure>
  ) : (
    form
  );
}
