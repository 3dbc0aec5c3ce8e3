// The documents that were issued, and where one is looked up by the code that is printed on it.
import { groupCode } from '@minga/basics';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag, type TagTone } from '../../../../ui/tag/tag.tsx';
import { type DocumentState, stateOfDocument } from '../rules/document.ts';
import type { DocumentRow } from '../store/documents.ts';
import { documentPath, documentsPath, listFilePaths } from './paths.ts';
import { documentStates, shortInstant } from './words.ts';

export interface DocumentsPageProps {
  readonly institution: { readonly slug: string; readonly name: string } | undefined;
  readonly rows: readonly DocumentRow[];
  readonly count: number;
  readonly paged: Paged;
  /** What was typed as a code and is none, or is of no document. */
  readonly wrongCode?: { readonly typed: string; readonly problem: string };
}

export function documentsPage(props: DocumentsPageProps): Page {
  const { institution, wrongCode } = props;
  const title =
    institution === undefined
      ? m.records_documents_title()
      : m.records_documents_of({ institution: institution.name });
  return {
    ...(wrongCode === undefined ? {} : { status: 404 as const, robots: 'noindex' as const }),
    title,
    description: m.records_documents_description(),
    current: 'comunas',
    hero: <Hero title={title} lead={m.records_documents_lead()} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {wrongCode && (
            <ErrorSummary problems={[{ message: wrongCode.problem, href: '#codigo' }]} />
          )}
          <form class="records-code-form" action={documentsPath.to({})} method="get">
            <Field
              id="codigo"
              name="codigo"
              label={m.records_code_label()}
              hint={m.records_code_hint()}
              value={wrongCode?.typed}
              error={wrongCode?.problem}
            />
            <Button>{m.records_code_verify()}</Button>
          </form>
          {props.rows.length === 0 ? <NoneYet /> : <Issued {...props} />}
        </div>
      </section>
    ),
  };
}

function Issued({ institution, rows, count, paged }: DocumentsPageProps) {
  const query = { institucion: institution?.slug };
  const { csv, json } = listFilePaths.documents;
  const number = formatNumber(count, currentLocale());
  return (
    <>
      <h2>{m.records_documents_count({ count, number })}</h2>
      <ListFiles csv={csv.to({}, { query })} json={json.to({}, { query })} />
      <RuledTable
        caption={m.records_documents_title()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.records_column_document() },
          { label: m.records_column_institution() },
          { label: m.records_column_issued() },
          { label: m.records_column_state() },
        ]}
        rows={rows.map((row) => [
          <a href={documentPath.to({ code: groupCode(row.code) })}>
            {m.records_document_name({ title: row.content.title, number: row.content.number })}
          </a>,
          row.institutionName,
          shortInstant(row.issuedAt, row.timeZone),
          <StateTag state={stateOfDocument(row)} />,
        ])}
      />
      <Pagination
        paged={paged}
        hrefOf={(pagina) => documentsPath.to({}, { query: { ...query, pagina } })}
      />
    </>
  );
}

const tones: Readonly<Record<DocumentState, TagTone>> = {
  'in-force': 'done',
  superseded: 'outline',
  annulled: 'stop',
};

export function StateTag({ state }: { readonly state: DocumentState }) {
  return <Tag tone={tones[state]}>{documentStates[state]()}</Tag>;
}

function NoneYet() {
  return (
    <EmptyState title={m.records_documents_none()}>
      <p>{m.records_documents_none_text()}</p>
    </EmptyState>
  );
}
