// The addresses of surveys: the list, one to answer or read, and the desk where they are written and paper is entered.
import { definePath } from '../../../../platform/http/path.ts';

export const surveysPath = definePath('/encuestas', '/en/surveys');
export const listFilePaths = {
  csv: definePath('/datos/encuestas.csv'),
  json: definePath('/datos/encuestas.json'),
};
export const surveyPath = definePath('/encuestas/:slug', '/en/surveys/:slug');
export const answerPath = definePath('/encuestas/:slug/responder', '/en/surveys/:slug/answer');
export const answerNamedPath = definePath(
  '/encuestas/:slug/responder/con-cuenta',
  '/en/surveys/:slug/answer/signed-in',
);
export const resultFilePaths = {
  csv: definePath('/encuestas/:slug/resultados.csv', '/en/surveys/:slug/results.csv'),
  json: definePath('/encuestas/:slug/resultados.json', '/en/surveys/:slug/results.json'),
};

export const deskSurveysPath = definePath(
  '/gestion/:institution/encuestas',
  '/en/manage/:institution/surveys',
);
export const newSurveyPath = definePath(
  '/gestion/:institution/encuestas/nueva',
  '/en/manage/:institution/surveys/new',
);
export const deskSurveyPath = definePath(
  '/gestion/:institution/encuestas/:survey',
  '/en/manage/:institution/surveys/:survey',
);
export const detailsPath = definePath(
  '/gestion/:institution/encuestas/:survey/datos',
  '/en/manage/:institution/surveys/:survey/details',
);
export const newQuestionPath = definePath(
  '/gestion/:institution/encuestas/:survey/preguntas/nueva',
  '/en/manage/:institution/surveys/:survey/questions/new',
);
export const questionPath = definePath(
  '/gestion/:institution/encuestas/:survey/preguntas/:question',
  '/en/manage/:institution/surveys/:survey/questions/:question',
);
export const moveQuestionPath = definePath(
  '/gestion/:institution/encuestas/:survey/preguntas/:question/mover',
  '/en/manage/:institution/surveys/:survey/questions/:question/move',
);
export const previewPath = definePath(
  '/gestion/:institution/encuestas/:survey/vista',
  '/en/manage/:institution/surveys/:survey/preview',
);
export const publishPath = definePath(
  '/gestion/:institution/encuestas/:survey/publicar',
  '/en/manage/:institution/surveys/:survey/publish',
);
export const closePath = definePath(
  '/gestion/:institution/encuestas/:survey/cerrar',
  '/en/manage/:institution/surveys/:survey/close',
);
export const publishResultsPath = definePath(
  '/gestion/:institution/encuestas/:survey/resultados',
  '/en/manage/:institution/surveys/:survey/results',
);
export const copyPath = definePath(
  '/gestion/:institution/encuestas/:survey/copiar',
  '/en/manage/:institution/surveys/:survey/copy',
);
export const correctPath = definePath(
  '/gestion/:institution/encuestas/:survey/corregir',
  '/en/manage/:institution/surveys/:survey/correct',
);
export const deletePath = definePath(
  '/gestion/:institution/encuestas/:survey/borrar',
  '/en/manage/:institution/surveys/:survey/delete',
);
export const answersPath = definePath(
  '/gestion/:institution/encuestas/:survey/respuestas',
  '/en/manage/:institution/surveys/:survey/answers',
);
export const answersFilePath = definePath(
  '/gestion/:institution/encuestas/:survey/respuestas.csv',
  '/en/manage/:institution/surveys/:survey/answers.csv',
);
