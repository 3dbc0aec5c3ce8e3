// What everybody reads of official results: of an edition, of a contest, and the files to count it again.
import { isUuid } from '@minga/basics';
import { readFiles } from '../../../../platform/files/kept-files.ts';
import { type Answer, type Ask, type Route, route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import {
  findPublicEdition,
  type PublicEdition,
  seenOn,
  unknownEdition,
} from '../../../edition/editions/index.ts';
import { documentPath } from '../../../ground/records/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import type { SeenContest } from '../actions/find-contest-to-count.ts';
import { packResult } from '../actions/pack-result.ts';
import { findContestAddress, readOfficialContest } from '../store/official-contests.ts';
import {
  listResults,
  type OfficialResult,
  readLines,
  readReport,
  readResult,
  readResultTexts,
  sumsOfResults,
} from '../store/results.ts';
import { listVoteStates } from '../store/vote-states.ts';
import { type BroughtVote, listVotes } from '../store/votes.ts';
import { placeOf } from './bring-pages.tsx';
import { type CheckedResult, countPage } from './count-page.tsx';
import { resultFilePaths, resultPath, resultsPath } from './official-paths.ts';
import { noResultPage, officialResultPage, resultListPage } from './official-result-page.tsx';
import { officialRefusedPage } from './result-frame.tsx';
import { sheetHrefOf } from './result-source.tsx';

interface AtContest {
  readonly house: House;
  readonly ask: Ask;
  readonly edition: PublicEdition;
  readonly contest: SeenContest;
  readonly votes: readonly BroughtVote[];
  readonly results: readonly OfficialResult[];
  /** Of the address, or the last. */
  readonly result: OfficialResult | undefined;
}

type FileName = keyof typeof resultFilePaths;
/** Null where the result has no such file; its type and its name. */
type NamedText = readonly [text: string | null, type: string, name: string];

export function officialResultRoutes(house: House): readonly Route[] {
  const get = { audience: 'public', method: 'get' } as const;
  const files = Object.keys(resultFilePaths) as FileName[];
  return [
    route({ ...get, path: resultsPath, answer: (ask) => answerList(house, ask) }),
    route({ ...get, path: resultPath, answer: (ask) => onContest(house, ask, answerResult) }),
    ...files.map((name) =>
      route({
        ...get,
        path: resultFilePaths[name],
        answer: (ask) => onContest(house, ask, (at) => answerFile(at, name)),
      }),
    ),
  ];
}

const unknown = () => officialRefusedPage({ code: 'count/contest-unknown' });

async function editionOf(house: House, { params }: Ask) {
  const { institution = '', edition: slug = '' } = params;
  const edition = await findPublicEdition(house.db, institution, slug);
  if (edition === undefined) return undefined;
  const { contests } = seenOn(edition, dayIn(edition.place.timeZone, house.clock.now()));
  return { edition, contests };
}

async function answerList(house: House, ask: Ask): Promise<Answer> {
  const found = await editionOf(house, ask);
  if (found === undefined) return unknownEdition(house, ask);
  const { edition, contests } = found;
  const { db } = house;
  const ids = contests.map(({ id }) => id);
  const results = await listResults(db, ids);
  const states = await listVoteStates(db, edition.id);
  const sums = await sumsOfResults(db, ids);
  const listed = contests.map((contest) => {
    const result = lastOf(results, contest);
    const { funded = 0, projects = 0, spentClp = 0 } = sums.get(result?.id ?? '') ?? {};
    const state = states.find(({ contestId }) => contestId === contest.id);
    return { contest, result, state, funded, projects, spentClp };
  });
  return resultListPage({ edition, listed });
}

/** The last result of the round in which a contest is, while its vote stands. */
function lastOf(results: readonly OfficialResult[], { id, round }: SeenContest) {
  return results.findLast((one) => one.contestId === id && one.round === round && one.isStanding);
}

async function onContest(
  house: House,
  ask: Ask,
  answer: (at: AtContest) => Promise<Answer>,
): Promise<Answer> {
  const found = await editionOf(house, ask);
  if (found === undefined) return unknownEdition(house, ask);
  const contest = found.contests.find(({ code }) => code === ask.params.contest);
  if (contest === undefined) return unknown();
  const { edition } = found;
  const isOf = ({ round }: { readonly round: number }) => round === contest.round;
  const results = (await listResults(house.db, [contest.id])).filter(isOf);
  const votes = (await listVotes(house.db, [contest.id])).filter(isOf);
  const version = Number(ask.query.get('version'));
  const result =
    results.find((one) => one.version === version) ??
    (ask.query.has('version') ? undefined : lastOf(results, contest));
  return answer({ house, ask, edition, contest, votes, results, result });
}

async function answerResult(at: AtContest): Promise<Answer> {
  const { house, edition, contest, result, results, votes, ask } = at;
  const { db, publicUrl } = house;
  const withdrawn = votes.filter(({ withdrawnAt }) => withdrawnAt !== null).toReversed();
  const states = await listVoteStates(db, edition.id);
  const state = states.find(({ contestId }) => contestId === contest.id);
  const shared = { edition, contest, withdrawn, state };
  const vote = votes.find(({ id }) => id === result?.voteId);
  if (result === undefined || vote === undefined) {
    return ask.query.has('version') ? unknown() : noResultPage(shared);
  }
  const report = await readReport(db, result.id, currentLocale());
  const official = await readOfficialContest(db, contest.id, contest.round);
  if (report === undefined || official === undefined) return noResultPage(shared);
  const [sheet] = await readFiles(db, vote.tallySheet === null ? [] : [vote.tallySheet.id]);
  return officialResultPage({
    ...shared,
    ...{ report, publicUrl, lines: await readLines(db, result.id) },
    source: {
      at: { ...placeOf(edition), contest: contest.code },
      timeZone: edition.place.timeZone,
      ...{ official, vote, result, versions: results },
      sheetHref: sheetHrefOf(vote, sheet?.width ?? null),
    },
  });
}

const typeOf = {
  pb: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const;

async function answerFile(at: AtContest, name: FileName): Promise<Answer> {
  const { house, result, votes, contest, edition } = at;
  const vote = votes.find(({ id }) => id === result?.voteId);
  const texts = result && (await readResultTexts(house.db, result.id, currentLocale()));
  if (result === undefined || vote === undefined || texts === undefined) return unknown();
  const stem = `${edition.slug}-${contest.code}`;
  if (name === 'bundle') {
    const { publicUrl } = house;
    const packed = await packResult(house, {
      ...{ contest: contest.name, edition: edition.name, institution: edition.place.name },
      ...{ result, vote, texts },
      pageAddress: publicUrl + resultPath.to({ ...placeOf(edition), contest: contest.code }),
      documentAddress: publicUrl + documentPath.to({ code: result.documentCode }),
    });
    return fileAnswer(packed, 'application/zip', `${stem}-resultado.zip`);
  }
  const named: Readonly<Record<Exclude<FileName, 'bundle'>, NamedText>> = {
    pb: [texts.text, typeOf.pb, 'votos.pb'],
    totals: [texts.totalsText, typeOf.json, 'totales.json'],
    settings: [result.settingsText, typeOf.json, 'ajustes.json'],
    json: [texts.outcomeText, typeOf.json, 'resultado.json'],
    csv: [texts.csv, typeOf.csv, 'resultado.csv'],
  };
  const [text, type, file] = named[name];
  return text === null ? unknown() : fileAnswer(text, type, `${stem}-${file}`);
}

/** To be saved under a name; it changes when the contest is counted again. */
function fileAnswer(body: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-cache',
    },
  });
}

/** `/contar?resultado=ID`: the page where the published votes of a result are counted again. */
export async function answerCheck({ db }: House, id: string): Promise<Answer> {
  const result = isUuid(id) ? await readResult(db, id) : undefined;
  const address = result && (await findContestAddress(db, result.contestId));
  const official = result && (await readOfficialContest(db, result.contestId, result.round));
  if (result === undefined || address === undefined || official === undefined) return unknown();
  const { institution, edition, contest } = address;
  const at = { institution, edition, contest };
  const query = { version: String(result.version) };
  const checked: CheckedResult = {
    title: `${official.terms.contest}, ${official.terms.edition}`,
    fileName: `${edition}-${contest}-votos.pb`,
    votes: resultFilePaths.pb.to(at, { query }),
    outcome: resultFilePaths.json.to(at, { query }),
    sha256: result.outcomeSha256,
    back: resultPath.to(at, { query }),
  };
  return countPage({ choice: result.choice, checked });
}
