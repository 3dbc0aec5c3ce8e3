// The contests of the bases at the desk: their list, and the form of one.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Choices, Field, SelectField } from '../../../../ui/field/field.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { countingRules, recommendedRule, ruleOf } from '../rules/contest-rule.ts';
import type { Contest, EditionScope } from '../rules/rulebook.ts';
import { type AtEdition, placeOf } from './at-desk.ts';
import { NEW, OWN_RULE } from './contest-form.ts';
import { SplitResult } from './money-form.tsx';
import type { FieldsProps } from './part-form.ts';
import { deskPage, fieldOf, Group, optionsOf, Ticks } from './parts.tsx';
import { desk } from './paths.ts';
import { ruleNameOf, votingWords } from './rule-words.ts';
import { ballotWords, contestKindWords, money, ruleWords } from './words.ts';

export function contestsPage(given: AtEdition): Page {
  const { contests } = given.draft.rules.committed;
  const place = placeOf(given);
  return deskPage({
    given,
    title: m.editions_part_contests(),
    lead: m.editions_part_contests_lead(),
    actions: (
      <ButtonLink kind="deep" href={desk.contest.to({ ...place, contest: NEW })}>
        {m.editions_contest_add()}
      </ButtonLink>
    ),
    children: (
      <>
        <ContestTable
          contests={contests}
          scope={given.draft.rules.committed.scope}
          hrefOf={(contest) => desk.contest.to({ ...place, contest })}
        />
        <SplitResult rules={given.draft.rules} />
      </>
    ),
  });
}

interface ContestTableProps {
  readonly contests: readonly Contest[];
  readonly scope: EditionScope;
  readonly hrefOf: (code: string) => string;
}

function ContestTable({ contests, scope, hrefOf }: ContestTableProps) {
  return (
    <RuledTable
      caption={m.editions_part_contests()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.editions_ballot() },
        { label: m.editions_field_kind() },
        { label: m.editions_field_amount(), align: 'end' },
        { label: m.editions_field_project_cost({ scope }) },
        { label: m.editions_field_voting() },
        { label: m.editions_field_rule() },
      ]}
      rows={contests.map((contest) => [
        <a href={hrefOf(contest.code)}>{contest.name}</a>,
        contestKindWords[contest.kind](),
        money(contest.amountClp),
        m.editions_from_to({
          from: money(contest.minProjectClp),
          to: money(contest.maxProjectClp),
        }),
        votingWords(contest),
        ruleNameOf(contest),
      ])}
    />
  );
}

export interface ContestPageProps extends FieldsProps {
  readonly at: AtEdition;
  readonly contest: Contest | undefined;
  readonly seen: string;
  readonly status: Page['status'];
}

export function contestPage(props: ContestPageProps): Page {
  const { at, contest, seen, problems, status } = props;
  const place = placeOf(at);
  const title = contest?.name ?? m.editions_contest_add();
  const action = desk.contest.to({ ...place, contest: contest?.code ?? NEW });
  return deskPage({
    given: at,
    title,
    lead: m.editions_contest_lead(),
    status,
    problems,
    under: { label: m.editions_part_contests(), href: desk.contests.to(place) },
    children: (
      <>
        <form class="stack-wide" action={action} method="post" noValidate>
          <input type="hidden" name="visto" value={seen} />
          <Who {...props} />
          <Voting {...props} />
          <div>
            <Button>{m.editions_save()}</Button>
          </div>
        </form>
        {contest !== undefined && (
          <form action={action} method="post">
            <input type="hidden" name="visto" value={seen} />
            <input type="hidden" name="accion" value="quitar" />
            <Button kind="secondary">{m.editions_contest_remove()}</Button>
          </form>
        )}
      </>
    ),
  });
}

function Who(props: ContestPageProps) {
  const { given, typed, problems } = props;
  const field = fieldOf(typed, problems);
  const isRegion = given.institutionKind === 'regional-government';
  const kinds = optionsOf(contestKindWords).filter(
    ({ value }) => value !== (isRegion ? 'sector' : 'comuna'),
  );
  const isManual = given.rules.committed.split.formula === 'manual';
  return (
    <Group title={m.editions_group_contest()}>
      <Field {...field('nombre')} label={m.editions_field_name()} />
      <Choices
        {...field('tipo')}
        label={m.editions_field_kind()}
        chosen={[typed.tipo ?? '']}
        options={kinds}
      />
      {given.places.length > 0 && (
        <Ticks
          name="lugar"
          label={m.editions_field_territories()}
          hint={m.editions_field_territories_hint()}
          error={field('lugar').error}
          typed={typed}
          options={given.places.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {isManual ? (
        <Field {...field('monto')} inputMode="numeric" label={m.editions_field_amount()} />
      ) : (
        <p class="secondary">{m.editions_amount_by_formula()}</p>
      )}
      <div class="edition-pair">
        <Field {...field('minimo')} inputMode="numeric" label={m.editions_field_min_project()} />
        <Field {...field('maximo')} inputMode="numeric" label={m.editions_field_max_project()} />
      </div>
    </Group>
  );
}

function Voting({ contest, typed, problems }: ContestPageProps) {
  const field = fieldOf(typed, problems);
  const isOwn = contest !== undefined && ruleOf(contest.rule, contest.ballot.kind) === undefined;
  const hints = ruleHints();
  return (
    <Group title={m.editions_group_voting()}>
      <SelectField
        {...field('voto')}
        label={m.editions_field_voting()}
        options={optionsOf(ballotWords)}
      />
      <div class="edition-pair">
        <Field {...field('desde')} inputMode="numeric" label={m.editions_field_min_choices()} />
        <Field {...field('hasta')} inputMode="numeric" label={m.editions_field_max_choices()} />
        <Field
          {...field('puntos')}
          inputMode="numeric"
          label={m.editions_field_points()}
          hint={m.editions_field_points_hint()}
        />
      </div>
      <Choices
        {...field('regla')}
        label={m.editions_field_rule()}
        hint={m.editions_field_rule_hint()}
        chosen={[typed.regla ?? '']}
        options={[
          ...countingRules.map((rule) => ({
            value: rule,
            label:
              rule === recommendedRule
                ? m.editions_rule_recommended({ rule: ruleWords[rule]() })
                : ruleWords[rule](),
            hint: hints[rule],
          })),
          ...(isOwn ? [{ value: OWN_RULE, label: m.editions_rule_own() }] : []),
        ]}
      />
    </Group>
  );
}

function ruleHints() {
  return {
    'equal-shares': m.editions_rule_equal_shares_hint(),
    'most-votes-skip': m.editions_rule_most_votes_hint(),
    'most-votes-stop': m.editions_rule_most_votes_stop_hint(),
    'votes-per-peso': m.editions_rule_votes_per_peso_hint(),
    phragmen: m.editions_rule_phragmen_hint(),
    'bounded-overspending': m.editions_rule_bounded_overspending_hint(),
  };
}
