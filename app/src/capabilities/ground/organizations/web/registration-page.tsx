// Registering an organisation, or mending what was sent back: the questions, then one's answers to check.
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import { FORM_KEY } from '../../../../platform/http/form-key.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { formatRun } from '../../people/rules/index.ts';
import type { Registration } from '../actions/register-organization.ts';
import { CHECK_TERM_BUSINESS_DAYS } from '../rules/legal-check.ts';
import type { Duplicate } from '../store/organizations.ts';
import type { PlaceNames } from '../store/places.ts';
import { type Fact, Facts, TheOther } from './parts.tsx';
import { organizationsPath, ownPath } from './paths.ts';
import { BoardFields, LegalFields, ProfileFields, PublishesBoard } from './registration-fields.tsx';
import { dayWords, kindWords, postWords } from './words.ts';

/** The organisation that mends its registration; undefined for a new one. */
export interface Mended {
  readonly slug: string;
  readonly name: string;
  /** Why it was sent back. */
  readonly reasons: string;
}

interface RegistrationPageProps {
  readonly action: string;
  readonly typed: Typed;
  readonly places: PlaceNames;
  readonly mended: Mended | undefined;
}

export function registrationPage(
  props: RegistrationPageProps & {
    readonly problems: readonly FieldProblem[];
    /** The one that is registered already under what was typed. */
    readonly other?: Duplicate | undefined;
  },
): Page {
  const { action, mended, problems, places, other } = props;
  const title = titleOf(mended);
  return {
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    robots: 'noindex',
    title,
    description: m.organizations_register_lead(),
    hero: <Hero title={title} crumbs={crumbsOf(mended)} lead={m.organizations_register_lead()} />,
    body: (
      <section class="section">
        <form class="wrap stack-wide" method="post" action={action} noValidate>
          <FormProblems problems={problems} />
          <TheOther other={other} />
          {mended && (
            <Notice tone="warning" title={m.organizations_mend_reasons_title()}>
              <p class="organization-said">{mended.reasons}</p>
            </Notice>
          )}
          <LegalFields {...props} places={places} />
          <BoardFields {...props} />
          <PublishesBoard {...props} />
          <ProfileFields {...props} />
          <div class="cluster">
            <Button name="paso" value="revisar">
              {m.organizations_register_review()}
            </Button>
          </div>
        </form>
      </section>
    ),
  };
}

function titleOf(mended: Mended | undefined): string {
  return mended === undefined
    ? m.organizations_register_title()
    : m.organizations_mend_title({ name: mended.name });
}

function crumbsOf(mended: Mended | undefined) {
  return [
    { label: m.organizations_directory_title(), href: organizationsPath.to({}) },
    mended === undefined
      ? { label: m.organizations_register_title() }
      : { label: mended.name, href: ownPath.to({ organization: mended.slug }) },
  ];
}

/** Everything that will be sent, with a way back that loses nothing. */
export function reviewPage(
  props: RegistrationPageProps & { readonly registration: Registration },
): Page {
  const { action, typed, mended, registration, places } = props;
  const { facts, profile, board } = registration;
  const title = m.organizations_review_title();
  return {
    robots: 'noindex',
    title,
    description: m.organizations_review_lead(),
    hero: <Hero title={title} crumbs={crumbsOf(mended)} lead={m.organizations_review_lead()} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <section class="stack">
            <h2 class="panel-heading">{m.organizations_form_legal_title()}</h2>
            <Facts facts={legalRows(facts, places)} />
          </section>
          <section class="stack">
            <h2 class="panel-heading">{m.organizations_form_board_title()}</h2>
            <Facts facts={boardRows(board)} />
            <p>
              {profile.publishesBoard
                ? m.organizations_review_board_public()
                : m.organizations_review_board_hidden()}
            </p>
          </section>
          <section class="stack">
            <h2 class="panel-heading">{m.organizations_form_profile_title()}</h2>
            <Facts facts={profileRows(profile)} />
            <p>
              {profile.publishesContact
                ? m.organizations_review_contact_public()
                : m.organizations_review_contact_hidden()}
            </p>
          </section>
          <Notice title={m.organizations_review_next_title()}>
            <p>{m.organizations_review_next({ count: CHECK_TERM_BUSINESS_DAYS })}</p>
          </Notice>
          <form class="cluster" method="post" action={action}>
            <Kept typed={typed} />
            <Button name="paso" value="enviar">
              {m.organizations_review_send()}
            </Button>
            <Button kind="secondary" name="paso" value="corregir">
              {m.organizations_review_back()}
            </Button>
          </form>
        </div>
      </section>
    ),
  };
}

/** What was typed travels along, so that it is neither kept here nor lost. */
function Kept({ typed }: { readonly typed: Typed }) {
  return (
    <>
      {Object.entries(typed)
        .filter(([name]) => name !== 'paso' && name !== FORM_KEY)
        .map(([name, text]) => (
          <input type="hidden" name={name} value={text} />
        ))}
    </>
  );
}

export function legalRows(facts: Registration['facts'], places: PlaceNames): readonly Fact[] {
  return [
    { label: m.organizations_field_kind(), text: kindWords[facts.kind]() },
    { label: m.organizations_field_name(), text: facts.name },
    { label: m.organizations_field_reach(), text: reachOf(facts, places) },
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

function reachOf({ cut, regionCode }: Registration['facts'], places: PlaceNames): string {
  if (cut !== undefined) return places.comunas.find((one) => one.cut === cut)?.name ?? cut;
  const region = places.regions.find(({ code }) => code === regionCode);
  return region === undefined
    ? m.organizations_reach_country()
    : m.organizations_reach_region({ region: region.name });
}

export function boardRows(board: Registration['board']): readonly Fact[] {
  return [
    { label: m.organizations_field_from(), text: dayWords(board.validFrom) },
    { label: m.organizations_field_until(), text: dayWords(board.validUntil) },
    { label: m.organizations_field_document(), text: board.document },
    ...board.members.map(({ post, name }) => ({ label: postWords[post](), text: name })),
  ];
}

export function profileRows(profile: Registration['profile']): readonly Fact[] {
  return [
    { label: m.organizations_field_place(), text: profile.place },
    {
      label: m.organizations_field_purpose(),
      text: profile.purpose && <span class="organization-said">{profile.purpose}</span>,
    },
    { label: m.organizations_field_email(), text: profile.email },
    { label: m.organizations_field_phone(), text: profile.phone },
    { label: m.organizations_field_website(), text: profile.website },
  ];
}
