// A representative says in the name of her member what it thinks of a question; the principal decides on what waits.
import { err, ok, type Result } from '@minga/basics';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Seat } from '../rules/seat.ts';
import {
  decideStance,
  decideWaiting,
  lapsesAt,
  mustWait,
  type StanceWritten,
  standingOf,
  waitingOf,
} from '../rules/stance.ts';
import { mustBeOpen } from '../rules/topic.ts';
import { type EvidenceWritten, insertEvidence } from '../store/evidence.ts';
import type { PathIn } from '../store/places.ts';
import { listStanding } from '../store/representatives.ts';
import { insertStance, listVersions, saveDecision } from '../store/stances.ts';
import { holdTopic, listQuestions } from '../store/topics.ts';
import { type ByRepresentative, speaking } from './at-seat.ts';
import { type DocumentGiven, keep } from './keep-document.ts';
import { tellWaiting } from './tell-of-topics.ts';

export interface StanceTaken {
  /** Number of the topic. */
  readonly topic: number;
  readonly questionId: string;
  readonly written: StanceWritten;
  readonly evidence: readonly EvidenceWritten[];
  /** A PDF that it rests on. */
  readonly document?: DocumentGiven | undefined;
}

/** Whether it stands at once, or waits for the principal. */
export function takeStance(
  db: Database,
  by: ByRepresentative & { readonly pathIn: PathIn },
  { topic: number, questionId, written, evidence, document }: StanceTaken,
): Promise<Result<'standing' | 'waiting', Refusal>> {
  return speaking(db, by, async (tx, seat) => {
    const decided = decideStance(written);
    if (!decided.ok) return decided;
    const asked = await findOpen(tx, number, questionId);
    if (!asked.ok) return asked;
    const { memberId, representativeId, rank } = seat;
    const versions = await listVersions(tx, questionId, memberId);
    const principal = await findPrincipal(tx, memberId);
    const waits = mustWait(standingOf(versions), {
      rank,
      principalSpeaks: principal !== undefined,
    });
    const before = waitingOf(versions, by.now);
    const id = await insertStance(tx, {
      ...{ questionId, memberId, representativeId, written, now: by.now },
      version: 1 + Math.max(0, ...versions.map(({ version }) => version)),
      lapsesAt: waits ? lapsesAt(by.now) : undefined,
    });
    if (id === undefined) return err({ code: 'roundtable/changed-meanwhile' });
    if (before !== undefined) await saveDecision(tx, before.id, 'left', by.now);
    const grounds = [...evidence, ...(document === undefined ? [] : [await keep(tx, document)])];
    for (const one of grounds) await insertEvidence(tx, { kind: 'stance', id }, one, by.now);
    if (waits && principal !== undefined) {
      await tellWaiting(tx, by, { stanceId: id, personId: principal, topic: number });
    }
    return ok(waits ? 'waiting' : 'standing');
  });
}

/** Id of the person. */
async function findPrincipal(tx: Tx, memberId: string): Promise<string | undefined> {
  const standing = await listStanding(tx, [memberId]);
  return standing.find(
    (one) => one.rank === 'principal' && one.acceptedAt !== undefined && one.isOfTheTeam,
  )?.personId;
}

async function findOpen(
  tx: Tx,
  number: number,
  questionId: string,
): Promise<Result<void, Refusal>> {
  const topic = await holdTopic(tx, number);
  if (topic === undefined) return err({ code: 'roundtable/no-topic' });
  const may = mustBeOpen(topic);
  if (!may.ok) return may;
  const question = (await listQuestions(tx, topic.id)).find(({ id }) => id === questionId);
  if (question === undefined) return err({ code: 'roundtable/no-question' });
  return question.replacedAt === undefined
    ? ok(undefined)
    : err({ code: 'roundtable/question-replaced' });
}

/** What waits becomes the word of the member, or stays in its own history. */
export function decideWaitingStance(
  db: Database,
  by: ByRepresentative,
  { questionId, decision }: { readonly questionId: string; readonly decision: 'taken' | 'left' },
): Promise<Result<void, Refusal>> {
  return speaking(db, by, async (tx, { memberId, rank }: Seat) => {
    const waiting = waitingOf(await listVersions(tx, questionId, memberId), by.now);
    const may = decideWaiting(waiting, rank);
    if (!may.ok) return may;
    const saved = waiting !== undefined && (await saveDecision(tx, waiting.id, decision, by.now));
    return saved ? ok(undefined) : err({ code: 'roundtable/waits-no-more' });
  });
}
