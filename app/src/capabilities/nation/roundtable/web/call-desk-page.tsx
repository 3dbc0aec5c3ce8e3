// A call at the desk: of a draft its publication, then its applications, and of a closed one its results.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { actPath } from '../../../../platform/two-person.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { mayHappen } from '../rules/call.ts';
import type { Application } from '../store/applications.ts';
import type { Call } from '../store/calls.ts';
import { CallTag, callHref, callName, daysOf, Requirements } from './call-parts.tsx';
import { type Desk, dayOf, deskCrumbs } from './parts.tsx';
import { desk as paths } from './paths.ts';
import { outcomeWords } from './words.ts';

export interface CallDeskProps {
  readonly desk: Desk;
  readonly call: Call;
  readonly applications: readonly Application[];
  /** Of the act that waits for a second signature, if one does. */
  readonly actId: string | undefined;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function callDeskPage(props: CallDeskProps): Page {
  const { desk, call, problems, status, done } = props;
  const title = callName(call);
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${desk.name}`,
    description: m.roundtable_desk_lead(),
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        lead={call.purpose}
        crumbs={deskCrumbs(desk, { label: title })}
        tags={<CallTag state={call.state} />}
        actions={<p class="roundtable-when">{daysOf(call)}</p>}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide roundtable-form">
          <FormProblems problems={problems} isOnPage={(field) => fieldsOf(call).includes(field)} />
          <Done text={done} />
          {call.state === 'draft' ? <Draft {...props} /> : <Published {...props} />}
        </div>
      </section>
    ),
  };
}

/** Ids of the fields of what can be done now. */
function fieldsOf({ state }: Call): readonly string[] {
  return [
    ...(mayHappen(state, 'extend').ok ? ['hasta', 'motivo'] : []),
    ...(mayHappen(state, 'withdraw').ok ? ['razon'] : []),
  ];
}

function addressOf({ desk, call }: CallDeskProps) {
  return { institution: desk.slug, call: call.id };
}

function Draft(props: CallDeskProps) {
  const to = addressOf(props);
  return (
    <>
      <div class="stack">
        <h2>{m.roundtable_requirements()}</h2>
        <Requirements requirements={props.call.requirements} />
        <p>
          <a href={paths.details.to(to)}>{m.roundtable_call_edit()}</a>
        </p>
      </div>
      <form class="stack" action={paths.publish.to(to)} method="post">
        <h2>{m.roundtable_publish_title()}</h2>
        <p>{m.roundtable_publish_note()}</p>
        <p>
          <Button>{m.roundtable_publish()}</Button>
        </p>
      </form>
      <Disclosure summary={m.roundtable_delete_title()}>
        <form class="stack" action={paths.remove.to(to)} method="post">
          <p>{m.roundtable_delete_note()}</p>
          <p>
            <Button kind="secondary">{m.roundtable_delete()}</Button>
          </p>
        </form>
      </Disclosure>
    </>
  );
}

function Published(props: CallDeskProps) {
  const { call, applications, typed, problems } = props;
  return (
    <>
      <p>
        <a href={callHref(call)}>{m.roundtable_to_call()}</a>
      </p>
      <Applications {...props} applications={applications} />
      {call.state === 'closed' && <ResultsStep {...props} />}
      {call.withdrawnReason !== undefined && (
        <Notice tone="warning" title={m.roundtable_call_withdrawn_title()}>
          <p>{call.withdrawnReason}</p>
        </Notice>
      )}
      {mayHappen(call.state, 'extend').ok && <Extend {...props} />}
      {mayHappen(call.state, 'withdraw').ok && (
        <Disclosure
          summary={m.roundtable_withdraw_title()}
          open={problemOf(problems, 'razon') !== undefined}
        >
          <form class="stack" action={paths.withdraw.to(addressOf(props))} method="post" noValidate>
            <p>{m.roundtable_withdraw_note()}</p>
            <TextAreaField
              id="razon"
              name="razon"
              label={m.roundtable_column_reason()}
              hint={m.roundtable_hint_public()}
              error={problemOf(problems, 'razon')}
              value={typed.razon}
            />
            <p>
              <Button kind="secondary">{m.roundtable_withdraw()}</Button>
            </p>
          </form>
        </Disclosure>
      )}
    </>
  );
}

function Extend(props: CallDeskProps) {
  const { call, typed, problems } = props;
  const isOpen = ['hasta', 'motivo'].some((field) => problemOf(problems, field) !== undefined);
  return (
    <Disclosure summary={m.roundtable_extend_title()} open={isOpen}>
      <form class="stack" action={paths.extend.to(addressOf(props))} method="post" noValidate>
        <p>{m.roundtable_extend_note({ day: dayOf(call.closesOn) })}</p>
        <Field
          id="hasta"
          name="hasta"
          type="date"
          label={m.roundtable_field_until()}
          error={problemOf(problems, 'hasta')}
          value={typed.hasta}
        />
        <TextAreaField
          id="motivo"
          name="motivo"
          label={m.roundtable_column_reason()}
          hint={m.roundtable_hint_public()}
          error={problemOf(problems, 'motivo')}
          value={typed.motivo}
        />
        <p>
          <Button kind="secondary">{m.roundtable_extend()}</Button>
        </p>
      </form>
    </Disclosure>
  );
}

function Applications(props: CallDeskProps) {
  const { applications } = props;
  if (applications.length === 0) return <p>{m.roundtable_applications_none()}</p>;
  return (
    <RuledTable
      caption={m.roundtable_applications()}
      narrow="stack"
      columns={[
        { label: m.roundtable_column_organization() },
        { label: m.roundtable_field_territory() },
        { label: m.roundtable_column_found() },
        { label: m.roundtable_column_reason() },
      ]}
      rows={applications.map((one) => [
        <a href={paths.application.to({ ...addressOf(props), application: one.id })}>
          {one.nameThen}
        </a>,
        <span lang={writtenLang()}>{one.territory}</span>,
        <FoundTag application={one} />,
        <span lang={writtenLang()}>{one.reason ?? '–'}</span>,
      ])}
    />
  );
}

function FoundTag({ application }: { readonly application: Application }) {
  const { withdrawnAt, outcome } = application;
  if (withdrawnAt !== undefined) return <Tag>{m.roundtable_application_withdrawn()}</Tag>;
  if (outcome === undefined) return <Tag tone="attention">{m.roundtable_to_assess()}</Tag>;
  return <Tag tone={outcome === 'admitted' ? 'done' : 'stop'}>{outcomeWords[outcome]()}</Tag>;
}

function ResultsStep(props: CallDeskProps) {
  const { applications, actId } = props;
  const left = applications.filter(
    ({ withdrawnAt, outcome }) => withdrawnAt === undefined && outcome === undefined,
  ).length;
  return (
    <section class="stack" aria-labelledby="resultados">
      <h2 id="resultados">{m.roundtable_results_title()}</h2>
      {actId === undefined ? (
        <>
          <p>
            {left === 0
              ? m.roundtable_results_note()
              : m.roundtable_refused_unassessed({ count: left })}
          </p>
          {left === 0 && (
            <form action={paths.results.to(addressOf(props))} method="post">
              <Button>{m.roundtable_results_propose()}</Button>
            </form>
          )}
        </>
      ) : (
        <Notice>
          <p>{m.roundtable_results_waiting()}</p>
          <p>
            <ButtonLink kind="secondary" href={actPath.to({ act: actId })}>
              {m.roundtable_results_act()}
            </ButtonLink>
          </p>
        </Notice>
      )}
    </section>
  );
}
