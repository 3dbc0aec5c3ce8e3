// How the national body follows and helps those who begin: the list with its progress, and one of them.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { type Bar, BarTable } from '../../../../ui/bar-table/bar-table.tsx';
import { Button } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { SelectField } from '../../../../ui/field/field.tsx';
import { SearchForm } from '../../../../ui/field/search-form.tsx';
import { KeyFigures } from '../../../../ui/figures/figures.tsx';
import { formatDay, formatNumber } from '../../../../ui/format.ts';
import { Done } from '../../../../ui/notice/done.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import type { RegionRow } from '../../territories/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import {
  type InstitutionFilter,
  institutionFilterQuery,
  type Stage,
  stages,
  stageWords,
} from '../rules/filters.ts';
import type { Institution } from '../rules/institution.ts';
import { progressOf, type YearOfGrowth } from '../rules/onboarding.ts';
import type { InstitutionRow } from '../store/institutions.ts';
import { RegionField } from './list-parts.tsx';
import { StepRow, StepsProgress } from './onboarding-page.tsx';
import { followCsvPath, followOnePath, followPath, institutionPath, invitePath } from './paths.ts';
import type { InstitutionPanel } from './slots.ts';
import { staffPage } from './staff-parts.tsx';
import type { InstitutionSteps } from './steps.tsx';

export interface FollowPageProps {
  readonly institution: Institution;
  readonly filter: InstitutionFilter;
  readonly rows: readonly InstitutionSteps[];
  readonly count: number;
  readonly paged: Paged;
  readonly regions: readonly RegionRow[];
  readonly growth: readonly YearOfGrowth[];
}

const stageNames: Readonly<Record<Stage, () => string>> = {
  'not-invited': m.institutions_stage_not_invited,
  begun: m.institutions_stage_begun,
  finished: m.institutions_stage_finished,
};

export function followPage(props: FollowPageProps): Page {
  return staffPage({
    institution: props.institution,
    title: m.institutions_follow_title(),
    lead: m.institutions_follow_lead(),
    body: (
      <>
        <section class="section">
          <div class="wrap columns">
            <div class="stack-wide">
              <Search {...props} />
              <FilterForm {...props} />
            </div>
            <div class="stack">
              <Growth growth={props.growth} />
            </div>
          </div>
        </section>
        <section class="section">
          <div class="wrap stack-wide">
            <Found {...props} />
          </div>
        </section>
      </>
    ),
  });
}

function hrefOf(
  { institution }: FollowPageProps,
  query: Readonly<Record<string, string | undefined>>,
) {
  return followPath.to({ institution: institution.slug }, { query });
}

function Search(props: FollowPageProps) {
  const { q: _, ...kept } = institutionFilterQuery(props.filter);
  return (
    <SearchForm
      id="institucion"
      action={hrefOf(props, {})}
      label={m.institutions_search_label()}
      placeholder={m.institutions_search_placeholder()}
      value={props.filter.text}
      kept={kept}
    />
  );
}

function FilterForm(props: FollowPageProps) {
  const { filter, regions } = props;
  const isFiltered = Object.keys(institutionFilterQuery(filter)).length > 0;
  return (
    <form class="institutions-filter" action={hrefOf(props, {})} method="get">
      <h2 class="visually-hidden">{m.institutions_filter_title()}</h2>
      {filter.text !== '' && <input type="hidden" name="q" value={filter.text} />}
      <SelectField
        id="etapa"
        name="etapa"
        label={m.institutions_filter_stage()}
        value={filter.stage === undefined ? '' : stageWords[filter.stage]}
        options={[
          { value: '', label: m.institutions_filter_stage_all() },
          ...stages.map((stage) => ({ value: stageWords[stage], label: stageNames[stage]() })),
        ]}
      />
      <RegionField regions={regions} chosen={filter.regionCode} />
      <div class="cluster">
        <Button kind="secondary">{m.institutions_filter_apply()}</Button>
        {isFiltered && <a href={hrefOf(props, {})}>{m.institutions_filter_clear()}</a>}
      </div>
    </form>
  );
}

function Found(props: FollowPageProps) {
  const { institution, filter, rows, count, paged } = props;
  const query = institutionFilterQuery(filter);
  if (rows.length === 0) {
    return (
      <EmptyState
        title={m.institutions_none_title()}
        actions={<a href={hrefOf(props, {})}>{m.institutions_all()}</a>}
      >
        <p>{m.institutions_none_text()}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <h2>{m.institutions_results({ count, number: formatNumber(count, currentLocale()) })}</h2>
      <p class="secondary">
        {m.institutions_download()}{' '}
        <a href={followCsvPath.to({ institution: institution.slug }, { query })}>CSV</a>.
      </p>
      <RuledTable
        caption={m.institutions_follow_title()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.institutions_column_institution() },
          { label: m.institutions_column_region() },
          { label: m.institutions_column_stage() },
          { label: m.institutions_column_progress() },
        ]}
        rows={rows.map((row) => [
          <a
            href={followOnePath.to({
              institution: institution.slug,
              invited: row.institution.slug,
            })}
          >
            {row.institution.name}
          </a>,
          row.institution.regionName ?? '',
          <StageTag row={row.institution} />,
          row.institution.stage === 'not-invited' ? '–' : <ProgressCell {...row} />,
        ])}
      />
      <Pagination paged={paged} hrefOf={(pagina) => hrefOf(props, { ...query, pagina })} />
    </>
  );
}

