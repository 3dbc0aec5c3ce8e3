// What members of the Mesa of a demonstration wrote down and said, many rows at once: bottlenecks with their points, opportunities, words on minutes.
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { bottlenecks, opportunities, type VoiceName } from '../demonstration/invented-agenda.ts';
import {
  idsOfBottlenecks,
  insertBottleneck,
  insertPriority,
  listBottlenecks,
  saveResult,
} from '../store/bottlenecks.ts';
import { insertOpportunity } from '../store/opportunities.ts';
import { insertWord } from '../store/sittings.ts';
import { writtenBy } from './write-bottleneck.ts';

/** Days before today. */
const RAISED = 63;
const POINTED = 58;
const OFFERED = 41;
const CLOSED = 20;
const HOUR_MS = 3_600_000;

interface Speaking {
  readonly memberId: string;
  readonly representativeId: string;
}

interface Telling {
  readonly ago: (days: number) => Date;
  readonly voice: (name: VoiceName) => Speaking;
}

/** What they wrote down before anything was agreed. */
export function inventBottlenecks(db: Database, telling: Telling): Promise<void> {
  const { ago, voice } = telling;
  return inTransaction(db, async (tx) => {
    for (const { by, cuts = [], experiences, ...given } of bottlenecks) {
      const found = { ...given, cuts, experienceIds: experiences, editionIds: [] };
      await insertBottleneck(tx, writtenBy(voice(by), ago(RAISED)), found);
    }
    for (const { number, id } of await listBottlenecks(tx)) {
      const { points = {}, result, by } = bottlenecks[number - 1] ?? {};
      for (const [name, put] of Object.entries(points)) {
        const written = writtenBy(voice(name as VoiceName), ago(POINTED));
        await insertPriority(tx, written, { bottleneckId: id, points: put });
      }
      if (result === undefined || by === undefined) continue;
      await saveResult(tx, id, { memberId: voice(by).memberId, now: ago(CLOSED), result });
    }
    await offerAll(tx, telling);
  });
}

async function offerAll(tx: Tx, { ago, voice }: Telling): Promise<void> {
  for (const { by, about, title, text } of opportunities) {
    const bottleneckIds = await idsOfBottlenecks(tx, about);
    await insertOpportunity(tx, writtenBy(voice(by), ago(OFFERED)), { title, text, bottleneckIds });
  }
}

/** Each approves minutes, one after the other. */
export function inventApprovals(
  db: Database,
  approving: readonly Speaking[],
  minutes: { readonly id: string; readonly draftedAt: Date },
  now: Date,
): Promise<void> {
  const { id: minutesId, draftedAt: textOf } = minutes;
  return inTransaction(db, async (tx) => {
    for (const [index, speaking] of approving.entries()) {
      const written = writtenBy(speaking, new Date(now.getTime() + index * HOUR_MS));
      const word = { minutesId, says: 'approves' as const, what: undefined, textOf };
      await insertWord(tx, written, word);
    }
  });
}
