// The picture that stands for a proposal where its link is shared: of what everybody may read, and nothing of who wrote it.
import type { Answer, Page, Route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { shareCard, shareCardAnswer, shareImage } from '../../../ground/records/index.ts';
import { addressOf } from './paths.ts';
import { type AtProposal, ofProposal, unknownPage } from './public-parts.tsx';
import { cardPath } from './public-paths.ts';
import { money, numberedWords } from './state-words.ts';

export function shareCardRoutes(house: House): readonly Route[] {
  return [ofProposal(house, { audience: 'public', method: 'get', path: cardPath }, answerCard)];
}

/** None of one that is not for everybody. */
export function imageOf(given: AtProposal): Page['image'] {
  const { proposal, isPublic } = given;
  if (!isPublic) return undefined;
  const to = addressOf(proposal);
  return shareImage(cardOf(given), (file) => cardPath.to({ ...to, file }));
}

function answerCard(given: AtProposal): Answer | Promise<Answer> {
  const { ask, edition, isPublic } = given;
  if (!isPublic) return unknownPage(edition);
  return shareCardAnswer(cardOf(given), ask.params.file ?? '');
}

function cardOf({ house, edition, proposal }: AtProposal) {
  return shareCard(house, {
    overline: `${edition.place.name} · ${edition.name}`,
    title: proposal.contents.title,
    figure: money(proposal.contents.costClp),
    note: numberedWords(proposal),
  });
}
