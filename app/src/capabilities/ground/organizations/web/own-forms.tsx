// The forms with which representatives keep their organisation: profile, legal facts, board, capacity.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { CHECK_TERM_BUSINESS_DAYS } from '../rules/legal-check.ts';
import type { Board } from '../store/boards.ts';
import type { Duplicate, Organization } from '../store/organizations.ts';
import type { PlaceNames } from '../store/places.ts';
import type { TrainingRow } from '../store/trainings.ts';
import { TrainingWords } from './organization-page.tsx';
import { Facts, TheOther } from './parts.tsx';
import {
  boardPath,
  capacityPath,
  legalPath,
  organizationsPath,
  ownPath,
  profilePath,
  removeTrainingPath,
  trainingPath,
} from './paths.ts';
import { BoardFields, LegalFields, ProfileFields, PublishesBoard } from './registration-fields.tsx';
import { boardRows } from './registration-page.tsx';
import { legalTag } from './words.ts';

export interface OwnFormProps {
  readonly organization: Organization;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly done: string | undefined;
}

/** The frame of every page of the own place: where it is, what was done, and then the page itself. */
export function ownFrame(
  { organization, problems, done }: OwnFormProps,
  page: {
    readonly title: string;
    readonly lead: string;
    readonly body: ComponentChildren;
    /** Whether this field is there now; without it all are. */
    readonly isOnPage?: (field: string) => boolean;
  },
): Page {
  const { slug, facts } = organization;
  const { title, lead, body, isOnPage } = page;
  return {
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    robots: 'noindex',
    title: `${title} · ${facts.name}`,
    description: lead,
    hero: (
      <Hero
        title={title}
        crumbs={[
          { label: m.organizations_directory_title(), href: organizationsPath.to({}) },
          { label: facts.name, href: ownPath.to({ organization: slug }) },
          { label: title },
        ]}
        lead={lead}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          <FormProblems problems={problems} {...(isOnPage === undefined ? {} : { isOnPage })} />
          {body}
        </div>
      </section>
    ),
  };
}

export function profilePage(props: OwnFormProps): Page {
  const { organization } = props;
  return ownFrame(props, {
    title: m.organizations_tool_profile(),
    lead: m.organizations_tool_profile_note(),
    body: (
      <form
        class="stack-wide"
        method="post"
        action={profilePath.to({ organization: organization.slug })}
        noValidate
      >
        <ProfileFields {...props} />
        <PublishesBoard {...props} />
        <Button>{m.organizations_save()}</Button>
      </form>
    ),
  });
}

/** The legal facts of a confirmed organisation: what is changed here waits for a check. */
export function legalPage(
  props: OwnFormProps & {
    readonly places: PlaceNames;
    /** Something of it is being checked now. */
    readonly isChecked: boolean;
    readonly other: Duplicate | undefined;
  },
): Page {
  const { organization, isChecked, other } = props;
  return ownFrame(props, {
    title: m.organizations_tool_legal(),
    isOnPage: () => !mustWait(organization, isChecked),
    lead: m.organizations_legal_form_lead({ count: CHECK_TERM_BUSINESS_DAYS }),
    body: mustWait(organization, isChecked) ? (
      <NotNow organization={organization} isChecked={isChecked} />
    ) : (
      <form
        class="stack-wide"
        method="post"
        action={legalPath.to({ organization: organization.slug })}
        noValidate
      >
        <TheOther other={other} />
        <LegalFields {...props} />
        <Button>{m.organizations_legal_form_send()}</Button>
      </form>
    ),
  });
}

/** A new board; `current` is the one in office. */
export function boardPage(
  props: OwnFormProps & {
    readonly current: Board | undefined;
    /** Something of it is being checked now. */
    readonly isChecked: boolean;
  },
): Page {
  const { organization, current, isChecked } = props;
  return ownFrame(props, {
    title: m.organizations_tool_board(),
    isOnPage: () => !mustWait(organization, isChecked),
    lead: m.organizations_board_form_lead({ count: CHECK_TERM_BUSINESS_DAYS }),
    body: (
      <>
        {current && (
          <section class="stack">
            <h2 class="panel-heading">{m.organizations_board_current_title()}</h2>
            <Facts facts={boardRows(current)} />
          </section>
        )}
        {mustWait(organization, isChecked) ? (
          <NotNow organization={organization} isChecked={isChecked} />
        ) : (
          <form
            class="stack-wide"
            method="post"
            action={boardPath.to({ organization: organization.slug })}
            noValidate
          >
            <BoardFields {...props} />
            <Button>{m.organizations_board_form_send()}</Button>
          </form>
        )}
      </>
    ),
  });
}

