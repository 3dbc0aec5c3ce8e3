// What the end of a lot does to its list, in the transaction that ends it: numbers, or a thaw with its reason.
import { assert } from '@minga/basics';
import { m } from '#words';
import { audit } from '../../../../platform/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { bothPaths, removeDocument } from '../../../../platform/search.ts';
import { inBothLocales, notify } from '../../../ground/people/index.ts';
import { annulDocumentIn, issueDocument, type LotEnd } from '../../../ground/records/index.ts';
import { depositFact } from '../../editions/index.ts';
import { authorsOf, moveProposal, readProposal } from '../../proposals/index.ts';
import {
  type BallotList,
  lockListOfLot,
  saveDrawn,
  saveNumbers,
  saveThawed,
} from '../store/lists.ts';
import { SEARCH_ROOM } from '../store/search-documents.ts';
import { type ByStaff, roleOf, type Site } from './by-staff.ts';
import type { PathIn } from './freeze-list.ts';
import { drawnDocument } from './list-documents.ts';

/** Null when the lot numbers no list. */
export async function endWithLot(
  { tx, by, lotId, ended }: LotEnd,
  pathIn: PathIn,
): Promise<true | null> {
  const list = await lockListOfLot(tx, lotId);
  if (list === undefined) return null;
  if (ended.how === 'drawn') await number(tx, by, { ...ended, list, pathIn });
  else await thaw(tx, by, list, ended.reason);
  return true;
}

interface Drawn {
  readonly list: BallotList;
  /** Numbers of proposals as chance ordered them. */
  readonly order: readonly string[];
  readonly entropy: string;
  readonly site: Site;
  readonly pathIn: PathIn;
}

async function number(tx: Tx, by: ByStaff, given: Drawn): Promise<void> {
  const { list, order, entropy, site, pathIn } = given;
  const { content, sha256, contestId, round, editionId } = list;
  await saveNumbers(tx, list.id, order);
  const document = await issueDocument(tx, {
    ...{ ...site, by, act: 'ballot-list/number', as: roleOf(by), kind: 'nomina-sorteada' },
    ...drawnDocument({ list: content, sha256, order, entropy }),
  });
  await saveDrawn(tx, list.id, { at: by.now, documentId: document.id });
  const projects = list.entries.map(({ projectId }) => projectId).join(' ');
  await depositFact(tx, editionId, {
    kind: 'ballot-list-drawn',
    key: `${contestId}/${round}`,
    payload: { sha256, count: order.length, projects },
  });
  for (const { projectId, id } of list.entries) {
    const drawn = { projectId, number: order.indexOf(id) + 1 };
    await tellNumber(tx, by, { list, drawn, pathIn });
  }
  await audit(tx, {
    ...{ actor: by.actor, scope: by.scope },
    act: 'ballot-list/number',
    subject: `contest:${contestId}`,
    after: { list: sha256, order },
    told: { contest: content.contest.name, list: sha256, document: document.code },
  });
}

interface Told {
  readonly list: BallotList;
  readonly drawn: { readonly projectId: string; readonly number: number };
  readonly pathIn: PathIn;
}

/** In its history, and to whoever stands behind it. */
async function tellNumber(tx: Tx, { now }: ByStaff, { list, drawn, pathIn }: Told): Promise<void> {
  const { projectId, number: drawnNumber } = drawn;
  const proposal = await readProposal(tx, projectId);
  assert(proposal !== undefined, 'what is listed was proposed');
  if (proposal.state !== 'listed') return;
  const { heldBy, holder, heldUntil } = proposal;
  const noted = await moveProposal(tx, {
    ...{ proposalId: projectId, to: 'listed', kind: 'numbered', told: { number: drawnNumber } },
    ...{ heldBy, holder, heldUntil, now },
  });
  assert(noted.ok, 'to stay where it is, is no move');
  const { institutionSlug: institution, editionSlug: edition, content } = list;
  const asked = { institution, edition, contest: content.contest.code };
  const common = {
    kind: 'ballot-list/number',
    key: `${projectId}:${list.id}`,
    titles: inBothLocales(() =>
      m.ballot_list_told_number({ title: proposal.contents.title, number: drawnNumber }),
    ),
    paths: bothPaths((locale) => pathIn(asked, locale)),
    isPublic: true,
    institutionId: list.institutionId,
  } as const;
  const authors = await authorsOf(tx, projectId);
  await notify(
    tx,
    authors.map((personId) => ({ ...common, personId })),
    now,
  );
}

async function thaw(tx: Tx, by: ByStaff, list: BallotList, reason: string): Promise<void> {
  const { id, contestId, round, editionId, content, sha256, documentCode } = list;
  await saveThawed(tx, id, { at: by.now, reason });
  const annulled = await annulDocumentIn(tx, by, { code: documentCode, reason, as: roleOf(by) });
  assert(annulled.ok || annulled.error.code === 'records/already-annulled', 'it was issued there');
  await depositFact(tx, editionId, {
    kind: 'ballot-list-thawed',
    key: `${contestId}/${round}/${id}`,
    payload: { sha256 },
  });
  for (const { projectId } of list.entries) {
    const proposal = await readProposal(tx, projectId);
    if (proposal?.state !== 'listed') continue;
    const moved = await moveProposal(tx, {
      ...{ proposalId: projectId, to: 'feasible', kind: 'left-list', told: { reason } },
      ...{ heldBy: 'institution', holder: list.institutionName, heldUntil: null, now: by.now },
    });
    assert(moved.ok, 'what was listed is feasible');
  }
  await removeDocument(tx, SEARCH_ROOM, id);
  await audit(tx, {
    ...{ actor: by.actor, scope: by.scope },
    act: 'ballot-list/thaw',
    subject: `contest:${contestId}`,
    before: { list: sha256 },
    told: { contest: content.contest.name, list: sha256 },
    reason,
  });
}
