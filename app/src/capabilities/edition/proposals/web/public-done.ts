// What the page of a proposal says was done, by the word in its address.
import { m } from '#words';

const words: Readonly<Record<string, () => string>> = {
  enviada: m.proposals_done_sent,
  corregida: m.proposals_done_corrected,
  retirada: m.proposals_done_withdrawn,
  invitada: m.proposals_done_invited,
  'invitacion-retirada': m.proposals_done_invitation_taken_back,
  firmada: m.proposals_done_signed,
  'sin-firmar': m.proposals_done_not_signed,
  'patrocinio-pedido': m.proposals_done_sponsor_asked,
  'patrocinio-respondido': m.proposals_done_sponsor_answered,
  apoyada: m.proposals_done_endorsed,
  'apoyo-retirado': m.proposals_done_taken_back,
  seguida: m.proposals_done_followed,
  'sin-seguir': m.proposals_done_unfollowed,
  'foto-agregada': m.proposals_done_photo_added,
  'foto-quitada': m.proposals_done_photo_removed,
};

/** Undefined for a word that is none of ours. */
export function doneWords(query: URLSearchParams): string | undefined {
  const word = query.get('hecho') ?? '';
  return Object.hasOwn(words, word) ? words[word]?.() : undefined;
}
