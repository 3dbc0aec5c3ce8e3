// What is said and answered at the desk: assemblies, groups, answers and their publication, and moderation.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import { type FieldProblem, readForm, type Typed } from '../../../../platform/http/form.ts';
import { type Answer, type Page, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { parseReason as parseHiding } from '../../../ground/conversation/rules/index.ts';
import { gatheringsOf } from '../../../ground/gatherings/index.ts';
import { publicNames } from '../../../ground/people/index.ts';
import { decideSecondReview } from '../actions/decide-second-review.ts';
import { enterFromAssembly, linkAssembly } from '../actions/enter-observation.ts';
import { answerGroup, groupByParagraph, groupObservations } from '../actions/group-observations.ts';
import { judgeWritten } from '../actions/judge-observation.ts';
import { correctAnswer, publishAnswers } from '../actions/publish-answers.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Consultation } from '../store/consultations.ts';
import { type Group, lastAnswer, listGroups } from '../store/groups.ts';
import { listObservations } from '../store/observations.ts';
import { listParagraphs } from '../store/paragraphs.ts';
import { listSecondReviews } from '../store/second-reviews.ts';
import { listGatherings } from '../store/what-is-asked.ts';
import { writeAnswers } from './answers-blocks.ts';
import { assembliesPage } from './assemblies-page.tsx';
import { type AtDesk, addressOf, deskRoutesOf } from './at-desk.ts';
import { doneWords } from './done-words.ts';
import {
  parseAnswer,
  parseGroup,
  parseObservation,
  parseParagraph,
  parsePeople,
  parseReason,
  parseReviewing,
} from './forms.ts';
import { answerPage, groupsPage } from './groups-page.tsx';
import { moderatePage } from './moderate-page.tsx';
import { crumbOf, refusedPage, unknownPage } from './parts.tsx';
import { desk } from './paths.ts';
import { fieldOf, sentenceOf, statusOf } from './refusal-words.ts';
import { placeOf } from './words.ts';

export function answerRoutes(house: House): readonly Route[] {
  const entering = deskRoutesOf(house, { act: 'consultations/enter-paper' });
  const answering = deskRoutesOf(house, { act: 'consultations/answer' });
  const moderating = deskRoutesOf(house, { act: 'conversation/moderate' });
  return [
    entering.get(desk.assemblies, (given) => assemblies(given)),
    entering.post(desk.assemblies, answerLink),
    entering.post(desk.fromAssembly, answerEnter),
    answering.get(desk.groups, (given) => groups(given)),
    answering.post(desk.groups, answerGrouping),
    answering.post(desk.byParagraph, answerByParagraph),
    answering.get(desk.answer, (given) => onGroup(given, showGroup)),
    answering.post(desk.answer, (given) => onGroup(given, answerAnswer)),
    answering.post(desk.publish, answerPublish),
    moderating.get(desk.moderate, (given) => moderation(given)),
    moderating.post(desk.moderate, answerModerate),
    moderating.post(desk.review, answerReview),
  ];
}

interface Shown {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

function refused(typed: Typed, refusal: Refusal, field = fieldOf(refusal)): Shown {
  return {
    typed,
    problems: [{ field, message: sentenceOf(refusal) }],
    status: statusOf(refusal),
  };
}

type DeskPlace = 'assemblies' | 'groups' | 'consultation' | 'moderate';

function backTo(consultation: Consultation, place: DeskPlace, hecho: string): Response {
  return seeOther(desk[place].to(addressOf(consultation), { query: { hecho } }));
}

function refusedAt(consultation: Consultation, refusal: Refusal): Page {
  const { label, href = '' } = crumbOf(consultation);
  return refusedPage(refusal, { label: String(label), href });
}

async function assemblies({ house, ask, consultation }: AtDesk, given?: Shown): Promise<Answer> {
  const { db } = house;
  const { id, institutionId } = consultation;
  const [paragraphs, linked, own] = await Promise.all([
    listParagraphs(db, id),
    listGatherings(db, id),
    gatheringsOf(db, { institutionId }),
  ]);
  return assembliesPage({
    consultation,
    paragraphs,
    linked,
    candidates: own.filter(({ slug }) => !linked.some((one) => one.slug === slug)),
    typed: given?.typed ?? {},
    problems: given?.problems ?? [],
    status: given?.status,
    done: doneWords(ask.query),
  });
}

async function answerLink(given: AtDesk): Promise<Answer> {
  const { house, ask, consultation, by } = given;
  const typed = await readForm(ask.request);
  const { id } = consultation;
  const linked = await linkAssembly(house.db, by, { id, gathering: typed.enlazar ?? '' });
  if (linked.ok) return backTo(consultation, 'assemblies', 'enlazada');
  return assemblies(given, refused(typed, linked.error, 'enlazar'));
}

async function answerEnter(given: AtDesk): Promise<Answer> {
  const { house, ask, consultation, by } = given;
  const typed = await readForm(ask.request);
  const written = parseObservation(typed);
  const people = parsePeople(typed);
  const place = parseParagraph(typed.parrafo);
  if (!written.isSound || !people.isSound || place === undefined) {
    const problems = [written, people].flatMap((one) => (one.isSound ? [] : one.problems));
    if (place === undefined) {
      const message = sentenceOf({ code: 'consultations/paragraph-unknown' });
      problems.unshift({ field: 'parrafo', message });
    }
    return assemblies(given, { typed, problems, status: 422 });
  }
  const entered = await enterFromAssembly(house.db, by, {
    id: consultation.id,
    gathering: typed.reunion ?? '',
    peopleCount: people.values,
    written: written.values,
    number: place.number,
  });
  if (entered.ok) return backTo(consultation, 'assemblies', 'anotada');
  return assemblies(given, refused(typed, entered.error));
}

async function readSaid({ db }: House, { id }: Consultation) {
  const [kept, observations] = await Promise.all([listGroups(db, id), listObservations(db, id)]);
  const ids = observations.flatMap(({ personId }) => personId ?? []);
  return { groups: kept, observations, names: await publicNames(db, ids) };
}

async function groups({ house, ask, consultation }: AtDesk, given?: Shown): Promise<Answer> {
  return groupsPage({
    consultation,
    ...(await readSaid(house, consultation)),
    typed: given?.typed ?? {},
    problems: given?.problems ?? [],
    status: given?.status,
    done: doneWords(ask.query),
  });
}

async function answerGrouping(given: AtDesk): Promise<Answer> {
  const { house, ask, consultation, by } = given;
  const typed = await readForm(ask.request);
  const { id } = consultation;
  const observations = await listObservations(house.db, id);
  const observationIds = observations
    .map((one) => one.id)
    .filter((one) => typed[`o-${one}`] !== undefined);
  const groupId = typed.grupo ?? '';
  const theme = groupId === '' ? parseGroup({ tema: typed.tema ?? '' }) : undefined;
  if (theme?.isSound === false) {
    return groups(given, { typed, problems: theme.problems, status: 422 });
  }
  const into = theme === undefined ? { groupId } : { theme: theme.values.tema };
  const grouped = await groupObservations(house.db, by, { id, observationIds, into });
  if (grouped.ok) return backTo(consultation, 'groups', 'agrupadas');
  const { error } = grouped;
  const field = error.code === 'consultations/nothing-chosen' ? 'observaciones' : fieldOf(error);
  return groups(given, refused(typed, error, field));
}

async function answerByParagraph({ house, consultation, by }: AtDesk): Promise<Answer> {
  const { id } = consultation;
  const grouped = await groupByParagraph(house.db, by, { id, themeOf: placeOf });
  return grouped.ok
    ? backTo(consultation, 'groups', 'agrupadas')
    : refusedAt(consultation, grouped.error);
}

type OnGroup = (given: AtDesk, group: Group) => Promise<Answer>;

async function onGroup(given: AtDesk, answer: OnGroup): Promise<Answer> {
  const { house, ask, consultation } = given;
  const kept = await listGroups(house.db, consultation.id);
  const group = kept.find(({ number }) => String(number) === ask.params.group);
  if (group !== undefined) return answer(given, group);
  const { label, href = '' } = crumbOf(consultation);
  return unknownPage({ label: String(label), href });
}

async function showGroup(
  { house, consultation }: AtDesk,
  group: Group,
  given?: Shown,
): Promise<Answer> {
  const answer = lastAnswer(group);
  const typed = given?.typed ?? {
    tema: group.theme,
    dicho: group.said,
    resultado: answer?.outcome ?? '',
    razon: answer?.reason ?? '',
    hecho: answer?.done ?? '',
  };
  const { problems = [], status } = given ?? {};
  const said = await readSaid(house, consultation);
  return answerPage({ consultation, group, ...said, typed, problems, status });
}

async function answerAnswer(given: AtDesk, group: Group): Promise<Answer> {
  const { ask, consultation } = given;
  const typed = await readForm(ask.request);
  return consultation.state === 'answered'
    ? answerCorrection(given, group, typed)
    : answerDraft(given, group, typed);
}

async function answerDraft(given: AtDesk, group: Group, typed: Typed): Promise<Answer> {
  const { house, consultation, by } = given;
  const about = parseGroup(typed);
  const answer = parseAnswer(typed);
  if (!about.isSound || !answer.isSound) {
    const problems = [about, answer].flatMap((one) => (one.isSound ? [] : one.problems));
    return showGroup(given, group, { typed, problems, status: 422 });
  }
  const done = await answerGroup(house.db, by, {
    id: consultation.id,
    groupId: group.id,
    theme: about.values.tema,
    said: about.values.dicho,
    answer: answer.values,
  });
  if (done.ok) return backTo(consultation, 'groups', 'respondido');
  return showGroup(given, group, refused(typed, done.error, ''));
}

async function answerCorrection(given: AtDesk, group: Group, typed: Typed): Promise<Answer> {
  const { house, consultation, by } = given;
  const answer = parseAnswer(typed);
  const because = parseReason(typed, 'porque');
  if (!answer.isSound || !because.isSound) {
    const problems = [answer, because].flatMap((one) => (one.isSound ? [] : one.problems));
    return showGroup(given, group, { typed, problems, status: 422 });
  }
  const done = await correctAnswer(house.db, siteOf(house), by, {
    id: consultation.id,
    groupId: group.id,
    answer: answer.values,
    because: because.values,
    write: writeAnswers,
  });
  if (done.ok) return backTo(consultation, 'groups', 'corregida');
  return showGroup(given, group, refused(typed, done.error));
}

function siteOf({ publicUrl, isProduction }: House) {
  return { publicUrl, isDemonstration: !isProduction };
}

async function answerPublish({ house, consultation, by }: AtDesk): Promise<Answer> {
  const asked = { id: consultation.id, write: writeAnswers };
  const published = await publishAnswers(house.db, siteOf(house), by, asked);
  return published.ok
    ? backTo(consultation, 'consultation', 'publicadas')
    : refusedAt(consultation, published.error);
}

async function moderation({ house, ask, consultation, by }: AtDesk, given?: Shown) {
  const { observations, names } = await readSaid(house, consultation);
  const asked = await listSecondReviews(house.db, consultation.id);
  return moderatePage({
    consultation,
    observations: observations.filter(({ hiddenAt }) => hiddenAt === undefined),
    reviews: asked.flatMap((review) => {
      const observation = observations.find(({ id }) => id === review.observationId);
      return review.outcome !== undefined || observation === undefined
        ? []
        : [{ consultation, review, observation }];
    }),
    action: desk.review.to(addressOf(consultation)),
    now: by.now,
    typed: given?.typed ?? {},
    names,
    moderatorId: by.actor.personId,
    problems: given?.problems ?? [],
    status: given?.status,
    done: doneWords(ask.query),
  });
}

async function answerModerate(given: AtDesk): Promise<Answer> {
  const { house, ask, consultation, by } = given;
  const typed = await readForm(ask.request);
  const id = typed.observacion;
  const isDecided = typed.decision === 'mostrar' || typed.decision === 'ocultar';
  if (!isUuid(id) || !isDecided) {
    const problems = [{ field: '', message: m.consultations_decision_missing() }];
    return moderation(given, { typed, problems, status: 422 });
  }
  const judged = await judgeWritten(house.db, by, {
    id: consultation.id,
    observationId: id,
    version: Number(typed.version),
    hides: typed.decision === 'ocultar',
    reason: parseHiding(typed.motivo),
  });
  if (judged.ok) return backTo(consultation, 'moderate', 'moderada');
  const { error } = judged;
  const field = error.code === 'consultations/reason-missing' ? `motivo-${id}` : '';
  return moderation(given, refused(typed, error, field));
}

async function answerReview(given: AtDesk): Promise<Answer> {
  const { house, ask, consultation, by } = given;
  const typed = await readForm(ask.request);
  const parsed = parseReviewing(typed);
  if (!parsed.isSound) return moderation(given, { typed, problems: parsed.problems, status: 422 });
  const review = { id: consultation.id, ...parsed.values };
  const decided = await decideSecondReview(house.db, by, review);
  return decided.ok
    ? backTo(consultation, 'moderate', 'revisada')
    : moderation(given, refused(typed, decided.error, ''));
}
