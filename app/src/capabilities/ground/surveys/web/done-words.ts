// What the page after a form says was done, by the word in its address.
import { m } from '#words';

const words: Readonly<Record<string, () => string>> = {
  creada: m.surveys_done_created,
  guardada: m.surveys_done_saved,
  'pregunta-guardada': m.surveys_done_question,
  'pregunta-movida': m.surveys_done_moved,
  'pregunta-quitada': m.surveys_done_removed,
  publicada: m.surveys_done_published,
  cerrada: m.surveys_done_closed,
  'resultados-publicados': m.surveys_done_results,
  copiada: m.surveys_done_copied,
  borrada: m.surveys_done_deleted,
};

/** Undefined for a word that is none of ours. */
export function doneWords(query: URLSearchParams): string | undefined {
  const word = query.get('hecho') ?? '';
  return Object.hasOwn(words, word) ? words[word]?.() : undefined;
}
