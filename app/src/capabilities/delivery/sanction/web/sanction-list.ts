// The public list «lo votado / lo sancionado»: the same rows on its page, its CSV and its JSON.
import type { Column, PublicList } from '../../../../platform/public-list.ts';
import { listSanctions, type SanctionLine } from '../store/public-sanctions.ts';
import { allSanctionsPath } from './paths.ts';

const FILE_ROWS = 50_000;

function column(key: string, kind: Column['kind'], spanish: string, english: string): Column {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}

const sanctionColumns: readonly Column[] = [
  column('institution', 'text', 'Institución, en las direcciones', 'Institution, in addresses'),
  column('edition', 'text', 'Edición, en las direcciones', 'Edition, in addresses'),
  column('contest', 'text', 'Concurso', 'Contest'),
  column('round', 'integer', 'Votación del concurso', 'Vote of the contest'),
  column(
    'result_sha256',
    'text',
    'Huella del resultado certificado',
    'Hash of the certified result',
  ),
  column('received_on', 'date', 'Día en que la recibió', 'Day on which it was received'),
  column('number', 'integer', 'Número en la papeleta', 'Number on the ballot paper'),
  column('project', 'text', 'Proyecto', 'Project'),
  column('voted_place', 'integer', 'Lugar en el orden votado', 'Place in the order of the vote'),
  column('cost_clp', 'integer', 'Costo en pesos', 'Cost in pesos'),
  column('prioritised', 'boolean', 'Priorizado por la votación', 'Prioritised by the vote'),
  column(
    'outcome',
    'text',
    'Decisión: approved, approved-with-changes, returned, rejected, lapse; vacía mientras no hay',
    'Decision: approved, approved-with-changes, returned, rejected, lapse; empty while there is none',
  ),
  column('sanctioned_clp', 'integer', 'Monto sancionado', 'Amount sanctioned'),
  column('sanctioned_place', 'integer', 'Lugar en lo sancionado', 'Place in what is sanctioned'),
  column('reason', 'text', 'Razón', 'Reason'),
  column('changes', 'text', 'Cambios', 'Changes'),
  column('minority', 'text', 'Razones de la minoría', 'Reasons of the minority'),
  column('return_what', 'text', 'Qué falta subsanar', 'What has to be mended'),
  column('return_until', 'date', 'Hasta cuándo', 'Until when'),
  column('resolution', 'text', 'Acuerdo', 'Resolution'),
  column('document', 'text', 'Código del documento', 'Code of the document'),
  column('decided_at', 'text', 'Cuándo (ISO 8601, UTC)', 'When (ISO 8601, UTC)'),
  column(
    'stale',
    'boolean',
    'Su resultado se corrigió después: espera otra sanción',
    'Its result was corrected since: it waits for another sanction',
  ),
];

export const sanctionList: PublicList = {
  name: 'sanciones',
  title: { 'es-CL': 'Lo votado y lo sancionado', en: 'What was voted and what was sanctioned' },
  source: {
    'es-CL': 'Listas presentadas a concejos y consejos regionales, y lo que decidieron.',
    en: 'Lists submitted to municipal and regional councils, and what they decided.',
  },
  page: allSanctionsPath,
  columns: sanctionColumns,
  async rows(db, query) {
    const institution = query.get('institucion') ?? undefined;
    const edition = query.get('edicion') ?? undefined;
    const stretch = { limit: FILE_ROWS, offset: 0 };
    return (await listSanctions(db, { institution, edition }, stretch)).map(toCells);
  },
};

function toCells(one: SanctionLine) {
  return {
    institution: one.institutionSlug,
    edition: one.editionSlug,
    contest: one.contest,
    round: one.round,
    result_sha256: one.resultSha256,
    received_on: one.receivedOn,
    number: one.number,
    project: one.name,
    voted_place: one.votedPlace,
    cost_clp: one.costClp,
    prioritised: one.isFunded,
    outcome: one.outcome,
    sanctioned_clp: one.sanctionedClp,
    sanctioned_place: one.sanctionedPlace,
    reason: one.reason,
    changes: one.changes,
    minority: one.minority,
    return_what: one.returnWhat,
    return_until: one.returnUntil,
    resolution: one.resolution,
    document: one.documentCode,
    decided_at: one.decidedAt?.toISOString() ?? null,
    stale: one.isStale,
  };
}
