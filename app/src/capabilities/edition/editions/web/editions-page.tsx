// Every published edition: found by name, narrowed by year, destination, level and region; how they grow, and what came of them.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { BarTable } from '../../../../ui/bar-table/bar-table.tsx';
import { Button } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { SelectField } from '../../../../ui/field/field.tsx';
import { SearchForm } from '../../../../ui/field/search-form.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { RegionRow } from '../../../ground/territories/index.ts';
import {
  type EditionFilter,
  editionFilterQuery,
  levelInAddress,
  scopeInAddress,
} from '../rules/edition-filter.ts';
import type { Influence } from '../rules/influence.ts';
import { type ParticipationLevel, participationLevels, scopes } from '../rules/rulebook.ts';
import type { EditionLine } from '../store/editions.ts';
import type { YearOfEditions } from '../store/public-editions.ts';
import { InfluenceFigures } from './influence-figures.tsx';
import { stateOfLine } from './line-words.ts';
import { editionPath, editionsPath, listFilePaths } from './paths.ts';
import { levelWords, money, numberWords, scopeWords } from './words.ts';

export interface EditionsPageProps {
  readonly filter: EditionFilter;
  readonly lines: readonly EditionLine[];
  readonly count: number;
  readonly paged: Paged;
  readonly regions: readonly RegionRow[];
  /** Of all editions, whatever was asked for. */
  readonly years: readonly YearOfEditions[];
  readonly influence: Influence;
  readonly now: Date;
  /** An address of no edition led here. */
  readonly isUnknown?: boolean;
}

export function editionsPage(props: EditionsPageProps): Page {
  const { filter, lines, years, influence, isUnknown } = props;
  const { q: _, ...kept } = editionFilterQuery(filter);
  return {
    ...(isUnknown === true ? { status: 404 as const, robots: 'noindex' as const } : {}),
    title: m.editions_page_list_title(),
    description: m.editions_page_list_lead(),
    current: 'comunas',
    hero: (
      <Hero
        title={isUnknown === true ? m.editions_page_unknown_title() : m.editions_page_list_title()}
        lead={isUnknown === true ? m.editions_page_unknown_text() : m.editions_page_list_lead()}
        actions={
          <SearchForm
            id="edicion"
            action={editionsPath.to({})}
            label={m.editions_page_search_label()}
            placeholder={m.editions_page_search_placeholder()}
            value={filter.text}
            kept={kept}
          />
        }
      />
    ),
    body: (
      <>
        <section class="section">
          <div class="wrap stack-wide">
            <FilterForm {...props} />
            {lines.length === 0 ? <NothingFound /> : <Found {...props} />}
          </div>
        </section>
        {years.length > 0 && (
          <section class="section ruled">
            <div class="wrap stack-wide">
              <Growth years={years} />
              <section class="stack">
                <h2>{m.editions_page_influence()}</h2>
                <InfluenceFigures influence={influence} />
              </section>
            </div>
          </section>
        )}
      </>
    ),
  };
}

function FilterForm({ filter, regions, years }: EditionsPageProps) {
  const all = (label: string) => ({ value: '', label });
  const isFiltered = Object.keys(editionFilterQuery(filter)).length > 0;
  return (
    <form class="edition-filter" action={editionsPath.to({})} method="get">
      <h2 class="visually-hidden">{m.editions_page_filter()}</h2>
      {filter.text !== '' && <input type="hidden" name="q" value={filter.text} />}
      {filter.institution !== undefined && (
        <input type="hidden" name="institucion" value={filter.institution} />
      )}
      <SelectField
        id="ano"
        name="ano"
        label={m.editions_page_filter_year()}
        value={filter.fiscalYear === undefined ? '' : String(filter.fiscalYear)}
        options={[
          all(m.editions_page_filter_years()),
          ...years.toReversed().map(({ year }) => ({ value: String(year), label: String(year) })),
        ]}
      />
      <SelectField
        id="region"
        name="region"
        label={m.editions_page_filter_region()}
        value={filter.regionCode ?? ''}
        options={[
          all(m.editions_page_filter_regions()),
          ...regions.map(({ code, shortName }) => ({ value: code, label: shortName })),
        ]}
      />
      <SelectField
        id="destino"
        name="destino"
        label={m.editions_page_filter_scope()}
        value={filter.scope === undefined ? '' : scopeInAddress[filter.scope]}
        options={[
          all(m.editions_page_filter_scopes()),
          ...scopes.map((one) => ({ value: scopeInAddress[one], label: scopeWords[one]() })),
        ]}
      />
      <SelectField
        id="nivel"
        name="nivel"
        label={m.editions_page_filter_level()}
        value={filter.level === undefined ? '' : levelInAddress[filter.level]}
        options={[
          all(m.editions_page_filter_levels()),
          ...participationLevels.map((one) => {
            return { value: levelInAddress[one], label: levelWords[one]() };
          }),
        ]}
      />
      <div class="cluster">
        <Button kind="secondary">{m.editions_page_filter_apply()}</Button>
        {isFiltered && <a href={editionsPath.to({})}>{m.editions_page_filter_clear()}</a>}
      </div>
    </form>
  );
}

