// What the sanction keeps of people: who of a team wrote what, and who asked; how it is unlinked and joined.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { moveRows, type TwoAccounts } from '../../../../platform/two-accounts.ts';

const columns = [
  ['sanction.submission', 'submitted_by'],
  ['sanction.sitting', 'opened_by'],
  ['sanction.vote', 'recorded_by'],
  ['sanction.mending', 'recorded_by'],
  ['sanction.lapse', 'recorded_by'],
  ['sanction.question', 'asked_by'],
  ['sanction.question', 'answered_by'],
] as const;

export interface WorkOfPerson {
  readonly kind: 'submitted' | 'opened' | 'voted' | 'mended' | 'lapsed' | 'asked' | 'answered';
  readonly editionName: string;
  readonly editionSlug: string;
  readonly institutionSlug: string;
  /** What she asked or answered. */
  readonly text: string | null;
  /** The name with which she asked. */
  readonly asker: string | null;
  readonly at: Date;
}

/** In the order in which she did it; votes that she recorded once for each sitting. */
export async function listWorkOf(db: Database, personId: string): Promise<readonly WorkOfPerson[]> {
  const { rows } = await sql<WorkOfPerson>`with work as (
      select 'submitted' as kind, id as submission_id, null as text, null as asker, submitted_at as at
        from sanction.submission where submitted_by = ${personId}
      union all select 'opened', submission_id, null, null, opened_at
        from sanction.sitting where opened_by = ${personId}
      union all select 'voted', sitting.submission_id, null, null, min(vote.recorded_at)
        from sanction.vote join sanction.sitting on sitting.id = vote.sitting_id
        where vote.recorded_by = ${personId} group by sitting.id
      union all select 'mended', decision.submission_id, null, null, mending.recorded_at
        from sanction.mending join sanction.decision on decision.id = mending.decision_id
        where mending.recorded_by = ${personId}
      union all select 'lapsed', submission_id, null, null, recorded_at
        from sanction.lapse where recorded_by = ${personId}
      union all select 'asked', submission_id, text, asker_name, asked_at
        from sanction.question where asked_by = ${personId}
      union all select 'answered', submission_id, answer, null, answered_at
        from sanction.question where answered_by = ${personId}
    )
    select work.kind, work.text, work.asker, work.at, edition.name as "editionName", edition.slug as "editionSlug",
      institution.slug as "institutionSlug"
    from work join sanction.submission on submission.id = work.submission_id
    join editions.edition on edition.id = submission.edition_id
    join institutions.institution on institution.id = edition.institution_id
    order by work.at, work.kind`.execute(db);
  return rows;
}

/** What was written stays and is nobody's; a question keeps the name of an authority in her office. */
export async function unlinkWork(tx: Tx, personId: string): Promise<void> {
  for (const [table, column] of columns) {
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = null
      where ${sql.ref(column)} = ${personId}`.execute(tx);
  }
}

export async function joinWork(tx: Tx, accounts: TwoAccounts): Promise<void> {
  for (const [table, column] of columns) await moveRows(tx, { table, column }, accounts);
}
