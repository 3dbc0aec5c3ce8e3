// Closes a sitting in the transaction of the act that two people signed: its resolution, what is approved, and who is told.
import { assert, err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import { audit } from '../../../../platform/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { issueDocument } from '../../../ground/records/index.ts';
import type { ClosePayload } from '../rules/acts.ts';
import type { Refusal } from '../rules/refusal.ts';
import { insertResolution, saveSitting } from '../store/sittings.ts';
import { readSubmissions } from '../store/submissions.ts';
import type { ByStaff, SanctionSite } from './by-staff.ts';
import { chainOf, findSitting, type LocatedSitting, locate } from './locate.ts';
import { makeKnown, tellEverybody } from './make-known.ts';
import { judgeSitting } from './propose-closing.ts';
import { resolutionDocument } from './sanction-documents.ts';

export interface ClosingSitting {
  readonly payload: ClosePayload;
  readonly actId: string;
}

export async function closeSitting(
  tx: Tx,
  site: SanctionSite,
  by: ByStaff,
  { payload, actId }: ClosingSitting,
): Promise<Result<void, Refusal>> {
  const located = await locateSigned(tx, by, payload);
  if (!located.ok) return located;
  const { edition, submission, sitting } = located.value;
  const document = await issueDocument(tx, {
    ...{ publicUrl: site.publicUrl, isDemonstration: site.isDemonstration },
    ...{ by, act: 'sanction/close-sitting', as: 'certifying-officer' },
    ...{ kind: 'acuerdo-sancion', ...resolutionDocument(payload) },
  });
  const chain = chainOf(submission, sitting);
  for (const one of chain) await saveSitting(tx, one, { closedAt: by.now });
  await insertResolution(tx, {
    ...{ submissionId: submission.id, sittingId: sitting.id, number: payload.resolution, actId },
    ...{ documentId: document.id, sittings: chain.map(({ id }) => id), now: by.now },
  });
  const signed = (await readSubmissions(tx, edition.id)).find(({ id }) => id === submission.id);
  assert(signed !== undefined, 'what was submitted stays');
  const projectIds = new Set(payload.decisions.map(({ projectId }) => projectId));
  const contestIds = new Set(
    signed.matters.flatMap((one) => (projectIds.has(one.projectId) ? [one.contestId] : [])),
  );
  const known = await makeKnown(tx, by, {
    ...{
      edition,
      submission: signed,
      projectIds,
      documentId: document.id,
      documentSha256: document.sha256,
    },
    contests: signed.contests.filter(({ contestId }) => contestIds.has(contestId)),
  });
  if (!known.ok) return known;
  const named = { edition: edition.name, institution: edition.place.name };
  await tellEverybody(tx, by, site, {
    ...{ edition, key: `resolution:${document.code}` },
    title: () => m.sanction_told_decided(named),
  });
  await audit(tx, {
    ...{ actor: by.actor, scope: by.scope, act: 'sanction/close-sitting' },
    subject: `edition:${edition.id}`,
    told: {
      ...{ resolution: payload.resolution, projects: payload.decisions.length },
      document: document.code,
    },
  });
  return ok(undefined);
}

/** The sitting as it was signed: open still, and judged again. */
async function locateSigned(
  tx: Tx,
  by: ByStaff,
  { place, edition, sitting }: ClosePayload,
): Promise<Result<LocatedSitting, Refusal>> {
  const located = await locate(tx, by, { institution: place.slug, edition: edition.slug });
  if (!located.ok) return located;
  const found = findSitting(located.value.submissions, sitting.id);
  if (found === undefined) return err({ code: 'sanction/unknown' });
  if (found.sitting.state === 'closed') return err({ code: 'sanction/sitting-closed' });
  const whole = { ...located.value, ...found };
  // What a recount brings in was judged when it was proposed: nothing of the sitting has changed since.
  const judged = await judgeSitting(tx, whole, reachedAsProposed(whole));
  return judged.ok ? ok(whole) : judged;
}

function reachedAsProposed({ submission }: LocatedSitting) {
  const none: ReadonlySet<string> = new Set();
  return new Map(
    submission.contests
      .filter(({ replacement }) => replacement === 'recount')
      .map(({ contestId }) => [contestId, none]),
  );
}
