// Bottlenecks and opportunities: raised by members, given points, closed with what came of them.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { putDocuments } from '../../../../platform/search.ts';
import { type BottleneckKind, mayClose } from '../rules/bottleneck.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Seat } from '../rules/seat.ts';
import {
  findBottleneck,
  findCut,
  findEditionId,
  hasExperience,
  holdBottleneck,
  idsOfBottlenecks,
  insertBottleneck,
  insertPriority,
  saveResult,
  type Written,
} from '../store/bottlenecks.ts';
import type { EvidenceWritten } from '../store/evidence.ts';
import { insertOpportunity } from '../store/opportunities.ts';
import type { PathIn } from '../store/places.ts';
import { documentOfBottleneck, SEARCH_ROOM } from '../store/search-documents.ts';
import { type ByRepresentative, speaking } from './at-seat.ts';
import { type DocumentGiven, keep } from './keep-document.ts';

export function writtenBy(
  { memberId, representativeId }: Pick<Seat, 'memberId' | 'representativeId'>,
  now: Date,
): Written {
  return { memberId, representativeId, now };
}

/** Where a bottleneck is felt, as it was typed. */
export type Affected =
  | { readonly kind: 'comuna'; readonly typed: string }
  | { readonly kind: 'edition'; readonly institution: string; readonly slug: string }
  | { readonly kind: 'experience'; readonly id: string };

export interface BottleneckGiven {
  readonly kind: BottleneckKind;
  readonly title: string;
  readonly text: string;
  readonly affected: readonly Affected[];
  readonly evidence: readonly EvidenceWritten[];
  readonly document?: DocumentGiven | undefined;
}

/** Its number. */
export function raiseBottleneck(
  db: Database,
  by: ByRepresentative & { readonly pathIn: PathIn },
  { affected, document, ...given }: BottleneckGiven,
): Promise<Result<number, Refusal>> {
  return speaking(db, by, async (tx, seat) => {
    const found = await findAffected(tx, affected);
    if (!found.ok) return found;
    const kept = document === undefined ? [] : [await keep(tx, document)];
    const added = { ...given, ...found.value, evidence: [...given.evidence, ...kept] };
    const number = await insertBottleneck(tx, writtenBy(seat, by.now), added);
    const bottleneck = await findBottleneck(tx, number);
    assert(bottleneck !== undefined, 'it was raised');
    await putDocuments(tx, SEARCH_ROOM, [documentOfBottleneck(bottleneck, by.pathIn)]);
    return ok(number);
  });
}

interface Found {
  readonly cuts: readonly string[];
  readonly editionIds: readonly string[];
  readonly experienceIds: readonly string[];
}

/** Each once; refused where one is not there. */
async function findAffected(
  tx: Tx,
  affected: readonly Affected[],
): Promise<Result<Found, Refusal>> {
  const [cuts, editionIds, experienceIds] = [
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
  ];
  for (const one of affected) {
    const [into, id] =
      one.kind === 'comuna'
        ? [cuts, await findCut(tx, one.typed)]
        : one.kind === 'edition'
          ? [editionIds, await findEditionId(tx, one.institution, one.slug)]
          : [experienceIds, (await hasExperience(tx, one.id)) ? one.id : undefined];
    if (id === undefined) return err({ code: 'roundtable/place-unknown', typed: typedOf(one) });
    into.add(id);
  }
  return ok({
    cuts: [...cuts],
    editionIds: [...editionIds],
    experienceIds: [...experienceIds],
  });
}

function typedOf(one: Affected): string {
  if (one.kind === 'comuna') return one.typed;
  return one.kind === 'edition' ? `${one.institution}/${one.slug}` : one.id;
}

/** From 1 to 3; what the member put on it before counts no more. */
export function putPoints(
  db: Database,
  by: ByRepresentative,
  { number, points }: { readonly number: number; readonly points: number },
): Promise<Result<void, Refusal>> {
  return speaking(db, by, async (tx, seat) => {
    const bottleneck = await holdBottleneck(tx, number);
    if (bottleneck === undefined) return err({ code: 'roundtable/unknown' });
    if (bottleneck.closedAt !== undefined) return err({ code: 'roundtable/bottleneck-closed' });
    await insertPriority(tx, writtenBy(seat, by.now), { bottleneckId: bottleneck.id, points });
    return ok(undefined);
  });
}

export function closeBottleneck(
  db: Database,
  by: ByRepresentative,
  { number, result }: { readonly number: number; readonly result: string },
): Promise<Result<void, Refusal>> {
  return speaking(db, by, async (tx, { memberId }) => {
    const bottleneck = await holdBottleneck(tx, number);
    if (bottleneck === undefined) return err({ code: 'roundtable/unknown' });
    const { id, raisedBy, closedAt } = bottleneck;
    const raised = { raisedBy: raisedBy.id, raiserHasLeft: raisedBy.hasLeft };
    const may = mayClose({ ...raised, isClosed: closedAt !== undefined }, memberId);
    if (!may.ok) return may;
    await saveResult(tx, id, { memberId, now: by.now, result });
    return ok(undefined);
  });
}

export interface OpportunityGiven {
  readonly title: string;
  readonly text: string;
  /** Numbers of bottlenecks that it may solve. */
  readonly bottlenecks: readonly number[];
}

/** Its number. */
export function offerOpportunity(
  db: Database,
  by: ByRepresentative,
  { title, text, bottlenecks }: OpportunityGiven,
): Promise<Result<number, Refusal>> {
  return speaking(db, by, async (tx, seat) => {
    const bottleneckIds = await idsOfBottlenecks(tx, bottlenecks);
    if (bottleneckIds.length < bottlenecks.length) {
      return err({ code: 'roundtable/bottleneck-unknown' });
    }
    return ok(await insertOpportunity(tx, writtenBy(seat, by.now), { title, text, bottleneckIds }));
  });
}
