// Carries out what two people signed: all results of a call at once, with their document, and who was admitted sits.
import { canonicalJson, err, ok, type Result } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { putDocuments } from '../../../../platform/search.ts';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import { type DocumentAsked, issueDocument } from '../../../ground/records/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { mayHappen, ROUNDTABLE_ZONE } from '../rules/call.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type ResultsPayload, resultsOf } from '../rules/results.ts';
import { type Application, listApplications } from '../store/applications.ts';
import { holdWithin, saveResolution } from '../store/calls.ts';
import { findStanding, insertMember, readMember } from '../store/members.ts';
import { documentOfMember, SEARCH_ROOM } from '../store/search-documents.ts';
import { resultsDocument } from './results-document.ts';
import { type BySecretariat, log } from './secretariat.ts';
import { tellApplicants } from './tell.ts';

export interface SignedResults {
  readonly actId: string;
  readonly payload: ResultsPayload;
  readonly actor: Actor;
  readonly site: Pick<DocumentAsked, 'publicUrl' | 'isDemonstration'>;
}

/** In the transaction in which they are signed. */
export async function publishResults(
  tx: Tx,
  by: BySecretariat,
  { actId, payload, actor, site }: SignedResults,
): Promise<Result<void, Refusal>> {
  const { scope, now } = by;
  const call = await holdWithin(tx, scope.id, payload.call.id, now);
  if (call === undefined) return err({ code: 'roundtable/unknown' });
  const may = mayHappen(call.state, 'resolve');
  if (!may.ok) return may;
  const applications = await listApplications(tx, call.id);
  const results = resultsOf(applications);
  if (!results.ok) return results;
  if (canonicalJson(results.value) !== canonicalJson(payload.results)) {
    return err({ code: 'roundtable/changed-meanwhile' });
  }
  const document = await issueDocument(tx, {
    ...site,
    by: { actor, scope, now },
    act: 'roundtable/publish-results',
    as: 'national-staff',
    kind: 'roundtable-results',
    ...inLocale(sourceLocale, () => resultsDocument(call, applications)),
  });
  await saveResolution(tx, call.id, { actId, documentId: document.id, now });
  await seatAdmitted(tx, by, applications);
  const { number } = payload.call;
  await tellApplicants(tx, by, { number, what: 'results' }, applications);
  await log(tx, by, {
    step: 'results-published',
    number,
    admitted: admittedOf(applications).length,
  });
  return ok(undefined);
}

function admittedOf(applications: readonly Application[]): readonly Application[] {
  return applications.filter(
    ({ outcome, withdrawnAt }) => outcome === 'admitted' && withdrawnAt === undefined,
  );
}

/** Whoever sits already by an earlier call keeps its place. */
async function seatAdmitted(
  tx: Tx,
  { now, pathIn }: BySecretariat,
  applications: readonly Application[],
): Promise<void> {
  const today = dayIn(ROUNDTABLE_ZONE, now);
  for (const { id, organizationId, organizationSlug: slug, name } of admittedOf(applications)) {
    const scope = { kind: 'organization', id: organizationId } as const;
    if ((await findStanding(tx, scope)) !== undefined) continue;
    const memberId = await insertMember(tx, { ...scope, slug, name, applicationId: id }, today);
    const member = await readMember(tx, memberId);
    if (member !== undefined) {
      await putDocuments(tx, SEARCH_ROOM, [documentOfMember(member, pathIn)]);
    }
  }
}
