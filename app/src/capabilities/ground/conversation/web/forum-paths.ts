// The addresses of the forum: its list, a question, its guides, and the desk of those who keep it.
import { definePath } from '../../../../platform/http/path.ts';
import { type Theme, themeInAddress } from '../rules/theme.ts';

export const forumPath = definePath('/foro', '/en/forum');
export const themePath = definePath('/foro/:theme', '/en/forum/:theme');
export const followThemePath = definePath('/foro/:theme/seguir', '/en/forum/:theme/follow');
export const askPath = definePath('/foro/preguntar', '/en/forum/ask');
export const questionPath = definePath('/foro/preguntas/:number', '/en/forum/questions/:number');
export const ownTitlePath = definePath(
  '/foro/preguntas/:number/titulo',
  '/en/forum/questions/:number/title',
);
export const usefulPath = definePath(
  '/foro/respuestas/:comment/util',
  '/en/forum/answers/:comment/useful',
);
export const guidesPath = definePath('/foro/guias', '/en/forum/guides');
export const guidePath = definePath('/foro/guias/:guide', '/en/forum/guides/:guide');
export const guideHistoryPath = definePath(
  '/foro/guias/:guide/historia',
  '/en/forum/guides/:guide/history',
);
export const creditPath = definePath(
  '/foro/guias/:guide/mi-nombre',
  '/en/forum/guides/:guide/my-name',
);
export const questionFilePaths = {
  csv: definePath('/datos/preguntas-del-foro.csv'),
  json: definePath('/datos/preguntas-del-foro.json'),
};
export const guideFilePaths = {
  csv: definePath('/datos/guias-del-foro.csv'),
  json: definePath('/datos/guias-del-foro.json'),
};

export const forumDeskPath = definePath(
  '/gestion/:institution/foro',
  '/en/manage/:institution/forum',
);
export const pinPath = definePath(
  '/gestion/:institution/foro/respuestas/:comment/fijar',
  '/en/manage/:institution/forum/answers/:comment/pin',
);
export const newGuidePath = definePath(
  '/gestion/:institution/foro/respuestas/:comment/guia',
  '/en/manage/:institution/forum/answers/:comment/guide',
);
export const closeQuestionPath = definePath(
  '/gestion/:institution/foro/preguntas/:number',
  '/en/manage/:institution/forum/questions/:number',
);
export const keptTitlePath = definePath(
  '/gestion/:institution/foro/preguntas/:number/titulo',
  '/en/manage/:institution/forum/questions/:number/title',
);
export const editGuidePath = definePath(
  '/gestion/:institution/foro/guias/:guide',
  '/en/manage/:institution/forum/guides/:guide',
);
export const withdrawGuidePath = definePath(
  '/gestion/:institution/foro/guias/:guide/retirar',
  '/en/manage/:institution/forum/guides/:guide/withdraw',
);

/** The forum, or one theme of it, with what else is asked for. */
export function forumAddress(
  theme: Theme | undefined,
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  return theme === undefined
    ? forumPath.to({}, { query })
    : themePath.to({ theme: themeInAddress[theme] }, { query });
}

export function questionAddress(number: number, hecho?: string, anchor?: string): string {
  const address = questionPath.to({ number: String(number) }, { query: { hecho } });
  return anchor === undefined ? address : `${address}#${anchor}`;
}
