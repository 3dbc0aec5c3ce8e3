// One organisation for the staff that looks after it: who represents it, who asks to, and how that is reset.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Representative } from '../actions/list-representatives.ts';
import type { LegalCheck } from '../store/legal-checks.ts';
import type { OrganizationToday } from '../store/organizations-today.ts';
import type { PlaceNames } from '../store/places.ts';
import type { RepresentationRequest } from '../store/representation-requests.ts';
import { CheckHistory } from './check-history.tsx';
import type { Desk } from './desk.ts';
import { Facts, StateTags } from './parts.tsx';
import { organizationPath, overseenRequestPath, queuePath, resetPath } from './paths.ts';
import { legalRows } from './registration-page.tsx';
import { Representatives, Requests } from './representatives-page.tsx';
import { boardStateOf, boardTag, legalTag, reachWords } from './words.ts';

export interface OverseenPageProps {
  readonly desk: Desk;
  readonly organization: OrganizationToday;
  readonly checks: readonly LegalCheck[];
  readonly representatives: readonly Representative[];
  readonly requests: readonly RepresentationRequest[];
  readonly names: ReadonlyMap<string, string>;
  readonly places: PlaceNames;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly done: string | undefined;
  readonly now: Date;
}

export function overseenPage(props: OverseenPageProps): Page {
  const { desk, organization, requests, checks, problems, places, done, now } = props;
  const { facts, slug, id } = organization;
  return {
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    robots: 'noindex',
    title: facts.name,
    description: m.organizations_overseen_lead({ reach: reachWords(organization) }),
    hero: (
      <Hero
        title={facts.name}
        crumbs={[
          { label: desk.name },
          {
            label: m.organizations_directory_title(),
            href: queuePath.to({ institution: desk.slug }),
          },
          { label: facts.name },
        ]}
        lead={m.organizations_overseen_lead({ reach: reachWords(organization) })}
        tags={
          <StateTags
            tags={[legalTag(organization.legalState), boardTag(boardStateOf(organization, now))]}
          />
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            <Done text={done} />
            <FormProblems problems={problems} />
            {requests.length > 0 && (
              <section class="stack">
                <h2 class="panel-heading">{m.organizations_requests_title()}</h2>
                <Requests
                  {...props}
                  actionOf={(request) =>
                    overseenRequestPath.to({ institution: desk.slug, id, request })
                  }
                />
              </section>
            )}
            <section class="stack">
              <h2 class="panel-heading">{m.organizations_representatives_title()}</h2>
              <Representatives {...props} />
            </section>
            <section class="stack">
              <h2 class="panel-heading">{m.organizations_reset_title()}</h2>
              <ResetForm {...props} />
            </section>
          </div>
          <aside class="stack-wide">
            <Facts facts={legalRows(facts, places)} />
            <p>
              <a href={organizationPath.to({ organization: slug })}>
                {m.organizations_see_page({ name: facts.name })}
              </a>
            </p>
            <h2 class="panel-heading">{m.organizations_history_title()}</h2>
            <CheckHistory checks={checks} timeZone={organization.timeZone} />
          </aside>
        </div>
      </section>
    ),
  };
}

function ResetForm({ desk, organization, typed, problems }: OverseenPageProps) {
  return (
    <form
      class="stack-wide"
      method="post"
      action={resetPath.to({ institution: desk.slug, id: organization.id })}
      noValidate
    >
      <Notice tone={organization.isFrozen ? 'warning' : 'calm'}>
        <p>
          {organization.isFrozen ? m.organizations_reset_frozen() : m.organizations_reset_text()}
        </p>
      </Notice>
      <TextAreaField
        id="motivo"
        name="motivo"
        label={m.organizations_field_reset_reason()}
        hint={m.organizations_hint_reset_reason()}
        value={typed.motivo}
        error={problemOf(problems, 'motivo')}
      />
      <Field
        id="correo"
        name="correo"
        type="email"
        label={m.organizations_field_invite_email()}
        hint={m.organizations_hint_invite_email()}
        value={typed.correo}
        error={problemOf(problems, 'correo')}
      />
      <Button kind="secondary">{m.organizations_reset()}</Button>
    </form>
  );
}
