// The application of an organisation to a call: the form while the call is open, then what was sent and what came of it.

import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { ownPath } from '../../../ground/organizations/index.ts';
import { stateOfApplication } from '../rules/application.ts';
import type { Application } from '../store/applications.ts';
import type { Call, KeptRequirement } from '../store/calls.ts';
import { proofField, SEEN, versionOf } from './application-form.ts';
import { callHref, callName, daysOf } from './call-parts.tsx';
import { applicationPath, own, takeBackPath } from './paths.ts';
import { applicationTones, applicationWords } from './words.ts';

export interface ApplicationPageProps {
  readonly call: Call;
  readonly organization: { readonly slug: string; readonly name: string };
  readonly application: Application | undefined;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function applicationPage(props: ApplicationPageProps): Page {
  const { call, organization, application, problems, status, done } = props;
  const title = m.roundtable_application();
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${callName(call)}`,
    description: m.roundtable_apply_lead(),
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        lead={<span lang={writtenLang()}>{callName(call)}</span>}
        crumbs={[
          { label: organization.name, href: ownPath.to({ organization: organization.slug }) },
          {
            label: m.roundtable_title(),
            href: own.organization.front.to({ organization: organization.slug }),
          },
          { label: title },
        ]}
        tags={application && <ApplicationTag call={call} application={application} />}
        actions={<p class="roundtable-when">{daysOf(call)}</p>}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide roundtable-form">
          <FormProblems problems={problems} />
          <Done text={done} />
          {call.state === 'open' ? <Form {...props} /> : <Sent {...props} />}
        </div>
      </section>
    ),
  };
}

export function ApplicationTag({
  call,
  application,
}: {
  readonly call: Pick<Call, 'resolvedAt'>;
  readonly application: Application;
}) {
  const state = stateOfApplication({ ...application, isResolved: call.resolvedAt !== undefined });
  return <Tag tone={applicationTones[state]}>{applicationWords[state]()}</Tag>;
}

function Form(props: ApplicationPageProps) {
  const { call, organization, application, typed, problems } = props;
  const at = { organization: organization.slug, call: String(call.number ?? 0) };
  const stands = application !== undefined && application.withdrawnAt === undefined;
  return (
    <>
      <form
        class="stack-wide"
        action={applicationPath.to(at)}
        method="post"
        enctype="multipart/form-data"
        noValidate
      >
        <input type="hidden" name={SEEN} value={versionOf(application)} />
        <TextAreaField
          id="carta"
          name="carta"
          label={m.roundtable_field_letter()}
          hint={m.roundtable_hint_letter()}
          error={problemOf(problems, 'carta')}
          value={typed.carta}
          rows={8}
        />
        <Field
          id="territorio"
          name="territorio"
          label={m.roundtable_field_territory()}
          hint={m.roundtable_hint_territory()}
          error={problemOf(problems, 'territorio')}
          value={typed.territorio}
        />
        {call.requirements.map((requirement) => (
          <ProofField requirement={requirement} {...props} />
        ))}
        <p>
          <Button>
            {stands ? m.roundtable_application_change() : m.roundtable_application_send()}
          </Button>
        </p>
      </form>
      {stands && (
        <form class="stack" action={takeBackPath.to(at)} method="post">
          <h2>{m.roundtable_take_back_title()}</h2>
          <p>{m.roundtable_take_back_note()}</p>
          <p>
            <Button kind="secondary">{m.roundtable_take_back()}</Button>
          </p>
        </form>
      )}
    </>
  );
}

function ProofField({
  requirement,
  application,
  typed,
  problems,
}: ApplicationPageProps & { readonly requirement: KeptRequirement }) {
  const { id: requirementId, position, text, isDocument } = requirement;
  const id = proofField(requirement);
  const label = `${position}. ${text}`;
  const error = problemOf(problems, id);
  if (!isDocument) {
    return (
      <TextAreaField id={id} name={id} label={label} error={error} value={typed[id]} rows={4} />
    );
  }
  const kept = application?.proofs.find((proof) => proof.requirementId === requirementId)?.file;
  const hint = (
    <>
      {m.roundtable_hint_file()}
      {kept && (
        <>
          {' '}
          {m.roundtable_file_kept()} <a href={fileAddress(kept.id, kept.variant)}>{kept.name}</a>
        </>
      )}
    </>
  );
  return (
    <FileDrop
      id={id}
      name={id}
      label={label}
      hint={hint}
      error={error}
      accept=".pdf,.jpg,.jpeg,.png,.webp"
      isOptional={kept !== undefined}
    />
  );
}

function Sent({ call, application }: ApplicationPageProps) {
  if (application === undefined) return <p>{m.roundtable_application_none()}</p>;
  const isResolved = call.resolvedAt !== undefined;
  return (
    <>
      {isResolved && application.outcome === 'not-admitted' && (
        <Notice tone="warning" title={m.roundtable_outcome_not_admitted()}>
          <p lang={writtenLang()}>{application.reason}</p>
        </Notice>
      )}
      {isResolved && application.outcome === 'admitted' && (
        <Notice tone="done" title={m.roundtable_outcome_admitted()}>
          <p>{m.roundtable_admitted_next()}</p>
        </Notice>
      )}
      <ApplicationText call={call} application={application} />
      <p>
        <a href={callHref(call)}>{m.roundtable_to_call()}</a>
      </p>
    </>
  );
}

/** What was sent, as its organisation and the secretariat read it. */
export function ApplicationText({
  call,
  application,
}: {
  readonly call: Call;
  readonly application: Application;
}) {
  return (
    <dl class="stack roundtable-said">
      <div>
        <dt>{m.roundtable_field_letter()}</dt>
        <dd lang={writtenLang()}>{application.letter}</dd>
      </div>
      <div>
        <dt>{m.roundtable_field_territory()}</dt>
        <dd lang={writtenLang()}>{application.territory}</dd>
      </div>
      {call.requirements.map(({ id, position, text }) => {
        const proof = application.proofs.find(({ requirementId }) => requirementId === id);
        return (
          <div>
            <dt lang={writtenLang()}>{`${position}. ${text}`}</dt>
            <dd lang={writtenLang()}>
              {proof?.text}
              {proof?.file && (
                <a href={fileAddress(proof.file.id, proof.file.variant)}>{proof.file.name}</a>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
