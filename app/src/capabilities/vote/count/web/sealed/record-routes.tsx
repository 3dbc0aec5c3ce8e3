// What everybody reads and takes away of the log of a sealed vote: its record, each leaf with its proof, lists, and the bundle.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { posterCode, toBase64url, tracker } from '@minga/ballot';
import { formatProof, inclusionProof } from '@minga/ledger';
import { fileAddress } from '../../../../../platform/files/file-routes.ts';
import {
  type Answer,
  type Ask,
  type Page,
  type Route,
  route,
} from '../../../../../platform/http/route.ts';
import { nodeCrypto } from '../../../../../platform/node-crypto.ts';
import { type Column, csvOf } from '../../../../../platform/public-list.ts';
import type { House } from '../../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../../ui/pagination/paged.ts';
import { electionPath, signedFile } from '../../../election/index.ts';
import { labelOf } from '../../actions/sealed/label.ts';
import { type LogState, logState } from '../../rules/sealed/log-state.ts';
import { ballotsOf, readOpened } from '../../rules/sealed/opened.ts';
import { unusedPapers } from '../../rules/sealed/unused-papers.ts';
import { listResults } from '../../store/results.ts';
import { bundleBytes, findBundle } from '../../store/sealed/bundles.ts';
import { readSealed, type SealedElection } from '../../store/sealed/elections.ts';
import {
  countLeaves,
  type FollowedLog,
  listCheckpoints,
  readActs,
  readFollowed,
  readHashes,
} from '../../store/sealed/logs.ts';
import { readOpenedText } from '../../store/sealed/openings.ts';
import {
  countRecord,
  type RecordFilter,
  readLeafAt,
  readRecord,
} from '../../store/sealed/records.ts';
import { countIssued } from '../../store/sealed/taken.ts';
import { listVotes } from '../../store/votes.ts';
import { resultPath } from '../official-paths.ts';
import { countPath, verifyPath } from '../paths.ts';
import { leafPage } from './leaf-page.tsx';
import { kindWords, leafWords } from './leaf-words.ts';
import { noRecordPage, unreadRecordPage } from './no-record-page.tsx';
import { type ContestToRecount, type RecordFilterTyped, recordPage } from './record-page.tsx';
import { recordPaths } from './record-paths.ts';
import { type ShownLeaf, shownLeaf } from './shown-leaf.ts';
import { labelTag } from './state-words.tsx';

const FILE_ROWS = 200_000;
const ROWS_AT_A_TIME = 2000;
/** As many as a telephone scrolls through. */
const LEAVES_A_PAGE = 20;
/** How many came by when is nobody's to read while people vote. */
const WHILE_VOTING = ['vote', 'batch', 'registro'];

interface AtRecord {
  readonly house: House;
  readonly ask: Ask;
  readonly election: SealedElection;
  readonly state: LogState;
  readonly followed: FollowedLog;
}

interface Answering {
  readonly answer: (at: AtRecord) => Promise<Answer>;
  /** Where the log is open and was not read here yet. */
  readonly unread: (election: SealedElection) => Page;
}

export function recordRoutes(house: House): readonly Route[] {
  const get = { audience: 'public', method: 'get' } as const;
  const at =
    (answer: Answering['answer'], unread: Answering['unread'] = noRecordPage) =>
    (ask: Ask) =>
      answerAt(house, ask, { answer, unread });
  return [
    route({ ...get, path: recordPaths.record, answer: at(answerRecord, unreadRecordPage) }),
    route({ ...get, path: recordPaths.leaf, answer: at(answerLeaf) }),
    route({ ...get, path: recordPaths.proof, answer: at(answerProof) }),
    route({ ...get, path: recordPaths.csv, answer: at(answerCsv) }),
    route({ ...get, path: recordPaths.json, answer: at(answerJson) }),
    route({ ...get, path: recordPaths.bundle, answer: at(answerBundle) }),
  ];
}

async function answerAt(house: House, ask: Ask, { answer, unread }: Answering): Promise<Answer> {
  const { db } = house;
  const election = await readSealed(db, ask.params.election ?? '');
  if (election === undefined) return noRecordPage(election);
  const followed = await readFollowed(db, election.id);
  if (followed === undefined) return unread(election);
  const state = logState(election.manifest, await readActs(db, election.id));
  return answer({ house, ask, election, state, followed });
}

