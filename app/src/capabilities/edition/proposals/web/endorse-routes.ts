// Endorsing a proposal, taking it back, following it and stopping.
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import { readForm } from '../../../../platform/http/form.ts';
import {
  type Answer,
  actorOf,
  type Page,
  type Route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { haltedBy, type Tie } from '../../editions/rules/index.ts';
import { endorseProposal, takeBackEndorsement } from '../actions/endorse-proposal.ts';
import { followProposal, unfollowProposal } from '../actions/follow-proposal.ts';
import { mayTakeEndorsements } from '../rules/endorsing.ts';
import { countGiven } from '../store/endorsements.ts';
import { endorsePage } from './endorse-page.tsx';
import { keptSentence } from './endorse-words.ts';
import { addressOf, proposalPath } from './paths.ts';
import { type AtProposal, ofProposal, proposalCrumbs, refusedPage } from './public-parts.tsx';
import { endorsePath, followPath, takeBackPath, unfollowPath } from './public-paths.ts';

const audience = { act: 'proposals/take-part' } as const;

export function endorseRoutes(house: House): readonly Route[] {
  const on = (
    method: Route['method'],
    path: Route['path'],
    answer: (given: AtProposal) => Promise<Answer>,
  ) => ofProposal(house, { audience, method, path }, answer);
  return [
    on('get', endorsePath, (given) => answerForm(given)),
    on('post', endorsePath, answerEndorse),
    on('post', takeBackPath, answerTakeBack),
    on('post', followPath, (given) => answerFollow(given, true)),
    on('post', unfollowPath, (given) => answerFollow(given, false)),
  ];
}

interface Shown {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

async function answerForm(given: AtProposal, shown?: Shown): Promise<Answer> {
  const { house, ask, edition, proposal } = given;
  const halted = haltedBy(edition, proposal.contestId);
  const { endorsements } = edition.rules.operational;
  const may = mayTakeEndorsements(proposal.state, {
    endorsements,
    halted,
    isArchived: edition.isArchived,
  });
  if (!may.ok) return refusedPage(may.error, proposal);
  return endorsePage({
    proposal,
    edition,
    crumbs: proposalCrumbs(edition),
    givenCount: await countGiven(house.db, edition.id, actorOf(ask).personId),
    typed: shown?.typed ?? {},
    problems: shown?.problems ?? [],
    status: shown?.status,
  });
}

async function answerEndorse(given: AtProposal): Promise<Answer> {
  const { house, ask, edition, proposal } = given;
  const typed = await readForm(ask.request);
  const { ties } = edition.rules.operational.endorsements;
  const tie: Tie | undefined = ties.find((one) => one === typed.vinculo);
  const { number } = proposal;
  const by = { personId: actorOf(ask).personId, now: house.clock.now() };
  const done = await endorseProposal(house, { edition, number, tie }, by);
  if (done.ok) return backTo(given, 'apoyada');
  if (done.error.code !== 'proposals/endorse-tie-missing') {
    return refusedPage(done.error, proposal);
  }
  const problems = [{ field: 'vinculo', message: keptSentence(done.error) }];
  return answerForm(given, { typed, problems, status: 422 });
}

async function answerTakeBack(given: AtProposal): Promise<Answer> {
  const { house, ask, edition, proposal } = given;
  const by = { personId: actorOf(ask).personId, now: house.clock.now() };
  const done = await takeBackEndorsement(house.db, { edition, number: proposal.number }, by);
  return done.ok ? backTo(given, 'apoyo-retirado') : refusedPage(done.error, proposal);
}

async function answerFollow(given: AtProposal, follows: boolean): Promise<Answer> {
  const { house, ask, proposal } = given;
  const following = { proposalId: proposal.id, personId: actorOf(ask).personId };
  if (follows) await followProposal(house.db, { ...following, now: house.clock.now() });
  else await unfollowProposal(house.db, following);
  return backTo(given, follows ? 'seguida' : 'sin-seguir');
}

function backTo({ proposal }: AtProposal, hecho: string): Response {
  return seeOther(proposalPath.to(addressOf(proposal), { query: { hecho } }));
}
