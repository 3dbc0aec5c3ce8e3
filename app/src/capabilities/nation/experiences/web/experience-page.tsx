// One experience: every figure and every fact with the page that it was read from.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { type Figure as KeyFigure, KeyFigures } from '../../../../ui/figures/figures.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { comunaPath, regionPath } from '../../../ground/territories/index.ts';
import { sourceName } from '../rules/figure.ts';
import type { ExperienceRow } from '../store/experiences.ts';
import { textOf, titleOf } from './experience-words.ts';
import { Source } from './experiences-page.tsx';
import { figureWords, kindWords } from './figure-words.tsx';
import { ImportedProjects, type ImportedProjectsProps } from './imported-projects.tsx';
import { comparisonPath, experiencesPath } from './paths.ts';

interface ExperiencePageProps {
  readonly experience: ExperienceRow;
  /** What people say about it. */
  readonly conversation: ComponentChildren;
  /** Its projects, where it was brought in from another platform. */
  readonly imported: ImportedProjectsProps | undefined;
}

export function ExperienceHero({ experience }: Pick<ExperiencePageProps, 'experience'>) {
  const { placeName: place, year, origin } = experience;
  return (
    <Hero
      title={m.experiences_detail_title({ place, year })}
      crumbs={[
        { label: m.experiences_registry(), href: experiencesPath.to({}) },
        { label: m.experiences_detail_title({ place, year }) },
      ]}
      lead={`${titleOf(experience)}. ${
        origin === 'municipality'
          ? m.experiences_origin_municipality({ place })
          : m.experiences_origin_region({ place })
      }.`}
    />
  );
}

export function ExperiencePage({ experience, conversation, imported }: ExperiencePageProps) {
  const { figures, notes } = experience;
  return (
    <>
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            {figures.length > 0 && (
              <>
                <h2>{m.experiences_figures_title()}</h2>
                <KeyFigures figures={keyFiguresOf(experience)} />
              </>
            )}
            {notes.length > 0 && <Notes notes={notes} />}
            {imported && <ImportedProjects {...imported} />}
          </div>
          <div class="stack-wide">
            <Notice>{m.experiences_unchecked()}</Notice>
            <section class="stack">
              <h2 class="panel-heading">{m.experiences_where_title()}</h2>
              <Where {...experience} />
            </section>
          </div>
        </div>
      </section>
      <section class="section ruled">
        <div class="wrap">{conversation}</div>
      </section>
    </>
  );
}

function Notes({ notes }: Pick<ExperienceRow, 'notes'>) {
  return (
    <>
      <h2>{m.experiences_notes_title()}</h2>
      <ul class="experience-notes">
        {notes.map((note) => (
          <li>
            {textOf(note)}
            <br />
            <Source {...note} />
          </li>
        ))}
      </ul>
    </>
  );
}

function keyFiguresOf({ figures, year }: ExperienceRow): KeyFigure[] {
  return figures.map((figure) => {
    const label = kindWords[figure.kind]();
    return {
      figure: figureWords(figure),
      label:
        figure.year === year
          ? label
          : m.experiences_figure_of_year({ figure: label, year: figure.year }),
      source: { name: sourceName(figure.sourceUrl), href: figure.sourceUrl },
    };
  });
}

/** Beside the latest earlier year of which it tells, if it tells of one. */
function comparisonOf({ id, year, figures }: ExperienceRow): string {
  const earlier = figures
    .map((figure) => figure.year)
    .filter((one) => one < year)
    .toSorted((one, other) => other - one)[0];
  const a = earlier === undefined ? undefined : `${id}.${earlier}`;
  return comparisonPath.to({}, { query: { a, b: id } });
}

function Where(experience: ExperienceRow) {
  const { comunaSlug, placeName, regionSlug, regionName } = experience;
  return (
    <ul class="experience-notes">
      {comunaSlug !== null && (
        <li>
          <a href={comunaPath.to({ slug: comunaSlug })}>
            {m.experiences_see_comuna({ place: placeName })}
          </a>
        </li>
      )}
      <li>
        <a href={regionPath.to({ slug: regionSlug })}>
          {m.experiences_see_region({ place: regionName })}
        </a>
      </li>
      <li>
        <a href={comparisonOf(experience)}>{m.experiences_compare_this()}</a>
      </li>
    </ul>
  );
}
