// Opportunities: what could be done about bottlenecks, and the action that each became.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Written } from './bottlenecks.ts';
import { memberIn, type NamedMember } from './member-names.ts';
import { takeNumber } from './numbers.ts';

export interface LinkedBottleneck {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly isClosed: boolean;
}

export interface Opportunity {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly offeredBy: NamedMember;
  readonly offeredAt: Date;
  readonly bottlenecks: readonly LinkedBottleneck[];
  /** Of the action that it became. */
  readonly actionNumber: number | undefined;
}

function rows(db: Database | Tx) {
  return db
    .selectFrom('roundtable.opportunity as opportunity')
    .leftJoin('roundtable.action as action', 'action.opportunity_id', 'opportunity.id')
    .select([
      'opportunity.id',
      'opportunity.number',
      'opportunity.title',
      'opportunity.text',
      'opportunity.offered_at',
      'action.number as action_number',
      memberIn('opportunity.member_id').as('offered_by'),
      sql<readonly LinkedBottleneck[]>`coalesce((
        select json_agg(json_build_object('id', bottleneck.id, 'number', bottleneck.number,
          'title', bottleneck.title, 'isClosed', bottleneck.closed_at is not null)
          order by bottleneck.number)
        from roundtable.opportunity_bottleneck linked
          join roundtable.bottleneck on bottleneck.id = linked.bottleneck_id
        where linked.opportunity_id = opportunity.id), '[]')`.as('bottlenecks'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function opportunityOf(row: Row): Opportunity {
  return {
    ...{ id: row.id, number: row.number, title: row.title, text: row.text },
    offeredBy: row.offered_by,
    offeredAt: row.offered_at,
    bottlenecks: row.bottlenecks,
    actionNumber: row.action_number ?? undefined,
  };
}

/** Those that nothing came of yet first, the latest before. */
export async function listOpportunities(db: Database | Tx): Promise<readonly Opportunity[]> {
  const found = await rows(db)
    .orderBy(sql`action.number is not null`)
    .orderBy('opportunity.number', 'desc')
    .execute();
  return found.map(opportunityOf);
}

/** One that nobody else turns into an action before the transaction ends. */
export async function holdOpportunity(tx: Tx, number: number): Promise<Opportunity | undefined> {
  await tx
    .selectFrom('roundtable.opportunity')
    .select('id')
    .where('number', '=', number)
    .forUpdate()
    .execute();
  const row = await rows(tx).where('opportunity.number', '=', number).executeTakeFirst();
  return row && opportunityOf(row);
}

/** Its number. */
export async function insertOpportunity(
  tx: Tx,
  { memberId, representativeId, now }: Written,
  given: {
    readonly title: string;
    readonly text: string;
    readonly bottleneckIds: readonly string[];
  },
): Promise<number> {
  const number = await takeNumber(tx, 'opportunity');
  const { id: opportunity_id } = await tx
    .insertInto('roundtable.opportunity')
    .values({
      ...{ number, member_id: memberId, representative_id: representativeId, offered_at: now },
      ...{ title: given.title, text: given.text },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (given.bottleneckIds.length > 0) {
    await tx
      .insertInto('roundtable.opportunity_bottleneck')
      .values(given.bottleneckIds.map((bottleneck_id) => ({ opportunity_id, bottleneck_id })))
      .execute();
  }
  return number;
}
