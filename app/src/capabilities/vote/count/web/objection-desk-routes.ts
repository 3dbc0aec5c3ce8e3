// The desk of objections of an edition: their list, one of them with its answer, and the certification of each contest.
import { m } from '#words';
import { readFiles } from '../../../../platform/files/kept-files.ts';
import { type FieldProblem, readForm, type Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { actPath, type TwoPersonKind } from '../../../../platform/two-person.ts';
import { findPublicEdition, type PublicEdition } from '../../../edition/editions/index.ts';
import { inBothLocales } from '../../../ground/people/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { dayIn, typedText } from '../../../ground/territories/rules/index.ts';
import { proposeActPath } from '../../election/index.ts';
import {
  type AnsweredObjection,
  answerObjection,
  type ByDesk,
  finishRemedy,
} from '../actions/answer-objection.ts';
import { type VoteOfContest, votesOf } from '../actions/objected-vote.ts';
import { type ProposingAboutResult, proposeAboutResult } from '../actions/propose-about-result.ts';
import { recountOfficially } from '../actions/recount-officially.ts';
import { decideCertification, decideCorrection } from '../rules/certification.ts';
import { objectionName, parseObjectionName } from '../rules/objection.ts';
import type { ObjectionRefusal } from '../rules/objection-refusal.ts';
import { countedIt, findObjection, listObjections, type Objection } from '../store/objections.ts';
import { findSealedOfContest } from '../store/sealed/elections.ts';
import { officialRefusalSentence } from './bring-words.ts';
import {
  certifyPayload,
  certifyTogether,
  correctPayload,
  correctTogether,
} from './certify-acts.ts';
import { objectionAnswerPage } from './objection-answer-page.tsx';
import { answerBlocks } from './objection-blocks.ts';
import { objectionDeskPage } from './objection-desk-page.tsx';
import { parseAnswer, parseCorrection, parseDone } from './objection-form.ts';
import { placeOf, refusedObjection } from './objection-parts.tsx';
import { objectionDesk, objectionPath } from './objection-paths.ts';
import { objectionProblem, objectionStatus } from './objection-words.ts';
import { resultPathIn } from './official-paths.ts';

interface AtDesk {
  readonly house: House;
  readonly ask: Ask;
  readonly by: ByDesk;
  readonly edition: PublicEdition;
  readonly votes: readonly VoteOfContest[];
  /** Civil day there. */
  readonly today: string;
}

interface AtObjection extends AtDesk {
  readonly objection: Objection;
  readonly found: VoteOfContest;
}

/** What a page is shown again with. */
interface Shown {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
}

type DeskAct = 'see-objections' | 'answer-objection' | 'certify' | 'correct' | 'confirm';

export function objectionDeskRoutes(house: House): readonly Route[] {
  const at = (
    method: Route['method'],
    act: DeskAct,
    path: Route['path'],
    answer: (given: AtDesk) => Promise<Answer>,
  ) =>
    route({
      ...{ audience: { act: `count/${act}` }, method, path },
      answer: (ask) => onEdition(house, ask, answer),
    });
  return [
    at('get', 'see-objections', objectionDesk.list, (given) => shownList(given)),
    at('post', 'certify', objectionDesk.certify, answerCertified),
    at('post', 'correct', objectionDesk.correct, answerCorrected),
    at('get', 'see-objections', objectionDesk.objection, (given) =>
      onObjection(given, (one) => shownOne(one)),
    ),
    at('post', 'answer-objection', objectionDesk.objection, (given) =>
      onObjection(given, answerAnswered),
    ),
    at('post', 'answer-objection', objectionDesk.done, (given) => onObjection(given, answerDone)),
    at('post', 'confirm', objectionDesk.recount, (given) => onObjection(given, answerRecounted)),
  ];
}

const unknown = () => refusedObjection({ code: 'count/objection-unknown' });

/** An edition of the institution in the address; another's is not there. */
async function onEdition(
  house: House,
  ask: Ask,
  answer: (given: AtDesk) => Promise<Answer>,
): Promise<Answer> {
  const { institution, edition: slug } = ask.params;
  const edition = await findPublicEdition(house.db, typedText(institution), typedText(slug));
  const now = house.clock.now();
  const by: ByDesk = { actor: actorOf(ask), scope: scopeOf(ask), now };
  if (edition?.institutionId !== by.scope.id) return unknown();
  const votes = await votesOf(house.db, edition);
  return answer({ house, ask, by, edition, votes, today: dayIn(edition.place.timeZone, now) });
}

async function onObjection(
  given: AtDesk,
  answer: (given: AtObjection) => Promise<Answer>,
): Promise<Answer> {
  const { house, ask, edition, votes } = given;
  const named = parseObjectionName(ask.params.number ?? '');
  const objection = named && (await findObjection(house.db, edition.id, named));
  const found = votes.find(({ contest }) => contest.id === objection?.contestId);
  return objection === undefined || found === undefined
    ? unknown()
    : answer({ ...given, objection, found });
}

function mayHere({ by }: AtDesk, act: DeskAct): boolean {
  return mayDo(permissions[`count/${act}`], by.actor.grants, by.scope);
}

interface ListShown extends Shown {
  /** Code of the contest whose form it is. */
  readonly contest?: string;
}

async function shownList(given: AtDesk, shown: ListShown = {}): Promise<Answer> {
  const { house, ask, by, edition, votes, today } = given;
  const objections = await listObjections(house.db, edition.id);
  const { typed = {}, problems = [], status, contest } = shown;
  return objectionDeskPage({
    ...{ edition, votes, objections, today, now: by.now, typed, problems, status, contest },
    mayCertify: mayHere(given, 'certify'),
    done: ask.query.get('hecho') ?? undefined,
  });
}

async function shownOne(
  given: AtObjection,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const { house, ask, edition, objection, found, today } = given;
  const { fileId } = objection;
  const files = fileId === null ? [] : await readFiles(house.db, [fileId]);
  return objectionAnswerPage({
    ...{ edition, objection, found, today, typed, problems, status, evidence: files[0] },
    mayAnswer: mayHere(given, 'answer-objection'),
    mayCount: mayHere(given, 'confirm'),
    isIndependent: await isIndependent(given),
    annulHref: await annulHrefOf(given),
    done: ask.query.get('hecho') ?? undefined,
  });
}

/** The form that annuls the contest, begun with what was objected. */
async function annulHrefOf({ house, objection, found }: AtObjection): Promise<string | undefined> {
  const { id: contestId, code } = found.contest;
  const election = await findSealedOfContest(house.db, { contestId, round: objection.round });
  if (election === undefined) return undefined;
  const at = { institution: election.institutionSlug, election: election.id, kind: 'anular' };
  const razon = m.count_objection_annul_reason({ number: objectionName(objection) });
  return proposeActPath.to(at, { query: { que: code, razon } });
}

async function answerAnswered(given: AtObjection): Promise<Answer> {
  const { house, ask, by, found, objection } = given;
  const { year, number } = objection;
  const typed = await readForm(ask.request);
  const barred = await barredBy(given);
  if (barred !== undefined) return refusedOne(given, typed, barred);
  const parsed = parseAnswer(typed);
  if (!parsed.isSound) return shownOne(given, { typed, problems: parsed.problems, status: 422 });
  const { publicUrl, isProduction } = house;
  const done = await answerObjection(house.db, by, {
    ...{ found, year, number, answer: parsed.values, write: answerBlocks, tell: toldOf },
    ...{ publicUrl, isDemonstration: !isProduction },
  });
  return done.ok ? toObjection(given, 'respondida') : refusedOne(given, typed, done.error);
}

/** Neither counted it nor objects herself. */
async function isIndependent({ house, by, objection }: AtObjection): Promise<boolean> {
  const { personId } = by.actor;
  return objection.personId !== personId && !(await countedIt(house.db, objection, personId));
}

/** Why she answers nothing, whatever she typed: her page has no form for it. */
async function barredBy(given: AtObjection): Promise<ObjectionRefusal | undefined> {
  const { withdrawnAt, outcome } = given.objection;
  if (withdrawnAt !== null) return { code: 'count/objection-withdrawn' };
  if (outcome !== null) return { code: 'count/objection-answered' };
  return (await isIndependent(given)) ? undefined : { code: 'count/answer-by-another' };
}

export function toldOf({ found, objection }: AnsweredObjection) {
  const { edition, contest } = found;
  const [number, year] = [String(objection.number), String(objection.year)];
  const to = { ...placeOf(edition), number: objectionName(objection) };
  return {
    titles: inBothLocales(() =>
      m.count_objection_notice_answered({ number, year, contest: contest.name }),
    ),
    paths: bothPaths((locale) => objectionPath.to(to, { locale })),
  };
}

async function answerDone(given: AtObjection): Promise<Answer> {
  const { house, ask, by, found, objection } = given;
  const { year, number, remedy, isRemedied } = objection;
  const typed = await readForm(ask.request);
  if (isRemedied || remedy !== 'other') {
    return refusedOne(given, typed, { code: 'count/remedy-not-waiting' });
  }
  const parsed = parseDone(typed);
  if (!parsed.isSound) return shownOne(given, { typed, problems: parsed.problems, status: 422 });
  const asked = { found, year, number, done: parsed.values };
  const done = await finishRemedy(house.db, by, asked);
  return done.ok ? toObjection(given, 'hecho') : refusedOne(given, typed, done.error);
}

/** Without every table that was annulled until now: none comes back with another count. */
async function answerRecounted(given: AtObjection): Promise<Answer> {
  const { house, by, edition, found, objection } = given;
  const { remedy, isRemedied } = objection;
  if (isRemedied || (remedy !== 'recount' && remedy !== 'annul-table')) {
    return refusedOne(given, {}, { code: 'count/remedy-not-waiting' });
  }
  const tables = found.state.result?.tables ?? [];
  const excludedTables = found.state.annulledTables.filter((code) => tables.includes(code));
  const { db, gather, publicUrl, isProduction } = house;
  const site = { db, gather, publicUrl, isDemonstration: !isProduction, pathIn: resultPathIn };
  const done = await recountOfficially(site, by, {
    ...{ ...placeOf(edition), contest: found.contest.code, excludedTables },
    cause: excludedTables.length > 0 ? 'table-annulled' : 'recount',
    objectionId: objection.id,
  });
  if (done.ok) return toObjection(given, 'contada');
  const problems = [{ field: '', message: officialRefusalSentence(done.error) }];
  return shownOne(given, { problems, status: 409 });
}

function refusedOne(given: AtObjection, typed: Typed, refusal: ObjectionRefusal): Promise<Answer> {
  const problems = [objectionProblem(refusal)];
  return shownOne(given, { typed, problems, status: objectionStatus(refusal) });
}

function toObjection({ edition, objection }: AtObjection, hecho: string): Response {
  const to = { ...placeOf(edition), number: objectionName(objection) };
  return seeOther(objectionDesk.objection.to(to, { query: { hecho } }));
}

async function answerCertified(given: AtDesk): Promise<Answer> {
  const { house, ask, by } = given;
  const objections = await listObjections(house.db, given.edition.id);
  return propose(given, {
    kind: certifyTogether,
    contest: typedText(ask.params.contest),
    typed: {},
    judge: ({ vote }) => decideCertification(vote, by.now),
    payload: (tx, found) => {
      const own = objections.filter(
        (one) => one.contestId === found.contest.id && one.round === found.state.round,
      );
      const accepted = own.filter(({ remedy }) => remedy !== null).length;
      return certifyPayload(tx, found, accepted);
    },
  });
}

async function answerCorrected(given: AtDesk): Promise<Answer> {
  const { ask } = given;
  const contest = typedText(ask.params.contest);
  const typed = await readForm(ask.request);
  const parsed = parseCorrection(typed);
  if (!parsed.isSound) {
    return shownList(given, { typed, problems: parsed.problems, status: 422, contest });
  }
  const reason = parsed.values;
  return propose(given, {
    ...{ kind: correctTogether, contest, typed },
    judge: ({ vote }) => decideCorrection(vote, reason),
    payload: async (_, found) => correctPayload(found, reason),
  });
}

interface Proposed extends Pick<ProposingAboutResult, 'judge' | 'payload'> {
  readonly kind: TwoPersonKind;
  readonly contest: string;
  readonly typed: Typed;
}

async function propose(given: AtDesk, proposed: Proposed): Promise<Answer> {
  const { house, by, edition } = given;
  const { kind, contest, typed, judge, payload } = proposed;
  const asked = { ...placeOf(edition), contest };
  const done = await proposeAboutResult(house.db, by, {
    ...{ kind, editionId: edition.id, asked, judge, payload },
  });
  if (done.ok) return seeOther(actPath.to({ act: done.value }, { query: { hecho: 'propuesto' } }));
  if (objectionStatus(done.error) === 404) return unknown();
  const problems = [objectionProblem(done.error)];
  return shownList(given, { typed, problems, status: objectionStatus(done.error), contest });
}
