// Where people take part in the forum: asking, saying what was useful, following a theme, and whether a guide names them.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import {
  type FieldProblem,
  parseForm,
  readForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { type Found, findAlike } from '../../../../platform/search.ts';
import { listComunaNames } from '../../territories/index.ts';
import { askQuestion } from '../actions/ask-question.ts';
import { correctOwnTitle } from '../actions/correct-title.ts';
import { followTheme } from '../actions/follow-theme.ts';
import { markUseful } from '../actions/mark-useful.ts';
import { answerCredit } from '../actions/write-guide.ts';
import { parseTheme, themeInAddress } from '../rules/theme.ts';
import { readCommentAs } from '../store/comments.ts';
import { listEarlierTitles } from '../store/earlier-titles.ts';
import { type Guide, readGuide } from '../store/guides.ts';
import { readPlace } from '../store/places.ts';
import { type ReadQuestion, readQuestion } from '../store/questions.ts';
import { actingOf } from './acting.ts';
import { askPage } from './ask-page.tsx';
import { creditPage } from './credit-page.tsx';
import { doneWords } from './done-words.ts';
import { type AnswerAsk, answerForm, routesFor } from './form-routes.ts';
import { askSchema, creditSchema, ownTitleSchema } from './forum-form.ts';
import {
  askPath,
  creditPath,
  followThemePath,
  forumPath,
  guidePath,
  ownTitlePath,
  questionAddress,
  themePath,
  usefulPath,
} from './forum-paths.ts';
import { refusedPage, unknownInForum } from './parts.tsx';
import { anchorOf, placeAddress } from './paths.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';
import { titlePage } from './title-page.tsx';
import { mendingOf, readTeams, readWriter } from './writer.ts';

const ALIKE_SHOWN = 5;

export const forumWritingRoutes = (house: House): readonly Route[] => {
  const { get, post } = routesFor(house, { act: 'conversation/take-part' });
  return [
    get(askPath, answerAskForm),
    post(askPath, answerAsk),
    get(
      ownTitlePath,
      atOwnQuestion((house, _, question) => shownTitle(house, question)),
    ),
    post(ownTitlePath, atOwnQuestion(answerTitle)),
    post(usefulPath, answerUseful),
    post(followThemePath, answerFollow),
    get(
      creditPath,
      atCredit((house, ask, guide) => shownCredit(house, ask, guide, [])),
    ),
    post(creditPath, atCredit(answerCreditForm)),
  ];
};

async function answerAskForm(house: House, ask: Ask): Promise<Answer> {
  const { refusal } = await readWriter(house, actorOf(ask).personId);
  if (refusal !== undefined) {
    const forum = { label: m.conversation_forum_title(), href: forumPath.to({}) };
    return refusedPage(refusal, mendingOf(refusal, ask.address) ?? forum);
  }
  return shownAsk(house, ask, { typed: Object.fromEntries(ask.query) });
}

interface AskShown {
  readonly typed: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly alike?: readonly Found[];
}

async function shownAsk(
  house: House,
  ask: Ask,
  { typed, problems = [], alike = [] }: AskShown,
): Promise<Page> {
  const [writer, teams, comunas] = await Promise.all([
    readWriter(house, actorOf(ask).personId),
    readTeams(house.db, actorOf(ask)),
    listComunaNames(house.db),
  ]);
  return askPage({ typed, problems, alike, comunas, writer, teams });
}

/** What is like it is shown before anything is sent; whoever has seen that, with this title, asks. */
async function answerAsk(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const comunas = await listComunaNames(house.db);
  const schema = askSchema(new Set(comunas.map(({ cut }) => cut)));
  const parsed = parseForm(schema, typed);
  if (!parsed.isSound) return shownAsk(house, ask, { typed, problems: parsed.problems });
  const { titulo: title, tema: theme, comuna: cut, texto: text, lengua: lang } = parsed.values;
  if (parsed.values.visto !== typed.titulo) {
    const kinds = ['guide', 'question'];
    const likeness = { room: 'conversation', kinds, title, locale: ask.locale };
    const alike = await findAlike(house.db, { ...likeness, limit: ALIKE_SHOWN });
    if (alike.length > 0) return shownAsk(house, ask, { typed, alike });
  }
  const { como: forInstitutionId } = parsed.values;
  const question = { title, theme, cut, text, lang, forInstitutionId };
  const asked = await askQuestion(house, question, actingOf(house, ask));
  if (!asked.ok) {
    const problems = [{ field: '', message: sentenceOf(asked.error) }];
    return { ...(await shownAsk(house, ask, { typed, problems })), status: statusOf(asked.error) };
  }
  const { number, waits } = asked.value;
  return seeOther(questionAddress(number, waits ? 'pregunta-en-revision' : 'preguntado'));
}

