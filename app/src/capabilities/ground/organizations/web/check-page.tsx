// One check with everything that was declared, what was asked before, and the answer.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { dayIn } from '../../territories/rules/index.ts';
import { type Decision, decisions, isOpen } from '../rules/legal-check.ts';
import type { Board } from '../store/boards.ts';
import type { LegalCheck } from '../store/legal-checks.ts';
import type { Organization } from '../store/organizations.ts';
import type { PlaceNames } from '../store/places.ts';
import { CheckHistory } from './check-history.tsx';
import type { Desk } from './desk.ts';
import { Facts, StateTags } from './parts.tsx';
import { checkPath, queuePath } from './paths.ts';
import { boardRows, legalRows, profileRows } from './registration-page.tsx';
import { checkTag, subjectWords, termWords } from './words.ts';

export interface CheckPageProps {
  readonly desk: Desk;
  readonly check: LegalCheck;
  readonly organization: Organization;
  /** The one to be checked, of a registration or a renewal. */
  readonly board: Board | undefined;
  readonly history: readonly LegalCheck[];
  readonly places: PlaceNames;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly now: Date;
}

export function checkPage(props: CheckPageProps): Page {
  const { desk, check, organization, problems, now } = props;
  const { facts } = organization;
  const isWaiting = isOpen(check.state);
  return {
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    robots: 'noindex',
    title: m.organizations_check_title({ name: facts.name }),
    description: m.organizations_check_lead(),
    hero: (
      <Hero
        title={facts.name}
        crumbs={[
          { label: desk.name },
          {
            label: m.organizations_directory_title(),
            href: queuePath.to({ institution: desk.slug }),
          },
          { label: subjectWords[check.about]() },
        ]}
        lead={
          isWaiting
            ? `${m.organizations_check_lead()} ${termWords(check.dueOn, dayIn(desk.timeZone, now))}.`
            : m.organizations_refused_check_decided()
        }
        tags={<StateTags tags={[checkTag(check.state)]} />}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            <FormProblems problems={problems} />
            <Declared {...props} />
          </div>
          <div class="stack-wide">
            {isWaiting && <DecisionForm {...props} />}
            <h2 class="panel-heading">{m.organizations_history_title()}</h2>
            <CheckHistory checks={props.history} timeZone={organization.timeZone} />
          </div>
        </div>
      </section>
    ),
  };
}

function Declared({ check, organization, board, places }: CheckPageProps) {
  const { facts, profile } = organization;
  return (
    <>
      {check.proposed === null ? (
        <section class="stack">
          <h2 class="panel-heading">{m.organizations_form_legal_title()}</h2>
          <Facts facts={legalRows(facts, places)} />
        </section>
      ) : (
        <Change organization={organization} proposed={check.proposed} places={places} />
      )}
      {board && (
        <section class="stack">
          <h2 class="panel-heading">{m.organizations_form_board_title()}</h2>
          <Facts facts={boardRows(board)} />
        </section>
      )}
      {check.about === 'registration' && (
        <section class="stack">
          <h2 class="panel-heading">{m.organizations_form_profile_title()}</h2>
          <Facts facts={profileRows(profile)} />
        </section>
      )}
    </>
  );
}

/** What is asked to change, beside what was checked. */
function Change({
  organization,
  proposed,
  places,
}: Pick<CheckPageProps, 'organization' | 'places'> & {
  readonly proposed: NonNullable<LegalCheck['proposed']>;
}) {
  const before = legalRows(organization.facts, places);
  const after = legalRows(proposed, places);
  return (
    <RuledTable
      caption={m.organizations_change_caption()}
      narrow="stack"
      columns={[
        { label: m.organizations_column_fact() },
        { label: m.organizations_column_before() },
        { label: m.organizations_column_after() },
      ]}
      rows={before.map(({ label, text }, at) => [
        label,
        text ?? m.organizations_nothing(),
        after[at]?.text ?? m.organizations_nothing(),
      ])}
    />
  );
}

const decisionWords: Readonly<Record<Decision, () => string>> = {
  confirmed: m.organizations_decide_confirm,
  returned: m.organizations_decide_return,
  rejected: m.organizations_decide_reject,
};
const decisionHints: Readonly<Record<Decision, () => string>> = {
  confirmed: m.organizations_decide_confirm_hint,
  returned: m.organizations_decide_return_hint,
  rejected: m.organizations_decide_reject_hint,
};

function DecisionForm({ desk, check, typed, problems }: CheckPageProps) {
  return (
    <form
      class="stack-wide"
      method="post"
      action={checkPath.to({ institution: desk.slug, check: check.id })}
      noValidate
    >
      <Choices
        id="respuesta"
        name="respuesta"
        label={m.organizations_decide_title()}
        error={problemOf(problems, 'respuesta')}
        chosen={[typed.respuesta ?? '']}
        options={decisions.map((decision) => ({
          value: decision,
          label: decisionWords[decision](),
          hint: decisionHints[decision](),
        }))}
      />
      <TextAreaField
        id="motivos"
        name="motivos"
        label={m.organizations_field_reasons()}
        hint={m.organizations_hint_reasons()}
        value={typed.motivos}
        error={problemOf(problems, 'motivos')}
        rows={5}
      />
      <Button>{m.organizations_decide_send()}</Button>
    </form>
  );
}
