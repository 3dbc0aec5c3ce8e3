// A member's document on a topic with its sources, and another address for evidence that does not answer any more.
import { err, ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import { keepFile, type StoredFile } from '../../../../platform/files/kept-files.ts';
import type { Refusal } from '../rules/refusal.ts';
import { mustBeOpen } from '../rules/topic.ts';
import { type AnalysisWritten, insertAnalysis, listAnalyses } from '../store/analyses.ts';
import {
  type EvidenceWritten,
  insertEvidence,
  listDeadOf,
  replaceEvidence,
} from '../store/evidence.ts';
import { listStanding } from '../store/representatives.ts';
import { holdTopic } from '../store/topics.ts';
import { type ByRepresentative, speaking } from './at-seat.ts';
import { type DocumentGiven, keep } from './keep-document.ts';

export interface AnalysisSent {
  /** Number of the topic. */
  readonly topic: number;
  readonly written: AnalysisWritten;
  readonly sources: readonly EvidenceWritten[];
  /** A PDF. */
  readonly file: StoredFile | undefined;
}

/** A new version takes the place of the one before, which stays; the alternate does not replace the principal's. */
export function publishAnalysis(
  db: Database,
  by: ByRepresentative,
  { topic: number, written, sources, file }: AnalysisSent,
): Promise<Result<void, Refusal>> {
  return speaking(db, by, async (tx, { memberId, representativeId, rank }) => {
    if (sources.length === 0) return err({ code: 'roundtable/sources-missing' });
    const topic = await holdTopic(tx, number);
    if (topic === undefined) return err({ code: 'roundtable/no-topic' });
    const may = mustBeOpen(topic);
    if (!may.ok) return may;
    const before = (await listAnalyses(tx, topic.id)).find((one) => one.memberId === memberId);
    if (rank === 'alternate' && before?.rank === 'principal') {
      const standing = await listStanding(tx, [memberId]);
      const speaks = standing.some(
        (one) => one.rank === 'principal' && one.acceptedAt !== undefined && one.isOfTheTeam,
      );
      if (speaks) return err({ code: 'roundtable/principal-decides' });
    }
    if (file !== undefined) {
      await keepFile(tx, file, { room: 'roundtable', alt: null, isPublic: true });
    }
    const id = await insertAnalysis(tx, {
      ...{ topicId: topic.id, memberId, representativeId, written, now: by.now },
      version: 1 + (before?.version ?? 0),
      fileId: file?.id,
    });
    if (id === undefined) return err({ code: 'roundtable/changed-meanwhile' });
    for (const one of sources) await insertEvidence(tx, { kind: 'analysis', id }, one, by.now);
    return ok(undefined);
  });
}

/** The claim stays with the address that died; another, or a file, takes its place. */
export function mendEvidence(
  db: Database,
  by: ByRepresentative,
  {
    evidenceId,
    written,
  }: { readonly evidenceId: string; readonly written: EvidenceWritten | DocumentGiven },
): Promise<Result<void, Refusal>> {
  return speaking(db, by, async (tx, { memberId }) => {
    const dead = (await listDeadOf(tx, memberId)).find(({ id }) => id === evidenceId);
    if (dead === undefined) return err({ code: 'roundtable/no-evidence' });
    const given = 'file' in written ? await keep(tx, written) : written;
    await replaceEvidence(tx, dead.id, given, by.now);
    return ok(undefined);
  });
}
