// The addresses of the room: what everybody reads, what a person writes, her own comments, the moderators' desk.

import { definePath } from '../../../../platform/http/path.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { currentLocale, type Locale } from '../../../../platform/words.ts';
import type { NoticePage, PathsOf } from '../rules/addresses.ts';
import { themeInAddress } from '../rules/theme.ts';
import type { Place } from '../store/places.ts';
import { creditPath, guidePath, questionPath, themePath } from './forum-paths.ts';

export const conversationsPath = definePath('/conversaciones', '/en/conversations');
export const commentFilePaths = {
  csv: definePath('/datos/comentarios.csv'),
  json: definePath('/datos/comentarios.json'),
};
export const commentPath = definePath(
  '/conversaciones/comentarios/:comment',
  '/en/conversations/comments/:comment',
);
export const versionsPath = definePath(
  '/conversaciones/comentarios/:comment/versiones',
  '/en/conversations/comments/:comment/versions',
);
export const replyPath = definePath(
  '/conversaciones/comentarios/:comment/responder',
  '/en/conversations/comments/:comment/reply',
);
export const reportPath = definePath(
  '/conversaciones/comentarios/:comment/reportar',
  '/en/conversations/comments/:comment/report',
);
export const postPath = definePath(
  '/conversaciones/lugares/:place/comentar',
  '/en/conversations/places/:place/comment',
);
export const followPath = definePath(
  '/conversaciones/lugares/:place/seguir',
  '/en/conversations/places/:place/follow',
);

export const ownCommentsPath = definePath('/cuenta/comentarios', '/en/account/comments');
export const ownCommentPath = definePath(
  '/cuenta/comentarios/:comment',
  '/en/account/comments/:comment',
);
export const editPath = definePath(
  '/cuenta/comentarios/:comment/editar',
  '/en/account/comments/:comment/edit',
);
export const withdrawPath = definePath(
  '/cuenta/comentarios/:comment/retirar',
  '/en/account/comments/:comment/withdraw',
);
export const askReviewPath = definePath(
  '/cuenta/comentarios/:comment/segunda-revision',
  '/en/account/comments/:comment/second-review',
);

export const queuePath = definePath(
  '/gestion/:institution/moderacion',
  '/en/manage/:institution/moderation',
);
export const judgedPath = definePath(
  '/gestion/:institution/moderacion/:comment',
  '/en/manage/:institution/moderation/:comment',
);
export const reviewPath = definePath(
  '/gestion/:institution/moderacion/:comment/segunda-revision',
  '/en/manage/:institution/moderation/:comment/second-review',
);

/** Where a comment stands on the page that shows it. */
export function anchorOf(commentId: string): string {
  return `comentario-${commentId}`;
}

/** A comment within its thread. */
export function commentAddress(commentId: string, hecho?: string, locale?: Locale): string {
  const options = { query: { hecho }, ...(locale === undefined ? {} : { locale }) };
  return `${commentPath.to({ comment: commentId }, options)}#${anchorOf(commentId)}`;
}

/** The page of the later room, at what was done there. */
export function placeAddress(place: Place, hecho?: string, anchor = 'conversacion'): string {
  const query = hecho === undefined ? '' : `?${new URLSearchParams({ hecho })}`;
  return `${place.paths[currentLocale()]}${query}#${anchor}`;
}

/** Where notices lead, and where the page of a question stands. */
export const pathsOf: PathsOf = (page) => bothPaths((locale) => pathIn(page, locale));

function pathIn(page: NoticePage, locale: Locale): string {
  switch (page.kind) {
    case 'comment':
      return commentAddress(page.commentId, undefined, locale);
    case 'own-comment':
      return ownCommentPath.to({ comment: page.commentId }, { locale });
    case 'question':
      return questionPath.to({ number: String(page.number) }, { locale });
    case 'theme':
      return themePath.to({ theme: themeInAddress[page.theme] }, { locale });
    case 'guide':
      return guidePath.to({ guide: page.slug }, { locale });
    case 'credit':
      return creditPath.to({ guide: page.slug }, { locale });
  }
}
