// The front of the secretariat: its calls, the bodies it invites, and what each topic adds.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { deskPath } from '../../../ground/institutions/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import type { Call } from '../store/calls.ts';
import type { Invitation } from '../store/invitations.ts';
import type { Member } from '../store/members.ts';
import { CallTag, callName } from './call-parts.tsx';
import type { Part } from './part.ts';
import { PartSections } from './part-sections.tsx';
import { type Desk, shortDayOf } from './parts.tsx';
import { desk as paths } from './paths.ts';

export interface DeskFrontProps {
  readonly desk: Desk;
  readonly calls: readonly Call[];
  readonly invitations: readonly Invitation[];
  readonly invitable: readonly { readonly slug: string; readonly name: string }[];
  /** Those who sit. */
  readonly members: readonly Member[];
  readonly parts: readonly Part[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

/** Ids of the fields of what can be done now. */
function fieldsOf({ members, invitations }: DeskFrontProps): readonly string[] {
  return [
    ...['institucion', 'palabras'],
    ...(invitations.some(waits) ? ['invitada', 'motivo'] : []),
    ...(members.length === 0 ? [] : ['integrante', 'razon']),
  ];
}

export function deskFrontPage(props: DeskFrontProps): Page {
  const { desk, parts, problems, status, done } = props;
  const title = m.roundtable_desk();
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${desk.name}`,
    description: m.roundtable_desk_lead(),
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        lead={m.roundtable_desk_lead()}
        crumbs={[
          { label: desk.name, href: deskPath.to({ institution: desk.slug }) },
          { label: title },
        ]}
        actions={
          <ButtonLink kind="deep" href={paths.begin.to({ institution: desk.slug })}>
            {m.roundtable_call_new()}
          </ButtonLink>
        }
      />
    ),
    body: (
      <>
        <section class="section">
          <div class="wrap stack-wide roundtable-form">
            <FormProblems
              problems={problems}
              isOnPage={(field) => fieldsOf(props).includes(field)}
            />
            <Done text={done} />
            <Calls {...props} />
            <Invitations {...props} />
            <TakeInvitationBack {...props} />
            <EndMembership {...props} />
          </div>
        </section>
        <PartSections parts={parts} />
      </>
    ),
  };
}

function Calls({ desk, calls }: DeskFrontProps) {
  if (calls.length === 0) return <p>{m.roundtable_desk_calls_none()}</p>;
  return (
    <RuledTable
      caption={m.roundtable_calls()}
      narrow="stack"
      columns={[
        { label: m.roundtable_call() },
        { label: m.roundtable_column_state() },
        { label: m.roundtable_field_closes() },
        { label: m.roundtable_applications(), align: 'end' },
      ]}
      rows={calls.map((call) => [
        <a href={paths.call.to({ institution: desk.slug, call: call.id })}>{callName(call)}</a>,
        <CallTag state={call.state} />,
        shortDayOf(call.closesOn),
        String(call.applicationsCount),
      ])}
    />
  );
}

function Invitations({ desk, invitations, invitable, typed, problems }: DeskFrontProps) {
  return (
    <section class="stack" aria-labelledby="invitaciones">
      <h2 id="invitaciones">{m.roundtable_invitations()}</h2>
      {invitations.length > 0 && (
        <RuledTable
          caption={m.roundtable_invitations()}
          captionHidden
          narrow="stack"
          columns={[
            { label: m.roundtable_body() },
            { label: m.roundtable_invited_on() },
            { label: m.roundtable_field_answer() },
            { label: m.roundtable_column_reason() },
          ]}
          rows={invitations.map((one) => [
            one.institutionName,
            shortDayOf(dayIn(ROUNDTABLE_ZONE, one.invitedAt)),
            <AnswerTag invitation={one} />,
            <span lang={writtenLang()}>{one.reason ?? '–'}</span>,
          ])}
        />
      )}
      <form
        class="stack"
        action={paths.invite.to({ institution: desk.slug })}
        method="post"
        noValidate
      >
        <SelectField
          id="institucion"
          name="institucion"
          label={m.roundtable_field_institution()}
          error={problemOf(problems, 'institucion')}
          value={typed.institucion ?? ''}
          options={[
            { value: '', label: m.roundtable_choose() },
            ...invitable.map(({ slug: value, name: label }) => ({ value, label })),
          ]}
        />
        <TextAreaField
          id="palabras"
          name="palabras"
          label={m.roundtable_field_words()}
          hint={m.roundtable_hint_words()}
          error={problemOf(problems, 'palabras')}
          value={typed.palabras}
        />
        <p>
          <Button>{m.roundtable_invite()}</Button>
        </p>
      </form>
    </section>
  );
}

function waits({ answeredAt }: Invitation): boolean {
  return answeredAt === undefined;
}

function TakeInvitationBack({ desk, invitations, typed, problems }: DeskFrontProps) {
  const waiting = invitations.filter(waits);
  if (waiting.length === 0) return null;
  const isOpen = ['invitada', 'motivo'].some((one) => problemOf(problems, one) !== undefined);
  return (
    <Disclosure summary={m.roundtable_uninvite_title()} open={isOpen}>
      <form
        class="stack"
        action={paths.takeInvitationBack.to({ institution: desk.slug })}
        method="post"
        noValidate
      >
        <p>{m.roundtable_uninvite_note()}</p>
        <SelectField
          id="invitada"
          name="invitada"
          label={m.roundtable_body()}
          error={problemOf(problems, 'invitada')}
          value={typed.invitada ?? ''}
          options={[
            { value: '', label: m.roundtable_choose() },
            ...waiting.map(({ institutionSlug: value, institutionName: label }) => ({
              value,
              label,
            })),
          ]}
        />
        <TextAreaField
          id="motivo"
          name="motivo"
          label={m.roundtable_column_reason()}
          hint={m.roundtable_hint_uninvited()}
          error={problemOf(problems, 'motivo')}
          value={typed.motivo}
        />
        <p>
          <Button kind="secondary">{m.roundtable_uninvite()}</Button>
        </p>
      </form>
    </Disclosure>
  );
}

/** For a member that nobody answers for any more: its own people leave by themselves. */
function EndMembership({ desk, members, typed, problems }: DeskFrontProps) {
  if (members.length === 0) return null;
  const isOpen = ['integrante', 'razon'].some((one) => problemOf(problems, one) !== undefined);
  return (
    <Disclosure summary={m.roundtable_end_title()} open={isOpen}>
      <form
        class="stack"
        action={paths.endMember.to({ institution: desk.slug })}
        method="post"
        noValidate
      >
        <p>{m.roundtable_end_note()}</p>
        <SelectField
          id="integrante"
          name="integrante"
          label={m.roundtable_member()}
          error={problemOf(problems, 'integrante')}
          value={typed.integrante ?? ''}
          options={[
            { value: '', label: m.roundtable_choose() },
            ...members.map(({ slug: value, name: label }) => ({ value, label })),
          ]}
        />
        <TextAreaField
          id="razon"
          name="razon"
          label={m.roundtable_column_reason()}
          hint={m.roundtable_hint_public()}
          error={problemOf(problems, 'razon')}
          value={typed.razon}
        />
        <p>
          <Button kind="secondary">{m.roundtable_end_propose()}</Button>
        </p>
      </form>
    </Disclosure>
  );
}

function AnswerTag({ invitation: { outcome } }: { readonly invitation: Invitation }) {
  if (outcome === undefined) return <Tag tone="attention">{m.roundtable_asked()}</Tag>;
  if (outcome === 'taken-back') return <Tag>{m.roundtable_taken_back()}</Tag>;
  return outcome === 'accepted' ? (
    <Tag tone="done">{m.roundtable_accepted()}</Tag>
  ) : (
    <Tag tone="stop">{m.roundtable_declined()}</Tag>
  );
}
