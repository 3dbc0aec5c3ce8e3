// The mayor or the governor submits to the body the list that the vote prioritised, as its results are certified.
import { assert, err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import {
  depositFact,
  findPublicEdition,
  type PublicEdition,
} from '../../../edition/editions/index.ts';
import { haltedBy } from '../../../edition/editions/rules/index.ts';
import { moveProposals } from '../../../edition/proposals/index.ts';
import type { ProposalState } from '../../../edition/proposals/rules/index.ts';
import { issueDocument } from '../../../ground/records/index.ts';
import { addDays, dayIn } from '../../../ground/territories/rules/index.ts';
import { type CertifiedResult, readCertified, recountWithout } from '../../../vote/count/index.ts';
import { effectsOf } from '../rules/effects.ts';
import type { Matter } from '../rules/matter.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type BodyKind, termOf } from '../rules/term.ts';
import { statesOfProjects } from '../store/approvals.ts';
import { findBody, insertSubmission, type Submission } from '../store/submissions.ts';
import { allowed, type ByStaff, type EditionAsked, roleOf, type SanctionSite } from './by-staff.ts';
import { contestNames, type Located, locate } from './locate.ts';
import { tellEverybody } from './make-known.ts';
import { submissionDocument } from './sanction-documents.ts';

export interface SubmittingList extends EditionAsked {
  /** The day on which the body received it: `YYYY-MM-DD` there. */
  readonly receivedOn: string;
}

export interface ContestToSubmit extends CertifiedResult {
  readonly matters: readonly Matter[];
}

/** Every result that is certified and that the body does not have: the number of the submission. */
export async function submitList(
  db: Database,
  site: SanctionSite,
  by: ByStaff,
  given: SubmittingList,
): Promise<Result<number, Refusal>> {
  const may = allowed(by, 'sanction/submit');
  if (!may.ok) return may;
  const recounts = await recountLeft(db, given);
  if (!recounts.ok) return recounts;
  return inTransaction(db, async (tx) => {
    const located = await locate(tx, by, given);
    if (!located.ok) return located;
    const { edition, submissions } = located.value;
    const body = await findBody(tx, by.scope.id);
    if (body === undefined) return err({ code: 'sanction/body-not-set' });
    const found = await contestsOf(tx, { edition, submissions, recounts: recounts.value });
    if (!found.ok) return found;
    const contests = found.value;
    if (contests.length === 0) return err({ code: 'sanction/nothing-to-submit' });
    const received = checkReceived(located.value, contests, given.receivedOn);
    if (!received.ok) return received;
    return ok(await submit(tx, site, by, { located: located.value, body, contests, given }));
  });
}

/** What would be submitted now, as it would be read before. */
export async function listToSubmit(
  db: Database,
  edition: PublicEdition,
  submissions: readonly Submission[],
): Promise<Result<readonly ContestToSubmit[], Refusal>> {
  const asked = { institution: edition.place.slug, edition: edition.slug };
  const recounts = await recountLeft(db, asked);
  return recounts.ok
    ? contestsOf(db, { edition, submissions, recounts: recounts.value })
    : recounts;
}

interface ListAsked {
  readonly edition: PublicEdition;
  readonly submissions: readonly Submission[];
  readonly recounts: ReadonlyMap<string, ReadonlySet<string>>;
}

async function contestsOf(
  db: Database | Tx,
  { edition, submissions, recounts }: ListAsked,
): Promise<Result<readonly ContestToSubmit[], Refusal>> {
  const contests: ContestToSubmit[] = [];
  const certified = await toSubmit(db, edition, submissions);
  const waiting = new Set(certified.flatMap((one) => waitingIn(one, edition)));
  const ready = certified.filter((one) => waitingIn(one, edition).length === 0);
  if (ready.length === 0 && waiting.size > 0) {
    const names = contestNames(edition);
    const named = [...waiting].map((id) => names.get(id) ?? '');
    return err({ code: 'sanction/log-waits', contests: named });
  }
  for (const one of ready) {
    const matters = mattersOf(one, edition, recounts.get(keyOf(one, leftOf(one, edition))));
    if (matters === undefined) return err({ code: 'sanction/recount-failed' });
    contests.push({ ...one, matters });
  }
  return ok(contests);
}

/** Certified, in force, going on, and not with the body. */
async function toSubmit(
  db: Database | Tx,
  edition: PublicEdition,
  submissions: readonly Submission[],
): Promise<readonly CertifiedResult[]> {
  const had = new Set(submissions.flatMap((one) => one.contests.map(({ resultId }) => resultId)));
  return (await readCertified(db, edition.id)).filter(
    (one) =>
      !one.isSuperseded && !had.has(one.resultId) && haltedBy(edition, one.contestId) === undefined,
  );
}

/** Contests that go on and whose certification the log of the same vote waits for. */
function waitingIn({ logWaitsFor }: CertifiedResult, edition: PublicEdition): readonly string[] {
  return logWaitsFor.filter((id) => haltedBy(edition, id) === undefined);
}

/** Ids of the projects of a result that left since it was certified. */
function leftOf({ lines }: CertifiedResult, { slate }: PublicEdition): readonly string[] {
  const gone = new Set(slate.filter((one) => one.isWithdrawn).map(({ projectId }) => projectId));
  return lines.map(({ projectId }) => projectId).filter((id) => gone.has(id));
}

const keyOf = ({ resultId }: CertifiedResult, left: readonly string[]) =>
  [resultId, ...left].join(' ');

/** Where the bases ask for a recount without those who left: counted before the edition is locked. */
async function recountLeft(
  db: Database,
  { institution, edition: slug }: EditionAsked,
): Promise<Result<ReadonlyMap<string, ReadonlySet<string>>, Refusal>> {
  const recounts = new Map<string, ReadonlySet<string>>();
  const edition = await findPublicEdition(db, institution, slug);
  if (edition === undefined) return err({ code: 'sanction/unknown' });
  for (const one of await readCertified(db, edition.id)) {
    const left = leftOf(one, edition);
    if (one.replacement !== 'recount' || left.length === 0) continue;
    const lines = await recountWithout({ db }, one.resultId, left);
    if (!lines.ok) return err({ code: 'sanction/recount-failed' });
    const funded = lines.value.filter((line) => line.isFunded).map((line) => line.projectId);
    recounts.set(keyOf(one, left), new Set(funded));
  }
  return ok(recounts);
}

/** Those who stand, with what the amount reaches now; undefined where that was not counted. */
function mattersOf(
  one: CertifiedResult,
  edition: PublicEdition,
  recounted: ReadonlySet<string> | undefined,
): readonly Matter[] | undefined {
  const { contestId, lines, replacement, amountClp } = one;
  const left = new Set(leftOf(one, edition));
  if (left.size > 0 && replacement === 'recount' && recounted === undefined) return undefined;
  const groups = new Map(edition.slate.map((project) => [project.projectId, project]));
  const all = lines.map((line): Matter => {
    const { conflictGroup = null, togetherGroup = null } = groups.get(line.projectId) ?? {};
    return { ...line, contestId, conflictGroup, togetherGroup };
  });
  if (left.size === 0) return all;
  const { funded } = effectsOf({
    ...{ order: all, amountClp, replacement, ...(recounted && { recounted }) },
    decided: [...left].map((projectId) => ({ projectId, outcome: 'rejected', amountClp: null })),
  });
  const reached = new Set(funded.map(({ projectId }) => projectId));
  return all
    .filter(({ projectId }) => !left.has(projectId))
    .map((matter) => ({ ...matter, isFunded: reached.has(matter.projectId) }));
}

function checkReceived(
  { edition, today }: Located,
  contests: readonly CertifiedResult[],
  receivedOn: string,
): Result<void, Refusal> {
  if (receivedOn > today) return err({ code: 'sanction/received-ahead' });
  const { timeZone } = edition.place;
  const days = contests.map(({ certifiedAt }) => dayIn(timeZone, certifiedAt));
  const from = days.toSorted().at(-1) ?? today;
  return receivedOn < from
    ? err({ code: 'sanction/received-before-certified', from })
    : ok(undefined);
}

interface Submitting {
  readonly located: Located;
  readonly body: { readonly id: string; readonly kind: BodyKind };
  readonly contests: readonly ContestToSubmit[];
  readonly given: SubmittingList;
}

async function submit(
  tx: Tx,
  site: SanctionSite,
  by: ByStaff,
  { located, body, contests, given: { receivedOn } }: Submitting,
): Promise<number> {
  const { edition, submissions } = located;
  const names = contestNames(edition);
  const document = await issueDocument(tx, {
    ...{ publicUrl: site.publicUrl, isDemonstration: site.isDemonstration },
    ...{ by, act: 'sanction/submit', as: roleOf(by, 'sanction/submit') },
    kind: 'lista-priorizada',
    ...submissionDocument({
      ...{ edition: edition.name, receivedOn },
      contests: contests.map((one) => ({
        ...{ name: names.get(one.contestId) ?? '', matters: one.matters },
        ...{ amountClp: one.amountClp, resultSha256: one.sha256 },
        certificationCode: one.documentCode,
      })),
    }),
  });
  const termDays = termOf(body.kind);
  const number = 1 + (submissions.at(-1)?.number ?? 0);
  const matters = contests.flatMap((one) => one.matters);
  await insertSubmission(tx, {
    ...{ editionId: edition.id, number, bodyId: body.id, bodyKind: body.kind },
    ...{ submittedBy: by.actor.personId, receivedOn, termDays, documentId: document.id },
    ...{ contests, matters, now: by.now },
  });
  for (const { contestId, round, resultId, matters: own } of contests) {
    for (const { projectId, isFunded } of own) {
      if (!isFunded) continue;
      const key = `${contestId}/${round}/${resultId}/${projectId}`;
      await depositFact(tx, edition.id, { kind: 'project-prioritised', key, payload: {} });
    }
  }
  const heldUntil = termDays === null ? null : addDays(receivedOn, termDays);
  await noteSubmitted(tx, matters, { heldUntil, documentId: document.id, now: by.now });
  const named = { edition: edition.name, institution: edition.place.name };
  await tellEverybody(tx, by, site, {
    ...{ edition, key: `submitted:${document.code}` },
    title: () => m.sanction_told_submitted(named),
  });
  await audit(tx, {
    ...{ actor: by.actor, scope: by.scope, act: 'sanction/submit' },
    subject: `edition:${edition.id}`,
    told: { submission: number, contests: contests.length, document: document.code },
  });
  return number;
}

/** The body has them now, until the last day of its term. */
export async function noteSubmitted(
  tx: Tx,
  matters: readonly Matter[],
  more: { readonly heldUntil: string | null; readonly documentId?: string; readonly now: Date },
): Promise<void> {
  const states = await statesOfProjects(
    tx,
    matters.map(({ projectId }) => projectId),
  );
  const moves = matters.flatMap(({ projectId }) => {
    const to = states.get(projectId);
    if (to !== 'listed' && to !== 'sanctioned' && to !== 'not-sanctioned') return [];
    const held = { heldBy: 'body', holder: null } as const;
    const stays: ProposalState = to;
    return [
      { proposalId: projectId, to: stays, kind: 'submitted' as const, told: {}, ...held, ...more },
    ];
  });
  const noted = await moveProposals(tx, moves);
  assert(noted.ok, 'to stay where it is, is no move');
}
