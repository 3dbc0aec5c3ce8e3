// One document: whether it holds, who issued it and when, what it says, and whether a file is that document.
import { groupCode } from '@minga/basics';
import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { ActPanel, type ActState } from '../../../../ui/act-panel/act-panel.tsx';
import { Button } from '../../../../ui/button/button.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { institutionPath } from '../../institutions/index.ts';
import { type DocumentState, groupHash, stateOfDocument } from '../rules/document.ts';
import type { DocumentRow } from '../store/documents.ts';
import { type Comparison, ComparisonNotice } from './comparison-notice.tsx';
import { DocumentBlocks } from './document-blocks.tsx';
import { StateTag } from './documents-page.tsx';
import { annulPath, checkDocumentPath, documentPath, documentsPath } from './paths.ts';
import { documentStates, instantWords, roleName } from './words.ts';

export interface DocumentPageProps {
  readonly document: DocumentRow;
  /** SHA-256 of the printed PDF; undefined until it is printed. */
  readonly pdfSha256: string | undefined;
  readonly comparison?: Comparison;
  readonly mayAnnul: boolean;
  /** What was done just now. */
  readonly done?: string | undefined;
}

const acts: Readonly<Record<DocumentState, ActState>> = {
  'in-force': 'signed',
  superseded: 'draft',
  annulled: 'revoked',
};

export function documentPage(props: DocumentPageProps): Page {
  const { document, pdfSha256, done } = props;
  const { title, number, isDemonstration } = document.content;
  const name = m.records_document_name({ title, number });
  const state = stateOfDocument(document);
  return {
    title: `${name}: ${document.institutionName}`,
    description: m.records_document_description({ institution: document.institutionName }),
    current: 'comunas',
    islands: ['src/capabilities/ground/records/web/document-check.client.tsx'],
    ...(pdfSha256 === undefined ? { refreshAfterSeconds: 5 } : {}),
    ...(isDemonstration ? { demonstration: m.records_demonstration() } : {}),
    hero: (
      <Hero
        title={name}
        lead={stateLead(document, state)}
        tags={<StateTag state={state} />}
        crumbs={[
          {
            label: document.institutionName,
            href: institutionPath.to({ institution: document.institutionSlug }),
          },
          {
            label: m.records_documents_title(),
            href: documentsPath.to({}, { query: { institucion: document.institutionSlug } }),
          },
          { label: number },
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            {done && (
              <div role="status">
                <Notice tone="done">
                  <p>{done}</p>
                </Notice>
              </div>
            )}
            <DocumentBlocks content={document.content} />
          </div>
          <div class="stack-wide">
            <Issued {...props} state={state} />
            <Check {...props} />
          </div>
        </div>
      </section>
    ),
  };
}

function stateLead(document: DocumentRow, state: DocumentState): string {
  switch (state) {
    case 'in-force':
      return m.records_document_lead_in_force();
    case 'superseded':
      return m.records_document_lead_superseded();
    case 'annulled':
      return m.records_document_lead_annulled({
        when: instantWords(document.annulledAt ?? document.issuedAt, document.timeZone),
        reason: document.annulledReason ?? '',
      });
  }
}

function Issued({
  document,
  pdfSha256,
  mayAnnul,
  state,
}: DocumentPageProps & { readonly state: DocumentState }) {
  const { code, fileId, replacedByCode, replacesCode } = document;
  const link = (other: string) => (
    <a class="code" href={documentPath.to({ code: groupCode(other) })}>
      {groupCode(other)}
    </a>
  );
  return (
    <ActPanel
      id="emision"
      state={acts[state]}
      tag={documentStates[state]()}
      title={m.records_issued_title()}
      rows={[
        { label: m.records_issued_by(), text: document.institutionName },
        { label: m.records_issued_as(), text: roleName(document.issuedAs) },
        {
          label: m.records_issued_at(),
          text: instantWords(document.issuedAt, document.timeZone),
        },
        { label: m.records_issued_code(), text: <span class="code">{groupCode(code)}</span> },
        ...(replacedByCode === null
          ? []
          : [{ label: m.records_issued_replaced_by(), text: link(replacedByCode) }]),
        ...(replacesCode === null
          ? []
          : [{ label: m.records_issued_replaces(), text: link(replacesCode) }]),
        {
          label: m.records_issued_content_hash(),
          text: <span class="code records-hash">{groupHash(document.contentSha256)}</span>,
        },
        ...(pdfSha256 === undefined
          ? []
          : [
              {
                label: m.records_issued_pdf_hash(),
                text: <span class="code records-hash">{groupHash(pdfSha256)}</span>,
              },
            ]),
      ]}
      links={
        <>
          {fileId === null ? (
            m.records_pdf_coming()
          ) : (
            <a href={fileAddress(fileId)}>{m.records_pdf_download()}</a>
          )}
          {mayAnnul && state !== 'annulled' && (
            <>
              {' · '}
              <a
                href={annulPath.to({
                  institution: document.institutionSlug,
                  code: groupCode(code),
                })}
              >
                {m.records_annul_link()}
              </a>
            </>
          )}
        </>
      }
    />
  );
}

function Check({ document, pdfSha256, comparison }: DocumentPageProps) {
  if (pdfSha256 === undefined) return null;
  return (
    <section class="stack" aria-labelledby="comprobar">
      <h2 class="panel-heading" id="comprobar">
        {m.records_check_title()}
      </h2>
      <p>{m.records_check_text()}</p>
      <form
        id="document-check"
        class="stack"
        action={checkDocumentPath.to({ code: groupCode(document.code) })}
        method="post"
        enctype="multipart/form-data"
        data-sha256={pdfSha256}
      >
        <FileDrop id="file" name="file" label={m.records_check_file()} accept=".pdf" />
        <Button kind="secondary">{m.records_check_button()}</Button>
      </form>
      <div id="document-check-result" role="status">
        {comparison && <ComparisonNotice comparison={comparison} />}
      </div>
    </section>
  );
}
