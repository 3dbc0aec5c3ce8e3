// The addresses of consultations: the list, one with what is said about it, and the desk where they are answered.
import { definePath } from '../../../../platform/http/path.ts';

export const consultationsPath = definePath('/consultas', '/en/consultations');
export const listFilePaths = {
  csv: definePath('/datos/consultas.csv'),
  json: definePath('/datos/consultas.json'),
};
export const consultationPath = definePath(
  '/consultas/:consultation',
  '/en/consultations/:consultation',
);
/** `:paragraph` is its place in the text, and 0 the whole. */
export const observePath = definePath(
  '/consultas/:consultation/observar/:paragraph',
  '/en/consultations/:consultation/observe/:paragraph',
);
export const takeBackPath = definePath(
  '/consultas/:consultation/observar/:paragraph/retirar',
  '/en/consultations/:consultation/observe/:paragraph/take-back',
);
/** Asks that somebody else look at what was hidden there. */
export const askReviewPath = definePath(
  '/consultas/:consultation/observar/:paragraph/revision',
  '/en/consultations/:consultation/observe/:paragraph/review',
);
export const observationFilePaths = {
  csv: definePath('/consultas/:consultation/observaciones.csv'),
  json: definePath('/consultas/:consultation/observaciones.json'),
};

function deskOf<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(
    `/gestion/:institution/consultas${spanish}`,
    `/en/manage/:institution/consultations${english}`,
  );
}

export const desk = {
  list: deskOf('', ''),
  begin: deskOf('/nueva', '/new'),
  consultation: deskOf('/:consultation', '/:consultation'),
  details: deskOf('/:consultation/datos', '/:consultation/details'),
  open: deskOf('/:consultation/abrir', '/:consultation/open'),
  remove: deskOf('/:consultation/borrar', '/:consultation/delete'),
  extend: deskOf('/:consultation/ampliar', '/:consultation/extend'),
  assemblies: deskOf('/:consultation/asambleas', '/:consultation/assemblies'),
  fromAssembly: deskOf('/:consultation/asambleas/anotar', '/:consultation/assemblies/enter'),
  groups: deskOf('/:consultation/grupos', '/:consultation/groups'),
  byParagraph: deskOf('/:consultation/grupos/por-parrafo', '/:consultation/groups/by-paragraph'),
  /** `:group` is its number. */
  answer: deskOf('/:consultation/grupos/:group', '/:consultation/groups/:group'),
  publish: deskOf('/:consultation/respuestas', '/:consultation/answers'),
  approve: deskOf('/:consultation/acto', '/:consultation/act'),
  withdraw: deskOf('/:consultation/retirar', '/:consultation/withdraw'),
  moderate: deskOf('/:consultation/moderar', '/:consultation/moderate'),
  /** Of a national body: what waits elsewhere. */
  reviews: deskOf('/revisiones', '/reviews'),
  review: deskOf('/:consultation/moderar/revision', '/:consultation/moderate/review'),
} as const;
