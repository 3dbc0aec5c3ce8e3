// What the author of a proposal answers to its review: one address to ask and to send, of whoever stands behind it.
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { findInstitution } from '../../../ground/institutions/index.ts';
import { authorsOf, findProposal, type Proposal, proposalPath } from '../../proposals/index.ts';
import { findReviewEdition } from '../store/review-editions.ts';
import { refusedPage } from './parts.tsx';

export interface Own {
  readonly proposal: Proposal;
  readonly house: House;
}

type AnswerOwn = (ask: Ask, own: Own) => Promise<Answer>;

interface OwnPage {
  readonly path: Route['path'];
  readonly get: AnswerOwn;
  readonly post: AnswerOwn;
  /** Who answers it though she is none of its authors. */
  readonly others?: (proposal: Proposal, actor: ReturnType<typeof actorOf>) => boolean;
}

/** Of a proposal that she stands behind; anybody else's is not there. */
export function ownRoutes(
  house: House,
  { path, get, post, others = () => false }: OwnPage,
): readonly Route[] {
  const at = (method: Route['method'], answer: AnswerOwn) =>
    route({
      ...{ audience: { act: 'review/answer-as-author' }, method, path },
      async answer(ask) {
        const actor = actorOf(ask);
        const proposal = await findHere(house, ask);
        const authors = proposal === undefined ? [] : await authorsOf(house.db, proposal.id);
        return proposal !== undefined &&
          (authors.includes(actor.personId) || others(proposal, actor))
          ? answer(ask, { proposal, house })
          : refusedPage({ code: 'review/unknown' });
      },
    });
  return [at('get', get), at('post', post)];
}

async function findHere({ db }: House, ask: Ask): Promise<Proposal | undefined> {
  const { institution = '', edition = '', number = '' } = ask.params;
  const place = await findInstitution(db, institution);
  const found = place && (await findReviewEdition(db, place.id, edition));
  if (found === undefined || !/^[1-9]\d{0,8}$/.test(number)) return undefined;
  return findProposal(db, found.id, Number(number));
}

export function pageOf(proposal: Proposal): string {
  return proposalPath.to(addressOf(proposal));
}

export function addressOf(one: Pick<Proposal, 'institutionSlug' | 'editionSlug' | 'number'>) {
  const { institutionSlug, editionSlug, number } = one;
  return { institution: institutionSlug, edition: editionSlug, number: String(number) };
}
