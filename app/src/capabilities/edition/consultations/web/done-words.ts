// What the page after a form says was done, by the word in its address.
import { m } from '#words';

const words: Readonly<Record<string, () => string>> = {
  creada: m.consultations_done_created,
  guardada: m.consultations_done_saved,
  abierta: m.consultations_done_opened,
  ampliada: m.consultations_done_extended,
  borrada: m.consultations_done_deleted,
  enlazada: m.consultations_done_linked,
  anotada: m.consultations_done_entered,
  agrupadas: m.consultations_done_grouped,
  respondido: m.consultations_done_answered,
  publicadas: m.consultations_done_published,
  corregida: m.consultations_done_corrected,
  aprobada: m.consultations_done_approved,
  retirada: m.consultations_done_withdrawn,
  moderada: m.consultations_done_moderated,
  revisada: m.consultations_done_reviewed,
  'revision-pedida': m.consultations_done_review_asked,
  observado: m.consultations_done_observed,
  'observado-espera': m.consultations_done_observed_waits,
  'observacion-retirada': m.consultations_done_taken_back,
};

/** Undefined for a word that is none of ours. */
export function doneWords(query: URLSearchParams): string | undefined {
  const word = query.get('hecho') ?? '';
  return Object.hasOwn(words, word) ? words[word]?.() : undefined;
}
