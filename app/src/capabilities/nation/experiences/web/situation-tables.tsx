// The tables of the present situation: what its files say, cell by cell, with the exact value of each figure for machines.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { clp, formatMoney, formatNumber } from '../../../../ui/format.ts';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { comunaPath } from '../../../ground/territories/index.ts';
import {
  figureOfKind,
  type KnownBudget,
  peopleOf,
  projectsOf,
  votersPerHundred,
} from '../rules/known-budget.ts';
import { type ComunaOnDay, comunaStates, type RegionOnDay } from '../rules/situation.ts';
import { situationQuery } from '../rules/situation-filter.ts';
import {
  CitedFigure,
  comunaStateWords,
  editionStateTones,
  nameOfKnown,
  pageOfKnown,
  pageOfState,
  stateOfKnown,
  titleLang,
  titleOfKnown,
} from './known-words.tsx';
import { situationPath } from './paths.ts';

export function BudgetTable({ budgets }: { readonly budgets: readonly KnownBudget[] }) {
  return (
    <RuledTable
      caption={m.experiences_situation_figures_table()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.experiences_column_place() },
        { label: m.experiences_column_state() },
        { label: m.experiences_column_budget(), align: 'end' },
        { label: m.experiences_column_people(), align: 'end' },
        { label: m.experiences_column_per_hundred(), align: 'end' },
        { label: m.experiences_column_projects(), align: 'end' },
        { label: m.experiences_column_execution() },
      ]}
      rows={budgets.map((budget) => [
        <>
          <a href={pageOfKnown(budget)} data-key={budget.key}>
            {nameOfKnown(budget)}
          </a>
          <br />
          <span class="secondary experience-title" lang={titleLang(budget)}>
            {titleOfKnown(budget)}
          </span>
        </>,
        <Tag tone={budget.edition ? editionStateTones[budget.edition.state] : 'outline'}>
          {stateOfKnown(budget)}
        </Tag>,
        <CitedFigure figure={figureOfKind(budget, 'budget')} budget={budget} />,
        <CitedFigure figure={peopleOf(budget)} budget={budget} says />,
        <PerHundred budget={budget} />,
        <CitedFigure figure={projectsOf(budget)} budget={budget} says />,
        budget.edition ? (
          <span class="secondary">{m.experiences_execution_not_known()}</span>
        ) : null,
      ])}
    />
  );
}

function PerHundred({ budget }: { readonly budget: KnownBudget }) {
  const voters = votersPerHundred(budget);
  if (voters === undefined) return null;
  return <data value={voters}>{formatNumber(voters, currentLocale(), 1)}</data>;
}

export function RegionTable({
  regions,
  day,
}: {
  readonly regions: readonly RegionOnDay[];
  readonly day: string;
}) {
  const locale = currentLocale();
  return (
    <RuledTable
      caption={m.experiences_situation_regions_title()}
      captionHidden
      narrow="scroll"
      columns={[
        { label: m.experiences_filter_region() },
        { label: m.experiences_column_comunas(), align: 'end' },
        ...comunaStates.map((state) => ({
          label: comunaStateWords[state](),
          align: 'end' as const,
        })),
        { label: m.experiences_column_envelopes(), align: 'end' },
      ]}
      rows={regions.map(({ code, name, comunas, counts, envelopesClp }) => [
        <a href={situationPath.to({}, { query: situationQuery({ day, regionCode: code }) })}>
          {name}
        </a>,
        formatNumber(comunas, locale),
        ...comunaStates.map((state) => formatNumber(counts[state], locale)),
        <data value={envelopesClp}>{formatMoney(BigInt(envelopesClp), clp, locale)}</data>,
      ])}
    />
  );
}

export function ComunaStateTable({ comunas }: { readonly comunas: readonly ComunaOnDay[] }) {
  return (
    <RuledTable
      caption={m.experiences_situation_comunas_table()}
      captionHidden
      columns={[
        { label: m.experiences_column_comuna() },
        { label: m.experiences_filter_region() },
        { label: m.experiences_column_state() },
      ]}
      rows={comunas.map((comuna) => [
        <a href={comunaPath.to({ slug: comuna.slug })} data-cut={comuna.cut}>
          {comuna.name}
        </a>,
        comuna.regionName,
        <StateCell comuna={comuna} />,
      ])}
    />
  );
}

function StateCell({ comuna }: { readonly comuna: ComunaOnDay }) {
  const { state, because } = comuna;
  const page = pageOfState(comuna, currentLocale());
  return (
    <>
      {comunaStateWords[state]()}
      {page !== null && (
        <>
          {' '}
          <a href={page}>
            {because === undefined ? m.experiences_pioneer() : nameOfKnown(because)}
          </a>
        </>
      )}
    </>
  );
}
