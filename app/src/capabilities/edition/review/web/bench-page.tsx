// The workbench: what came in, what is late, who has how much, and every proposal with its checks, to filter and to hand out.
import { m } from '#words';
import { problemOf } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { benchQuery, benchStages } from '../rules/bench-filter.ts';
import { usualDays } from '../rules/terms.ts';
import type { Bench } from '../store/bench.ts';
import { placeOf } from './at-desk.ts';
import { BenchFilters } from './bench-filters.tsx';
import { BenchTable } from './bench-table.tsx';
import type { BenchPageProps } from './page-props.ts';
import { benchIsland, framed } from './parts.tsx';
import { desk, units } from './paths.ts';
import { benchStageWords, numberOf } from './words.ts';

export function benchPage(props: BenchPageProps): Page {
  const { bench, filter, rows, paged, problems, status, done, mayCoordinate } = props;
  const { edition } = bench;
  const to = placeOf(edition);
  const query = benchQuery(filter);
  return framed({
    edition,
    title: m.review_desk_title(),
    lead: edition.name,
    done,
    status,
    islands: [benchIsland],
    body: (
      <>
        <FormProblems problems={problems} isOnPage={(field) => isShown(field, props)} />
        {mayCoordinate && <CameIn {...props} />}
        <div class="stack review-top">
          <Stages {...props} />
          <Ways {...props} />
          <Views {...props} />
        </div>
        <BenchFilters {...props} />
        {rows.length === 0 ? (
          <EmptyState
            title={m.review_bench_empty_title()}
            actions={<a href={desk.bench.to(to)}>{m.review_bench_see_all()}</a>}
          >
            {m.review_bench_empty()}
          </EmptyState>
        ) : (
          <BenchTable {...props} />
        )}
        <Pagination
          paged={paged}
          hrefOf={(pagina) => desk.bench.to(to, { query: { ...query, pagina } })}
        />
      </>
    ),
  });
}

/** Days are asked for while something waits to be taken in, and whatever is handed out only beside a table. */
function isShown(field: string, { bench, rows, mayCoordinate }: BenchPageProps): boolean {
  if (field.startsWith('dias-')) return mayCoordinate && bench.edition.sentCount > 0;
  return field === 'nombre' || (mayCoordinate && rows.length > 0);
}

/** What nobody looks at yet, and the one thing to do about it. */
function CameIn({ bench, typed, problems }: BenchPageProps) {
  const { edition } = bench;
  const { sentCount } = edition;
  if (sentCount === 0) return null;
  return (
    <form
      class="stack review-came-in"
      action={desk.takeIn.to(placeOf(edition))}
      method="post"
      noValidate
    >
      <h2>{m.review_came_in({ count: sentCount, number: numberOf(sentCount) })}</h2>
      <p>{m.review_came_in_lead()}</p>
      <div class="review-pair">
        {(['admissibility', 'feasibility'] as const).map((stage) => (
          <Field
            id={`dias-${stage}`}
            name={`dias-${stage}`}
            label={stageDays[stage]()}
            inputMode="numeric"
            error={problemOf(problems, `dias-${stage}`)}
            value={typed[`dias-${stage}`] ?? String(usualDays[stage])}
          />
        ))}
        <Button>{m.review_take_in()}</Button>
      </div>
    </form>
  );
}

const stageDays = {
  admissibility: () => m.review_days_admissibility(),
  feasibility: () => m.review_days_feasibility(),
};

