// What the page after a form says was done, by the word in its address.
import { m } from '#words';

const words: Readonly<Record<string, () => string>> = {
  registrada: m.organizations_done_registered,
  corregida: m.organizations_done_mended,
  guardado: m.organizations_done_saved,
  'cambio-pedido': m.organizations_done_change_asked,
  'directiva-declarada': m.organizations_done_board_declared,
  'solicitud-enviada': m.organizations_done_request_sent,
  'solicitud-respondida': m.organizations_done_request_answered,
  'invitacion-anulada': m.organizations_done_invitation_withdrawn,
  representas: m.organizations_done_represents,
  dejaste: m.organizations_done_left,
  respondida: m.organizations_done_decided,
  firmada: m.organizations_done_signed,
  retirada: m.organizations_done_withdrawn,
  publicada: m.organizations_done_answered,
};

/** Undefined for a word that is none of ours. */
export function doneWords(query: URLSearchParams): string | undefined {
  const word = query.get('hecho') ?? '';
  return Object.hasOwn(words, word) ? words[word]?.() : undefined;
}