/** On the question of the address, if whoever asks wrote it and everybody reads it. */
function atOwnQuestion(
  answer: (house: House, ask: Ask, question: ReadQuestion) => Promise<Answer>,
): AnswerAsk {
  return async (house, ask) => {
    const digits = ask.params.number ?? '';
    const number = /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : 0;
    const question = await readQuestion(house.db, number);
    const { personId } = actorOf(ask);
    const comment = question && (await readCommentAs(house.db, question.askedCommentId, personId));
    return question === undefined || comment?.authorId !== personId || comment.shownVersion === null
      ? unknownInForum()
      : answer(house, ask, question);
  };
}

async function shownTitle(
  { db }: House,
  { placeId, number, title }: ReadQuestion,
  { typed, problems = [] }: Partial<Pick<AskShown, 'typed' | 'problems'>> = {},
): Promise<Page> {
  const version = String((await listEarlierTitles(db, placeId)).length);
  return titlePage({
    number,
    action: ownTitlePath.to({ number: String(number) }),
    institutionName: undefined,
    typed: { ...(typed ?? { titulo: title ?? '' }), version },
    problems,
  });
}

function answerTitle(house: House, ask: Ask, question: ReadQuestion): Promise<Answer> {
  const { placeId, number } = question;
  return answerForm(ask, ownTitleSchema, {
    shown: (typed, problems) => shownTitle(house, question, { typed, problems }),
    act: ({ titulo: title, version: fromVersion }) =>
      correctOwnTitle(house, { placeId, title, fromVersion }, actingOf(house, ask)),
    done: () => seeOther(questionAddress(number, 'titulo-corregido')),
  });
}

async function answerUseful(house: House, ask: Ask): Promise<Answer> {
  const commentId = ask.params.comment ?? '';
  if (!isUuid(commentId)) return unknownInForum();
  const isUseful = (await readForm(ask.request)).util !== 'no';
  const marked = await markUseful(house, { commentId, isUseful }, actingOf(house, ask));
  const forum = { label: m.conversation_forum_title(), href: forumPath.to({}) };
  if (!marked.ok) return refusedPage(marked.error, forum);
  const place = await readPlace(house.db, marked.value);
  if (place === undefined) return unknownInForum();
  return seeOther(placeAddress(place, isUseful ? 'util' : 'util-quitado', anchorOf(commentId)));
}

async function answerFollow(house: House, ask: Ask): Promise<Answer> {
  const theme = parseTheme(ask.params.theme);
  if (theme === undefined) return unknownInForum();
  const follows = (await readForm(ask.request)).seguir !== 'no';
  await followTheme(house.db, { theme, follows }, actingOf(house, ask));
  const hecho = follows ? 'tema-seguido' : 'tema-dejado';
  return seeOther(themePath.to({ theme: themeInAddress[theme] }, { query: { hecho } }));
}

/** On the guide of the address, if whoever asks wrote the answer that it grew from. */
function atCredit(answer: (house: House, ask: Ask, guide: Guide) => Promise<Answer>): AnswerAsk {
  return async (house, ask) => {
    const guide = await readGuide(house.db, ask.params.guide ?? '');
    return guide === undefined || guide.answererId !== actorOf(ask).personId
      ? unknownInForum()
      : answer(house, ask, guide);
  };
}

async function shownCredit(
  house: House,
  ask: Ask,
  guide: Guide,
  problems: readonly FieldProblem[],
): Promise<Page> {
  const { publicName } = await readWriter(house, actorOf(ask).personId);
  return creditPage({ guide, publicName, problems, done: doneWords(ask.query) });
}

function answerCreditForm(house: House, ask: Ask, guide: Guide): Promise<Answer> {
  const { slug } = guide;
  return answerForm(ask, creditSchema, {
    shown: (_, problems) => shownCredit(house, ask, guide, problems),
    act: ({ nombre }) =>
      answerCredit(house.db, { slug, agrees: nombre === 'si' }, actingOf(house, ask)),
    done: () => seeOther(guidePath.to({ guide: slug }, { query: { hecho: 'credito-dicho' } })),
  });
}
