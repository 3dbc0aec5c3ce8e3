// What the page after a form says was done, by the word in its address.
import { m } from '#words';

const words: Readonly<Record<string, () => string>> = {
  comentado: m.conversation_done_posted,
  'comentario-en-revision': m.conversation_done_waits,
  editado: m.conversation_done_edited,
  'cambio-en-revision': m.conversation_done_edit_waits,
  'comentario-retirado': m.conversation_done_withdrawn,
  reportado: m.conversation_done_reported,
  'conversacion-seguida': m.conversation_done_followed,
  'conversacion-dejada': m.conversation_done_unfollowed,
  'revision-pedida': m.conversation_done_review_asked,
  'comentario-mostrado': m.conversation_done_shown,
  'comentario-mantenido': m.conversation_done_kept,
  'comentario-ocultado': m.conversation_done_hidden,
  'revision-respondida': m.conversation_done_review_answered,
  preguntado: m.conversation_done_asked,
  'pregunta-en-revision': m.conversation_done_question_waits,
  util: m.conversation_done_useful,
  'util-quitado': m.conversation_done_useful_no_more,
  'tema-seguido': m.conversation_done_theme_followed,
  'tema-dejado': m.conversation_done_theme_unfollowed,
  'respuesta-fijada': m.conversation_done_pinned,
  'respuesta-suelta': m.conversation_done_unpinned,
  'titulo-corregido': m.conversation_done_title,
  'pregunta-cerrada': m.conversation_done_question_closed,
  'pregunta-abierta': m.conversation_done_question_opened,
  'guia-publicada': m.conversation_done_guide_published,
  'guia-cambiada': m.conversation_done_guide_revised,
  'guia-retirada': m.conversation_done_guide_withdrawn,
  'credito-dicho': m.conversation_done_credit_said,
};

/** Undefined for a word that is none of ours. */
export function doneWords(query: URLSearchParams): string | undefined {
  const word = query.get('hecho') ?? '';
  return Object.hasOwn(words, word) ? words[word]?.() : undefined;
}
