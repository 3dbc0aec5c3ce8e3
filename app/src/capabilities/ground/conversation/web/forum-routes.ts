// What everybody reads of the forum: its questions, one with its answers, and its guides.
import { type Answer, type Ask, type Route, route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { publicNames } from '../../people/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { typedText } from '../../territories/rules/index.ts';
import { parseQuestionFilter } from '../rules/question-filter.ts';
import { parseTheme, type Theme } from '../rules/theme.ts';
import { countAnswers, listAnswers, readAnswerMarks } from '../store/answers.ts';
import { countReplies, listReplies, readCommentAs } from '../store/comments.ts';
import { listEarlierTitles } from '../store/earlier-titles.ts';
import {
  countGuides,
  type Guide,
  listGuides,
  listGuidesFrom,
  listGuideVersions,
  readGuide,
} from '../store/guides.ts';
import { listKeepers } from '../store/kept-questions.ts';
import { isFollowing } from '../store/participants.ts';
import { readPlace } from '../store/places.ts';
import {
  countByTheme,
  countQuestions,
  listAskedComunas,
  listQuestions,
  type ReadQuestion,
  readQuestion,
} from '../store/questions.ts';
import { isFollowingTheme } from '../store/theme-followings.ts';
import { doneWords } from './done-words.ts';
import { forumPage } from './forum-page.tsx';
import {
  forumPath,
  guideHistoryPath,
  guidePath,
  guidesPath,
  questionPath,
  themePath,
} from './forum-paths.ts';
import { guideHistoryPage, guidePage } from './guide-page.tsx';
import { guidesPage } from './guides-page.tsx';
import { unknownInForum } from './parts.tsx';
import { questionPage, type SeenAnswer } from './question-page.tsx';
import { seenBy } from './seen-comments.ts';
import { readTeams, readWriter } from './writer.ts';

const QUESTIONS_SHOWN = 20;
const GUIDES_SHOWN = 30;
const GUIDES_BESIDE = 3;
const ANSWERS_SHOWN = 12;
const REMARKS_SHOWN = 20;
const REPLIES_SHOWN = 4;

/** Fixed addresses before the one of a theme, which would take them for one. */
export const forumRoutes = (house: House): readonly Route[] => {
  const get = (path: Route['path'], answer: (ask: Ask) => Promise<Answer>) =>
    route({ audience: 'public', method: 'get', path, answer });
  return [
    get(forumPath, (ask) => answerList(house, ask, undefined)),
    get(guidesPath, (ask) => answerGuides(house, ask)),
    get(questionPath, (ask) => answerQuestion(house, ask)),
    get(guidePath, (ask) => answerGuide(house, ask)),
    get(guideHistoryPath, (ask) => answerHistory(house, ask)),
    get(themePath, async (ask) => {
      const theme = parseTheme(ask.params.theme);
      return theme === undefined ? unknownInForum() : answerList(house, ask, theme);
    }),
  ];
};

async function answerList({ db }: House, ask: Ask, named: Theme | undefined): Promise<Answer> {
  const filter = parseQuestionFilter(ask.query, named);
  const { theme } = filter;
  const viewerId = ask.actor?.personId;
  const [count, counts, comunas, guides, follows] = await Promise.all([
    countQuestions(db, filter),
    countByTheme(db),
    listAskedComunas(db),
    listGuides(db, { text: '', theme }, { limit: GUIDES_BESIDE, offset: 0 }),
    theme === undefined || viewerId === undefined ? false : isFollowingTheme(db, theme, viewerId),
  ]);
  const paged = pagedOf(count, askedPage(ask.query), QUESTIONS_SHOWN);
  const questions = await listQuestions(db, filter, paged);
  const names = await publicNames(db, [
    ...new Set(questions.flatMap(({ askerId }) => askerId ?? [])),
  ]);
  const done = doneWords(ask.query);
  const found = { filter, questions, names, count, paged };
  return forumPage({ ...found, guides, counts, comunas, isFollowing: follows, done });
}

/** The question of the address, if there is one of that number. */
async function asked({ db }: House, ask: Ask): Promise<ReadQuestion | undefined> {
  const digits = ask.params.number ?? '';
  return /^[1-9]\d{0,8}$/.test(digits) ? readQuestion(db, Number(digits)) : undefined;
}

async function answerQuestion(house: House, ask: Ask): Promise<Answer> {
  const { db, clock, publicUrl } = house;
  const viewerId = ask.actor?.personId;
  const question = await asked(house, ask);
  if (question === undefined) return unknownInForum();
  const { placeId, askedCommentId } = question;
  const [first, place] = await Promise.all([
    readCommentAs(db, askedCommentId, viewerId),
    readPlace(db, placeId),
  ]);
  if (first === undefined || place === undefined) return unknownInForum();
  const [remarks, said, guides, earlierTitles, writer, follows, keepers, teams] = await Promise.all(
    [
      listReplies(db, [askedCommentId], viewerId, { limit: REMARKS_SHOWN, offset: 0 }),
      readAnswers(house, ask, question),
      listGuidesFrom(db, placeId),
      listEarlierTitles(db, placeId),
      viewerId === undefined ? undefined : readWriter(house, viewerId),
      viewerId === undefined ? false : isFollowing(db, placeId, viewerId),
      listKeepers(db, placeId, keptBy(ask)),
      ask.actor === undefined ? [] : readTeams(db, ask.actor),
    ],
  );
  const [seen, ...seenRemarks] = await seenBy(db, viewerId, [first, ...remarks]);
  if (seen === undefined) return unknownInForum();
  return questionPage({
    ...{ question, place, asked: seen, remarks: seenRemarks, ...said, guides, writer },
    earlierTitles,
    ...{ isFollowing: follows, keepers, teams, publicUrl },
    done: doneWords(ask.query),
    now: clock.now(),
  });
}

async function readAnswers({ db }: House, ask: Ask, question: ReadQuestion) {
  const viewerId = ask.actor?.personId;
  const of = { ...question, viewerId };
  const count = await countAnswers(db, of);
  const paged = pagedOf(count, askedPage(ask.query), ANSWERS_SHOWN);
  const firsts = await listAnswers(db, of, paged);
  const ids = firsts.map(({ id }) => id);
  const [marks, replies, counts] = await Promise.all([
    readAnswerMarks(db, ids, viewerId),
    listReplies(db, ids, viewerId, { limit: REPLIES_SHOWN, offset: 0 }),
    countReplies(db, ids, viewerId),
  ]);
  const seen = await seenBy(db, viewerId, [...firsts, ...replies]);
  const answers = seen.slice(0, firsts.length).flatMap((comment): readonly SeenAnswer[] => {
    const of = marks.get(comment.id);
    if (of === undefined) return [];
    const below = seen.slice(firsts.length).filter(({ threadId }) => threadId === comment.id);
    const repliesCount = counts.get(comment.id) ?? 0;
    return [{ comment, marks: of, replies: below, repliesCount }];
  });
  return { answers, answersCount: count, paged };
}

/** Where whoever asks holds a role that keeps the forum. */
function keptBy({ actor }: Ask): readonly string[] {
  const grants = actor?.grants ?? [];
  const ids = grants.flatMap(({ scope }) => (scope?.kind === 'institution' ? scope.id : []));
  return [...new Set(ids)].filter((id) =>
    mayDo(permissions['conversation/keep-forum'], grants, { kind: 'institution', id }),
  );
}

async function answerGuides({ db }: House, ask: Ask): Promise<Answer> {
  const filter = {
    text: typedText(ask.query.get('q')),
    theme: parseTheme(ask.query.get('tema')),
  };
  const count = await countGuides(db, filter);
  const paged = pagedOf(count, askedPage(ask.query), GUIDES_SHOWN);
  return guidesPage({ filter, guides: await listGuides(db, filter, paged), count, paged });
}

async function answerGuide({ db, publicUrl }: House, ask: Ask): Promise<Answer> {
  const guide = await readGuide(db, ask.params.guide ?? '');
  if (guide === undefined) return unknownInForum();
  const { answererId } = guide;
  const viewerId = ask.actor?.personId;
  return guidePage({
    guide,
    answererName: isNamed(guide)
      ? (await publicNames(db, [answererId ?? ''])).get(answererId ?? '')
      : undefined,
    isAnswerer: viewerId !== undefined && viewerId === answererId,
    mayEdit: keptBy(ask).includes(guide.institutionId),
    publicUrl,
    done: doneWords(ask.query),
  });
}

function isNamed({ credit, answererId, answerIsRead }: Guide): boolean {
  return credit === 'agreed' && answererId !== null && answerIsRead;
}

async function answerHistory({ db }: House, ask: Ask): Promise<Answer> {
  const guide = await readGuide(db, ask.params.guide ?? '');
  if (guide === undefined) return unknownInForum();
  return guideHistoryPage({ guide, versions: await listGuideVersions(db, guide.id) });
}
