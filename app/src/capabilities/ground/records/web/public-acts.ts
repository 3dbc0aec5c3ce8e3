// Acts of two people as everybody sees them: kind, institution, state, roles and hash; never what is told of a person.
import type { Database } from '../../../../platform/database/database.ts';
import type { PublicList } from '../../../../platform/public-list.ts';
import { actsPath } from '../../../../platform/two-person.ts';
import { rolesEverHeld } from '../../people/index.ts';
import { permissionOf } from '../../people/rules/index.ts';
import { roleThen } from '../rules/redaction.ts';
import type { ActEnd } from '../rules/two-person.ts';
import { listActs, type TwoPersonAct } from '../store/two-person-acts.ts';
import { column } from './audit-list.ts';
import { institutionIn } from './document-list.ts';

export interface PublicAct
  extends Pick<
    TwoPersonAct,
    | 'id'
    | 'kind'
    | 'sha256'
    | 'institutionSlug'
    | 'institutionName'
    | 'timeZone'
    | 'proposedAt'
    | 'expiresAt'
  > {
  /** Undefined while it waits, or if it expired. */
  readonly outcome: ActEnd['outcome'] | undefined;
  /** The role in which it was proposed; undefined for one that nobody held. */
  readonly proposedAs: string | undefined;
  readonly endedAt: Date | undefined;
  readonly endedAs: string | undefined;
  /** Whether it was signed as a persona of a demonstration, without a passkey. */
  readonly isDemonstrated: boolean;
}

export async function publicActs(
  db: Database,
  acts: readonly TwoPersonAct[],
): Promise<readonly PublicAct[]> {
  const people = new Set(
    acts.flatMap(({ proposedBy, end }) => [proposedBy, ...(end ? [end.endedBy] : [])]),
  );
  const held = await rolesEverHeld(db, [...people]);
  return acts.map((act) => {
    const { end, institutionId, kind } = act;
    const roles = permissionOf(kind)?.roles ?? [];
    const allowed = roles === 'signed-in' ? [] : roles;
    const roleOf = (actorPerson: string, at: Date) =>
      roleThen({ actorPerson, at, institutionId }, held, allowed) ?? undefined;
    return {
      id: act.id,
      kind,
      sha256: act.sha256,
      institutionSlug: act.institutionSlug,
      institutionName: act.institutionName,
      timeZone: act.timeZone,
      proposedAt: act.proposedAt,
      expiresAt: act.expiresAt,
      outcome: end?.outcome,
      proposedAs: roleOf(act.proposedBy, act.proposedAt),
      endedAt: end?.endedAt,
      endedAs: end && roleOf(end.endedBy, end.endedAt),
      isDemonstrated: end?.proof === 'demonstration',
    };
  });
}

const FILE_ROWS = 20_000;

export const actList: PublicList = {
  name: 'actos',
  title: { 'es-CL': 'Actos de dos personas', en: 'Acts of two people' },
  source: {
    'es-CL': 'Actos que en Minga propone una persona y firma otra. Sin nombres de personas.',
    en: 'Acts that one person proposes in Minga and another signs. Without names of people.',
  },
  page: actsPath,
  columns: [
    column('id', 'text', 'Identificador, en su dirección', 'Identifier, in its address'),
    column('kind', 'text', 'Acto de la tabla de permisos', 'Act of the table of permissions'),
    column(
      'institution',
      'text',
      'Institución, en las direcciones de Minga',
      'Institution, in the addresses of Minga',
    ),
    column('proposed_at', 'text', 'Propuesto (ISO 8601, UTC)', 'Proposed (ISO 8601, UTC)'),
    column('proposed_as', 'text', 'Rol de quien lo propuso', 'Role of whoever proposed it'),
    column('expires_at', 'text', 'Vence (ISO 8601, UTC)', 'Expires (ISO 8601, UTC)'),
    column(
      'outcome',
      'text',
      'Cómo terminó: executed, refused o withdrawn; vacío si espera o venció',
      'How it ended: executed, refused or withdrawn; empty while it waits, or if it expired',
    ),
    column('ended_at', 'text', 'Terminado (ISO 8601, UTC)', 'Ended (ISO 8601, UTC)'),
    column(
      'ended_as',
      'text',
      'Rol de quien lo firmó, rechazó o retiró',
      'Role of whoever signed, refused or withdrew it',
    ),
    column('sha256', 'text', 'Huella del texto firmado', 'Hash of the text that is signed'),
  ],
  async rows(db, query) {
    const acts = await listActs(
      db,
      { institution: institutionIn(query) },
      { limit: FILE_ROWS, offset: 0 },
    );
    return (await publicActs(db, acts)).map((act) => ({
      id: act.id,
      kind: act.kind,
      institution: act.institutionSlug,
      proposed_at: act.proposedAt.toISOString(),
      proposed_as: act.proposedAs ?? null,
      expires_at: act.expiresAt.toISOString(),
      outcome: act.outcome ?? null,
      ended_at: act.endedAt?.toISOString() ?? null,
      ended_as: act.endedAs ?? null,
      sha256: act.sha256,
    }));
  },
};
