// What tests of the review begin with: an edition of Ancud that takes proposals, its team, and proposals taken in.
import { assert } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { contributions as norms } from '../../../ground/norms/index.ts';
import { NOW } from '../../editions/testing/given.ts';
import { givenStaff, givenTown, loadPlaces, type Town } from '../../editions/testing/steps.ts';
import type { Contents } from '../../proposals/rules/index.ts';
import { givenOpenEdition, givenProposal, givenResident } from '../../proposals/testing/kept.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import { saveFinding } from '../actions/save-finding.ts';
import { signOff } from '../actions/sign-off.ts';
import { takeIn } from '../actions/take-in.ts';
import type { CheckKind } from '../rules/checks.ts';
import type { FindingWritten } from '../rules/finding.ts';
import { findExamination } from '../store/examinations.ts';
import { findReviewEdition, type ReviewEdition } from '../store/review-editions.ts';

export { NOW };
export const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

export const yes: FindingWritten = {
  finding: 'yes',
  reason: '',
  ground: null,
  norm: '',
  article: '',
};
export const no: FindingWritten = {
  finding: 'no',
  reason: 'La franja es de un particular.',
  ground: 'land',
  norm: 'ley-18695',
  article: '5',
};

/** The team of Ancud in a database. */
export interface ReviewTeam {
  readonly db: Database;
  readonly town: Town;
  readonly coordinator: ByStaff;
  /** Another coordinator, who makes no checks. */
  readonly signer: ByStaff;
  readonly reviewer: ByStaff;
}

export interface ReviewGround extends ReviewTeam {
  readonly given: TestDatabase;
}

export async function givenReview(): Promise<ReviewGround> {
  const given = await testDatabase();
  const { db } = given;
  await loadPlaces(db);
  await norms.loadFacts?.(db);
  return { given, ...(await reviewTeam(db, await givenTown(db))) };
}

export async function reviewTeam(db: Database, town: Town): Promise<ReviewTeam> {
  const by = (personId: string, role: string): ByStaff => {
    const scope = { kind: 'institution', id: town.institutionId } as const;
    return { actor: { personId, grants: [{ role, scope }] }, scope, now: NOW };
  };
  const staff = async (role: string) => by(await givenStaff(db, town.institutionId, role), role);
  return {
    ...{ db, town },
    coordinator: by(town.proposer, 'pb-officer'),
    signer: await staff('certifying-officer'),
    reviewer: await staff('technical-reviewer'),
  };
}

export interface Opened {
  readonly edition: ReviewEdition;
  /** Read again, as it stands now. */
  readonly again: () => Promise<ReviewEdition>;
  readonly authorId: string;
  /** Ids by number. */
  readonly ids: ReadonlyMap<number, string>;
}

/** An edition with this many proposals of one author; taken into review unless it is said otherwise. */
export async function givenOpened(
  { db, town, coordinator }: ReviewTeam,
  slug: string,
  given: {
    readonly proposals?: readonly Partial<Contents>[];
    readonly isTakenIn?: boolean;
    /** Of its author. */
    readonly run?: string;
    /** They are the institution's own, which nobody's account stands behind. */
    readonly isOwn?: true;
  } = {},
): Promise<Opened> {
  const { editionId } = await givenOpenEdition(db, town, slug);
  const authorId = await givenResident(db, given.run === undefined ? {} : { run: given.run });
  const ids = new Map<number, string>();
  for (const [at, contents] of (given.proposals ?? [{}]).entries()) {
    const title = `Luminarias del pasaje ${at + 1}`;
    const sent = await givenProposal(db, editionId, {
      ...(given.isOwn ? { authorKind: 'institution' } : { authorPersonId: authorId }),
      contents: { title, ...contents },
    });
    ids.set(sent.number, sent.id);
  }
  if (given.isTakenIn !== false) {
    const days = { admissibility: 5, feasibility: 15 };
    const taken = await takeIn(db, coordinator, { editionId, days });
    assert(taken.ok, `taken in: ${JSON.stringify(taken)}`);
  }
  const again = async () => {
    const found = await findReviewEdition(db, town.institutionId, slug);
    assert(found !== undefined, 'the edition is there');
    return found;
  };
  return { edition: await again(), again, authorId, ids };
}

export async function seen(db: Database, edition: ReviewEdition, number: number) {
  const examination = await findExamination(db, edition.id, number);
  assert(examination !== undefined, `proposal ${number} is in review`);
  return examination;
}

/** Saves a finding over what stands, or over the revision that is said. */
export async function find(
  { db }: Pick<ReviewGround, 'db'>,
  by: ByStaff,
  edition: ReviewEdition,
  given: {
    readonly number: number;
    readonly kind: CheckKind;
    readonly written?: FindingWritten;
    readonly revision?: number;
    readonly details?: Parameters<typeof saveFinding>[3]['details'];
  },
) {
  const { number, kind, written = yes, details } = given;
  const stands = (await seen(db, edition, number)).checks.find((one) => one.kind === kind);
  const revision = given.revision ?? stands?.revision ?? 0;
  return saveFinding(db, by, edition, { number, kind, revision, written, details });
}

/** Makes every check of a proposal, all of them yes but for those that are said. */
export async function findAll(
  ground: Pick<ReviewGround, 'db'>,
  by: ByStaff,
  edition: ReviewEdition,
  number: number,
  others: Partial<Readonly<Record<CheckKind, FindingWritten>>> = {},
): Promise<void> {
  const { checks } = await seen(ground.db, edition, number);
  for (const { kind } of checks) {
    const written = others[kind] ?? yes;
    const saved = await find(ground, by, edition, { number, kind, written });
    assert(saved.ok, `found ${kind}: ${JSON.stringify(saved)}`);
    if (kind === 'admissibility' && written.finding === 'no') return;
  }
}

export async function sign(
  { db }: Pick<ReviewGround, 'db'>,
  by: ByStaff,
  edition: ReviewEdition,
  number: number,
  answer = 'La franja es de un particular y no se puede intervenir.',
) {
  const { revision } = await seen(db, edition, number);
  return signOff(db, by, edition, { number, revision, answer });
}
