// The team of an institution, for the archive with which it takes its data away: names and roles, no e-mail, no id.
import type {
  ArchivedFile,
  ArchivedInstitution,
  ArchiveTools,
} from '../../../platform/institution-archive.ts';
import { type Column, csvOf } from '../../../platform/public-list.ts';
import { listTeam } from './store/teams.ts';

const columns: readonly Column[] = [
  column('name', 'Nombre con que se le invitó', 'Name of the invitation'),
  column('role', 'Rol de la tabla de permisos', 'Role of the table of permissions'),
  column('is_substitute', 'Si es suplente', 'Whether it is as a substitute'),
  column('since', 'Desde (ISO 8601, UTC)', 'Since (ISO 8601, UTC)'),
  column('until', 'Hasta, si tiene término (ISO 8601, UTC)', 'Until, if it ends (ISO 8601, UTC)'),
];

function column(key: string, es: string, en: string): Column {
  return { key, kind: 'text', meaning: { 'es-CL': es, en } };
}

export async function* peopleArchive(
  { db }: ArchiveTools,
  { id }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  const team = await listTeam(db, id);
  const rows = team.map(({ name, role, isSubstitute, grantedAt, endsAt }) => ({
    name,
    role,
    is_substitute: isSubstitute,
    since: grantedAt.toISOString(),
    until: endsAt?.toISOString() ?? null,
  }));
  yield {
    path: 'institucion/equipo.csv',
    meaning: 'El equipo de hoy: quién tiene qué rol y desde cuándo, sin correos.',
    columns,
    bytes: new TextEncoder().encode(csvOf({ columns }, rows)),
  };
}
