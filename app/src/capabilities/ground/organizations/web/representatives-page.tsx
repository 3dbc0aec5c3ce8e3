// Who represents the organisation: the persons, those invited, those who ask, and how one hands over.
import { m } from '#words';
import { problemOf } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Choices, Field, TextAreaField } from '../../../../ui/field/field.tsx';
import type { Representative } from '../actions/list-representatives.ts';
import { replacements } from '../rules/representation.ts';
import type { Invitation } from '../store/invitations.ts';
import type { Organization } from '../store/organizations.ts';
import type { RepresentationRequest } from '../store/representation-requests.ts';
import { type OwnFormProps, ownFrame } from './own-forms.tsx';
import { invitePath, leavePath, ownRequestPath, withdrawInvitationPath } from './paths.ts';
import { dayOf, replacementWords } from './words.ts';

export interface RepresentativesPageProps extends OwnFormProps {
  readonly representatives: readonly Representative[];
  readonly invitations: readonly Invitation[];
  readonly requests: readonly RepresentationRequest[];
  /** Public names by person. */
  readonly names: ReadonlyMap<string, string>;
}

export function representativesPage(props: RepresentativesPageProps): Page {
  const { requests, representatives } = props;
  const isLast = representatives.length < 2;
  return ownFrame(props, {
    title: m.organizations_tool_representatives(),
    lead: m.organizations_representatives_lead(),
    isOnPage: (field) => field !== 'dejar' || !isLast,
    body: (
      <div class="columns">
        <div class="stack-wide">
          {requests.length > 0 && (
            <section class="stack">
              <h2 class="panel-heading">{m.organizations_requests_title()}</h2>
              <Requests
                {...props}
                actionOf={(id) => ownRequestPath.to({ organization: props.organization.slug, id })}
              />
            </section>
          )}
          <section class="stack">
            <h2 class="panel-heading">{m.organizations_invite_title()}</h2>
            <InviteForm {...props} />
          </section>
          <Open {...props} />
        </div>
        <aside class="stack-wide">
          <h2 class="panel-heading">{m.organizations_representatives_title()}</h2>
          <Representatives {...props} />
          <Leave {...props} isLast={isLast} />
        </aside>
      </div>
    ),
  });
}

export function Representatives({
  representatives,
  names,
  organization,
}: Pick<RepresentativesPageProps, 'representatives' | 'names'> & {
  readonly organization: Organization;
}) {
  if (representatives.length === 0) return <p>{m.organizations_representatives_none()}</p>;
  return (
    <ul class="organization-ways">
      {representatives.map(({ personId, since }) => (
        <li>
          <strong>{names.get(personId)}</strong>
          <br />
          <span class="secondary">
            {m.organizations_represents_since({ day: dayOf(since, organization.timeZone) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Id of the field in which the answer to a request is reasoned. */
export function requestField(requestId: string): string {
  return `motivo-${requestId}`;
}

/** Whoever asks to represent it, each with its own answer. */
export function Requests({
  requests,
  names,
  organization,
  typed,
  problems,
  actionOf,
}: Pick<RepresentativesPageProps, 'requests' | 'names' | 'typed' | 'problems'> & {
  readonly organization: Organization;
  readonly actionOf: (requestId: string) => string;
}) {
  return (
    <ul class="organization-ways">
      {requests.map(({ id, personId, reason, askedAt }) => (
        <li class="stack">
          <p>
            <strong>{names.get(personId)}</strong>{' '}
            <span class="secondary">{dayOf(askedAt, organization.timeZone)}</span>
          </p>
          <p class="organization-said">{reason}</p>
          <form class="stack" method="post" action={actionOf(id)} noValidate>
            <TextAreaField
              id={requestField(id)}
              name="motivo"
              label={m.organizations_field_decline_reason()}
              hint={m.organizations_hint_decline_reason()}
              value={typed[requestField(id)]}
              error={problemOf(problems, requestField(id))}
              rows={2}
            />
            <div class="cluster">
              <Button name="respuesta" value="aceptar">
                {m.organizations_request_accept()}
              </Button>
              <Button kind="secondary" name="respuesta" value="rechazar">
                {m.organizations_request_decline()}
              </Button>
            </div>
          </form>
        </li>
      ))}
    </ul>
  );
}

function InviteForm({ organization, typed, problems }: RepresentativesPageProps) {
  return (
    <form
      class="stack-wide"
      method="post"
      action={invitePath.to({ organization: organization.slug })}
      noValidate
    >
      <Field
        id="correo"
        name="correo"
        type="email"
        label={m.organizations_field_invite_email()}
        hint={m.organizations_hint_invite_email()}
        value={typed.correo}
        error={problemOf(problems, 'correo')}
      />
      <Choices
        id="reemplaza"
        name="reemplaza"
        label={m.organizations_field_replaces()}
        hint={m.organizations_hint_replaces()}
        error={problemOf(problems, 'reemplaza')}
        chosen={[typed.reemplaza ?? 'nobody']}
        options={replacements.map((one) => ({ value: one, label: replacementWords[one]() }))}
      />
      <Button>{m.organizations_invite()}</Button>
    </form>
  );
}

function Open({ invitations, organization, names }: RepresentativesPageProps) {
  if (invitations.length === 0) return null;
  const { slug, timeZone } = organization;
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.organizations_invitations_title()}</h2>
      <ul class="organization-ways">
        {invitations.map(({ id, email, replaces, invitedBy, institutionId, expiresAt }) => (
          <li class="stack">
            <p>
              <strong>{email ?? m.organizations_invitation_by_hand()}</strong>
              <br />
              <span class="secondary">
                {replaces === 'inviter'
                  ? m.organizations_replaces_person({ name: names.get(invitedBy ?? '') ?? '' })
                  : replacementWords[replaces]()}{' '}
                {m.organizations_invitation_until({ day: dayOf(expiresAt, timeZone) })}
              </span>
            </p>
            {institutionId === null && (
              <form method="post" action={withdrawInvitationPath.to({ organization: slug, id })}>
                <Button kind="secondary" small>
                  {m.organizations_invitation_withdraw()}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Leave({
  organization,
  problems,
  isLast,
}: Pick<RepresentativesPageProps, 'organization' | 'problems'> & { readonly isLast: boolean }) {
  if (isLast) return <p class="secondary">{m.organizations_leave_last()}</p>;
  return (
    <form class="stack" method="post" action={leavePath.to({ organization: organization.slug })}>
      <Choices
        id="dejar"
        name="dejar"
        type="checkbox"
        label={m.organizations_leave_title()}
        error={problemOf(problems, 'dejar')}
        chosen={[]}
        options={[{ value: '1', label: m.organizations_leave_sure() }]}
      />
      <Button kind="secondary">{m.organizations_leave()}</Button>
    </form>
  );
}
