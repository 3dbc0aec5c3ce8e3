// The list of consultations, the page of one, what is said about it as files, and saying something.
import { m } from '#words';
import { type FieldProblem, readForm, type Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { pagedOf } from '../../../../ui/pagination/paged.ts';
import { citation, findNorm } from '../../../ground/norms/index.ts';
import { publicNames } from '../../../ground/people/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { askSecondReview } from '../actions/ask-second-review.ts';
import { observe, takeBackObservation } from '../actions/observe.ts';
import { next } from '../rules/consultation.ts';
import { parseConsultationFilter } from '../rules/consultation-filter.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  type Consultation,
  countConsultations,
  findConsultation,
  listConsultations,
} from '../store/consultations.ts';
import { listExtensions } from '../store/endings.ts';
import { listGroups } from '../store/groups.ts';
import { listObservations, type Observation } from '../store/observations.ts';
import { type KeptParagraph, listParagraphs } from '../store/paragraphs.ts';
import { listSecondReviews } from '../store/second-reviews.ts';
import { listGatherings } from '../store/what-is-asked.ts';
import { consultationPage } from './consultation-page.tsx';
import { consultationsPage } from './consultations-page.tsx';
import { doneWords } from './done-words.ts';
import { parseObservation, parseParagraph, parseWhy, typedObservation } from './forms.ts';
import { hiddenPage } from './hidden-page.tsx';
import { observationsCsv, observationsJson } from './observation-files.ts';
import { blankOf } from './observation-on-paper.ts';
import { observePage } from './observe-page.tsx';
import { refusedPage, unknownPage } from './parts.tsx';
import {
  askReviewPath,
  consultationPath,
  consultationsPath,
  observationFilePaths,
  observePath,
  takeBackPath,
} from './paths.ts';
import { fieldOf, sentenceOf, statusOf } from './refusal-words.ts';

const toTakePart = { act: 'consultations/take-part' } as const;

type AnswerOn = (house: House, ask: Ask, consultation: Consultation) => Promise<Answer>;

export function publicRoutes(house: House): readonly Route[] {
  const on = (
    audience: Route['audience'],
    method: Route['method'],
    path: Route['path'],
    answer: AnswerOn,
  ) =>
    route({
      audience,
      method,
      path,
      async answer(ask) {
        const slug = ask.params.consultation ?? '';
        const found = await findConsultation(house.db, slug, house.clock.now());
        return found === undefined ? unknownPage() : answer(house, ask, found);
      },
    });
  return [
    route({
      audience: 'public',
      method: 'get',
      path: consultationsPath,
      answer: (ask) => answerList(house, ask),
    }),
    on('public', 'get', consultationPath, answerPage),
    on('public', 'get', observationFilePaths.csv, ({ db }, _, found) => observationsCsv(db, found)),
    on('public', 'get', observationFilePaths.json, ({ db }, _, found) =>
      observationsJson(db, found),
    ),
    on(toTakePart, 'get', observePath, (given, ask, found) => answerForm(given, ask, found)),
    on(toTakePart, 'post', observePath, answerObserve),
    on(toTakePart, 'post', takeBackPath, answerTakeBack),
    on(toTakePart, 'post', askReviewPath, answerReview),
  ];
}

async function answerList({ db, clock }: House, ask: Ask): Promise<Answer> {
  const filter = parseConsultationFilter(ask.query);
  const now = clock.now();
  const count = await countConsultations(db, filter, now);
  const paged = pagedOf(count, filter.page);
  const consultations = await listConsultations(db, filter, now, paged);
  return consultationsPage({ filter, consultations, count, paged });
}

async function answerPage(house: House, ask: Ask, consultation: Consultation): Promise<Answer> {
  const { db, clock } = house;
  const { id } = consultation;
  const [norm, paragraphs, approved, observations, groups, extensions, gatherings] =
    await Promise.all([
      findNorm(db, consultation.norm),
      listParagraphs(db, id),
      listParagraphs(db, id, 'approved'),
      listObservations(db, id),
      consultation.answeredAt === undefined ? [] : listGroups(db, id),
      listExtensions(db, id),
      listGatherings(db, id),
    ]);
  const today = dayIn(consultation.timeZone, clock.now());
  const personId = ask.actor?.personId;
  const own = observations.filter((one) => one.personId !== undefined && one.personId === personId);
  const names = await publicNames(
    db,
    observations.flatMap((one) => one.personId ?? []),
  );
  return consultationPage({
    consultation,
    paragraphs,
    approved,
    observations,
    groups,
    extensions,
    gatherings,
    names,
    basis: norm && citation(norm, consultation.article, today),
    own: new Map(own.map((one) => [one.paragraphId ?? null, one])),
    paperHref: consultation.state === 'open' ? blankOf(consultation) : undefined,
    done: doneWords(ask.query),
  });
}

function backTo({ slug }: Consultation): { readonly label: string; readonly href: string } {
  const href = consultationPath.to({ consultation: slug });
  return { label: m.consultations_back(), href };
}

