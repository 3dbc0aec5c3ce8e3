// What the page after a form says was done, by the word in its address.
import { m } from '#words';

const words: Readonly<Record<string, () => string>> = {
  creada: m.gatherings_done_created,
  guardada: m.gatherings_done_saved,
  publicada: m.gatherings_done_published,
  aplazada: m.gatherings_done_postponed,
  reprogramada: m.gatherings_done_moved,
  cancelada: m.gatherings_done_cancelled,
  borrada: m.gatherings_done_deleted,
  realizada: m.gatherings_done_held,
  anotada: m.gatherings_done_registered,
  'en-espera': m.gatherings_done_waiting,
  'no-va': m.gatherings_done_withdrawn,
  avisada: m.gatherings_done_told,
  llego: m.gatherings_done_arrived,
  'ya-estaba': m.gatherings_done_there_already,
  deshecha: m.gatherings_done_undone,
  'acta-guardada': m.gatherings_done_minutes,
  'acta-aprobada': m.gatherings_done_approved,
  'correccion-abierta': m.gatherings_done_correction,
  seguimiento: m.gatherings_done_followed,
  presencia: m.gatherings_done_presence,
  'pedida-delegada': m.gatherings_done_delegate_asked,
  delegada: m.gatherings_done_delegate,
  'no-delegada': m.gatherings_done_not_delegate,
  agregada: m.gatherings_done_added,
  quitada: m.gatherings_done_removed,
  llamado: m.gatherings_done_call,
  'ponencia-enviada': m.gatherings_done_paper_sent,
  'ponencia-retirada': m.gatherings_done_paper_withdrawn,
  'ponencia-aceptada': m.gatherings_done_paper_accepted,
  'ponencia-no-aceptada': m.gatherings_done_paper_not_accepted,
  programa: m.gatherings_done_programme,
  'delegacion-inscrita': m.gatherings_done_delegation,
  'delegacion-retirada': m.gatherings_done_delegation_withdrawn,
  'informe-guardado': m.gatherings_done_report_saved,
  'informe-publicado': m.gatherings_done_report_published,
  'visita-pedida': m.gatherings_done_visit_asked,
  'visita-accept': m.gatherings_done_visit_accepted,
  'visita-propose': m.gatherings_done_visit_other_day,
  'visita-decline': m.gatherings_done_visit_declined,
  'visita-agree': m.gatherings_done_visit_accepted,
  'visita-withdraw': m.gatherings_done_visit_withdrawn,
  'visita-note': m.gatherings_done_visit_held,
  'visita-learn': m.gatherings_done_visit_learned,
  'visita-sponsor': m.gatherings_done_visit_sponsored,
};

/** Undefined for a word that is none of ours. */
export function doneWords(query: URLSearchParams): string | undefined {
  const word = query.get('hecho') ?? '';
  return Object.hasOwn(words, word) ? words[word]?.() : undefined;
}
