// The desk of paper: how many were entered today and how many wait, printing sheets, and the list of all of them.
import { groupCode } from '@minga/basics';
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import type { PaperForm, PaperSubject } from '../../../../platform/paper.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { deskPath } from '../../institutions/index.ts';
import {
  MOST_SHEETS,
  type SheetState,
  sheetName,
  sheetStates,
  stateOfSheet,
} from '../rules/paper.ts';
import type { PaperSheet, PrintedRun } from '../store/paper-sheets.ts';
import { paperCsvPath, paperDeskPath, paperRunPath, paperSheetPath } from './paper-paths.ts';
import { sheetStateWords, sheetTones } from './paper-words.ts';
import { shortInstant } from './words.ts';

/** A form of this institution that can be printed. */
export interface PrintChoice {
  readonly value: string;
  readonly label: string;
  readonly form: PaperForm;
  readonly subject: PaperSubject;
}

export interface PaperDeskPageProps {
  readonly institution: {
    readonly slug: string;
    readonly name: string;
    readonly timeZone: string;
  };
  readonly choices: readonly PrintChoice[];
  readonly rows: readonly PaperSheet[];
  readonly count: number;
  readonly paged: Paged;
  readonly filter: { readonly q: string; readonly state: SheetState | undefined };
  readonly enteredToday: number;
  readonly waiting: number;
  /** The sheets that were numbered just now, and their id. */
  readonly printed: PrintedRun | undefined;
  readonly runId: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

export function paperDeskPage(props: PaperDeskPageProps): Page {
  const { institution, problems, choices } = props;
  const title = m.records_paper_desk_title();
  return {
    ...(problems.length === 0 ? {} : { status: 422 as const }),
    title,
    description: m.records_paper_desk_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.records_paper_desk_lead()}
        crumbs={[
          { label: institution.name, href: deskPath.to({ institution: institution.slug }) },
          { label: title },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {problems.length > 0 && (
            <ErrorSummary
              problems={problems.map(({ field, message }) => ({ message, href: `#${field}` }))}
            />
          )}
          <Printed {...props} />
          <p class="records-lot-now">{progressWords(props)}</p>
          <div class="paper-tools">
            <FindForm {...props} />
            {choices.length > 0 && <PrintForm {...props} />}
          </div>
          <Sheets {...props} />
        </div>
      </section>
    ),
  };
}

function progressWords({ enteredToday, waiting }: PaperDeskPageProps): string {
  const locale = currentLocale();
  return m.records_paper_progress({
    entered: formatNumber(enteredToday, locale),
    waiting: formatNumber(waiting, locale),
  });
}

function Printed({ institution, printed, runId }: PaperDeskPageProps) {
  if (printed === undefined) return null;
  const [first] = printed.sheets;
  const last = printed.sheets.at(-1);
  if (first === undefined || last === undefined) return null;
  return (
    <div role="status">
      <Notice tone="done">
        <p>{m.records_paper_printed({ first: sheetName(first), last: sheetName(last) })}</p>
        <p>
          <a href={paperRunPath.to({ institution: institution.slug, run: runId })}>
            {m.records_paper_open_pdf()}
          </a>
        </p>
      </Notice>
    </div>
  );
}

function FindForm({ institution, filter }: PaperDeskPageProps) {
  return (
    <form class="stack" action={paperDeskPath.to({ institution: institution.slug })} method="get">
      <h2 class="panel-heading">{m.records_paper_find_title()}</h2>
      <Field
        id="q"
        name="q"
        type="search"
        label={m.records_paper_find()}
        hint={m.records_paper_find_hint()}
        value={filter.q}
      />
      <SelectField
        id="estado"
        name="estado"
        label={m.records_column_state()}
        value={filter.state ?? ''}
        options={[
          { value: '', label: m.records_paper_every_state() },
          ...sheetStates.map((value) => ({ value, label: sheetStateWords[value]() })),
        ]}
      />
      <div>
        <Button kind="secondary">{m.records_paper_find_button()}</Button>
      </div>
    </form>
  );
}

function PrintForm({ institution, choices, typed, problems }: PaperDeskPageProps) {
  return (
    <form
      class="stack"
      action={paperDeskPath.to({ institution: institution.slug })}
      method="post"
      noValidate
    >
      <h2 class="panel-heading">{m.records_paper_print_title()}</h2>
      <SelectField
        id="formulario"
        name="formulario"
        label={m.records_paper_form()}
        value={typed.formulario ?? ''}
        error={problemOf(problems, 'formulario')}
        options={choices.map(({ value, label }) => ({ value, label }))}
      />
      <div class="records-pair">
        <Field
          id="cuantas"
          name="cuantas"
          inputMode="numeric"
          label={m.records_paper_count({ most: MOST_SHEETS })}
          value={typed.cuantas ?? '10'}
          error={problemOf(problems, 'cuantas')}
        />
        <SelectField
          id="idioma"
          name="idioma"
          label={m.records_paper_language()}
          value={typed.idioma ?? 'es-CL'}
          options={[
            { value: 'es-CL', label: m.records_paper_spanish() },
            { value: 'en', label: m.records_paper_english() },
          ]}
        />
      </div>
      <div class="cluster">
        <Button>{m.records_paper_print_button()}</Button>
        <Button kind="secondary" name="hace" value="numerar">
          {m.records_paper_number_button()}
        </Button>
      </div>
      <p class="secondary">{m.records_paper_number_hint()}</p>
    </form>
  );
}

function Sheets({ institution, rows, count, paged, filter }: PaperDeskPageProps) {
  const { slug, timeZone } = institution;
  if (rows.length === 0) {
    const isFiltered = filter.q !== '' || filter.state !== undefined;
    return (
      <EmptyState title={isFiltered ? m.records_paper_none_found() : m.records_paper_none()}>
        <p>{isFiltered ? m.records_paper_none_found_text() : m.records_paper_none_text()}</p>
      </EmptyState>
    );
  }
  const query = { q: filter.q === '' ? undefined : filter.q, estado: filter.state };
  return (
    <>
      <h2>{m.records_paper_list({ count, number: formatNumber(count, currentLocale()) })}</h2>
      <p class="secondary">
        <a href={paperCsvPath.to({ institution: slug })}>{m.records_paper_csv()}</a>
      </p>
      <RuledTable
        caption={m.records_paper_desk_title()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.records_paper_sheet() },
          { label: m.records_paper_form() },
          { label: m.records_column_state() },
          { label: m.records_paper_when() },
        ]}
        rows={rows.map((row) => [
          <a href={paperSheetPath.to({ institution: slug, code: groupCode(row.code) })}>
            {sheetName(row)}
          </a>,
          row.title,
          <Tag tone={sheetTones[stateOfSheet(row)]}>{sheetStateWords[stateOfSheet(row)]()}</Tag>,
          shortInstant(row.voidedAt ?? row.enteredAt ?? row.begunAt ?? row.printedAt, timeZone),
        ])}
      />
      <Pagination
        paged={paged}
        hrefOf={(pagina) =>
          paperDeskPath.to({ institution: slug }, { query: { ...query, pagina } })
        }
      />
    </>
  );
}
