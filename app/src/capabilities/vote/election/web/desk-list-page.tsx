// The votes of an institution at its desk, those that nobody opened yet too, and the form that prepares another.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Choices, Field } from '../../../../ui/field/field.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { PublicEdition } from '../../../edition/editions/index.ts';
import type { ContestToVote, EditionToVote } from '../store/drawn-contests.ts';
import type { Election } from '../store/elections.ts';
import { type DeskShown, deskPage, Said, StateTag } from './parts.tsx';
import { desk } from './paths.ts';
import { money, numberOf } from './words.ts';

interface Institution {
  readonly slug: string;
  readonly name: string;
}

interface ListProps {
  readonly institution: Institution;
  readonly elections: readonly Election[];
  /** With drawn contests that are in no vote; empty for whoever may not prepare one. */
  readonly editions: readonly EditionToVote[];
  readonly done?: string | undefined;
}

export function deskListPage({ institution, elections, editions, done }: ListProps): Page {
  const at = { institution: institution.slug };
  return deskPage({
    institution,
    title: m.election_desk_title(),
    lead: m.election_desk_lead(),
    done,
    children: (
      <>
        {elections.length === 0 && editions.length === 0 && (
          <EmptyState title={m.election_desk_none_title()}>
            <p>{m.election_desk_none()}</p>
          </EmptyState>
        )}
        {elections.length > 0 && (
          <RuledTable
            caption={m.election_desk_caption()}
            narrow="stack"
            columns={[
              { label: m.election_column_vote() },
              { label: m.election_column_edition() },
              { label: m.election_column_state() },
            ]}
            rows={elections.map((one) => [
              <a href={desk.election.to({ ...at, election: one.id })}>
                <Said>{one.title}</Said>
              </a>,
              <Said>{one.editionName}</Said>,
              <StateTag state={one.state} />,
            ])}
          />
        )}
        {editions.map(({ slug, name, contests }) => (
          <section class="stack">
            <h2>
              <Said>{name}</Said>
            </h2>
            <p>{m.election_desk_ready({ count: contests, number: numberOf(contests) })}</p>
            <p>
              <ButtonLink href={desk.prepare.to(at, { query: { edicion: slug } })}>
                {m.election_prepare()}
              </ButtonLink>
            </p>
          </section>
        ))}
      </>
    ),
  });
}

interface PrepareProps extends DeskShown {
  readonly institution: Institution;
  readonly edition: PublicEdition;
  readonly contests: readonly ContestToVote[];
  readonly typed: Typed;
  readonly chosen: readonly string[];
  readonly mayDemonstrate: boolean;
  readonly problems: readonly FieldProblem[];
}

export function preparePage(props: PrepareProps): Page {
  const { institution, edition, contests, typed, chosen, mayDemonstrate, problems } = props;
  const at = { institution: institution.slug };
  const shown = { problems, status: props.status };
  return deskPage({
    institution,
    title: m.election_prepare_title({ edition: edition.name }),
    lead: m.election_prepare_lead(),
    ...shown,
    children: (
      <form
        class="stack-wide election-form"
        action={desk.prepare.to(at, { query: { edicion: edition.slug } })}
        method="post"
        noValidate
      >
        <Field
          id="titulo"
          name="titulo"
          label={m.election_prepare_name()}
          hint={m.election_prepare_name_hint()}
          value={typed.titulo ?? edition.name}
          error={problemOf(problems, 'titulo')}
        />
        <Choices
          id="contest"
          name="contest"
          type="checkbox"
          label={m.election_prepare_contests()}
          hint={m.election_prepare_contests_hint()}
          chosen={chosen}
          error={problemOf(problems, 'contest')}
          options={contests.map(({ code, terms }) => ({
            value: code,
            label: terms.contest,
            hint: m.election_prepare_contest({
              amount: money(terms.amountClp),
              count: terms.projects.length,
              number: numberOf(terms.projects.length),
            }),
          }))}
        />
        {mayDemonstrate && (
          <Choices
            id="demostracion"
            name="demostracion"
            type="checkbox"
            label={m.election_prepare_demonstration()}
            hint={m.election_prepare_demonstration_hint()}
            chosen={typed.demostracion === 'si' ? ['si'] : []}
            options={[{ value: 'si', label: m.election_prepare_is_demonstration() }]}
          />
        )}
        <div>
          <Button>{m.election_prepare_do()}</Button>
        </div>
      </form>
    ),
  });
}
