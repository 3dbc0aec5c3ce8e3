// Door 1 of conversation: how a later room opens a place to comments and shows it on its own page.
import type { House, RoomContributions } from '../../../platform/room.ts';
import { type DemonstratedComment, demonstrateComments } from './actions/demonstrate-comments.ts';
import { personalData, privacy } from './personal-data.ts';
import type { PlaceName } from './rules/place.ts';
import { allDocuments } from './store/search-documents.ts';
import { commentList } from './web/comment-list.ts';
import { guideList, questionList } from './web/forum-lists.ts';
import { guidePath } from './web/forum-paths.ts';
import { panels } from './web/panels.tsx';
import { pathsOf } from './web/paths.ts';

export { openPlace } from './actions/open-place.ts';
export { isNationalBody, somebodyElseModerates } from './store/queue.ts';
export { forumPath } from './web/forum-paths.ts';
export { conversationsPath } from './web/paths.ts';
export { showConversation } from './web/show-conversation.tsx';
export { reasonLabel } from './web/words.ts';

export const contributions: RoomContributions = {
  room: 'conversation',
  panels,
  publicLists: [commentList, questionList, guideList],
  personalData,
  privacy,
  demonstrate: async (house) => {
    const { demonstrateForum } = await import('./actions/demonstrate-forum.ts');
    await demonstrateForum(house, pathsOf);
  },
  deadlines: {
    none: 'no law sets a term to read a comment; moderators see what has waited longest first',
  },
  notices: [
    {
      kind: 'conversation/reply',
      label: { 'es-CL': 'respuestas a mis comentarios', en: 'replies to my comments' },
    },
    {
      kind: 'conversation/mention',
      label: { 'es-CL': 'comentarios que me nombran', en: 'comments that mention me' },
    },
    {
      kind: 'conversation/followed-place',
      label: {
        'es-CL': 'comentarios nuevos en las conversaciones que sigo',
        en: 'new comments in the conversations I follow',
      },
    },
    {
      kind: 'conversation/decision',
      label: {
        'es-CL': 'lo que decide la moderación sobre mis comentarios y mis reportes',
        en: 'what moderators decide about my comments and my reports',
      },
    },
    {
      kind: 'conversation/second-review',
      label: {
        'es-CL': 'la respuesta cuando pido una segunda revisión',
        en: 'the answer when I ask for a second review',
      },
    },
    {
      kind: 'conversation/followed-theme',
      label: {
        'es-CL': 'preguntas nuevas en los temas del foro que sigo',
        en: 'new questions on the themes of the forum that I follow',
      },
    },
    {
      kind: 'conversation/answer-kept',
      label: {
        'es-CL': 'respuestas mías que se fijan o se vuelven guía',
        en: 'answers of mine that are pinned or become a guide',
      },
    },
  ],
  search: {
    kinds: {
      conversation: { 'es-CL': 'Conversaciones', en: 'Conversations' },
      question: { 'es-CL': 'Preguntas del foro', en: 'Questions of the forum' },
      guide: { 'es-CL': 'Guías', en: 'Guides' },
    },
    documents: (db) =>
      allDocuments(db, (slug, locale) => guidePath.to({ guide: slug }, { locale })),
  },
};

/** Fills a place of a demonstration with invented comments, unless somebody has written there. */
export function demonstrateConversation(
  house: House,
  name: PlaceName,
  comments: readonly DemonstratedComment[],
): Promise<void> {
  return demonstrateComments(house, pathsOf, name, comments);
}
