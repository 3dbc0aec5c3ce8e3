// One application at the desk: what was sent, and once the call is closed what the secretariat found of it.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { organizationPath } from '../../../ground/organizations/index.ts';
import { outcomes } from '../rules/application.ts';
import type { Application } from '../store/applications.ts';
import type { Call } from '../store/calls.ts';
import { ApplicationText } from './application-page.tsx';
import { callName, NameToday } from './call-parts.tsx';
import { type Desk, deskCrumbs } from './parts.tsx';
import { desk as paths } from './paths.ts';
import { outcomeWords } from './words.ts';

export interface AssessPageProps {
  readonly desk: Desk;
  readonly call: Call;
  readonly application: Application;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export function assessPage(props: AssessPageProps): Page {
  const { desk, call, application, problems, status } = props;
  const { nameThen, name, organizationSlug } = application;
  return {
    ...(status === undefined ? {} : { status }),
    title: `${nameThen}: ${callName(call)}`,
    description: m.roundtable_desk_lead(),
    robots: 'noindex',
    hero: (
      <Hero
        title={nameThen}
        lead={callName(call)}
        crumbs={deskCrumbs(
          desk,
          {
            label: callName(call),
            href: paths.call.to({ institution: desk.slug, call: call.id }),
          },
          { label: m.roundtable_application() },
        )}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide roundtable-form">
          <FormProblems problems={problems} />
          <p>
            <NameToday name={name} nameThen={nameThen}>
              {organizationPath.to({ organization: organizationSlug })}
            </NameToday>
          </p>
          <ApplicationText call={call} application={application} />
          {call.state === 'closed' && application.withdrawnAt === undefined ? (
            <Form {...props} />
          ) : (
            <p>{m.roundtable_assess_when()}</p>
          )}
        </div>
      </section>
    ),
  };
}

function Form({ desk, call, application, typed, problems }: AssessPageProps) {
  const to = { institution: desk.slug, call: call.id, application: application.id };
  return (
    <form class="stack" action={paths.application.to(to)} method="post" noValidate>
      <h2>{m.roundtable_assess_title()}</h2>
      <p>{m.roundtable_assess_note()}</p>
      <Choices
        id="resultado"
        name="resultado"
        label={m.roundtable_column_found()}
        error={problemOf(problems, 'resultado')}
        chosen={[typed.resultado ?? '']}
        options={outcomes.map((value) => ({ value, label: outcomeWords[value]() }))}
      />
      <TextAreaField
        id="razon"
        name="razon"
        label={m.roundtable_column_reason()}
        hint={m.roundtable_hint_reason()}
        error={problemOf(problems, 'razon')}
        value={typed.razon}
        rows={4}
      />
      <p>
        <Button>{m.roundtable_assess_save()}</Button>
      </p>
    </form>
  );
}
