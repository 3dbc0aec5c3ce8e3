// What its author, and whoever she asks, does with a proposal that was sent: correct its text, withdraw it, co-authors, sponsors.
//
// Accessibility: one form for each act, each with its own heading; an invitation is text that can be copied.

import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { OpenInvitation } from '../actions/invite-coauthors.ts';
import type { AskedSponsor, Coauthor } from '../store/consents.ts';
import type { Proposal } from '../store/proposals.ts';
import type { OrganizationLine } from '../store/senders.ts';
import { FirstButton } from './first-button.tsx';
import { addressOf, own, proposalPath } from './paths.ts';
import { islandsFor } from './point-place.ts';
import {
  CostFields,
  IdeaFields,
  NeedFields,
  PlanFields,
  type StepFieldsProps,
} from './step-fields.tsx';

export interface OwnFrame {
  readonly proposal: Proposal;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done?: string | undefined;
}

interface Framed extends OwnFrame {
  readonly title: string;
  readonly lead: string;
  /** As `FormProblems` asks; every field is there otherwise. */
  readonly isOnPage?: (field: string) => boolean;
  readonly children: ComponentChildren;
}

function ownPage(props: Framed): Page {
  const { proposal, problems = [], status, done, title, lead, isOnPage, children } = props;
  const { title: name } = proposal.contents;
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title} · ${name}`,
    description: lead,
    robots: 'noindex',
    referrer: 'no-referrer',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        crumbs={[{ label: name, href: proposalPath.to(addressOf(proposal)) }, { label: title }]}
        lead={lead}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide proposal-writing">
          <Done text={done} />
          <FormProblems problems={problems} {...(isOnPage && { isOnPage })} />
          {children}
        </div>
      </section>
    ),
  };
}

export interface CorrectPageProps extends OwnFrame, Omit<StepFieldsProps, 'problems'> {
  /** What others made of it meanwhile, when it is not what this form was made from. */
  readonly current: Proposal | undefined;
}

/** Every text of the proposal in one form, as the steps ask for it. */
export function correctPage(props: CorrectPageProps): Page {
  const { proposal, edition, typed, problems = [], current, point } = props;
  const fields = { ...props, problems };
  const page = ownPage({
    ...props,
    title: m.proposals_correct_title(),
    lead: m.proposals_correct_lead(),
    children: (
      <>
        {current !== undefined && (
          <Notice tone="warning" title={m.proposals_correct_now()}>
            <p lang={writtenLang()}>{current.contents.title}</p>
            <p lang={writtenLang()}>{current.contents.description}</p>
            <p lang={writtenLang()}>{current.contents.need}</p>
          </Notice>
        )}
        <form
          class="stack-wide"
          action={own.correct.to(addressOf(proposal))}
          method="post"
          noValidate
        >
          <input type="hidden" name="version" value={String(proposal.version)} />
          <FirstButton value="guardar">{m.proposals_correct_save()}</FirstButton>
          <IdeaFields {...fields} />
          <NeedFields {...fields} />
          <CostFields {...fields} prices={[]} />
          {edition.rules.operational.planning.length > 0 && <PlanFields {...fields} />}
          <TextAreaField
            id="razon"
            name="razon"
            label={m.proposals_correct_reason()}
            hint={m.proposals_correct_reason_hint()}
            error={problemOf(problems, 'razon')}
            value={typed.razon}
            rows={3}
          />
          <p>
            <Button>{m.proposals_correct_save()}</Button>
          </p>
        </form>
      </>
    ),
  });
  return { ...page, ...islandsFor([point]) };
}

export function withdrawPage(props: OwnFrame & { readonly typed: Typed }): Page {
  const { proposal, typed, problems = [] } = props;
  return ownPage({
    ...props,
    title: m.proposals_withdraw_title(),
    lead: m.proposals_withdraw_lead(),
    children: (
      <form
        class="stack-wide"
        action={own.withdraw.to(addressOf(proposal))}
        method="post"
        noValidate
      >
        <TextAreaField
          id="razon"
          name="razon"
          label={m.proposals_withdraw_reason()}
          hint={m.proposals_withdraw_reason_hint()}
          error={problemOf(problems, 'razon')}
          value={typed.razon}
          rows={3}
        />
        <p>
          <Button>{m.proposals_withdraw_now()}</Button>
        </p>
      </form>
    ),
  });
}

interface CoauthorsPageProps extends OwnFrame {
  readonly coauthors: readonly Coauthor[];
  readonly invitations: readonly OpenInvitation[];
  /** Absolute address with which a code is answered. */
  readonly hrefOf: (code: string) => string;
}

/** Who signs it with her, and the invitations that she hands over herself. */
export function coauthorsPage(props: CoauthorsPageProps): Page {
  const { proposal, coauthors, invitations, hrefOf } = props;
  const action = own.coauthors.to(addressOf(proposal));
  const accepted = coauthors.filter(({ answer }) => answer === 'accepted');
  return ownPage({
    ...props,
    title: m.proposals_coauthors_title(),
    lead: m.proposals_coauthors_lead(),
    children: (
      <>
        <section class="stack" aria-labelledby="firman">
          <h2 id="firman">{m.proposals_coauthors_sign()}</h2>
          {accepted.length === 0 && <p>{m.proposals_coauthors_none()}</p>}
          <ul class="plain-links">
            {accepted.map(({ publicName }) => (
              <li>{publicName ?? m.proposals_author_forgotten()}</li>
            ))}
          </ul>
        </section>
        {invitations.length > 0 && (
          <section class="stack" aria-labelledby="invitaciones">
            <h2 id="invitaciones">{m.proposals_coauthors_pending()}</h2>
            <ul class="proposal-own">
              {invitations.map(({ id, code }) => (
                <li class="stack">
                  {code === undefined ? (
                    <p>{m.proposals_coauthors_old()}</p>
                  ) : (
                    <p>
                      <span class="code">{code}</span>
                      <br />
                      <a href={hrefOf(code)}>{hrefOf(code)}</a>
                    </p>
                  )}
                  <form action={action} method="post">
                    <input type="hidden" name="accion" value="retirar" />
                    <input type="hidden" name="invitacion" value={id} />
                    <Button kind="secondary" small>
                      {m.proposals_coauthors_take_back()}
                      {code !== undefined && <span class="visually-hidden"> {code}</span>}
                    </Button>
                  </form>
                </li>
              ))}
            </ul>
          </section>
        )}
        <form action={action} method="post">
          <input type="hidden" name="accion" value="invitar" />
          <Button>{m.proposals_coauthors_invite()}</Button>
        </form>
      </>
    ),
  });
}

/** Whoever was invited says yes or no, having read what she signs. */
export function invitedPage(props: OwnFrame & { readonly code: string }): Page {
  const { proposal, code } = props;
  const { contents } = proposal;
  return ownPage({
    ...props,
    title: m.proposals_invited_title(),
    lead: m.proposals_invited_lead({ author: proposal.authorName }),
    children: (
      <>
        <section class="stack" lang={writtenLang()}>
          <h2>{contents.title}</h2>
          <p>{contents.description}</p>
          <p>{contents.need}</p>
        </section>
        <form class="cluster" action={own.coauthors.to(addressOf(proposal))} method="post">
          <input type="hidden" name="codigo" value={code} />
          <Button name="accion" value="firmar">
            {m.proposals_invited_yes()}
          </Button>
          <Button kind="secondary" name="accion" value="no-firmar">
            {m.proposals_invited_no()}
          </Button>
        </form>
      </>
    ),
  });
}

interface SponsorsPageProps extends OwnFrame {
  readonly sponsorships: readonly AskedSponsor[];
  readonly organizations: readonly OrganizationLine[];
}

/** Which organisations were asked or offered themselves, and another to ask. */
export function sponsorsPage(props: SponsorsPageProps): Page {
  const { proposal, sponsorships, organizations, problems = [] } = props;
  const action = own.sponsors.to(addressOf(proposal));
  const asked = new Set(sponsorships.map(({ organizationId }) => organizationId));
  const others = organizations.filter(({ id }) => !asked.has(id));
  const isTaken = sponsorships.some(({ answer }) => answer === 'accepted');
  const mayAsk = !isTaken && others.length > 0;
  return ownPage({
    ...props,
    title: m.proposals_sponsors_title(),
    lead: m.proposals_sponsors_lead(),
    isOnPage: () => mayAsk,
    children: (
      <>
        <ul class="proposal-own">
          {sponsorships.map((one) => (
            <li class="stack">
              <p>
                <strong>{one.organizationName}</strong> · {sponsorWords(one)}
              </p>
              {one.reason !== null && <p lang={writtenLang()}>{one.reason}</p>}
              {one.askedBy === 'organization' && one.answer === null && !isTaken && (
                <form class="cluster" action={action} method="post">
                  <input type="hidden" name="organizacion" value={one.organizationId} />
                  <Button small name="accion" value="aceptar">
                    {m.proposals_sponsors_take()}
                    <span class="visually-hidden"> {one.organizationName}</span>
                  </Button>
                  <Button kind="secondary" small name="accion" value="rechazar">
                    {m.proposals_sponsors_leave()}
                    <span class="visually-hidden"> {one.organizationName}</span>
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
        {mayAsk && (
          <form class="stack-wide" action={action} method="post" noValidate>
            <input type="hidden" name="accion" value="pedir" />
            <SelectField
              id="patrocinio"
              name="organizacion"
              label={m.proposals_sponsors_ask()}
              error={problemOf(problems, 'patrocinio')}
              value=""
              options={[
                { value: '', label: m.proposals_step_choose() },
                ...others.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <p>
              <Button>{m.proposals_sponsors_ask_now()}</Button>
            </p>
          </form>
        )}
      </>
    ),
  });
}

function sponsorWords({ askedBy, answer }: AskedSponsor): string {
  if (answer === 'accepted') return m.proposals_sponsors_accepted();
  if (answer === 'declined') return m.proposals_sponsors_declined();
  return askedBy === 'author' ? m.proposals_sponsors_asked() : m.proposals_sponsors_offered();
}
