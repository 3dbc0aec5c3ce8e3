// Freezes the list of a contest: its hash is public and its lot is announced in one act, before chance speaks.
import { assert, err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { putDocuments } from '../../../../platform/search.ts';
import { inLocale, type Locale, sourceLocale } from '../../../../platform/words.ts';
import {
  announceLotIn,
  issueDocument,
  type LotAct,
  recordsRefusal,
} from '../../../ground/records/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import {
  depositFact,
  findPublicEdition,
  type PublicEdition,
  seenOn,
} from '../../editions/index.ts';
import { moveProposals } from '../../proposals/index.ts';
import { decideFreezing, type Freezing } from '../rules/freezing.ts';
import { FORMAT, type ListText, listedProjects, sealList } from '../rules/list-text.ts';
import type { Refusal } from '../rules/refusal.ts';
import { readSlate, type Slate } from '../store/candidates.ts';
import { type BallotList, insertList, listLists, lockEdition } from '../store/lists.ts';
import { documentOf, SEARCH_ROOM } from '../store/search-documents.ts';
import { type ByStaff, roleOf, type Site } from './by-staff.ts';
import { frozenDocument } from './list-documents.ts';

export interface ContestAsked {
  /** Slugs of its address, and the code of the contest. */
  readonly institution: string;
  readonly edition: string;
  readonly contest: string;
}

/** Where the page of a list is, told by whoever knows the addresses of the room. */
export type PathIn = (asked: ContestAsked, locale: Locale) => string;

type SeenContest = ReturnType<typeof seenOn>['contests'][number];

/** A contest as freezing it is judged. */
export interface ContestToFreeze {
  readonly edition: PublicEdition;
  readonly contest: SeenContest;
  readonly slate: Slate;
  /** Thawed ones too, in their order. */
  readonly lists: readonly BallotList[];
  readonly freezing: Freezing;
}

/** Every contest in force of an edition, with what keeps its list from being frozen. */
export async function readContests(
  db: Database | Tx,
  edition: PublicEdition,
  now: Date,
): Promise<readonly ContestToFreeze[]> {
  const today = dayIn(edition.place.timeZone, now);
  const seen = seenOn(edition, today);
  const all = await listLists(db, edition.id);
  const from = edition.rules.operational.calendar.find(({ phase }) => phase === 'ballot-list');
  const contests: ContestToFreeze[] = [];
  for (const contest of seen.contests) {
    const lists = all.filter(({ contestId }) => contestId === contest.id);
    const slate = await readSlate(db, contest.id, today);
    const freezing = {
      isArchived: edition.isArchived,
      isHalted: (seen.halted ?? contest.halted) !== undefined,
      stage: contest.stage,
      isFrozen: standing(lists, contest.round) !== undefined,
      today,
      from: from?.from ?? today,
      ...{ waiting: slate.waiting, withoutProposal: slate.withoutProposal },
      ...{ unresolved: slate.unresolved, count: slate.candidates.length, narrow: contest.narrow },
    };
    contests.push({ edition, contest, slate, lists, freezing });
  }
  return contests;
}

/** The list of a round that is not thawed. */
export function standing(lists: readonly BallotList[], round: number): BallotList | undefined {
  return lists.find((one) => one.round === round && one.withdrawnAt === null);
}