function StageTag({ row }: { readonly row: InstitutionRow }) {
  const { stage, finishedAt, invitedAt, timeZone } = row;
  const at = finishedAt ?? invitedAt;
  const day = at && formatDay(dayIn(timeZone, at), currentLocale(), { length: 'short' });
  if (stage === 'not-invited') return <>{stageNames[stage]()}</>;
  return (
    <>
      <Tag tone={stage === 'begun' ? 'attention' : 'done'}>{stageNames[stage]()}</Tag>
      {day && <span class="institutions-since">{day}</span>}
    </>
  );
}

function ProgressCell({ steps }: InstitutionSteps) {
  const { done, total } = progressOf(steps);
  return (
    <span class="institutions-progress">
      <progress max={total} value={done} aria-hidden="true" />
      {m.institutions_progress_short({ done, total })}
    </span>
  );
}

function Growth({ growth }: Pick<FollowPageProps, 'growth'>) {
  const locale = currentLocale();
  const most = Math.max(1, ...growth.flatMap(({ invited, finished }) => [invited, finished]));
  const bar = (count: number): Bar => ({ part: count / most, text: formatNumber(count, locale) });
  return (
    <>
      <h2 class="panel-heading">{m.institutions_growth_title()}</h2>
      {growth.length === 0 ? (
        <p>{m.institutions_growth_none()}</p>
      ) : (
        <BarTable
          caption={m.institutions_growth_caption()}
          heads={[
            m.institutions_growth_year(),
            m.institutions_growth_invited(),
            m.institutions_growth_finished(),
          ]}
          rows={growth.map(({ year, invited, finished, finishedSoFar }) => ({
            label: String(year),
            note: m.institutions_growth_so_far({ count: finishedSoFar }),
            bars: [bar(invited), bar(finished)],
          }))}
        />
      )}
    </>
  );
}

export interface FollowOneProps extends Pick<InstitutionSteps, 'steps'> {
  /** The national body that follows. */
  readonly institution: Institution;
  readonly invited: InstitutionRow;
  readonly forms: readonly InstitutionPanel[];
  readonly done?: string | undefined;
}

export function followOnePage(props: FollowOneProps): Page {
  const { institution, invited, steps, done } = props;
  const above = [
    {
      label: m.institutions_follow_title(),
      href: followPath.to({ institution: institution.slug }),
    },
  ];
  return staffPage({
    institution,
    title: invited.name,
    lead: m.institutions_follow_one_lead(),
    above,
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            <Done text={done} />
            {invited.stage === 'not-invited' ? (
              <Invite {...props} />
            ) : (
              <>
                <StepsProgress steps={steps} />
                <ol class="step-list">
                  {steps.map((step) => (
                    <StepRow step={step} isLinked={false} />
                  ))}
                </ol>
              </>
            )}
          </div>
          <Aside {...props} />
        </div>
      </section>
    ),
  });
}

function Invite({ institution, invited }: FollowOneProps) {
  return (
    <form
      class="stack"
      action={invitePath.to({ institution: institution.slug, invited: invited.slug })}
      method="post"
    >
      <h2 class="panel-heading">{m.institutions_invite_title()}</h2>
      <p>{m.institutions_invite_text()}</p>
      <Button>{m.institutions_invite({ institution: invited.name })}</Button>
    </form>
  );
}

function Aside({ invited, forms }: FollowOneProps) {
  const { invitedAt, finishedAt, timeZone } = invited;
  const day = (at: Date) => formatDay(dayIn(timeZone, at), currentLocale(), { length: 'short' });
  const figures = [
    ...(invitedAt ? [{ figure: day(invitedAt), label: m.institutions_invited_on() }] : []),
    ...(finishedAt ? [{ figure: day(finishedAt), label: m.institutions_finished_on() }] : []),
  ];
  return (
    <div class="stack-wide">
      {figures.length > 0 && <KeyFigures figures={figures} />}
      {invited.stage !== 'not-invited' &&
        forms.map(({ title, body }) => (
          <section class="stack">
            <h2 class="panel-heading">{title}</h2>
            {body}
          </section>
        ))}
      <p>
        <a href={institutionPath.to({ institution: invited.slug })}>
          {m.institutions_desk_see_front_page()}
        </a>
      </p>
    </div>
  );
}
