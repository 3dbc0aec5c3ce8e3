// The public register of acts, redacted: the same rows on its page, its CSV and its JSON.
import { canonicalJson } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import type { PublicList } from '../../../../platform/public-list.ts';
import { rolesEverHeld } from '../../people/index.ts';
import { permissionOf, type permissions } from '../../people/rules/index.ts';
import { type AuditFilter, parseAuditFilter } from '../rules/audit-filter.ts';
import { type PublicEntry, redact } from '../rules/redaction.ts';
import { listEntries, type Stretch } from '../store/audit-entries.ts';
import { registerPath } from './paths.ts';

/** Most rows of one file; older ones are found with the filter of dates. */
const FILE_ROWS = 20_000;

/** Entries as everybody sees them: the role of whoever acted is looked up, the person never leaves here. */
export async function publicEntries(
  db: Database,
  filter: AuditFilter,
  stretch: Stretch,
): Promise<readonly PublicEntry[]> {
  const entries = await listEntries(db, filter, stretch);
  const people = new Set(entries.flatMap(({ actorPerson }) => actorPerson ?? []));
  const held = await rolesEverHeld(db, [...people]);
  return entries.map((entry) => redact(entry, held, allowedRoles(entry.act)));
}

/** Steps that the log names one by one: whoever may do the act may do them. */
const actsOfSteps: Readonly<Record<string, keyof typeof permissions>> = {
  'records/announce-lot': 'records/draw-lot',
  'records/record-throw': 'records/draw-lot',
  'records/finish-lot': 'records/draw-lot',
  'records/withdraw-lot': 'records/draw-lot',
  'records/attach-signed-sheet': 'records/draw-lot',
};

function allowedRoles(act: string): readonly string[] {
  const roles = permissionOf(actsOfSteps[act] ?? act)?.roles ?? [];
  return roles === 'signed-in' ? [] : roles;
}

type ListColumn = PublicList['columns'][number];

export function column(key: string, kind: ListColumn['kind'], es: string, en: string): ListColumn {
  return { key, kind, meaning: { 'es-CL': es, en } };
}

export const auditList: PublicList = {
  name: 'registro',
  title: { 'es-CL': 'Registro público de actos', en: 'Public register of acts' },
  source: {
    'es-CL':
      'Lo que Minga anota de cada acto de una institución, en el mismo momento. Sin nombres de personas.',
    en: 'What Minga writes down of each act of an institution, at that moment. Without names of people.',
  },
  page: registerPath,
  columns: [
    column('id', 'integer', 'Número de la anotación', 'Number of the entry'),
    column('at', 'text', 'Cuándo (ISO 8601, UTC)', 'When (ISO 8601, UTC)'),
    column(
      'institution',
      'text',
      'Institución, en las direcciones de Minga',
      'Institution, in the addresses of Minga',
    ),
    column(
      'act',
      'text',
      'Acto de la tabla de permisos, o un paso de uno',
      'Act of the table of permissions, or a step of one',
    ),
    column(
      'role',
      'text',
      'Rol de quien actuó; resident si no tenía ninguno; vacío si lo hizo Minga por sí sola',
      'Role of whoever acted; resident if none was held; empty if Minga did it by itself',
    ),
    column(
      'subject',
      'text',
      'Sobre qué (tipo:id); vacío si es o representa a una persona',
      'On what (kind:id); empty if it is or stands for a person',
    ),
    column(
      'told',
      'text',
      'Datos que el acto publica (JSON)',
      'What the act tells in public (JSON)',
    ),
    column('reason', 'text', 'Motivo', 'Reason'),
    column('before_sha256', 'text', 'Huella del estado anterior', 'Hash of the state before'),
    column('after_sha256', 'text', 'Huella del estado posterior', 'Hash of the state after'),
  ],
  async rows(db, query) {
    const filter = parseAuditFilter(query);
    return (await publicEntries(db, filter, { limit: FILE_ROWS, offset: 0 })).map(toCells);
  },
};

function toCells(entry: PublicEntry) {
  const { subject } = entry;
  return {
    id: Number(entry.id),
    at: entry.at.toISOString(),
    institution: entry.institutionSlug,
    act: entry.act,
    role: entry.role === undefined ? 'resident' : entry.role,
    subject: subject === undefined ? null : `${subject.kind}:${subject.id}`,
    told: canonicalJson(entry.told),
    reason: entry.reason ?? null,
    before_sha256: entry.beforeSha256,
    after_sha256: entry.afterSha256,
  };
}
