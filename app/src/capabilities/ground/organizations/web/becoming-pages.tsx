// How one becomes a representative: the code that is handed over, where it is typed, and asking for it.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { formatCode, type InvitationCode } from '../rules/invitation-code.ts';
import type { Organization } from '../store/organizations.ts';
import { organizationsPath } from './paths.ts';

/** The code, told once: whoever leaves this page has to make another one. */
export function codePage(given: {
  readonly name: string;
  readonly code: InvitationCode;
  readonly email: string | undefined;
  readonly link: string;
  readonly until: string;
  readonly back: string;
}): Page {
  const { name, code, email, link, until, back } = given;
  const title = m.organizations_code_title();
  const lead =
    email === undefined
      ? m.organizations_code_lead({ name })
      : m.organizations_code_sent({ name, email });
  return {
    robots: 'noindex',
    title,
    description: lead,
    hero: (
      <Hero
        title={title}
        crumbs={[
          { label: m.organizations_directory_title(), href: organizationsPath.to({}) },
          { label: name, href: back },
        ]}
        lead={lead}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <p class="organization-code">{formatCode(code)}</p>
          <p>{m.organizations_code_how({ day: until })}</p>
          <p class="code">{link}</p>
          <Notice tone="warning">
            <p>{m.organizations_code_once()}</p>
          </Notice>
          <p>
            <a href={back}>{m.organizations_code_back()}</a>
          </p>
        </div>
      </section>
    ),
  };
}

/** Where one types or opens the code of an invitation. */
export function invitationPage(given: {
  readonly action: string;
  readonly code: string;
  readonly error: string | undefined;
  readonly status: Page['status'] | undefined;
}): Page {
  const { action, code, error, status } = given;
  const title = m.organizations_invitation_title();
  return {
    ...(status === undefined ? {} : { status }),
    robots: 'noindex',
    title,
    description: m.organizations_invitation_lead(),
    hero: <Hero title={title} lead={m.organizations_invitation_lead()} />,
    body: (
      <section class="section">
        <form class="wrap stack-wide" method="post" action={action} noValidate>
          <FormProblems
            problems={error === undefined ? [] : [{ field: 'codigo', message: error }]}
          />
          <Field
            id="codigo"
            name="codigo"
            label={m.organizations_field_code()}
            hint={m.organizations_hint_code()}
            value={code}
            error={error}
          />
          <Button>{m.organizations_invitation_accept()}</Button>
        </form>
      </section>
    ),
  };
}

/** Asking to represent an organisation that is registered already. */
export function representPage(given: {
  readonly organization: Organization;
  readonly action: string;
  readonly reason: string;
  readonly error: string | undefined;
}): Page {
  const { organization, action, reason, error } = given;
  const { name } = organization.facts;
  const title = m.organizations_represent_title({ name });
  return {
    ...(error === undefined ? {} : { status: 422 as const }),
    robots: 'noindex',
    title,
    description: m.organizations_represent_lead(),
    hero: (
      <Hero
        title={title}
        crumbs={[
          { label: m.organizations_directory_title(), href: organizationsPath.to({}) },
          { label: name },
        ]}
        lead={m.organizations_represent_lead()}
      />
    ),
    body: (
      <section class="section">
        <form class="wrap stack-wide" method="post" action={action} noValidate>
          <FormProblems
            problems={error === undefined ? [] : [{ field: 'motivo', message: error }]}
          />
          <TextAreaField
            id="motivo"
            name="motivo"
            label={m.organizations_field_reason()}
            hint={m.organizations_hint_reason()}
            value={reason}
            error={error}
            rows={4}
          />
          <Button>{m.organizations_represent_send()}</Button>
        </form>
      </section>
    ),
  };
}
