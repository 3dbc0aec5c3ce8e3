// What the page after a form says was done, by the word in its address.
import { m } from '#words';

const words: Readonly<Record<string, () => string>> = {
  comenzada: m.editions_done_begun,
  guardada: m.editions_done_saved,
  'concurso-quitado': m.editions_done_contest_removed,
  cerrada: m.editions_done_closed,
  publicada: m.editions_done_published,
  opinion: m.editions_done_opinion,
  abierta: m.editions_done_opened,
  alargada: m.editions_done_extended,
  unida: m.editions_done_joined,
  archivada: m.editions_done_archived,
  comite: m.editions_done_committee,
  reunion: m.editions_done_gathering,
};

/** Undefined for a word that is none of ours. */
export function doneWords(query: URLSearchParams): string | undefined {
  const word = query.get('hecho') ?? '';
  return Object.hasOwn(words, word) ? words[word]?.() : undefined;
}