function filterOf({ ask, state }: AtRecord): RecordFilterTyped & { readonly asked: RecordFilter } {
  const typed = (name: string) => (ask.query.get(name) ?? '').trim().slice(0, 100);
  const [tipo, concurso, q] = [typed('tipo'), typed('concurso'), typed('q')];
  const asked = {
    kind: tipo === '' ? undefined : tipo,
    contest: concurso === '' ? undefined : concurso,
    words: q,
    hidden: state.phase === 'open' ? WHILE_VOTING : [],
  };
  return { tipo, concurso, q, asked };
}

/** Thousands of ciphers say nothing to a reader: ballots are listed for whoever asks for them, or for one. */
function leftOut({ tipo, q }: RecordFilterTyped): readonly string[] {
  return tipo === '' && q === '' ? ['vote'] : [];
}

async function answerRecord(at: AtRecord): Promise<Answer> {
  const { house, ask, election, state, followed } = at;
  const { db, urnUrl } = house;
  const { asked, ...filter } = filterOf(at);
  const count = await countRecord(db, election.id, asked);
  const listed = { ...asked, hidden: [...asked.hidden, ...leftOut(filter)] };
  const inList = await countRecord(db, election.id, listed);
  const paged = pagedOf(inList, askedPage(ask.query), LEAVES_A_PAGE);
  const leaves = (await readRecord(db, election.id, listed, paged)).map(shownLeaf);
  const counted = await countLeaves(db, election.id);
  const kinds = new Map(
    Object.keys(kindWords).flatMap((kind) => {
      const own = asked.hidden.includes(kind) ? 0 : (counted.get(kind) ?? 0);
      return own === 0 ? [] : [[kind, own] as const];
    }),
  );
  return recordPage({
    ...{ election, state, followed, filter, count, leaves, paged },
    label: labelTag(await labelOf(db, nodeCrypto.verifyEd25519, election)),
    bundle: state.phase === 'open' ? undefined : await findBundle(db, election.id),
    poster: posterCode(election.fingerprint),
    kinds,
    contests: await contestsOf(at),
    electionHref: electionPath.to({ election: election.id }),
    urnHref: `${urnUrl}/e/${election.id}/`,
    verifyHref: verifyPath.to({}),
  });
}

/** Contests that have a result, with what was null, blank and never cast. */
async function contestsOf({
  house,
  election,
  state,
}: AtRecord): Promise<readonly ContestToRecount[]> {
  const { db } = house;
  const text = await readOpenedText(db, election.id);
  if (text === undefined) return [];
  const opened = readOpened(text);
  const ids = election.contests.map(({ contestId }) => contestId);
  const [results, votes] = [await listResults(db, ids), await listVotes(db, ids)];
  const cast = new Map(state.close?.leaf.ballots.map(({ contest, n }) => [contest, n]));
  const unused = unusedPapers(election.manifest, await countIssued(db, election.id), cast);
  return election.contests.flatMap(({ contestId, round, code }) => {
    const contest = election.manifest.contests.find(({ id }) => id === code);
    const result = results.findLast((one) => one.contestId === contestId && one.round === round);
    const vote = votes.find(({ id }) => id === result?.voteId);
    if (contest === undefined || result === undefined || vote === undefined) return [];
    return [
      {
        name: contest.title,
        again: countPath.to({}, { query: { resultado: result.id } }),
        result: resultPath.to({
          ...{ institution: election.institutionSlug, edition: election.editionSlug },
          contest: code,
        }),
        ...{ ballots: vote.ballots, blanks: vote.blanks, nulls: ballotsOf(contest, opened).nulls },
        unused: unused.find((one) => one.contest === code)?.n,
      },
    ];
  });
}

async function leafOf({ house, ask, election, state }: AtRecord): Promise<ShownLeaf | undefined> {
  const { place = '' } = ask.params;
  if (!/^\d{1,9}$/.test(place)) return undefined;
  const raw = await readLeafAt(house.db, election.id, Number(place));
  const shown = raw && shownLeaf(raw);
  const isHidden = state.phase === 'open' && WHILE_VOTING.includes(shown?.leaf.type ?? '');
  return isHidden ? undefined : shown;
}

async function answerLeaf(at: AtRecord): Promise<Answer> {
  const { election, followed } = at;
  const shown = await leafOf(at);
  if (shown === undefined) return noRecordPage(election);
  const electionHref = electionPath.to({ election: election.id });
  const { leaf } = shown;
  const fileId =
    leaf.type === 'annul'
      ? await signedFile(at.house.db, election.id, leaf.document_sha256)
      : undefined;
  const documentHref = fileId === undefined ? undefined : fileAddress(fileId);
  return leafPage({ election, shown, size: followed.size, electionHref, documentHref });
}

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());

