// The desk of those who keep the forum: pinning, guides, closing. Everything is read within the reach of the institution.
import { isUuid } from '@minga/basics';
import { type FieldProblem, readForm, type Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  type Page,
  type Route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { readInstitution } from '../../institutions/index.ts';
import { publicNames } from '../../people/index.ts';
import { closeQuestion } from '../actions/close-question.ts';
import { correctKeptTitle } from '../actions/correct-title.ts';
import { pinAnswer } from '../actions/pin-answer.ts';
import { publishGuide, reviseGuide, withdrawGuide } from '../actions/write-guide.ts';
import { type ReadComment, readCommentAs } from '../store/comments.ts';
import { listEarlierTitles } from '../store/earlier-titles.ts';
import { findStandingGuide, type Guide, listGuidesOf, readGuide } from '../store/guides.ts';
import { countKept, isKept, listKept } from '../store/kept-questions.ts';
import { type ReadQuestion, readQuestion, readQuestionAt } from '../store/questions.ts';
import { actingOf } from './acting.ts';
import { doneWords } from './done-words.ts';
import { type AnswerAsk, answerForm, routesFor } from './form-routes.ts';
import { closePage, forumDeskPage } from './forum-desk-page.tsx';
import {
  closingSchema,
  guideSchema,
  keptTitleSchema,
  revisionSchema,
  withdrawalSchema,
} from './forum-form.ts';
import {
  closeQuestionPath,
  editGuidePath,
  forumDeskPath,
  guidePath,
  keptTitlePath,
  newGuidePath,
  pinPath,
  questionAddress,
  withdrawGuidePath,
} from './forum-paths.ts';
import { guideFormPage } from './guide-form-page.tsx';
import { refusedPage, unknownInForum } from './parts.tsx';
import { anchorOf } from './paths.ts';
import { seenBy } from './seen-comments.ts';
import { titlePage } from './title-page.tsx';

const QUESTIONS_SHOWN = 30;

export const forumDeskRoutes = (house: House): readonly Route[] => {
  const { get, post } = routesFor(house, { act: 'conversation/keep-forum' });
  return [
    get(forumDeskPath, answerDesk),
    post(pinPath, atAnswer(answerPin)),
    get(newGuidePath, atAnswer(answerNewGuide)),
    post(newGuidePath, atAnswer(answerPublish)),
    get(
      closeQuestionPath,
      atQuestion((given) => shownClose(given, {}, [])),
    ),
    post(closeQuestionPath, atQuestion(answerClose)),
    get(
      keptTitlePath,
      atQuestion((given) => shownTitle(given, { titulo: given.question.title ?? '' }, [])),
    ),
    post(keptTitlePath, atQuestion(answerTitle)),
    get(
      editGuidePath,
      atGuide((given) => shownGuide(given, typedOf(given.guide), [])),
    ),
    post(editGuidePath, atGuide(answerRevise)),
    post(withdrawGuidePath, atGuide(answerWithdraw)),
  ];
};

interface AtDesk {
  readonly house: House;
  readonly ask: Ask;
}
type OfQuestion = AtDesk & { readonly question: ReadQuestion };
type OfAnswer = OfQuestion & { readonly comment: ReadComment };
type OfGuide = AtDesk & { readonly guide: Guide };

const slugIn = (ask: Ask) => ask.params.institution ?? '';

async function answerDesk({ db }: House, ask: Ask): Promise<Answer> {
  const { id } = scopeOf(ask);
  const [institution, count, guides] = await Promise.all([
    readInstitution(db, id),
    countKept(db, id),
    listGuidesOf(db, id),
  ]);
  const paged = pagedOf(count, askedPage(ask.query), QUESTIONS_SHOWN);
  const questions = await listKept(db, id, paged);
  const names = await publicNames(db, [
    ...new Set(questions.flatMap(({ askerId }) => askerId ?? [])),
  ]);
  const done = doneWords(ask.query);
  return forumDeskPage({ institution, questions, names, count, paged, guides, done });
}

/** On the question of the address, if the institution keeps it and everybody reads it. */
function atQuestion(answer: (given: OfQuestion) => Promise<Answer>): AnswerAsk {
  return async (house, ask) => {
    const digits = ask.params.number ?? '';
    const number = /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : 0;
    const question = await readQuestion(house.db, number);
    return question === undefined || !(await isKept(house.db, scopeOf(ask).id, question.placeId))
      ? unknownInForum()
      : answer({ house, ask, question });
  };
}

/** On an answer that everybody reads, to a question that the institution keeps. */
function atAnswer(answer: (given: OfAnswer) => Promise<Answer>): AnswerAsk {
  return async (house, ask) => {
    const { db } = house;
    const id = ask.params.comment ?? '';
    const comment = isUuid(id) ? await readCommentAs(db, id, undefined) : undefined;
    const question = comment && (await readQuestionAt(db, comment.placeId));
    return comment === undefined ||
      question === undefined ||
      !(await isKept(db, scopeOf(ask).id, comment.placeId))
      ? unknownInForum()
      : answer({ house, ask, question, comment });
  };
}

/** On a guide of the institution. */
function atGuide(answer: (given: OfGuide) => Promise<Answer>): AnswerAsk {
  return async (house, ask) => {
    const guide = await readGuide(house.db, ask.params.guide ?? '');
    return guide?.institutionId !== scopeOf(ask).id
      ? unknownInForum()
      : answer({ house, ask, guide });
  };
}

function backTo({ number, title }: ReadQuestion) {
  return { label: title ?? String(number), href: questionAddress(number) };
}

async function answerPin({ house, ask, comment, question }: OfAnswer): Promise<Answer> {
  const isPinned = (await readForm(ask.request)).fijar !== 'no';
  const { id: commentId } = comment;
  const by = actingOf(house, ask);
  const done = await pinAnswer(house.db, scopeOf(ask), { commentId, isPinned }, by);
  if (!done.ok) return refusedPage(done.error, backTo(question));
  const hecho = isPinned ? 'respuesta-fijada' : 'respuesta-suelta';
  return seeOther(questionAddress(done.value, hecho, anchorOf(commentId)));
}

async function answerNewGuide(given: OfAnswer): Promise<Answer> {
  const { house, ask, comment, question } = given;
  const there = await findStandingGuide(house.db, comment.id, scopeOf(ask).id);
  if (there !== undefined) {
    const refusal = { code: 'conversation/has-guide', slug: there.slug } as const;
    return refusedPage(refusal, {
      label: there.title,
      href: guidePath.to({ guide: there.slug }),
    });
  }
  const { text = '', lang = '' } = comment.written ?? {};
  const titulo = question.title ?? '';
  return shownNewGuide(given, { titulo, texto: text, lengua: lang }, []);
}

async function shownNewGuide(
  { house: { db }, ask, comment }: OfAnswer,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Page> {
  const institution = await readInstitution(db, scopeOf(ask).id);
  const [seen] = await seenBy(db, undefined, [comment]);
  return guideFormPage({
    institution,
    action: newGuidePath.to({ institution: slugIn(ask), comment: comment.id }),
    typed,
    problems,
    answer: comment.written && { name: seen?.authorName ?? '', ...comment.written },
  });
}

function answerPublish(given: OfAnswer): Promise<Answer> {
  const { house, ask, comment } = given;
  return answerForm(ask, guideSchema, {
    shown: (typed, problems) => shownNewGuide(given, typed, problems),
    act: ({ titulo: title, texto: text, lengua: lang }) => {
      const written = { commentId: comment.id, title, text, lang };
      return publishGuide(house.db, scopeOf(ask), written, actingOf(house, ask));
    },
    done: (guide) => seeOther(guidePath.to({ guide }, { query: { hecho: 'guia-publicada' } })),
  });
}

async function shownClose(
  { house: { db }, ask, question }: OfQuestion,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Page> {
  const institution = await readInstitution(db, scopeOf(ask).id);
  return closePage({ institution, question, problems, typed: typed.motivo ?? '' });
}

async function answerClose(given: OfQuestion): Promise<Answer> {
  const { house, ask, question } = given;
  const { number, closing } = question;
  const by = actingOf(house, ask);
  const done = (hecho: string) => seeOther(questionAddress(number, hecho));
  if (closing !== undefined) {
    const opened = await closeQuestion(house.db, scopeOf(ask), { number, words: undefined }, by);
    return opened.ok ? done('pregunta-abierta') : refusedPage(opened.error, backTo(question));
  }
  return answerForm(ask, closingSchema, {
    shown: (typed, problems) => shownClose(given, typed, problems),
    act: ({ motivo: words }) => closeQuestion(house.db, scopeOf(ask), { number, words }, by),
    done: () => done('pregunta-cerrada'),
  });
}

async function shownTitle(
  { house: { db }, ask, question: { placeId, number } }: OfQuestion,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Page> {
  const [institution, earlier] = await Promise.all([
    readInstitution(db, scopeOf(ask).id),
    listEarlierTitles(db, placeId),
  ]);
  return titlePage({
    number,
    action: keptTitlePath.to({ institution: institution.slug, number: String(number) }),
    institutionName: institution.name,
    typed: { ...typed, version: String(earlier.length) },
    problems,
  });
}

function answerTitle(given: OfQuestion): Promise<Answer> {
  const { house, ask, question } = given;
  const { number } = question;
  return answerForm(ask, keptTitleSchema, {
    shown: (typed, problems) => shownTitle(given, typed, problems),
    act: ({ titulo: title, version: fromVersion, motivo: reason, ocultar: hidesEarlier }) =>
      correctKeptTitle(
        house.db,
        scopeOf(ask),
        { number, title, fromVersion, reason, hidesEarlier },
        actingOf(house, ask),
      ),
    done: () => seeOther(questionAddress(number, 'titulo-corregido')),
  });
}

function typedOf({ title, text, lang, number }: Guide): Typed {
  return { titulo: title, texto: text, lengua: lang, version: String(number) };
}

async function shownGuide(
  { house: { db }, ask, guide }: OfGuide,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Page> {
  const institution = await readInstitution(db, scopeOf(ask).id);
  const to = { institution: slugIn(ask), guide: guide.slug };
  return guideFormPage({
    institution,
    action: editGuidePath.to(to),
    typed,
    problems,
    answer: undefined,
    changes: {
      version: typed.version ?? String(guide.number),
      withdrawAction: withdrawGuidePath.to(to),
      href: guidePath.to({ guide: guide.slug }),
    },
  });
}

function answerRevise(given: OfGuide): Promise<Answer> {
  const { house, ask, guide } = given;
  const { slug } = guide;
  return answerForm(ask, revisionSchema, {
    shown: (typed, problems) => shownGuide(given, typed, problems),
    act: ({ titulo: title, texto: text, lengua: lang, cambio: change, version: fromVersion }) => {
      const revision = { slug, title, text, lang, change, fromVersion };
      return reviseGuide(house.db, scopeOf(ask), revision, actingOf(house, ask));
    },
    done: () => seeOther(guidePath.to({ guide: slug }, { query: { hecho: 'guia-cambiada' } })),
  });
}

function answerWithdraw(given: OfGuide): Promise<Answer> {
  const { house, ask, guide } = given;
  const { slug } = guide;
  return answerForm(ask, withdrawalSchema, {
    shown: (_, problems) => shownGuide(given, typedOf(guide), problems),
    act: ({ motivo: reason }) =>
      withdrawGuide(house.db, scopeOf(ask), { slug, reason }, actingOf(house, ask)),
    done: () => seeOther(guidePath.to({ guide: slug }, { query: { hecho: 'guia-retirada' } })),
  });
}
