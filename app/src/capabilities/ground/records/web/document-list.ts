// The public list of documents: the same rows on its page, its CSV and its JSON.
import { groupCode } from '@minga/basics';
import type { PublicList } from '../../../../platform/public-list.ts';
import { stateOfDocument } from '../rules/document.ts';
import { type DocumentRow, listDocuments } from '../store/documents.ts';
import { column } from './audit-list.ts';
import { documentsPath } from './paths.ts';

const FILE_ROWS = 20_000;

/** The institution that a list is asked for, by the name in its address. */
export function institutionIn(query: URLSearchParams): string | undefined {
  const given = query.get('institucion') ?? '';
  return /^[a-z0-9-]+$/.test(given) ? given : undefined;
}

export const documentList: PublicList = {
  name: 'documentos',
  title: { 'es-CL': 'Documentos emitidos', en: 'Documents issued' },
  source: {
    'es-CL': 'Documentos numerados que las instituciones emiten con Minga.',
    en: 'Numbered documents that institutions issue with Minga.',
  },
  page: documentsPath,
  columns: [
    column('code', 'text', 'Código con que se verifica', 'Code by which it is verified'),
    column(
      'institution',
      'text',
      'Institución, en las direcciones de Minga',
      'Institution, in the addresses of Minga',
    ),
    column('number', 'text', 'Número y año', 'Number and year'),
    column('kind', 'text', 'Tipo', 'Kind'),
    column('title', 'text', 'Título', 'Title'),
    column('issued_at', 'text', 'Emitido (ISO 8601, UTC)', 'Issued (ISO 8601, UTC)'),
    column('issued_as', 'text', 'Rol de quien lo emitió', 'Role of whoever issued it'),
    column(
      'state',
      'text',
      'Estado: in-force, superseded, annulled',
      'State: in-force, superseded, annulled',
    ),
    column('content_sha256', 'text', 'Huella del contenido', 'Hash of the content'),
  ],
  async rows(db, query) {
    const asked = { institution: institutionIn(query), limit: FILE_ROWS, offset: 0 };
    return (await listDocuments(db, asked)).map(toCells);
  },
};

function toCells(row: DocumentRow) {
  return {
    code: groupCode(row.code),
    institution: row.institutionSlug,
    number: row.content.number,
    kind: row.kind,
    title: row.content.title,
    issued_at: row.issuedAt.toISOString(),
    issued_as: row.issuedAs,
    state: stateOfDocument(row),
    content_sha256: row.contentSha256,
  };
}