function Found({ filter, lines, count, paged, now }: EditionsPageProps) {
  const query = editionFilterQuery(filter);
  return (
    <>
      <h2>{m.editions_page_found({ count, number: numberWords(count) })}</h2>
      <ListFiles
        csv={listFilePaths.csv.to({}, { query })}
        json={listFilePaths.json.to({}, { query })}
      />
      <EditionTable lines={lines} now={now} />
      <Pagination
        paged={paged}
        hrefOf={(pagina) => editionsPath.to({}, { query: { ...query, pagina } })}
      />
    </>
  );
}

function EditionTable({
  lines,
  now,
}: {
  readonly lines: readonly EditionLine[];
  readonly now: Date;
}) {
  return (
    <RuledTable
      caption={m.editions_page_list_title()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.editions_page_column_edition() },
        { label: m.editions_page_column_state() },
        { label: m.editions_page_column_scope() },
        { label: m.editions_page_column_level() },
        { label: m.editions_page_column_amount(), align: 'end' },
      ]}
      rows={lines.map((line) => {
        const { institutionSlug, institutionName, slug, name, rules } = line;
        const committed = rules?.committed;
        return [
          <>
            <a
              href={editionPath.to({ institution: institutionSlug, edition: slug })}
              lang={writtenLang()}
            >
              {name}
            </a>
            <span class="edition-of secondary">{institutionName}</span>
          </>,
          stateOfLine(line, now).words,
          committed === undefined ? '' : scopeWords[committed.scope](),
          committed === undefined ? '' : levelWords[levelOfLine(line) ?? committed.level](),
          committed === undefined ? '' : <span class="money">{money(committed.envelopeClp)}</span>,
        ];
      })}
    />
  );
}

/** As `levelOf` of the rules says it of a whole edition. */
function levelOfLine({ rules, isCommitmentRevoked }: EditionLine): ParticipationLevel | undefined {
  const level = rules?.committed.level;
  return isCommitmentRevoked && level === 'decision' ? 'consultation' : level;
}

function NothingFound() {
  return (
    <EmptyState
      title={m.editions_page_none_title()}
      actions={<a href={editionsPath.to({})}>{m.editions_page_unknown_back()}</a>}
    >
      <p>{m.editions_page_none_text()}</p>
    </EmptyState>
  );
}

/** One bar for editions and one for pesos, each on its own scale, and who takes part for the first time. */
function Growth({ years }: { readonly years: readonly YearOfEditions[] }) {
  const most = Math.max(...years.map(({ editions }) => editions));
  const largest = Math.max(...years.map(({ envelopesClp }) => envelopesClp));
  return (
    <section class="stack">
      <h2>{m.editions_page_growth()}</h2>
      <BarTable
        caption={m.editions_page_growth()}
        captionHidden
        heads={[
          m.editions_page_growth_year(),
          m.editions_page_growth_editions(),
          m.editions_page_growth_amount(),
        ]}
        rows={years.map(({ year, editions, institutions, firstTime, envelopesClp }) => ({
          label: String(year),
          note: `${m.editions_page_growth_institutions({
            count: institutions,
            number: numberWords(institutions),
          })}, ${m.editions_page_growth_first({ number: numberWords(firstTime) })}`,
          bars: [
            { part: editions / most, text: numberWords(editions) },
            { part: envelopesClp / largest, text: money(envelopesClp) },
          ],
        }))}
      />
    </section>
  );
}
