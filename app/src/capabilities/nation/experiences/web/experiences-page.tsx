// The registry: what public pages tell of participatory budgets already held in Chile.

import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { SelectField } from '../../../../ui/field/field.tsx';
import { SearchForm } from '../../../../ui/field/search-form.tsx';
import { SourceLine } from '../../../../ui/figures/figures.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { comunaPath, type RegionRow } from '../../../ground/territories/index.ts';
import { type ExperienceFilter, experienceFilterQuery } from '../rules/experience-filter.ts';
import { sourceName } from '../rules/figure.ts';
import type { ExperienceRow, Note, PioneerRow } from '../store/experiences.ts';
import { ExperienceTable } from './experience-table.tsx';
import { textOf } from './experience-words.ts';
import {
  comparisonPath,
  experiencesCsvPath,
  experiencesJsonPath,
  experiencesPath,
  situationPath,
} from './paths.ts';

export interface ExperiencesPageProps {
  readonly filter: ExperienceFilter;
  readonly experiences: readonly ExperienceRow[];
  readonly years: readonly number[];
  readonly regions: readonly RegionRow[];
  readonly pioneers: readonly PioneerRow[];
  readonly nationalNotes: readonly Note[];
}

export function ExperiencesHero({ filter }: Pick<ExperiencesPageProps, 'filter'>) {
  const { q: _, ...kept } = experienceFilterQuery(filter);
  return (
    <Hero
      title={m.experiences_title()}
      lead={m.experiences_lead()}
      actions={
        <SearchForm
          id="buscar"
          action={experiencesPath.to({})}
          label={m.experiences_search_label()}
          placeholder={m.experiences_search_placeholder()}
          value={filter.text}
          kept={kept}
        />
      }
    />
  );
}

export function ExperiencesPage(props: ExperiencesPageProps) {
  return (
    <>
      <section class="section">
        <div class="wrap stack-wide">
          <p class="cluster">
            <a href={situationPath.to({})}>{m.experiences_situation_see()}</a>
            <a href={comparisonPath.to({})}>{m.experiences_compare_see()}</a>
          </p>
          <FilterForm {...props} />
          <Found {...props} />
        </div>
      </section>
      <section class="section ruled">
        <div class="wrap columns columns-even">
          <Pioneers {...props} />
          <InTheCountry {...props} />
        </div>
      </section>
    </>
  );
}

function Found({ filter, experiences }: ExperiencesPageProps) {
  if (experiences.length === 0) return <NothingFound />;
  const query = experienceFilterQuery(filter);
  return (
    <>
      <h2>{m.experiences_results({ count: experiences.length })}</h2>
      <ListFiles
        said={m.experiences_download()}
        csv={experiencesCsvPath.to({}, { query })}
        json={experiencesJsonPath.to({}, { query })}
      />
      <ExperienceTable experiences={experiences} />
    </>
  );
}

function FilterForm({
  filter,
  years,
  regions,
}: Pick<ExperiencesPageProps, 'filter' | 'years' | 'regions'>) {
  const isFiltered = Object.keys(experienceFilterQuery(filter)).length > 0;
  return (
    <form class="experience-filter" action={experiencesPath.to({})} method="get">
      <h2 class="visually-hidden">{m.experiences_filter_title()}</h2>
      {filter.text !== '' && <input type="hidden" name="q" value={filter.text} />}
      <SelectField
        id="region"
        name="region"
        label={m.experiences_filter_region()}
        value={filter.regionCode ?? ''}
        options={[
          { value: '', label: m.experiences_filter_region_all() },
          ...regions.map(({ code, shortName }) => ({ value: code, label: shortName })),
        ]}
      />
      <SelectField
        id="ano"
        name="ano"
        label={m.experiences_filter_year()}
        value={filter.year === undefined ? '' : String(filter.year)}
        options={[
          { value: '', label: m.experiences_filter_year_all() },
          ...years.map((year) => ({ value: String(year), label: String(year) })),
        ]}
      />
      <div class="cluster">
        <Button kind="secondary">{m.experiences_filter_apply()}</Button>
        {isFiltered && <a href={experiencesPath.to({})}>{m.experiences_filter_clear()}</a>}
      </div>
    </form>
  );
}

function NothingFound() {
  return (
    <EmptyState
      title={m.experiences_none_title()}
      actions={<a href={experiencesPath.to({})}>{m.experiences_all()}</a>}
    >
      <p>{m.experiences_none_text()}</p>
    </EmptyState>
  );
}

function Pioneers({ pioneers }: Pick<ExperiencesPageProps, 'pioneers'>) {
  return (
    <section class="stack" id="pioneras">
      <h2 class="panel-heading">{m.experiences_pioneers_title()}</h2>
      <p>{m.experiences_pioneers_lead()}</p>
      <dl class="experience-pioneers">
        {pioneers.map((pioneer) => (
          <div>
            <dt>
              <a href={comunaPath.to({ slug: pioneer.comunaSlug })}>{pioneer.comunaName}</a>
            </dt>
            <dd>
              {textOf(pioneer)}
              <br />
              <Source {...pioneer} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function InTheCountry({ nationalNotes }: Pick<ExperiencesPageProps, 'nationalNotes'>) {
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.experiences_national_title()}</h2>
      <ul class="experience-notes">
        {nationalNotes.map((note) => (
          <li>
            {textOf(note)}
            <br />
            <Source {...note} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Source({ sourceUrl }: Pick<Note, 'sourceUrl'>) {
  return <SourceLine name={sourceName(sourceUrl)} href={sourceUrl} />;
}
