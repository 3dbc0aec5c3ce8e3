// What the page after a form says was done, by the word in its address.
import { m } from '#words';
import { numberOf } from './words.ts';

const words: Readonly<Record<string, (count: number) => string>> = {
  tomadas: (count) => m.review_done_taken_in({ count, number: numberOf(count) }),
  asignadas: (count) => m.review_done_assigned({ count, number: numberOf(count) }),
  'vista-guardada': () => m.review_done_view_saved(),
  'vista-quitada': () => m.review_done_view_removed(),
  hallazgo: () => m.review_done_finding(),
  subsanacion: () => m.review_done_correction_asked(),
  firmada: () => m.review_done_signed(),
  'firma-retirada': () => m.review_done_sign_off_taken_back(),
  firmadas: (count) => m.review_done_signed_together({ count, number: numberOf(count) }),
  publicada: (count) => m.review_done_published({ count, number: numberOf(count) }),
  planilla: (count) => m.review_done_import({ count, number: numberOf(count) }),
  'planilla-descartada': () => m.review_done_import_refused(),
  relacion: () => m.review_done_related(),
  'relacion-quitada': () => m.review_done_separated(),
  cambio: () => m.review_done_change_proposed(),
  apelacion: () => m.review_done_appeal_decided(),
  unidad: () => m.review_done_unit(),
  'unidad-retirada': () => m.review_done_unit_retired(),
};

/** Undefined for a word that is none of ours; `cuantas` is how many it was done to. */
export function doneWords(query: URLSearchParams): string | undefined {
  const word = query.get('hecho') ?? '';
  const digits = query.get('cuantas') ?? '';
  const count = /^\d{1,6}$/.test(digits) ? Number(digits) : 0;
  return Object.hasOwn(words, word) ? words[word]?.(count) : undefined;
}
