// What everybody may know of the votes of an institution, for the archive with which it takes its data away.
import {
  type ArchivedFile,
  type ArchivedInstitution,
  type ArchiveTools,
  jsonFile,
} from '../../../platform/institution-archive.ts';
import { electionsOfInstitution } from './store/elections.ts';
import { listLogActs } from './store/log-acts.ts';
import { leavesOf } from './store/outgoing-leaves.ts';
import { lastTestRun } from './store/test-runs.ts';

/** Each vote as it was prepared, its manifest byte by byte, what was signed and what was sent to its log. */
export async function* electionArchive(
  { db }: ArchiveTools,
  { id }: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  for (const election of await electionsOfInstitution(db, id)) {
    const name = `votaciones/${election.id}`;
    const of = `«${election.title}»`;
    const acts = await listLogActs(db, election.id);
    const leaves = await leavesOf(db, election.id);
    const run = await lastTestRun(db, election.id);
    if (election.manifest !== null) {
      const bytes = new Uint8Array(election.manifest);
      yield { path: `${name}/manifiesto.json`, meaning: `Manifiesto firmado de ${of}.`, bytes };
    }
    yield jsonFile(
      `${name}/votacion.json`,
      `Cómo se preparó la votación ${of} y qué pasó con ella.`,
      {
        id: election.id,
        edition: election.editionSlug,
        title: election.title,
        state: election.state,
        is_demonstration: election.isDemonstration,
        settings: JSON.stringify(election.settings),
        fingerprint: election.fingerprint?.toString('base64url') ?? null,
        created_at: election.createdAt,
        opened_at: election.openedAt,
        ended_at: election.endedAt,
        test: run === undefined ? null : { passed: run.hasPassed, ran_at: run.ranAt },
        acts: acts.map(({ kind, payload, proposedAt, outcome, endedAt, signatures }) => ({
          ...{ kind, payload, proposed_at: proposedAt, outcome, ended_at: endedAt },
          signatures: signatures.map(({ officerId, signedAt }) => ({
            ...{ officer: officerId, signed_at: signedAt },
          })),
        })),
        leaves: leaves.map(({ type, leaf, queuedAt, leafIndex, setAsideReason }) => ({
          ...{ type, leaf: leaf.toString('utf8'), queued_at: queuedAt, index: leafIndex },
          set_aside_reason: setAsideReason,
        })),
      },
    );
  }
}
