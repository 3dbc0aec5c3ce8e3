// Keeps a result that was counted, in one transaction with its document, what it lets pass, and who is told.
import { assert } from '@minga/basics';
import { hashText } from '@minga/counting';
import { m } from '#words';
import { audit } from '../../../../platform/audit.ts';
import type { Gather } from '../../../../platform/contributions.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { bothPaths, putDocuments } from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';
import { depositFact, participants, passStage } from '../../../edition/editions/index.ts';
import { inBothLocales, notify } from '../../../ground/people/index.ts';
import { issueDocument } from '../../../ground/records/index.ts';
import type { OfficialCount } from '../rules/official-count.ts';
import type { OfficialTerms } from '../rules/official-terms.ts';
import { resultDocument, SEARCH_ROOM } from '../store/result-documents.ts';
import { type Cause, insertResult, nextVersion } from '../store/results.ts';
import { listTookPart } from '../store/took-part.ts';
import { findStandingVote } from '../store/votes.ts';
import { type ByTeam, type IssuingSite, roleOf } from './by-team.ts';
import type { ContestAsked, ContestToCount } from './find-contest-to-count.ts';
import { countDocument } from './official-document.ts';

/** Where the page of a result is, told by whoever knows the addresses of the room. */
export type ResultPathIn = (asked: ContestAsked, locale: Locale) => string;

export interface KeepingSite extends IssuingSite {
  readonly gather: Gather;
  readonly pathIn: ResultPathIn;
}

export interface Keeping {
  readonly found: ContestToCount;
  readonly terms: OfficialTerms;
  /** Undefined of the first result of a vote, and of one that takes the place of a vote that was withdrawn. */
  readonly cause: Exclude<Cause, 'first' | 'correction'> | undefined;
  readonly objectionId: string | null;
  readonly excludedTables: readonly string[];
  /** Null where it is the whole text of the vote. */
  readonly countedText: string | null;
  readonly count: OfficialCount;
}

/** The id of the result. The vote of the contest stands by now. */
export async function keepResult(
  tx: Tx,
  site: KeepingSite,
  by: ByTeam,
  given: Keeping,
): Promise<string> {
  const { found, terms, count, excludedTables } = given;
  const { contest, edition, official } = found;
  const of = { contestId: contest.id, round: contest.round };
  const version = await nextVersion(tx, of);
  const cause = given.cause ?? (version === 1 ? 'first' : 'correction');
  const vote = await findStandingVote(tx, of);
  assert(vote !== undefined, 'a result is of a vote that stands');
  const hashes = {
    counted: given.countedText === null ? vote.textSha256 : await hashText(given.countedText),
    settings: await hashText(count.settingsText),
    outcome: await hashText(count.outcomeText),
  };
  const first = vote.kind === 'sealed' ? 'count/open-urn' : 'count/bring';
  const act = given.cause === undefined ? first : 'count/recount';
  const document = await issueDocument(tx, {
    ...{ publicUrl: site.publicUrl, isDemonstration: site.isDemonstration },
    ...{ by, act, as: roleOf(by), kind: 'acta-escrutinio' },
    ...countDocument({
      ...{ terms, vote, count, cause, version, excludedTables, hashes },
      basesVersion: official.basesVersion,
    }),
  });
  const id = await insertResult(tx, version, {
    ...of,
    ...{ voteId: vote.id, cause, objectionId: given.objectionId, excludedTables, count },
    ...{ rulebookId: official.rulebookId, countedText: given.countedText },
    projectIds: new Map(terms.projects.map(({ number, projectId }) => [number, projectId])),
    ...{ documentId: document.id, personId: by.actor.personId, now: by.now },
  });
  if (version === 1) await passCounted(tx, by, found, id);
  await audit(tx, {
    ...{ actor: by.actor, scope: by.scope, act, subject: `contest:${contest.id}` },
    after: { result: hashes.outcome },
    told: {
      ...{ contest: contest.name, version, cause, kind: vote.kind, ballots: vote.ballots },
      ...{ counted: hashes.counted, result: hashes.outcome, document: document.code },
    },
  });
  const asked = { institution: edition.place.slug, edition: edition.slug, contest: contest.code };
  await putDocuments(tx, SEARCH_ROOM, [
    resultDocument(
      {
        ...{ id: `${contest.id}/${contest.round}`, place: edition.place, asked },
        ...{ contest: contest.name, edition: edition.name, projects: terms.projects },
      },
      site.pathIn,
    ),
  ]);
  await tell(tx, site, by, { found, asked, version });
  return id;
}

/** The stages that the first result of a vote brings about; later ones pass nothing again. */
async function passCounted(tx: Tx, by: ByTeam, { edition, contest }: ContestToCount, id: string) {
  await depositFact(tx, edition.id, {
    kind: 'vote-counted',
    key: `${contest.id}/${contest.round}`,
    payload: { result: id },
  });
  const passing = { editionId: edition.id, contestId: contest.id };
  if (contest.stage === 'voting-opened') {
    const closed = await passStage(tx, by, { ...passing, stage: 'voting-closed' });
    assert(closed.ok, `a vote that is over closes: ${JSON.stringify(closed)}`);
  }
  const counted = await passStage(tx, by, { ...passing, stage: 'counted' });
  assert(counted.ok, `a vote with a result is counted: ${JSON.stringify(counted)}`);
}

interface Telling {
  readonly found: ContestToCount;
  readonly asked: ContestAsked;
  readonly version: number;
}

async function tell(
  tx: Tx,
  { gather, pathIn }: KeepingSite,
  by: ByTeam,
  { found: { edition, contest }, asked, version }: Telling,
): Promise<void> {
  const gathered = await gather(participants, { editionId: edition.id });
  const known = await listTookPart(tx, { contestId: contest.id, editionId: edition.id });
  const words = { contest: contest.name, edition: edition.name };
  const notices = [...new Set([...gathered.flat(), ...known])].map((personId) => ({
    personId,
    kind: 'count/result' as const,
    key: `${contest.id}/${contest.round}/${version}`,
    titles: inBothLocales(() =>
      version === 1 ? m.count_result_told(words) : m.count_result_told_again(words),
    ),
    paths: bothPaths((locale) => pathIn(asked, locale)),
    isPublic: true,
    institutionId: edition.institutionId,
  }));
  await notify(tx, notices, by.now);
}
