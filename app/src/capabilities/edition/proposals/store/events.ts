// All that happened to a proposal, in the order in which it happened.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { EventKind, Told } from '../rules/events.ts';
import type { ProposalState } from '../rules/states.ts';

export interface ProposalEvent {
  readonly place: string;
  readonly kind: EventKind;
  readonly state: ProposalState;
  readonly told: Told;
  readonly documentId: string | null;
  readonly happenedAt: Date;
}

export interface NewEvent {
  readonly proposalId: string;
  readonly kind: EventKind;
  readonly state: ProposalState;
  readonly told: Told;
  readonly documentId?: string | undefined;
  readonly now: Date;
}

/** Its place among all. */
export async function insertEvent(tx: Tx, given: NewEvent): Promise<string> {
  return (await insertEvents(tx, [given])).get(given.proposalId) ?? '';
}

/** Each of another proposal: its place among all, by the id of the proposal. */
export async function insertEvents(
  tx: Tx,
  given: readonly NewEvent[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .insertInto('proposals.event')
    .values(
      given.map((one) => ({
        proposal_id: one.proposalId,
        kind: one.kind,
        state: one.state,
        told: JSON.stringify(one.told),
        document_id: one.documentId ?? null,
        happened_at: one.now,
      })),
    )
    .returning(['proposal_id', 'place'])
    .execute();
  return new Map(rows.map(({ proposal_id: id, place }) => [id, String(place)]));
}

/** The first first. */
export async function listEvents(
  db: Database | Tx,
  proposalId: string,
): Promise<readonly ProposalEvent[]> {
  const rows = await db
    .selectFrom('proposals.event')
    .where('proposal_id', '=', proposalId)
    .orderBy('place')
    .selectAll()
    .execute();
  return rows.map((row) => ({
    place: String(row.place),
    kind: row.kind as EventKind,
    state: row.state as ProposalState,
    told: row.told as Told,
    documentId: row.document_id,
    happenedAt: row.happened_at,
  }));
}

/** Whether it ever was for everybody to read: what its author withdrew while a consent was missing never was. */
export async function wasSent(
  db: Database,
  { id, state }: { readonly id: string; readonly state: ProposalState },
): Promise<boolean> {
  if (state !== 'withdrawn') return state !== 'waiting' && state !== 'lapsed';
  const event = await db
    .selectFrom('proposals.event')
    .where('proposal_id', '=', id)
    .where('state', 'not in', ['waiting', 'withdrawn', 'lapsed'])
    .select('place')
    .limit(1)
    .executeTakeFirst();
  return event !== undefined;
}
