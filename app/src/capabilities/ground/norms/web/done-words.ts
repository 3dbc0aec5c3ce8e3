// What the page after a form says was done, by the word in its address.
import { m } from '#words';

const words: Readonly<Record<string, () => string>> = {
  registrada: m.norms_done_registered,
  version: m.norms_done_version,
  corregida: m.norms_done_corrected,
  relacion: m.norms_done_relation,
  anulada: m.norms_done_annulled,
};

/** Undefined for a word that is none of ours. */
export function doneWords(query: URLSearchParams): string | undefined {
  const word = query.get('hecho') ?? '';
  return Object.hasOwn(words, word) ? words[word]?.() : undefined;
}