/** The id of its lot. */
export function freezeList(
  db: Database,
  site: Site & { readonly pathIn: PathIn },
  by: ByStaff,
  asked: ContestAsked & { readonly act: LotAct },
): Promise<Result<string, Refusal>> {
  return inTransaction(db, async (tx) => {
    const found = await lockContest(tx, by, asked);
    if (found === undefined) return err({ code: 'ballot-list/unknown' });
    const decided = decideFreezing(found.freezing);
    if (!decided.ok) return decided;
    const list = textOf(found, by.now);
    const sealed = await sealList(list);
    const { contest, edition } = found;
    const lot = await announceLotIn(tx, by, {
      label: list.label,
      purpose: inLocale(sourceLocale, () =>
        m.ballot_list_lot_purpose({ contest: contest.name, edition: edition.name }),
      ),
      list: list.projects.map(({ id, title }) => ({ id, name: title })),
      ...asked.act,
    });
    if (!lot.ok) return err(refusedLot(lot.error));
    const document = await issueDocument(tx, {
      ...{ publicUrl: site.publicUrl, isDemonstration: site.isDemonstration },
      ...{ by, act: 'ballot-list/freeze', as: roleOf(by), kind: 'nomina-congelada' },
      ...frozenDocument({ list, ...sealed, act: asked.act, timeZone: edition.place.timeZone }),
    });
    const id = await insertList(tx, {
      ...{ contestId: contest.id, round: contest.round, ...sealed, frozenAt: by.now },
      ...{ lotId: lot.value, documentId: document.id },
      projectIds: list.projects.map(({ project }) => project),
    });
    await makeKnown(tx, by, { found, list, sha256: sealed.sha256, id, pathIn: site.pathIn });
    return ok(lot.value);
  });
}

function refusedLot(error: Parameters<typeof recordsRefusal>[0]): Refusal {
  const field = error.code === 'records/lot-too-soon' ? 'day' : '';
  return { code: 'ballot-list/lot-refused', sentence: recordsRefusal(error), field };
}

/** Of this institution; whoever decides about the same edition waits. */
async function lockContest(
  tx: Tx,
  { scope, now }: ByStaff,
  asked: ContestAsked,
): Promise<ContestToFreeze | undefined> {
  const edition = await findPublicEdition(tx, asked.institution, asked.edition);
  if (edition?.institutionId !== scope.id) return undefined;
  await lockEdition(tx, edition.id);
  const locked = await findPublicEdition(tx, asked.institution, asked.edition);
  assert(locked !== undefined, 'what is published stays so');
  const contests = await readContests(tx, locked, now);
  return contests.find(({ contest }) => contest.code === asked.contest);
}

function textOf({ edition, contest, slate }: ContestToFreeze, now: Date): ListText {
  const { place, slug, name, versions, publications } = edition;
  const inForce = versions.find(({ id }) => id === publications.at(-1)?.rulebookId);
  assert(inForce !== undefined, 'a published edition has bases in force');
  const { code, amountClp, round } = contest;
  return {
    format: FORMAT,
    institution: { slug: place.slug, name: place.name },
    edition: { slug, name },
    contest: { code, name: contest.name, amount_clp: amountClp },
    round,
    bases: { version: inForce.version, sha256: inForce.sha256 },
    label: `Nómina ${slug}/${code}/${round}`,
    frozen_at: now.toISOString(),
    projects: listedProjects(slate.candidates),
  };
}

interface MadeKnown {
  readonly found: ContestToFreeze;
  readonly list: ListText;
  readonly sha256: string;
  readonly id: string;
  readonly pathIn: PathIn;
}

async function makeKnown(tx: Tx, by: ByStaff, given: MadeKnown): Promise<void> {
  const { found, list, sha256, id, pathIn } = given;
  const { edition, contest } = found;
  const count = list.projects.length;
  await depositFact(tx, edition.id, {
    kind: 'ballot-list-frozen',
    key: `${contest.id}/${contest.round}/${id}`,
    payload: { sha256, count },
  });
  const voting = edition.rules.operational.calendar.find(({ phase }) => phase === 'voting');
  const listed = list.projects.map(({ project: proposalId }) => ({
    ...({ proposalId, to: 'listed', kind: 'listed', told: { contest: contest.name } } as const),
    ...({ heldBy: 'voters', holder: null, heldUntil: voting?.until ?? null, now: by.now } as const),
  }));
  const moved = await moveProposals(tx, listed);
  assert(moved.ok, `what is on the slate is listed: ${JSON.stringify(moved)}`);
  await putDocuments(tx, SEARCH_ROOM, [documentOf({ list, id, place: edition.place }, pathIn)]);
  await audit(tx, {
    ...{ actor: by.actor, scope: by.scope },
    act: 'ballot-list/freeze',
    subject: `contest:${contest.id}`,
    after: { list: sha256 },
    told: { contest: contest.name, projects: count, list: sha256 },
  });
}