/** How many stand where, each a filter; and what is late. */
function Stages({ bench, filter }: BenchPageProps) {
  const to = placeOf(bench.edition);
  const shown = benchStages.filter((stage) => (bench.counts[stage] ?? 0) > 0);
  if (shown.length === 0) return null;
  return (
    <nav class="review-stages" aria-label={m.review_by_stage()}>
      <ul>
        {shown.map((stage) => (
          <li>
            <a
              href={desk.bench.to(to, { query: { etapa: stage } })}
              aria-current={filter.stage === stage ? 'true' : undefined}
            >
              <strong>{numberOf(bench.counts[stage] ?? 0)}</strong> {benchStageWords[stage]()}
            </a>
          </li>
        ))}
        {bench.lateCount > 0 && (
          <li>
            <a
              class="review-late"
              href={desk.bench.to(to, { query: { atrasadas: '1' } })}
              aria-current={filter.isLate ? 'true' : undefined}
            >
              <strong>{numberOf(bench.lateCount)}</strong> {m.review_late_checks()}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** The other pages of the desk, and who of the team has how much. */
function Ways({ bench, mayCoordinate }: BenchPageProps) {
  const to = placeOf(bench.edition);
  const reviewers = bench.reviewers
    .filter(({ openCount }) => openCount > 0)
    .map(({ personId, name, ...load }) => ({
      ...{ ...load, name: name ?? m.review_nameless() },
      href: desk.bench.to(to, { query: { revisa: personId, hallazgo: 'none' } }),
    }));
  const offices = bench.unitLoads
    .filter(({ openCount }) => openCount > 0)
    .map(({ unitId, ...load }) => ({
      ...load,
      href: desk.bench.to(to, { query: { unidad: unitId, hallazgo: 'none' } }),
    }));
  return (
    <>
      <nav aria-label={m.review_ways()}>
        <ul class="review-ways">
          {mayCoordinate && <Way href={desk.round.to(to)}>{m.review_round_title()}</Way>}
          <Way href={desk.sheet.to(to)}>{m.review_workbook_in()}</Way>
          {mayCoordinate && (
            <>
              <Way href={desk.relations.to(to)}>{m.review_relations_title()}</Way>
              <Way href={desk.appeals.to(to)}>{m.review_appeals_title()}</Way>
              <Way href={units.list.to({ institution: to.institution })}>
                {m.review_units_title()}
              </Way>
            </>
          )}
        </ul>
      </nav>
      {reviewers.length + offices.length > 0 && (
        <Disclosure summary={m.review_load_title()}>
          <div class="review-load">
            <Loads title={m.review_load_reviewers()} loads={reviewers} />
            <Loads title={m.review_load_units()} loads={offices} />
          </div>
        </Disclosure>
      )}
    </>
  );
}

interface LoadsProps {
  readonly title: string;
  readonly loads: readonly {
    readonly name: string;
    readonly href: string;
    readonly openCount: number;
    readonly lateCount: number;
  }[];
}

function Loads({ title, loads }: LoadsProps) {
  if (loads.length === 0) return null;
  return (
    <div class="stack">
      <p>
        <strong>{title}</strong>
      </p>
      <ul class="review-loads">
        {loads.map(({ name, href, openCount, lateCount }) => (
          <li>
            <a href={href}>{name}</a> {m.review_load({ number: numberOf(openCount) })}
            {lateCount > 0 &&
              ` · ${m.review_load_late({ count: lateCount, number: numberOf(lateCount) })}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Way({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <li>
      <a href={href}>{children}</a>
    </li>
  );
}

/** The bench as she or a colleague arranged it before, one step away; to keep it as it is now, or to forget one. */
function Views({ bench, filter, typed, problems }: BenchPageProps) {
  const to = placeOf(bench.edition);
  const query = new URLSearchParams(benchQuery(filter)).toString();
  const own = bench.views.filter(({ isOwn }) => isOwn);
  return (
    <>
      {bench.views.length > 0 && <KeptViews bench={bench} query={query} />}
      <Disclosure
        summary={m.review_views_keep()}
        open={problemOf(problems, 'nombre') !== undefined}
      >
        <div class="stack">
          <form class="review-pair" action={desk.views.to(to)} method="post" noValidate>
            <input type="hidden" name="consulta" value={query} />
            <Field
              id="nombre"
              name="nombre"
              label={m.review_view_name()}
              error={problemOf(problems, 'nombre')}
              value={typed.nombre}
            />
            <label class="choice">
              <input
                type="checkbox"
                name="compartida"
                value="1"
                checked={typed.compartida !== undefined}
              />
              <span>{m.review_view_share()}</span>
            </label>
            <Button kind="secondary">{m.review_view_save()}</Button>
          </form>
          {own.length > 0 && (
            <ul class="review-ways">
              {own.map((view) => (
                <li>
                  <form action={desk.forgetView.to(to)} method="post">
                    <input type="hidden" name="vista" value={view.id} />
                    <Button kind="secondary" small>
                      {m.review_view_remove({ name: view.name })}
                    </Button>
                  </form>
                </li>
              ))}
            </ul>
          )}
        </div>
      </Disclosure>
    </>
  );
}

function KeptViews({ bench, query }: { readonly bench: Bench; readonly query: string }) {
  const to = placeOf(bench.edition);
  return (
    <nav aria-label={m.review_views_title()}>
      <ul class="review-ways">
        <li class="secondary">{m.review_views_title()}</li>
        {bench.views.map((view) => (
          <li>
            <a
              href={`${desk.bench.to(to)}?${view.query}`}
              aria-current={view.query === query ? 'true' : undefined}
            >
              {view.name}
            </a>
            {view.isShared && (
              <span class="secondary">
                {` (${view.isOwn ? m.review_view_shared() : m.review_view_of_colleague()})`}
              </span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
