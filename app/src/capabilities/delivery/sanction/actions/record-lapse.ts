// Records that the term of a regional council lapsed without a vote, in the transaction of the act that two people signed: the list stands as it was submitted, with its certificate.
import { assert, err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import { audit } from '../../../../platform/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { issueDocument } from '../../../ground/records/index.ts';
import type { LapsePayload } from '../rules/acts.ts';
import type { Refusal } from '../rules/refusal.ts';
import { decideLapse } from '../rules/term.ts';
import { insertLapse } from '../store/sittings.ts';
import { readSubmissions } from '../store/submissions.ts';
import type { ByStaff, SanctionSite } from './by-staff.ts';
import {
  contestNames,
  goingContests,
  hasVotes,
  type LocatedSubmission,
  locateSubmission,
} from './locate.ts';
import { makeKnown, tellEverybody } from './make-known.ts';
import { lapseDocument } from './sanction-documents.ts';

/** What both people read and sign, where the term did lapse. */
export function judgeLapse(found: LocatedSubmission): Result<LapsePayload, Refusal> {
  const { edition, submission, today } = found;
  const { bodyKind, receivedOn, termDays, id, number, matters } = submission;
  const contests = goingContests(edition, submission);
  const lastDay = decideLapse({
    ...{ bodyKind, receivedOn, termDays, today, isLapsed: submission.lapse !== null },
    ...{ hasVotes: hasVotes(submission), isStanding: contests.length > 0 },
  });
  if (!lastDay.ok) return lastDay;
  const names = contestNames(edition);
  return ok({
    place: { id: edition.place.id, slug: edition.place.slug, name: edition.place.name },
    edition: { id: edition.id, slug: edition.slug, name: edition.name },
    ...{ submission: { id, number }, receivedOn, lastDay: lastDay.value },
    contests: contests.map(({ contestId, code, resultSha256 }) => ({
      ...{ name: names.get(contestId) ?? code, resultSha256 },
      funded: matters
        .filter((one) => one.contestId === contestId && one.isFunded)
        .map(({ name }) => name),
    })),
  });
}

export interface RecordingLapse {
  readonly payload: LapsePayload;
  readonly actId: string;
}

export async function recordLapse(
  tx: Tx,
  site: SanctionSite,
  by: ByStaff,
  { payload, actId }: RecordingLapse,
): Promise<Result<void, Refusal>> {
  const asked = { institution: payload.place.slug, edition: payload.edition.slug };
  const found = await locateSubmission(tx, by, { ...asked, submissionId: payload.submission.id });
  if (!found.ok) return found;
  const judged = judgeLapse(found.value);
  if (!judged.ok) return judged;
  const { receivedOn, lastDay } = judged.value;
  if (lastDay !== payload.lastDay) return err({ code: 'sanction/changed-meanwhile' });
  const { edition, submission } = found.value;
  const contests = goingContests(edition, submission);
  const names = contestNames(edition);
  const document = await issueDocument(tx, {
    ...{ publicUrl: site.publicUrl, isDemonstration: site.isDemonstration },
    ...{ by, act: 'sanction/record-lapse', as: 'certifying-officer' },
    kind: 'certificado-sancion',
    ...lapseDocument({
      ...{ edition: edition.name, receivedOn, lastDay },
      contests: contests.map((one) => ({
        ...{ ...one, name: names.get(one.contestId) ?? '' },
        matters: submission.matters.filter(({ contestId }) => contestId === one.contestId),
      })),
    }),
  });
  await insertLapse(tx, {
    ...{ submissionId: submission.id, lastDay, actId, documentId: document.id },
    ...{ recordedBy: by.actor.personId, now: by.now },
  });
  const lapsed = (await readSubmissions(tx, edition.id)).find(({ id }) => id === submission.id);
  assert(lapsed !== undefined, 'what was submitted stays');
  const known = await makeKnown(tx, by, {
    ...{
      edition,
      submission: lapsed,
      contests,
      documentId: document.id,
      documentSha256: document.sha256,
    },
    projectIds: new Set(lapsed.matters.map(({ projectId }) => projectId)),
  });
  if (!known.ok) return known;
  const named = { edition: edition.name, institution: edition.place.name };
  await tellEverybody(tx, by, site, {
    ...{ edition, key: `lapse:${document.code}` },
    title: () => m.sanction_told_lapsed(named),
  });
  await audit(tx, {
    ...{ actor: by.actor, scope: by.scope, act: 'sanction/record-lapse' },
    subject: `edition:${edition.id}`,
    told: { submission: submission.number, last_day: lastDay, document: document.code },
  });
  return ok(undefined);
}
