// Two outcomes of the same vote side by side: what enters under each rule, and where they part.
//
// Accessibility: one table with a row header per project; "entra" and "no entra" are words beside their
// mark, and a row where the two differ says so in words besides its ground.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { Icon } from '../icon/icon.tsx';
import { Tag } from '../tag/tag.tsx';

export interface ComparedProject {
  readonly name: string;
  /** Formatted. */
  readonly cost: string;
  readonly entersFirst: boolean;
  readonly entersSecond: boolean;
}

export interface ComparedSum {
  readonly label: string;
  readonly first: ComponentChildren;
  readonly second: ComponentChildren;
}

interface OutcomeComparisonProps {
  readonly caption: string;
  readonly first: string;
  readonly second: string;
  /** Totals of each outcome, above the projects. */
  readonly sums: readonly ComparedSum[];
  readonly projects: readonly ComparedProject[];
}

export function OutcomeComparison(props: OutcomeComparisonProps) {
  const { caption, first, second, sums, projects } = props;
  return (
    <div class="table-frame">
      <table class="ruled-table comparison">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{m.ui_comparison_project()}</th>
            <th scope="col">{first}</th>
            <th scope="col">{second}</th>
          </tr>
        </thead>
        <tbody class="comparison-sums">
          {sums.map((sum) => (
            <tr>
              <th scope="row">{sum.label}</th>
              <td>{sum.first}</td>
              <td>{sum.second}</td>
            </tr>
          ))}
        </tbody>
        <tbody>
          {projects.map((project) => (
            <ProjectRow {...project} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ProjectRow({ name, cost, entersFirst, entersSecond }: ComparedProject) {
  const differs = entersFirst !== entersSecond;
  return (
    <tr class={differs ? 'comparison-differs' : undefined}>
      <th scope="row">
        <span class="comparison-name">{name}</span> <span class="secondary money">{cost}</span>
        {differs && <Tag tone="attention">{m.ui_comparison_differs()}</Tag>}
      </th>
      <Verdict enters={entersFirst} />
      <Verdict enters={entersSecond} />
    </tr>
  );
}

function Verdict({ enters }: { readonly enters: boolean }) {
  return (
    <td>
      <span class={enters ? 'comparison-mark comparison-in' : 'comparison-mark comparison-out'}>
        <Icon name={enters ? 'check' : 'cross'} size={16} />
        <span>{enters ? m.ui_comparison_in() : m.ui_comparison_out()}</span>
      </span>
    </td>
  );
}
