// A proposal as it is kept of the published edition of a side: its row, its versions and its history, past every rule.
import type { Contents, ProposalState } from '../../capabilities/edition/proposals/rules/index.ts';
import type { Tx } from '../../platform/database/database.ts';
import { BEFORE, INSTITUTION, type Row, type Writing } from './making.ts';

/** The ballot for which all of them are. */
export const PROPOSED_FOR = 'norte-menor';

/** What a proposal of this side says, in the words of its people. */
export function contentsOf({ objects, written }: Pick<Writing, 'objects' | 'written'>): Contents {
  return {
    title: written('Farol'),
    need: written('Necesidad'),
    description: written('Detalle'),
    beneficiaries: written('Caminantes'),
    beneficiariesCount: 600,
    theme: 'lighting',
    contest: PROPOSED_FOR,
    territoryId: objects.get(`${INSTITUTION}/sectores/:id`) ?? null,
    place: written('Muelle'),
    lat: -41.871,
    lon: -73.804,
    costClp: 1_000_000,
    costLines: [{ name: written('Poste'), unit: 'unidad', quantity: 100, unitClp: 1_000_000 }],
    plan: { plan: 'pladeco', objective: '3.2' },
    bipCode: null,
  };
}

export interface Sent {
  readonly id: string;
  readonly number: number;
}

interface SentGiven {
  /** Each leads to the next, from `sent` on. */
  readonly states?: readonly ProposalState[];
  /** Columns that it has besides; nobody is its author otherwise. */
  readonly more?: Row;
}

/** One more, with the number that comes next. */
export function sentProposal(side: Writing, given: SentGiven = {}): Promise<Sent> {
  const { states = [], more } = given;
  const { personId: edition_id, written } = side;
  const contents = contentsOf(side);
  return side.db.transaction().execute(async (tx) => {
    const { issued: number } = await tx
      .updateTable('proposals.numbering')
      .set((of) => ({ issued: of('issued', '+', 1) }))
      .where('edition_id', '=', edition_id)
      .returning('issued')
      .executeTakeFirstOrThrow();
    const { id: contest_id } = await tx
      .selectFrom('editions.contest')
      .where('edition_id', '=', edition_id)
      .where('code', '=', PROPOSED_FOR)
      .select('id')
      .executeTakeFirstOrThrow();
    const { id } = await tx
      .insertInto('proposals.proposal')
      .values({
        ...{ edition_id, number, contest_id, ...shownOf(contents), ...more },
        ...{ channel: 'web', author_kind: 'person', author_name: written('Autora') },
        ...{ held_by: 'institution', holder: written('Secretaría'), state: 'sent', version: 1 },
        ...{ sent_at: BEFORE, changed_at: BEFORE },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await saveVersion(tx, { proposal_id: id, version: 1, contents, reason: null });
    await tell(tx, { proposal_id: id, kind: 'sent', state: 'sent' });
    for (const state of states) {
      await tx.updateTable('proposals.proposal').set({ state }).where('id', '=', id).execute();
      await tell(tx, { proposal_id: id, kind: 'taken-in-review', state });
    }
    return { id, number };
  });
}

/** What lists show of a version. */
function shownOf({ title, theme, costClp, territoryId, lat, lon }: Contents) {
  return { title, theme, cost_clp: costClp, territory_id: territoryId, lat, lon };
}

interface VersionGiven {
  readonly proposal_id: string;
  readonly version: number;
  readonly contents: Contents;
  /** None of the first. */
  readonly reason: string | null;
}

export async function saveVersion(tx: Tx, given: VersionGiven): Promise<void> {
  const { contents, ...rest } = given;
  const { need, description, beneficiaries, beneficiariesCount, place } = contents;
  await tx
    .insertInto('proposals.version')
    .values({
      ...{ ...rest, ...shownOf(contents), need, description, beneficiaries, place },
      beneficiaries_count: beneficiariesCount,
      cost_lines: JSON.stringify(contents.costLines),
      plan: JSON.stringify(contents.plan),
      ...{ made_by: 'author', made_at: BEFORE },
    })
    .execute();
}

interface EventGiven {
  readonly proposal_id: string;
  readonly kind: string;
  readonly state: ProposalState;
  readonly told?: Row;
}

export async function tell(tx: Tx, { told = {}, ...event }: EventGiven): Promise<void> {
  await tx
    .insertInto('proposals.event')
    .values({ ...event, told: JSON.stringify(told), happened_at: BEFORE })
    .execute();
}
