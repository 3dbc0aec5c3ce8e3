// The public lists of the forum: its questions and its guides, the same rows as on their pages.
import type { Column, PublicList } from '../../../../platform/public-list.ts';
import { publicNames } from '../../people/index.ts';
import { typedText } from '../../territories/rules/index.ts';
import { parseQuestionFilter } from '../rules/question-filter.ts';
import { parseTheme } from '../rules/theme.ts';
import { type Guide, listGuides } from '../store/guides.ts';
import { type ListedQuestion, listQuestions } from '../store/questions.ts';
import { forumPath, guidesPath } from './forum-paths.ts';

const FILE_ROWS = 20_000;
const ALL = { limit: FILE_ROWS, offset: 0 };
const THEMES =
  'calling (convocatoria), projects (proyectos), money (dinero), voting (votación), council (concejo), delivery (ejecución), bases, inclusion (inclusión)';

export const questionList: PublicList = {
  name: 'preguntas-del-foro',
  title: { 'es-CL': 'Preguntas del foro', en: 'Questions of the forum' },
  source: {
    'es-CL':
      'Lo que las personas preguntan en el foro, con el nombre que eligieron mostrar. Las respuestas están en la lista de comentarios.',
    en: 'What people ask in the forum, under the name they chose to show. The answers are in the list of comments.',
  },
  page: forumPath,
  columns: [
    column('number', 'integer', 'Número de la pregunta', 'Number of the question'),
    column('title', 'text', 'Pregunta', 'Question'),
    column('theme', 'text', `Tema: ${THEMES}`, `Theme: ${THEMES}`),
    column(
      'cut',
      'text',
      'Código de la comuna de que trata',
      'Code of the comuna that it is about',
    ),
    column('comuna', 'text', 'Comuna de que trata', 'Comuna that it is about'),
    column('asked_by', 'text', 'Nombre público de quien pregunta', 'Public name of who asks'),
    column(
      'spoken_for',
      'text',
      'Institución por cuyo equipo pregunta',
      'Institution whose team she asks for',
    ),
    column('asked_at', 'text', 'Publicada (ISO 8601, UTC)', 'Published (ISO 8601, UTC)'),
    column('answers', 'integer', 'Respuestas', 'Answers'),
    column('useful', 'integer', 'Marcas de «me sirvió»', 'Marks as useful'),
    column('pinned', 'boolean', 'Tiene una respuesta fijada', 'Has a pinned answer'),
    column('guide', 'boolean', 'De ella nació una guía', 'A guide grew from it'),
    column('closed_at', 'text', 'Cerrada (ISO 8601, UTC)', 'Closed (ISO 8601, UTC)'),
    column(
      'place_key',
      'text',
      'Su lugar en la lista de comentarios',
      'Its place in the list of comments',
    ),
  ],
  async rows(db, query) {
    const questions = await listQuestions(db, parseQuestionFilter(query), ALL);
    const names = await publicNames(db, [
      ...new Set(questions.flatMap(({ askerId }) => askerId ?? [])),
    ]);
    return questions.map((question) => questionCells(question, names));
  },
};

export const guideList: PublicList = {
  name: 'guias-del-foro',
  title: { 'es-CL': 'Guías del foro', en: 'Guides of the forum' },
  source: {
    'es-CL': 'Guías que las instituciones escriben a partir de respuestas del foro.',
    en: 'Guides that institutions write from answers of the forum.',
  },
  page: guidesPath,
  columns: [
    column('id', 'text', 'Identificador en su dirección', 'Identifier in its address'),
    column('title', 'text', 'Título', 'Title'),
    column('theme', 'text', `Tema: ${THEMES}`, `Theme: ${THEMES}`),
    column(
      'institution',
      'text',
      'Institución que responde por ella',
      'Institution that answers for it',
    ),
    column('version', 'integer', 'Versión', 'Version'),
    column(
      'published_at',
      'text',
      'Primera versión (ISO 8601, UTC)',
      'First version (ISO 8601, UTC)',
    ),
    column('written_at', 'text', 'Esta versión (ISO 8601, UTC)', 'This version (ISO 8601, UTC)'),
    column('language', 'text', 'Lengua (BCP 47)', 'Language (BCP 47)'),
    column(
      'question',
      'integer',
      'Número de la pregunta de que nació',
      'Number of the question it grew from',
    ),
    column(
      'answer',
      'text',
      'Identificador de la respuesta de que nació',
      'Identifier of the answer it grew from',
    ),
    column('text', 'text', 'Texto', 'Text'),
  ],
  async rows(db, query) {
    const filter = { text: typedText(query.get('q')), theme: parseTheme(query.get('tema')) };
    return (await listGuides(db, filter, ALL)).map(guideCells);
  },
};

function column(key: string, kind: Column['kind'], spanish: string, english: string): Column {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}

function questionCells(question: ListedQuestion, names: ReadonlyMap<string, string>) {
  const { number, title, theme, cut, comunaName, askerId, askedAt, closedAt } = question;
  return {
    number,
    title,
    theme,
    cut,
    comuna: comunaName,
    asked_by: names.get(askerId ?? '') ?? null,
    spoken_for: question.spokenFor,
    asked_at: askedAt.toISOString(),
    answers: question.answersCount,
    useful: question.usefulCount,
    pinned: question.hasPin,
    guide: question.hasGuide,
    closed_at: closedAt?.toISOString() ?? null,
    place_key: String(number),
  };
}

function guideCells(guide: Guide) {
  const { slug, title, theme, institutionName, number, publishedAt, writtenAt, lang } = guide;
  return {
    id: slug,
    title,
    theme,
    institution: institutionName,
    version: number,
    published_at: publishedAt.toISOString(),
    written_at: writtenAt.toISOString(),
    language: lang,
    question: guide.questionNumber,
    answer: guide.answerIsRead ? guide.commentId : null,
    text: guide.text,
  };
}
