// Experiences as ruled rows: place and year, amount, voters and projects, each figure leading to its source.
import { m } from '#words';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { figureOf } from '../rules/figure.ts';
import type { ExperienceRow } from '../store/experiences.ts';
import { addressOf, titleOf } from './experience-words.ts';
import { SourcedFigure } from './figure-words.tsx';

export function ExperienceTable({
  experiences,
}: {
  readonly experiences: readonly ExperienceRow[];
}) {
  return (
    <RuledTable
      caption={m.experiences_table()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.experiences_column_place() },
        { label: m.experiences_column_budget(), align: 'end' },
        { label: m.experiences_column_voters(), align: 'end' },
        { label: m.experiences_column_projects(), align: 'end' },
      ]}
      rows={experiences.map((experience) => [
        <ExperienceName {...experience} />,
        <SourcedFigure figure={figureOf(experience, 'budget')} />,
        <SourcedFigure
          figure={figureOf(experience, 'voters') ?? figureOf(experience, 'participants')}
        />,
        <SourcedFigure
          figure={
            figureOf(experience, 'projects-selected') ??
            figureOf(experience, 'projects-on-ballot') ??
            figureOf(experience, 'projects-submitted')
          }
        />,
      ])}
    />
  );
}

function ExperienceName(experience: ExperienceRow) {
  const { placeName: place, year } = experience;
  return (
    <>
      <a href={addressOf(experience)}>{m.experiences_detail_title({ place, year })}</a>
      <br />
      <span class="secondary experience-title">{titleOf(experience)}</span>
    </>
  );
}
