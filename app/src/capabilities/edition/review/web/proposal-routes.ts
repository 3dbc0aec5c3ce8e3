// One proposal at the desk: its page, its findings, what is asked of its author, its signature, and its sheet of paper.

import { assert } from '@minga/basics';
import { m } from '#words';
import { type Parsed, readForm, type Typed } from '../../../../platform/http/form.ts';
import type { Answer, Route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { normsFor } from '../../../ground/norms/index.ts';
import { publicNames } from '../../../ground/people/index.ts';
import { readProposal } from '../../proposals/index.ts';
import { answersForTeam } from '../actions/answering.ts';
import { askCorrection } from '../actions/ask-correction.ts';
import { saveFinding } from '../actions/save-finding.ts';
import { signOff, takeBackSignOff } from '../actions/sign-off.ts';
import { parseBenchFilter } from '../rules/bench-filter.ts';
import { type CheckKind, checkKinds } from '../rules/checks.ts';
import type { Refusal } from '../rules/refusal.ts';
import { parseDays } from '../rules/terms.ts';
import { findNeighbours } from '../store/bench.ts';
import { findExamination } from '../store/examinations.ts';
import { listRelations } from '../store/relations.ts';
import { listSimilar } from '../store/surroundings.ts';
import {
  type AtProposal,
  deskRoutesOf,
  mayHere,
  onProposal,
  refusedAt,
  type Shown,
  toProposal,
} from './at-desk.ts';
import { doneWords } from './done-words.ts';
import { parseAnswer, parseAsked, parseFinding, revisionOf } from './forms.ts';
import { desk } from './paths.ts';
import { proposalPage } from './proposal-page.tsx';
import { printSheet } from './proposal-sheet.ts';
import { problemOfRefusal, statusOf } from './refusal-words.ts';

const SIMILAR = 5;

export function proposalRoutes(house: House): readonly Route[] {
  const finding = deskRoutesOf(house, 'review/find');
  const coordinating = deskRoutesOf(house, 'review/coordinate');
  const signing = deskRoutesOf(house, 'review/sign-off');
  return [
    finding.get(
      desk.proposal,
      onProposal((given) => shown(given)),
    ),
    finding.get(desk.pdf, onProposal(answerPdf)),
    finding.post(desk.finding, onProposal(answerFinding)),
    coordinating.post(desk.correction, onProposal(answerCorrection)),
    signing.post(desk.signOff, onProposal(answerSignOff)),
    signing.post(desk.takeBack, onProposal(answerTakeBack)),
  ];
}

async function shown(
  given: AtProposal,
  { typed = {}, problems = [], status }: Shown = {},
  sent?: CheckKind,
): Promise<Answer> {
  const { house, ask, by, edition, number, today } = given;
  const { db } = house;
  // Somebody else may have saved meanwhile: what stands now is shown beside what was sent.
  const examination = await findExamination(db, edition.id, number);
  assert(examination !== undefined, 'what was in review stays');
  const { proposalId, checks, signedOffBy } = examination;
  const people = [signedOffBy, ...checks.map(({ reviewerId }) => reviewerId)];
  const filter = parseBenchFilter(ask.query);
  const asked = { editionId: edition.id, filter, personId: by.actor.personId, today };
  const [proposal, norms, similar, relations, neighbours, names] = await Promise.all([
    readProposal(db, proposalId),
    normsFor(db, by.scope.id),
    listSimilar(db, proposalId, SIMILAR),
    listRelations(db, edition.id),
    findNeighbours(db, asked, number),
    publicNames(
      db,
      people.filter((id) => id !== null),
    ),
  ]);
  assert(proposal !== undefined, 'what is reviewed is there');
  return proposalPage({
    ...{ edition, examination, proposal, norms, similar, relations, names, today },
    ...{ filter, neighbours, mayCoordinate: mayHere(given, 'review/coordinate') },
    mayAnswer: answersForTeam(proposal, by.actor),
    ...{ sent, typed, problems, status },
    done: doneWords(ask.query),
  });
}

function again(
  given: AtProposal,
  typed: Typed,
  refusal: Refusal,
  sent?: CheckKind,
): Promise<Answer> {
  const problems = [problemOfRefusal(refusal)];
  return shown(given, { typed, problems, status: statusOf(refusal) }, sent);
}

function wrong(given: AtProposal, typed: Typed, parsed: Parsed<unknown>, sent?: CheckKind) {
  const problems = parsed.isSound ? [] : parsed.problems;
  return shown(given, { typed, problems, status: 422 }, sent);
}

async function answerFinding(given: AtProposal): Promise<Answer> {
  const { house, ask, by, edition, number } = given;
  const kind = checkKinds.find((one) => one === ask.params.kind);
  if (kind === undefined) return refusedAt(given, { code: 'review/unknown' });
  const typed = await readForm(ask.request);
  const parsed = parseFinding(kind, typed);
  if (!parsed.isSound) return wrong(given, typed, parsed, kind);
  const { written, details } = parsed.values;
  const finding = { number, kind, revision: revisionOf(typed), written, details };
  const saved = await saveFinding(house.db, by, edition, finding);
  return saved.ok ? toProposal(given, 'hallazgo') : again(given, typed, saved.error, kind);
}

async function answerCorrection(given: AtProposal): Promise<Answer> {
  const { house, ask, by, edition, number } = given;
  const typed = await readForm(ask.request);
  const asked = parseAsked(typed);
  if (!asked.isSound) return wrong(given, typed, asked);
  const days = parseDays(typed.dias);
  if (days === undefined) return again(given, typed, { code: 'review/days-wrong' });
  const correction = { number, asked: asked.values, days };
  const done = await askCorrection(house.db, by, edition, correction);
  return done.ok ? toProposal(given, 'subsanacion') : again(given, typed, done.error);
}

async function answerSignOff(given: AtProposal): Promise<Answer> {
  const { house, ask, by, edition, number } = given;
  const typed = await readForm(ask.request);
  const answer = parseAnswer(typed);
  if (!answer.isSound) return wrong(given, typed, answer);
  const signing = { number, revision: revisionOf(typed), answer: answer.values };
  const signed = await signOff(house.db, by, edition, signing);
  return signed.ok ? toProposal(given, 'firmada') : again(given, typed, signed.error);
}

async function answerTakeBack(given: AtProposal): Promise<Answer> {
  const { house, by, edition, number } = given;
  const done = await takeBackSignOff(house.db, by, edition, number);
  return done.ok ? toProposal(given, 'firma-retirada') : again(given, {}, done.error);
}

async function answerPdf({ house, by, edition, number, examination }: AtProposal): Promise<Answer> {
  const proposal = await readProposal(house.db, examination.proposalId);
  assert(proposal !== undefined, 'what is reviewed is there');
  const norms = await normsFor(house.db, by.scope.id);
  const pdf = await printSheet(house, { edition, examination, proposal, norms });
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${m.review_pdf_name()}-${number}.pdf"`,
      'cache-control': 'no-store',
    },
  });
}