interface Shown {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

/** The paragraph that the address names, and what she said of it. */
async function findPlace({ db }: House, ask: Ask, { id }: Consultation) {
  const place = parseParagraph(ask.params.paragraph);
  if (place === undefined) return undefined;
  const paragraphs = await listParagraphs(db, id);
  const paragraph = paragraphs.find(({ number }) => number === place.number);
  const isThere = place.number === undefined || paragraph !== undefined;
  if (!isThere) return undefined;
  const { personId } = actorOf(ask);
  const own = (await listObservations(db, id)).find(
    (one) => one.personId === personId && one.paragraphId === paragraph?.id,
  );
  return { paragraph, own };
}

async function answerForm(
  house: House,
  ask: Ask,
  consultation: Consultation,
  given?: Shown,
): Promise<Answer> {
  const place = await findPlace(house, ask, consultation);
  if (place === undefined) return unknownPage(backTo(consultation));
  const { paragraph, own } = place;
  if (own?.hiddenAt !== undefined) return showHidden(house, ask, consultation, { paragraph, own });
  const open = next(consultation.state, 'observe');
  if (!open.ok) return refusedPage(open.error, backTo(consultation));
  return observePage({
    consultation,
    paragraph,
    hasOwn: own !== undefined,
    typed: given?.typed ?? (own === undefined ? {} : typedObservation(own)),
    problems: given?.problems ?? [],
    status: given?.status,
  });
}

async function answerObserve(house: House, ask: Ask, consultation: Consultation): Promise<Answer> {
  const typed = await readForm(ask.request);
  const place = parseParagraph(ask.params.paragraph);
  if (place === undefined) return unknownPage(backTo(consultation));
  const parsed = parseObservation(typed);
  if (!parsed.isSound) {
    const { problems } = parsed;
    return answerForm(house, ask, consultation, { typed, problems, status: 422 });
  }
  const by = { personId: actorOf(ask).personId, now: house.clock.now() };
  const about = { slug: consultation.slug, number: place.number };
  const said = await observe(house, about, parsed.values, by);
  if (!said.ok) return refusedForm(house, ask, consultation, typed, said.error);
  const hecho = said.value.waits ? 'observado-espera' : 'observado';
  return seeOther(`${placeHref(consultation, hecho)}#p${place.number ?? 0}`);
}

interface OwnHidden {
  readonly paragraph: KeptParagraph | undefined;
  readonly own: Observation;
}

/** What a moderator hid of hers, why, and the way to a second review. */
async function showHidden(
  { db, clock }: House,
  ask: Ask,
  consultation: Consultation,
  { paragraph, own }: OwnHidden,
  given?: Shown,
): Promise<Answer> {
  const reviews = await listSecondReviews(db, consultation.id);
  return hiddenPage({
    consultation,
    paragraph,
    observation: own,
    review: reviews.find(({ observationId }) => observationId === own.id),
    now: clock.now(),
    typed: given?.typed ?? {},
    problems: given?.problems ?? [],
    status: given?.status,
    done: doneWords(ask.query),
  });
}

async function answerReview(house: House, ask: Ask, consultation: Consultation): Promise<Answer> {
  const typed = await readForm(ask.request);
  const place = await findPlace(house, ask, consultation);
  if (place?.own === undefined) return unknownPage(backTo(consultation));
  const { paragraph, own } = place;
  const again = (problems: readonly FieldProblem[], status: Page['status']) =>
    showHidden(house, ask, consultation, { paragraph, own }, { typed, problems, status });
  const parsed = parseWhy(typed);
  if (!parsed.isSound) return again(parsed.problems, 422);
  const about = { slug: consultation.slug, number: paragraph?.number, words: parsed.values };
  const by = { personId: actorOf(ask).personId, now: house.clock.now() };
  const asked = await askSecondReview(house.db, about, by);
  if (!asked.ok) {
    const { error } = asked;
    return again([{ field: fieldOf(error), message: sentenceOf(error) }], statusOf(error));
  }
  const to = { consultation: consultation.slug, paragraph: String(paragraph?.number ?? 0) };
  return seeOther(observePath.to(to, { query: { hecho: 'revision-pedida' } }));
}

function placeHref({ slug }: Consultation, hecho: string): string {
  return consultationPath.to({ consultation: slug }, { query: { hecho } });
}

function refusedForm(
  house: House,
  ask: Ask,
  consultation: Consultation,
  typed: Typed,
  refusal: Refusal,
): Promise<Answer> {
  const problems = [{ field: fieldOf(refusal), message: sentenceOf(refusal) }];
  return answerForm(house, ask, consultation, { typed, problems, status: statusOf(refusal) });
}

async function answerTakeBack(house: House, ask: Ask, consultation: Consultation): Promise<Answer> {
  const place = parseParagraph(ask.params.paragraph);
  if (place === undefined) return unknownPage(backTo(consultation));
  const by = { personId: actorOf(ask).personId, now: house.clock.now() };
  const about = { slug: consultation.slug, number: place.number };
  const done = await takeBackObservation(house.db, about, by);
  if (!done.ok) return refusedPage(done.error, backTo(consultation));
  return seeOther(placeHref(consultation, 'observacion-retirada'));
}