function mustWait({ legalState }: Organization, isChecked: boolean): boolean {
  return isChecked || legalState !== 'confirmed';
}

/** Why nothing can be asked to be checked now, and what can be done. */
function NotNow({
  organization: { slug, legalState },
  isChecked,
}: {
  readonly organization: Organization;
  readonly isChecked: boolean;
}) {
  if (isChecked) {
    return (
      <Notice title={m.organizations_waiting_title()}>
        <p>{m.organizations_refused_check_open()}</p>
      </Notice>
    );
  }
  if (legalState === 'rejected') {
    return (
      <Notice tone="warning" title={m.organizations_own_rejected_title()}>
        <p>{m.organizations_own_rejected_text()}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="warning" title={legalTag(legalState).words}>
      <p>
        <ButtonLink href={legalPath.to({ organization: slug })}>
          {m.organizations_own_mend()}
        </ButtonLink>
      </p>
    </Notice>
  );
}

export function capacityPage(
  props: OwnFormProps & { readonly trainings: readonly TrainingRow[] },
): Page {
  const { organization, trainings } = props;
  return ownFrame(props, {
    title: m.organizations_tool_capacity(),
    lead: m.organizations_tool_capacity_note(),
    body: (
      <div class="columns columns-even">
        <section class="stack-wide">
          <h2 class="panel-heading">{m.organizations_members_title()}</h2>
          <MembersForm {...props} />
        </section>
        <section class="stack-wide">
          <h2 class="panel-heading">{m.organizations_training_title()}</h2>
          <Trainings slug={organization.slug} trainings={trainings} />
          <TrainingForm {...props} />
        </section>
      </div>
    ),
  });
}

function MembersForm({ organization, typed, problems }: OwnFormProps) {
  return (
    <form
      class="stack-wide"
      method="post"
      action={capacityPath.to({ organization: organization.slug })}
      noValidate
    >
      <Field
        id="socias"
        name="socias"
        label={m.organizations_field_members()}
        hint={m.organizations_hint_members()}
        value={typed.socias}
        error={problemOf(problems, 'socias')}
        inputMode="numeric"
      />
      <Field
        id="socias-al"
        name="socias-al"
        type="date"
        label={m.organizations_field_members_on()}
        value={typed['socias-al']}
        error={problemOf(problems, 'socias-al')}
      />
      <Button>{m.organizations_save()}</Button>
    </form>
  );
}

function Trainings({
  slug,
  trainings,
}: {
  readonly slug: string;
  readonly trainings: readonly TrainingRow[];
}) {
  if (trainings.length === 0) return <p>{m.organizations_training_none()}</p>;
  return (
    <ul class="organization-ways">
      {trainings.map((training) => (
        <li class="stack">
          <p>
            <TrainingWords training={training} />
          </p>
          <form
            method="post"
            action={removeTrainingPath.to({ organization: slug, id: training.id })}
          >
            <Button kind="secondary" small>
              {m.organizations_training_remove({ name: training.name })}
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}

function TrainingForm({ organization, typed, problems }: OwnFormProps) {
  const asked = (field: string) => ({
    id: field,
    name: field,
    value: typed[field],
    error: problemOf(problems, field),
  });
  return (
    <form
      class="stack-wide"
      method="post"
      action={trainingPath.to({ organization: organization.slug })}
      noValidate
    >
      <h3>{m.organizations_training_add_title()}</h3>
      <Field {...asked('curso')} label={m.organizations_field_training()} />
      <Field {...asked('imparte')} label={m.organizations_field_given_by()} />
      <Field {...asked('termino')} type="date" label={m.organizations_field_finished_on()} />
      <Field {...asked('personas')} label={m.organizations_field_people()} inputMode="numeric" />
      <Button kind="secondary">{m.organizations_training_add()}</Button>
    </form>
  );
}
