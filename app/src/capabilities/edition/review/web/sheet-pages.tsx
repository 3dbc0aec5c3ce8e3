// The spreadsheet of findings: where it is sent, and what it would change before anything of it is taken.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { ImportForm, ImportProblems } from '../../../../ui/file-import/import-form.tsx';
import { cellProblemSentence } from '../../../../ui/file-import/sheet-problem-sentence.ts';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { CellProblem, JudgedRow, SheetKey } from '../rules/finding-sheet.ts';
import type { KeptImport } from '../store/imports.ts';
import type { ReviewEdition } from '../store/review-editions.ts';
import { placeOf } from './at-desk.ts';
import { FindingTag, framed, Group } from './parts.tsx';
import { desk } from './paths.ts';
import { sentenceOf } from './refusal-words.ts';
import { findingColumns } from './sheet-columns.ts';
import { kindWords, numberOf } from './words.ts';

interface SheetPageProps {
  readonly edition: ReviewEdition;
  readonly sentences: readonly string[];
}

export function sheetPage({ edition, sentences }: SheetPageProps): Page {
  const to = placeOf(edition);
  const title = m.review_sheet_title();
  return framed({
    edition,
    title,
    lead: m.review_sheet_lead(),
    crumbs: [{ label: title }],
    status: sentences.length === 0 ? undefined : 422,
    body: (
      <>
        {sentences.length > 0 && <ImportProblems sentences={sentences} />}
        <p>
          <a href={desk.workbook.to(to)}>{m.review_sheet_whole()}</a>
        </p>
        <ImportForm
          action={desk.sheet.to(to)}
          columns={findingColumns}
          templates={{ csv: desk.templateCsv.to(to), xlsx: desk.template.to(to) }}
          isRefused={sentences.length > 0}
        />
      </>
    ),
  });
}

interface PreviewPageProps {
  readonly edition: ReviewEdition;
  readonly kept: KeptImport;
  readonly judged: readonly JudgedRow[];
}

type Wrong = Extract<JudgedRow, { readonly state: 'wrong' }>;
type Changes = Extract<JudgedRow, { readonly state: 'changes' }>;

export function previewPage({ edition, kept, judged }: PreviewPageProps): Page {
  const title = m.review_preview_title();
  const wrong = judged.filter((row): row is Wrong => row.state === 'wrong');
  const changes = judged.filter((row): row is Changes => row.state === 'changes');
  const to = { ...placeOf(edition), import: kept.id };
  const count = changes.length;
  return framed({
    edition,
    title,
    lead: m.review_preview_lead({
      file: kept.fileName,
      rows: numberOf(judged.length),
      same: numberOf(judged.length - wrong.length - count),
    }),
    crumbs: [
      { label: m.review_sheet_title(), href: desk.sheet.to(placeOf(edition)) },
      { label: title },
    ],
    body: (
      <>
        {wrong.length > 0 && <WrongRows wrong={wrong} rowsCount={judged.length} />}
        {count === 0 ? (
          <Notice>
            <p>{m.review_preview_nothing()}</p>
          </Notice>
        ) : (
          <ChangedRows changes={changes} />
        )}
        <form class="cluster" action={desk.preview.to(to)} method="post">
          {count > 0 && (
            <Button name="que" value="tomar">
              {wrong.length === 0
                ? m.review_preview_take_all({ count, number: numberOf(count) })
                : m.review_preview_take({ count, number: numberOf(count) })}
            </Button>
          )}
          <Button kind="secondary" name="que" value="nada">
            {m.review_preview_refuse()}
          </Button>
        </form>
      </>
    ),
  });
}

/** Each with its row, its column and its sentence. */
function WrongRows({
  wrong,
  rowsCount,
}: {
  readonly wrong: readonly Wrong[];
  readonly rowsCount: number;
}) {
  return (
    <Group
      id="filas-malas"
      title={m.review_preview_wrong({
        count: wrong.length,
        number: numberOf(wrong.length),
        rows: numberOf(rowsCount),
      })}
    >
      <ul>
        {wrong.map((row) => (
          <li>{cellProblemSentence(row.line, columnOf(row.column), problemSentence(row))}</li>
        ))}
      </ul>
    </Group>
  );
}

function columnOf(key: SheetKey) {
  const [first] = findingColumns;
  const found = findingColumns.find((one) => one.key === key) ?? first;
  if (found === undefined) throw new Error(`no column ${key}`);
  return found;
}

const problems: Readonly<Record<CellProblem, (given: { readonly found: string }) => string>> = {
  'number-unknown': m.review_cell_number_unknown,
  'kind-unknown': m.review_cell_kind_unknown,
  'check-unknown': m.review_cell_check_unknown,
  'row-repeated': () => m.review_cell_row_repeated(),
  'revision-wrong': () => m.review_cell_revision_wrong(),
  'finding-unknown': m.review_cell_finding_unknown,
  'ground-unknown': m.review_cell_ground_unknown,
  'norm-unknown': m.review_cell_norm_unknown,
};

function problemSentence({ problem, found }: Wrong): string {
  if (typeof problem === 'string') return problems[problem]({ found });
  return problem.code === 'review/changed-meanwhile'
    ? m.review_cell_changed_since()
    : sentenceOf(problem);
}

function ChangedRows({ changes }: { readonly changes: readonly Changes[] }) {
  const locale = currentLocale();
  const heading = (key: SheetKey) => columnOf(key).heading[locale];
  return (
    <Group
      id="cambios"
      title={m.review_preview_changes({
        count: changes.length,
        number: numberOf(changes.length),
      })}
    >
      <RuledTable
        caption={m.review_preview_title()}
        captionHidden
        narrow="stack"
        columns={[
          { label: heading('title') },
          { label: heading('kind') },
          { label: m.review_preview_before() },
          { label: m.review_preview_after() },
          { label: heading('reason') },
        ]}
        rows={changes.map(({ check, written }) => [
          `${check.number}. ${check.title}`,
          kindWords[check.kind](),
          <FindingTag finding={check.written?.finding ?? null} />,
          <FindingTag finding={written.finding} />,
          <Reason before={check.written?.reason ?? ''} after={written.reason} />,
        ])}
      />
    </Group>
  );
}

function Reason({ before, after }: { readonly before: string; readonly after: string }) {
  if (before === '' || before === after) return <>{after === '' ? '–' : after}</>;
  return (
    <>
      <del>{before}</del> <ins>{after}</ins>
    </>
  );
}
