// The representatives' own place: how the organisation stands, what has to be done, and the tools for it.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { dayIn } from '../../territories/rules/index.ts';
import type { LegalCheck } from '../store/legal-checks.ts';
import type { OrganizationToday } from '../store/organizations-today.ts';
import { CheckHistory } from './check-history.tsx';
import { StateTags } from './parts.tsx';
import {
  boardPath,
  capacityPath,
  legalPath,
  organizationPath,
  organizationsPath,
  profilePath,
  representativesPath,
} from './paths.ts';
import type { OrganizationTool } from './slots.ts';
import { boardStateOf, boardTag, dayWords, legalTag, termWords } from './words.ts';

export interface OwnPageProps {
  readonly organization: OrganizationToday;
  /** The newest first. */
  readonly checks: readonly LegalCheck[];
  readonly requestsCount: number;
  /** Of later rooms. */
  readonly tools: readonly OrganizationTool[];
  readonly done: string | undefined;
  readonly now: Date;
}

export function ownPage(props: OwnPageProps): Page {
  const { organization, done, checks, now } = props;
  const { slug, facts } = organization;
  return {
    robots: 'noindex',
    title: m.organizations_own_title({ name: facts.name }),
    description: m.organizations_own_lead(),
    hero: (
      <Hero
        title={facts.name}
        crumbs={[
          { label: m.organizations_directory_title(), href: organizationsPath.to({}) },
          { label: facts.name, href: organizationPath.to({ organization: slug }) },
          { label: m.organizations_own_crumb() },
        ]}
        lead={m.organizations_own_lead()}
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
            <WhatToDo {...props} />
            <h2>{m.organizations_tools_title()}</h2>
            <ToolList tools={[...ownTools(props), ...props.tools]} />
          </div>
          <aside class="stack">
            <h2 class="panel-heading">{m.organizations_history_title()}</h2>
            <CheckHistory checks={checks} timeZone={organization.timeZone} />
          </aside>
        </div>
      </section>
    ),
  };
}

/** The next thing first: what was sent back, a board that ends, somebody who waits. */
function WhatToDo(props: OwnPageProps) {
  const { organization, checks, now } = props;
  const { slug, legalState, frozenReason, isFrozen } = organization;
  const to = { organization: slug };
  const [last] = checks;
  if (isFrozen) {
    return (
      <Notice tone="warning" title={m.organizations_frozen_title()}>
        <p>{m.organizations_frozen_own()}</p>
        <p class="organization-said">{frozenReason}</p>
      </Notice>
    );
  }
  if (legalState === 'rejected') {
    return (
      <Notice tone="warning" title={m.organizations_own_rejected_title()}>
        <p class="organization-said">{last?.reasons}</p>
        <p>{m.organizations_own_rejected_text()}</p>
      </Notice>
    );
  }
  if (legalState === 'returned') {
    return (
      <Notice tone="warning" title={m.organizations_mend_reasons_title()}>
        <p class="organization-said">{last?.reasons}</p>
        <p>
          <ButtonLink href={legalPath.to(to)}>{m.organizations_own_mend()}</ButtonLink>
        </p>
      </Notice>
    );
  }
  return (
    <>
      <Waiting last={last} organization={organization} now={now} />
      <BoardNotice {...props} />
    </>
  );
}

function Waiting({
  last,
  organization,
  now,
}: Pick<OwnPageProps, 'organization' | 'now'> & { readonly last: LegalCheck | undefined }) {
  if (last === undefined || (last.state !== 'waiting' && last.state !== 'escalated')) return null;
  const { timeZone } = organization;
  const institution = last.institutionName ?? m.organizations_national_bodies();
  return (
    <Notice title={m.organizations_waiting_title()}>
      <p>
        {last.state === 'escalated'
          ? m.organizations_own_escalated({ institution, due: dayWords(last.dueOn) })
          : m.organizations_own_waiting({ institution, due: dayWords(last.dueOn) })}
      </p>
      <p>{termWords(last.dueOn, dayIn(timeZone, now))}</p>
    </Notice>
  );
}

function BoardNotice({ organization, checks, now }: OwnPageProps) {
  const state = boardStateOf(organization, now);
  const isAsked = checks.some(
    ({ about, state: of }) => about === 'board' && (of === 'waiting' || of === 'escalated'),
  );
  if (isAsked || organization.legalState !== 'confirmed') return null;
  if (state.kind !== 'ending' && state.kind !== 'lapsed') return null;
  return (
    <Notice tone="warning" title={boardTag(state).words}>
      <p>{m.organizations_lapsed_text()}</p>
      <p>
        <ButtonLink href={boardPath.to({ organization: organization.slug })}>
          {m.organizations_own_renew()}
        </ButtonLink>
      </p>
    </Notice>
  );
}

function ownTools({ organization, requestsCount }: OwnPageProps): readonly OrganizationTool[] {
  const to = { organization: organization.slug };
  return [
    {
      label: m.organizations_tool_profile(),
      href: profilePath.to(to),
      note: m.organizations_tool_profile_note(),
    },
    {
      label: m.organizations_tool_legal(),
      href: legalPath.to(to),
      note: m.organizations_tool_legal_note(),
    },
    {
      label: m.organizations_tool_board(),
      href: boardPath.to(to),
      note: m.organizations_tool_board_note(),
    },
    {
      label: m.organizations_tool_representatives(),
      href: representativesPath.to(to),
      note:
        requestsCount === 0
          ? m.organizations_tool_representatives_note()
          : m.organizations_tool_requests_note({ count: requestsCount }),
    },
    {
      label: m.organizations_tool_capacity(),
      href: capacityPath.to(to),
      note: m.organizations_tool_capacity_note(),
    },
  ];
}

function ToolList({ tools }: { readonly tools: readonly OrganizationTool[] }) {
  return (
    <ul class="organization-tools">
      {tools.map(({ label, href, note }) => (
        <li>
          <a href={href}>{label}</a>
          <span class="secondary">{note}</span>
        </li>
      ))}
    </ul>
  );
}
