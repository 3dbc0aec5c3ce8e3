// The public page of an organisation: what it is, what was checked and when, its board, what it has taken part in.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { formatRun } from '../../people/rules/index.ts';
import { comunaPath, regionPath } from '../../territories/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import type { BoardState } from '../rules/board.ts';
import { isOpen } from '../rules/legal-check.ts';
import type { Board } from '../store/boards.ts';
import type { CosocSeat } from '../store/institutions.ts';
import type { LegalCheck } from '../store/legal-checks.ts';
import type { OrganizationToday } from '../store/organizations-today.ts';
import type { TrainingRow } from '../store/trainings.ts';
import { type Fact, Facts, StateTags } from './parts.tsx';
import { organizationsPath, ownPath, representPath } from './paths.ts';
import type { OrganizationPanel } from './slots.ts';
import {
  boardStateOf,
  boardTag,
  dayOf,
  dayWords,
  kindWords,
  legalTag,
  postWords,
  reachWords,
  subjectWords,
  termWords,
} from './words.ts';

export interface OrganizationPageProps {
  readonly organization: OrganizationToday;
  /** The board in office, or the last one that was. */
  readonly board: Board | undefined;
  /** What is being checked now. */
  readonly openCheck: LegalCheck | undefined;
  readonly trainings: readonly TrainingRow[];
  readonly cosocSeats: readonly CosocSeat[];
  readonly panels: readonly OrganizationPanel[];
  /** Whoever asks represents it. */
  readonly isOwn: boolean;
  readonly done: string | undefined;
  readonly now: Date;
}

export function organizationPage(props: OrganizationPageProps): Page {
  const { organization, done } = props;
  const { facts, legalState } = organization;
  const isConfirmed = legalState === 'confirmed';
  return {
    // What nobody has checked is here for whoever waits for the answer, not for a search engine.
    ...(isConfirmed ? {} : { robots: 'noindex' as const }),
    title: facts.name,
    description: m.organizations_page_description({
      name: facts.name,
      kind: kindWords[facts.kind](),
      reach: reachWords(organization),
    }),
    current: 'comunas',
    hero: <OrganizationHero {...props} />,
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            <Done text={done} />
            <OpenCheck {...props} />
            {isConfirmed ? <Confirmed {...props} /> : <Unchecked {...props} />}
          </div>
          <Aside {...props} />
        </div>
      </section>
    ),
  };
}

function OrganizationHero({ organization, isOwn, now }: OrganizationPageProps) {
  const { slug, facts, comunaName, comunaSlug, regionName, regionSlug, legalState } = organization;
  const tags = [
    legalTag(legalState),
    ...(legalState === 'confirmed' ? [boardTag(boardStateOf(organization, now))] : []),
  ];
  return (
    <Hero
      title={facts.name}
      crumbs={[
        { label: m.organizations_directory_title(), href: organizationsPath.to({}) },
        ...(comunaName !== null && comunaSlug !== null
          ? [{ label: comunaName, href: comunaPath.to({ slug: comunaSlug }) }]
          : []),
        ...(comunaName === null && regionName !== null && regionSlug !== null
          ? [{ label: regionName, href: regionPath.to({ slug: regionSlug }) }]
          : []),
        { label: facts.name },
      ]}
      lead={m.organizations_page_lead({
        kind: kindWords[facts.kind](),
        reach: reachWords(organization),
      })}
      tags={<StateTags tags={tags} />}
      {...(isOwn
        ? {
            actions: (
              <ButtonLink kind="deep" href={ownPath.to({ organization: slug })}>
                {m.organizations_to_own()}
              </ButtonLink>
            ),
          }
        : {})}
    />
  );
}

/** What is being checked, until when, and in public if nobody answered in time. */
function OpenCheck({ openCheck, organization, now }: OrganizationPageProps) {
  if (openCheck === undefined || !isOpen(openCheck.state)) return null;
  const { state, dueOn, askedAt, institutionName, about, escalatedAt } = openCheck;
  const { timeZone } = organization;
  const whose = institutionName ?? m.organizations_national_bodies();
  const given = {
    about: subjectWords[about](),
    asked: dayOf(askedAt, timeZone),
    institution: whose,
    due: dayWords(dueOn),
  };
  if (state === 'escalated' && escalatedAt !== null) {
    return (
      <Notice tone="warning" title={m.organizations_escalated_title({ institution: whose })}>
        <p>{m.organizations_escalated_text({ ...given, day: dayOf(escalatedAt, timeZone) })}</p>
      </Notice>
    );
  }
  return (
    <Notice title={m.organizations_waiting_title()}>
      <p>{m.organizations_waiting_text(given)}</p>
      <p>{termWords(dueOn, dayIn(timeZone, now))}</p>
    </Notice>
  );
}

function Unchecked({ organization }: OrganizationPageProps) {
  return (
    <EmptyState title={m.organizations_unchecked_title()}>
      <p>
        {organization.legalState === 'returned'
          ? m.organizations_unchecked_returned()
          : m.organizations_unchecked_text()}
      </p>
    </EmptyState>
  );
}

