// How a figure is said: its unit, how exact its source is, and the link to that source.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { clp, formatMoney, formatNumber } from '../../../../ui/format.ts';
import { type Figure, type FigureKind, sourceName } from '../rules/figure.ts';
import { isMoneyKind, type KnownFigure } from '../rules/known-budget.ts';

/** "más de $2.600.000.000", "cerca de 8.500", "14 años". */
export function figureWords({
  kind,
  amount,
  precision,
}: Pick<KnownFigure, 'kind' | 'amount' | 'precision'>): string {
  const locale = currentLocale();
  const exact = isMoneyKind(kind)
    ? formatMoney(BigInt(amount), clp, locale)
    : formatNumber(amount, locale);
  const figure = kind === 'minimum-age' ? m.experiences_years_old({ age: exact }) : exact;
  if (precision === 'more-than') return m.experiences_more_than({ figure });
  return precision === 'about' ? m.experiences_about({ figure }) : figure;
}

export const kindWords: Readonly<Record<FigureKind, () => string>> = {
  budget: m.experiences_figure_budget,
  'budget-for-organizations': m.experiences_figure_budget_organizations,
  'budget-for-students': m.experiences_figure_budget_students,
  'largest-award': m.experiences_figure_largest_award,
  voters: m.experiences_figure_voters,
  participants: m.experiences_figure_participants,
  'voters-online': m.experiences_figure_voters_online,
  'voters-in-person': m.experiences_figure_voters_in_person,
  'projects-submitted': m.experiences_figure_projects_submitted,
  'projects-on-ballot': m.experiences_figure_projects_on_ballot,
  'projects-selected': m.experiences_figure_projects_selected,
  'polling-places': m.experiences_figure_polling_places,
  territories: m.experiences_figure_territories,
  organizations: m.experiences_figure_organizations,
  'voting-days': m.experiences_figure_voting_days,
  'minimum-age': m.experiences_figure_minimum_age,
};

/** Kinds that share a column with others say which they are. */
const said: Partial<Readonly<Record<FigureKind, (given: { figure: string }) => string>>> = {
  participants: m.experiences_participants,
  'projects-selected': m.experiences_projects_selected,
  'projects-on-ballot': m.experiences_projects_on_ballot,
  'projects-submitted': m.experiences_projects_submitted,
};

export function columnWords(figure: Figure): string {
  const words = figureWords(figure);
  return said[figure.kind]?.({ figure: words }) ?? words;
}

/** A figure that leads to the page it was read from. */
export function SourcedFigure({ figure }: { readonly figure: Figure | undefined }) {
  if (figure === undefined) return <span class="secondary">{m.experiences_no_figure()}</span>;
  const source = sourceName(figure.sourceUrl);
  return (
    <a
      href={figure.sourceUrl}
      rel="external"
      aria-label={`${columnWords(figure)}. ${m.ui_source()} ${source}`}
    >
      {columnWords(figure)}
    </a>
  );
}