/** Index, proof and checkpoint in one text, as C2SP writes them. */
async function answerProof(at: AtRecord): Promise<Answer> {
  const { house, election, followed } = at;
  const shown = await leafOf(at);
  const checkpoints = await listCheckpoints(house.db, election.id);
  const checkpoint = checkpoints.find(({ size }) => size === followed.size)?.note;
  if (shown === undefined || checkpoint === undefined) return noRecordPage(election);
  const hashes = (await readHashes(house.db, election.id)).slice(0, followed.size);
  const proof = inclusionProof(hashes, shown.place, sha256);
  return fileAnswer(
    formatProof({ index: shown.place, proof, checkpoint }),
    'text/plain; charset=utf-8',
    `${election.id}-${shown.place}.tlog-proof`,
  );
}

function fileAnswer(body: BodyInit, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-cache',
    },
  });
}

function column(key: string, kind: Column['kind'], spanish: string, english: string): Column {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}

const columns: readonly Column[] = [
  column('place', 'integer', 'Lugar en el registro, desde 0', 'Place in the log, from 0'),
  column('kind', 'text', 'Tipo de hoja', 'Kind of leaf'),
  column('contest', 'text', 'Concurso', 'Contest'),
  column('leaf_hash', 'text', 'Huella de la hoja (base64url)', 'Leaf hash (base64url)'),
  column('tracker', 'text', 'Código de una papeleta', 'Code of a ballot'),
  column('says', 'text', 'Qué dice', 'What it says'),
];

function rowOf({ place, leaf, hash }: ShownLeaf, { election }: AtRecord) {
  const { manifest, timeZone } = election;
  return {
    ...{ place, kind: leaf.type, contest: 'contest' in leaf ? leaf.contest : null },
    leaf_hash: toBase64url(hash),
    tracker: leaf.type === 'vote' ? tracker(hash) : null,
    says: leafWords(leaf, { manifest, timeZone }).text,
  };
}

/** Page by page, so that a large log is never in memory whole. */
async function* rowsOf(at: AtRecord): AsyncGenerator<readonly ReturnType<typeof rowOf>[]> {
  const { asked } = filterOf(at);
  for (let offset = 0; offset < FILE_ROWS; offset += ROWS_AT_A_TIME) {
    const page = { limit: ROWS_AT_A_TIME, offset };
    const leaves = await readRecord(at.house.db, at.election.id, asked, page);
    if (leaves.length > 0) yield leaves.map((raw) => rowOf(shownLeaf(raw), at));
    if (leaves.length < ROWS_AT_A_TIME) return;
  }
}

async function answerCsv(at: AtRecord): Promise<Answer> {
  const rows: ReturnType<typeof rowOf>[] = [];
  for await (const some of rowsOf(at)) rows.push(...some);
  return fileAnswer(csvOf({ columns }, rows), 'text/csv; charset=utf-8', `${at.election.id}.csv`);
}

async function answerJson(at: AtRecord): Promise<Answer> {
  const rows: ReturnType<typeof rowOf>[] = [];
  for await (const some of rowsOf(at)) rows.push(...some);
  const { election, followed } = at;
  const told = { election: election.id, title: election.title, size: followed.size, leaves: rows };
  return Response.json(told, { headers: { 'cache-control': 'no-cache' } });
}

/** From there to the end, as a browser asks that goes on with a download that was cut off. */
const REST = /^bytes=(\d{1,15})-$/;

async function answerBundle({ house, ask, election, state }: AtRecord): Promise<Answer> {
  const { db } = house;
  const bundle = state.phase === 'open' ? undefined : await findBundle(db, election.id);
  if (bundle === undefined) return noRecordPage(election);
  const { sha256: whose, bytesCount } = bundle;
  const etag = `"${whose}"`;
  const { headers: asked } = ask.request;
  const isSame = (asked.get('if-range') ?? etag) === etag;
  const from = Number((isSame && REST.exec(asked.get('range') ?? '')?.[1]) || 0);
  if (from >= bytesCount) {
    return new Response(null, {
      status: 416,
      headers: { 'content-range': `bytes */${bytesCount}` },
    });
  }
  const rest = Readable.from(bundleBytes(db, election.id, bundle, from));
  return new Response(Readable.toWeb(rest) as ReadableStream<Uint8Array>, {
    status: from === 0 ? 200 : 206,
    headers: {
      'content-type': 'application/gzip',
      'content-length': String(bytesCount - from),
      ...(from > 0 && { 'content-range': `bytes ${from}-${bytesCount - 1}/${bytesCount}` }),
      'content-disposition': `attachment; filename="${election.id}.tar.gz"`,
      'accept-ranges': 'bytes',
      'cache-control': 'no-cache',
      etag,
    },
  });
}