function Confirmed(props: OrganizationPageProps) {
  const { organization, board, panels, cosocSeats, now } = props;
  const state = boardStateOf(organization, now);
  return (
    <>
      {organization.isFrozen && (
        <Notice tone="warning" title={m.organizations_frozen_title()}>
          <p>{m.organizations_frozen_text()}</p>
        </Notice>
      )}
      <Lapsed state={state} />
      {organization.profile.purpose !== '' && (
        <p class="lead organization-said">{organization.profile.purpose}</p>
      )}
      <section class="stack">
        <h2>{m.organizations_legal_title()}</h2>
        <Facts facts={legalFacts(organization)} />
      </section>
      <section class="stack">
        <h2>{m.organizations_board_title()}</h2>
        <BoardPart board={board} organization={organization} />
      </section>
      <section class="stack-wide">
        <h2>{m.organizations_took_part_title()}</h2>
        {cosocSeats.map(({ institutionName }) => (
          <p>{m.organizations_cosoc_seat({ institution: institutionName })}</p>
        ))}
        {panels.map(({ title, body }) => (
          <section class="stack">
            <h3 class="panel-heading">{title}</h3>
            {body}
          </section>
        ))}
        {panels.length + cosocSeats.length === 0 && (
          <EmptyState level={3} title={m.organizations_took_part_none_title()}>
            <p>{m.organizations_took_part_none_text()}</p>
          </EmptyState>
        )}
      </section>
    </>
  );
}

function Lapsed({ state }: { readonly state: BoardState }) {
  if (state.kind !== 'lapsed') return null;
  return (
    <Notice tone="warning" title={m.organizations_board_lapsed({ day: dayWords(state.since) })}>
      <p>{m.organizations_lapsed_text()}</p>
    </Notice>
  );
}

function legalFacts(organization: OrganizationToday): readonly Fact[] {
  const { facts, checkedAt, timeZone } = organization;
  return [
    {
      label: m.organizations_checked_on(),
      text: checkedAt === null ? undefined : dayOf(checkedAt, timeZone),
    },
    { label: m.organizations_field_registry(), text: facts.registryNumber },
    {
      label: m.organizations_field_personality(),
      text: facts.legalPersonalityOn && dayWords(facts.legalPersonalityOn),
    },
    {
      label: m.organizations_field_rut(),
      text: facts.rut && <span class="code">{formatRun(facts.rut)}</span>,
    },
  ];
}

function BoardPart({
  board,
  organization,
}: Pick<OrganizationPageProps, 'board' | 'organization'>): ComponentChildren {
  const { timeZone, profile, boardToCome } = organization;
  if (board === undefined) {
    return (
      <p>
        {boardToCome === null
          ? m.organizations_board_none_text()
          : `${m.organizations_board_to_come({ day: dayWords(boardToCome) })}.`}
      </p>
    );
  }
  const { validFrom, validUntil, confirmedAt, members } = board;
  return (
    <>
      <Facts
        facts={[
          {
            label: m.organizations_board_holds(),
            text: m.organizations_board_period({
              from: dayWords(validFrom),
              until: dayWords(validUntil),
            }),
          },
          {
            label: m.organizations_checked_on(),
            text: confirmedAt === null ? undefined : dayOf(confirmedAt, timeZone),
          },
          ...(profile.publishesBoard
            ? members.map(({ post, name }) => ({ label: postWords[post](), text: name }))
            : []),
        ]}
      />
      {!profile.publishesBoard && <p class="secondary">{m.organizations_board_unnamed()}</p>}
    </>
  );
}

function Aside({ organization, trainings, isOwn }: OrganizationPageProps) {
  const { slug, facts, profile, legalState } = organization;
  return (
    <aside class="stack-wide">
      {legalState === 'confirmed' && (
        <>
          <section class="stack">
            <h2 class="panel-heading">{m.organizations_contact_title()}</h2>
            <Facts facts={contactFacts(organization)} />
            {!profile.publishesContact && (
              <p class="secondary">{m.organizations_contact_hidden()}</p>
            )}
          </section>
          <section class="stack">
            <h2 class="panel-heading">{m.organizations_capacity_title()}</h2>
            <Capacity organization={organization} trainings={trainings} />
          </section>
        </>
      )}
      {!isOwn && (
        <section class="stack">
          <h2 class="panel-heading">{m.organizations_represent_question()}</h2>
          <p>{m.organizations_represent_text()}</p>
          <p>
            <a href={representPath.to({ organization: slug })}>
              {m.organizations_ask_to_represent({ name: facts.name })}
            </a>
          </p>
        </section>
      )}
    </aside>
  );
}

function contactFacts({ profile }: OrganizationToday): readonly Fact[] {
  const { place, email, phone, website, publishesContact } = profile;
  return [
    { label: m.organizations_field_place(), text: place },
    ...(publishesContact
      ? [
          {
            label: m.organizations_field_email(),
            text: <a href={`mailto:${email}`}>{email}</a>,
          },
          { label: m.organizations_field_phone(), text: phone },
        ]
      : []),
    {
      label: m.organizations_field_website(),
      text: website && (
        <a href={website} rel="external nofollow">
          {website}
        </a>
      ),
    },
  ];
}

function Capacity({
  organization,
  trainings,
}: Pick<OrganizationPageProps, 'organization' | 'trainings'>) {
  const { membersCount, membersCountedOn } = organization;
  return (
    <>
      <p>
        {membersCount === null || membersCountedOn === null
          ? m.organizations_members_unknown()
          : m.organizations_members_counted({
              count: membersCount,
              number: formatNumber(membersCount, currentLocale()),
              day: dayWords(membersCountedOn),
            })}
      </p>
      {trainings.length === 0 ? (
        <p>{m.organizations_training_none()}</p>
      ) : (
        <ul class="organization-ways">
          {trainings.map((training) => (
            <li>
              <TrainingWords training={training} />
            </li>
          ))}
        </ul>
      )}
      <p class="secondary">{m.organizations_capacity_declared()}</p>
    </>
  );
}

export function TrainingWords({ training }: { readonly training: TrainingRow }) {
  const { name, givenBy, finishedOn, peopleCount } = training;
  return (
    <>
      <strong>{name}</strong>
      <br />
      <span class="secondary">
        {m.organizations_training_line({
          givenBy,
          day: dayWords(finishedOn),
          count: peopleCount,
        })}
      </span>
    </>
  );
}
