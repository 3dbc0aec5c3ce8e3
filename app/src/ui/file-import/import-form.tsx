// Rows come in from a file: the file, its templates, and what each column means.
//
// Accessibility: the native file input of FileDrop with its words tied to it; templates are links that
// download; columns are explained in a real table. What is wrong is an error summary above the form, each
// line leading to the file, at most twenty and the number of the rest.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { SheetColumn } from '../../platform/spreadsheet/headings.ts';
import { sheetLimits } from '../../platform/spreadsheet/read-rows.ts';
import { currentLocale } from '../../platform/words.ts';
import { Button } from '../button/button.tsx';
import { ErrorSummary } from '../error-summary/error-summary.tsx';
import { FileDrop } from '../file-drop/file-drop.tsx';
import { formatBytes, formatNumber } from '../format.ts';
import { RuledTable } from '../table/ruled-table.tsx';

const FILE_ID = 'file';
const LISTED = 20;

interface ImportFormProps {
  readonly action: string;
  readonly columns: readonly SheetColumn[];
  /** Every import offers its template. */
  readonly templates: { readonly csv: string; readonly xlsx: string };
  /** What else the file may be, besides a CSV and an .xlsx, and its extensions. */
  readonly alsoTakes?: { readonly hint: string; readonly extensions: string };
  /** The file was sent and not taken. */
  readonly isRefused: boolean;
  /** Further questions of the form, above the file. */
  readonly children?: ComponentChildren;
}

export function ImportForm(props: ImportFormProps) {
  const { action, columns, templates, alsoTakes, isRefused, children } = props;
  return (
    <form class="stack" action={action} method="post" enctype="multipart/form-data">
      <p>
        {m.ui_import_templates()} <a href={templates.xlsx}>{m.ui_import_template_xlsx()}</a>,{' '}
        <a href={templates.csv}>CSV</a>.
      </p>
      {children}
      <FileDrop
        id={FILE_ID}
        name="file"
        label={m.ui_import_file()}
        hint={<Hint also={alsoTakes?.hint} />}
        error={isRefused ? m.ui_import_refused() : undefined}
        accept={['.csv', '.xlsx', ...(alsoTakes ? [alsoTakes.extensions] : [])].join(',')}
      />
      <div>
        <Button>{m.ui_import_submit()}</Button>
      </div>
      <h2 class="panel-heading">{m.ui_import_columns()}</h2>
      <ColumnTable columns={columns} />
    </form>
  );
}

function Hint({ also }: { readonly also: string | undefined }) {
  const locale = currentLocale();
  const bytes = formatBytes(sheetLimits.bytes, locale);
  const rows = formatNumber(sheetLimits.rows, locale);
  return (
    <>
      {m.ui_import_hint({ bytes, rows })}
      {also && ` ${also}`}
    </>
  );
}

function ColumnTable({ columns }: Pick<ImportFormProps, 'columns'>) {
  const locale = currentLocale();
  return (
    <RuledTable
      caption={m.ui_import_columns()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.ui_import_column() },
        { label: m.ui_import_meaning() },
        { label: m.ui_import_example() },
      ]}
      rows={columns.map(({ heading, meaning, example, isRequired }) => [
        heading[locale],
        isRequired ? `${meaning[locale]} ${m.ui_import_required()}` : meaning[locale],
        example === '' ? m.ui_import_may_be_empty() : example,
      ])}
    />
  );
}

/** Everything that is wrong with the file sent, first on the page: nothing of it has come in. */
export function ImportProblems({ sentences }: { readonly sentences: readonly string[] }) {
  const rest = sentences.length - LISTED;
  return (
    <ErrorSummary
      title={m.ui_import_refused_title()}
      problems={sentences.slice(0, LISTED).map((message) => ({ message, href: `#${FILE_ID}` }))}
      more={
        rest > 0
          ? m.ui_import_more({ count: rest, number: formatNumber(rest, currentLocale()) })
          : undefined
      }
    />
  );
}
