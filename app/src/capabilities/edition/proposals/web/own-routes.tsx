// What its author, and whoever she invites, does with a proposal that was sent; and the list of all that are hers.
import { isUuid, lineOf } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { paragraphsUpTo, parseForm, readForm, type Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { typedText } from '../../../ground/territories/rules/index.ts';
import { findPublicEdition, type PublicEdition } from '../../editions/index.ts';
import { isItsAuthor } from '../actions/by-person.ts';
import { correctProposal } from '../actions/correct-proposal.ts';
import {
  answerInvitation,
  inviteCoauthor,
  isInvited,
  listInvitations,
  takeBackInvitation,
} from '../actions/invite-coauthors.ts';
import { answerOffer, askSponsor } from '../actions/sponsor-proposal.ts';
import { withdrawProposal } from '../actions/withdraw-proposal.ts';
import { isWhole, problemsOf, type UnfinishedContents } from '../rules/contents.ts';
import { emptyDraft } from '../rules/draft.ts';
import type { Refusal } from '../rules/refusal.ts';
import { mayCorrectText, moves } from '../rules/states.ts';
import { listCoauthors, listSponsorships } from '../store/consents.ts';
import { listDrafts } from '../store/drafts.ts';
import { listOwn } from '../store/own-proposals.ts';
import { findProposal, type Proposal } from '../store/proposals.ts';
import { listOrganizationsAround, listTerritories } from '../store/senders.ts';
import { linesShown, readStep, stepProblems, typedDraft } from './draft-form.ts';
import {
  coauthorsPage,
  correctPage,
  invitedPage,
  sponsorsPage,
  withdrawPage,
} from './own-pages.tsx';
import { ownProposalsPage } from './own-proposals-page.tsx';
import { organizationsOf } from './own-tasks.ts';
import { addressOf, own, ownProposalsPath, proposalPath, proposalPathIn } from './paths.ts';
import { pointChoiceOf } from './point-place.ts';
import { doneWords } from './public-done.ts';
import { unknownPage } from './public-parts.tsx';
import { problemOfRefusal, statusOf } from './refusal-words.ts';
import { refusedPage } from './refused-page.tsx';

const reasonSchema = v.object({
  razon: paragraphsUpTo(2000, () => m.proposals_too_long({ limit: '2000' })),
});

const toTakePart = { act: 'proposals/take-part' } as const;

interface AtOwn {
  readonly house: House;
  readonly ask: Ask;
  readonly edition: PublicEdition;
  readonly proposal: Proposal;
}

export function ownRoutes(house: House): readonly Route[] {
  const on = (
    method: Route['method'],
    path: Route['path'],
    answer: (at: AtOwn) => Promise<Answer>,
  ) =>
    route({
      audience: toTakePart,
      method,
      path,
      async answer(ask) {
        const at = await findOwn(house, ask);
        return at === undefined ? unknownPage(undefined) : answer(at);
      },
    });
  /** Of its author alone; whoever else asks is not told what is there. */
  const ofAuthor = (answer: (at: AtOwn) => Promise<Answer>) => async (at: AtOwn) =>
    isItsAuthor(at.proposal, actorOf(at.ask)) ? answer(at) : unknownPage(at.edition);
  return [
    route({
      audience: toTakePart,
      method: 'get',
      path: ownProposalsPath,
      answer: (ask) => answerOwnList(house, ask),
    }),
    on(
      'get',
      own.correct,
      ofAuthor((at) => showCorrect(at)),
    ),
    on('post', own.correct, ofAuthor(answerCorrect)),
    on(
      'get',
      own.withdraw,
      ofAuthor((at) => showWithdraw(at)),
    ),
    on('post', own.withdraw, ofAuthor(answerWithdraw)),
    on('get', own.coauthors, (at) => showCoauthors(at)),
    on('post', own.coauthors, answerCoauthors),
    on(
      'get',
      own.sponsors,
      ofAuthor((at) => showSponsors(at)),
    ),
    on('post', own.sponsors, ofAuthor(answerSponsors)),
  ];
}

async function findOwn(house: House, ask: Ask): Promise<AtOwn | undefined> {
  const [institution, slug] = [typedText(ask.params.institution), typedText(ask.params.edition)];
  const edition = await findPublicEdition(house.db, institution, slug);
  const digits = ask.params.number ?? '';
  if (edition === undefined || !/^[1-9]\d{0,6}$/.test(digits)) return undefined;
  const proposal = await findProposal(house.db, edition.id, Number(digits));
  return proposal && { house, ask, edition, proposal };
}

async function answerOwnList({ db }: House, ask: Ask): Promise<Answer> {
  const actor = actorOf(ask);
  const [drafts, proposals] = await Promise.all([
    listDrafts(db, actor.personId),
    listOwn(db, actor.personId, organizationsOf(actor)),
  ]);
  const hecho = ask.query.get('hecho');
  const done =
    hecho === 'guardado'
      ? m.proposals_done_draft_saved()
      : hecho === 'borrado'
        ? m.proposals_done_draft_discarded()
        : undefined;
  return ownProposalsPage({ drafts, proposals, done });
}

const by = ({ house, ask }: AtOwn) => ({
  personId: actorOf(ask).personId,
  now: house.clock.now(),
  pathIn: proposalPathIn,
});

const backTo = ({ proposal }: AtOwn) => ({
  label: m.proposals_refused_back(),
  href: proposalPath.to(addressOf(proposal)),
});

const toPage = ({ proposal }: AtOwn, hecho: string) =>
  seeOther(proposalPath.to(addressOf(proposal), { query: { hecho } }));

interface Shown {
  readonly typed?: Typed;
  readonly problems?: readonly { readonly field: string; readonly message: string }[];
  readonly status?: Page['status'];
}

async function showCorrect(at: AtOwn, shown: Shown & { current?: Proposal } = {}): Promise<Answer> {
  const { house, edition, proposal } = at;
  if (!mayCorrectText(proposal.state)) {
    return refusedPage({ code: 'proposals/text-is-settled' }, backTo(at));
  }
  const typed = shown.typed ?? typedDraft({ ...emptyDraft, ...proposal.contents });
  return correctPage({
    ...{ proposal, edition, typed, prices: [], ownOrganizations: [], organizations: [] },
    problems: shown.problems ?? [],
    territories: await listTerritories(house.db, edition.place.cut),
    point: await pointChoiceOf(house, edition, typed),
    current: shown.current,
    ...(shown.status === undefined ? {} : { status: shown.status }),
  });
}

async function answerCorrect(at: AtOwn): Promise<Answer> {
  const { house, ask, edition, proposal } = at;
  const typed = await readForm(ask.request);
  if (typed.accion === 'comuna') return showCorrect(at, { typed });
  if (typed.accion === 'mas-lineas') {
    return showCorrect(at, { typed: { ...typed, lineas: String(linesShown(typed) + 3) } });
  }
  const read = readCorrection(typed, edition, proposal);
  if (!read.isSound) return showCorrect(at, { typed, problems: read.problems, status: 422 });
  const corrected = {
    proposalId: proposal.id,
    seen: Number(typed.version),
    contents: read.contents,
    reason: read.reason,
  };
  const done = await correctProposal(house.db, corrected, actorOf(ask), by(at));
  if (done.ok) return toPage(at, 'corregida');
  const problems = [problemOfRefusal(done.error)];
  const isElsewhere = done.error.code === 'proposals/changed-meanwhile';
  const shown = { typed, problems, status: statusOf(done.error) };
  return showCorrect(at, isElsewhere ? { ...shown, current: proposal } : shown);
}

type Correction =
  | { readonly isSound: true; readonly contents: Proposal['contents']; readonly reason: string }
  | {
      readonly isSound: false;
      readonly problems: readonly { readonly field: string; readonly message: string }[];
    };

function readCorrection(typed: Typed, edition: PublicEdition, proposal: Proposal): Correction {
  const steps = ['idea', 'necesidad', 'costo'] as const;
  const hasPlan = edition.rules.operational.planning.length > 0;
  const reads = [...steps, ...(hasPlan ? (['plan'] as const) : [])].map((step) =>
    readStep(step, typed, edition),
  );
  const reason = parseForm(reasonSchema, typed);
  const unreadable = [...reads, reason].flatMap((one) => (one.isSound ? [] : one.problems));
  if (unreadable.length > 0 || !reason.isSound) return { isSound: false, problems: unreadable };
  const parts = reads.map((one) => (one.isSound ? one.values : {}));
  const contents: UnfinishedContents = Object.assign({}, proposal.contents, ...parts);
  const problems = stepProblems(problemsOf(contents, edition.rules));
  return problems.length > 0 || !isWhole(contents)
    ? { isSound: false, problems }
    : { isSound: true, contents, reason: reason.values.razon };
}

function showWithdraw(at: AtOwn, shown: Shown = {}): Promise<Answer> {
  const { proposal } = at;
  const { state } = proposal;
  if (!moves[state].includes('withdrawn')) {
    const refusal = { code: 'proposals/cannot-move', from: state, to: 'withdrawn' } as const;
    return Promise.resolve(refusedPage(refusal, backTo(at)));
  }
  const { typed = {}, problems = [], status } = shown;
  const more = status === undefined ? {} : { status };
  return Promise.resolve(withdrawPage({ proposal, typed, problems, ...more }));
}

async function answerWithdraw(at: AtOwn): Promise<Answer> {
  const { house, ask, proposal } = at;
  const typed = await readForm(ask.request);
  const read = parseForm(reasonSchema, typed);
  if (!read.isSound) return showWithdraw(at, { typed, problems: read.problems, status: 422 });
  const withdrawn = { proposalId: proposal.id, reason: read.values.razon };
  const done = await withdrawProposal(house.db, withdrawn, actorOf(ask), by(at));
  if (done.ok) return toPage(at, 'retirada');
  const problems = [problemOfRefusal(done.error)];
  return showWithdraw(at, { typed, problems, status: statusOf(done.error) });
}

async function showCoauthors(at: AtOwn): Promise<Answer> {
  const { house, ask, edition, proposal } = at;
  const code = ask.query.get('codigo');
  if (code !== null) {
    const isHers = await isInvited(house.db, proposal.id, code);
    return isHers
      ? invitedPage({ proposal, code: lineOf(code) })
      : refusedPage({ code: 'proposals/invitation-unknown' }, toOwnList());
  }
  if (!isItsAuthor(proposal, actorOf(ask))) return unknownPage(edition);
  const [coauthors, invitations] = await Promise.all([
    listCoauthors(house.db, proposal.id),
    listInvitations(house, proposal.id),
  ]);
  const hrefOf = (one: string) =>
    house.publicUrl + own.coauthors.to(addressOf(proposal), { query: { codigo: one } });
  const done = doneWords(ask.query);
  return coauthorsPage({ proposal, coauthors, invitations, hrefOf, done });
}

const toOwnList = () => ({ label: m.proposals_own_title(), href: ownProposalsPath.to({}) });

async function answerCoauthors(at: AtOwn): Promise<Answer> {
  const { house, ask, proposal } = at;
  const typed = await readForm(ask.request);
  const { accion = '', codigo = '' } = typed;
  const proposalId = proposal.id;
  if (accion === 'firmar' || accion === 'no-firmar') {
    const answer = accion === 'firmar' ? 'accepted' : 'declined';
    const done = await answerInvitation(house.db, { proposalId, code: codigo, answer }, by(at));
    if (!done.ok) return refusedPage(done.error, toOwnList());
    return accion === 'firmar' ? toPage(at, 'firmada') : seeOther(ownProposalsPath.to({}));
  }
  const toHere = (hecho: string) =>
    seeOther(own.coauthors.to(addressOf(proposal), { query: { hecho } }));
  if (accion === 'retirar') {
    const id = typed.invitacion ?? '';
    const which = { proposalId, id: isUuid(id) ? id : proposalId };
    const done = await takeBackInvitation(house.db, which, actorOf(ask), by(at));
    return done.ok ? toHere('invitacion-retirada') : refusedPage(done.error, backTo(at));
  }
  const done = await inviteCoauthor(house, proposalId, actorOf(ask), by(at).now);
  return done.ok ? toHere('invitada') : refusedPage(done.error, backTo(at));
}

async function showSponsors(at: AtOwn, refusal?: Refusal): Promise<Answer> {
  const { house, ask, edition, proposal } = at;
  const [sponsorships, organizations] = await Promise.all([
    listSponsorships(house.db, proposal.id),
    listOrganizationsAround(house.db, edition.place),
  ]);
  return sponsorsPage({
    ...{ proposal, sponsorships, organizations },
    done: doneWords(ask.query),
    problems: refusal === undefined ? [] : [problemOfRefusal(refusal)],
    ...(refusal === undefined ? {} : { status: statusOf(refusal) }),
  });
}

async function answerSponsors(at: AtOwn): Promise<Answer> {
  const { house, ask, proposal } = at;
  const typed = await readForm(ask.request);
  const organizationId = typed.organizacion ?? '';
  if (!isUuid(organizationId)) return showSponsors(at, { code: 'proposals/sponsor-unknown' });
  const which = { proposalId: proposal.id, organizationId };
  const isAnswer = typed.accion === 'aceptar' || typed.accion === 'rechazar';
  const answer = typed.accion === 'aceptar' ? 'accepted' : 'declined';
  const done = isAnswer
    ? await answerOffer(house.db, { ...which, answer, reason: null }, actorOf(ask), by(at))
    : await askSponsor(house.db, which, actorOf(ask), by(at));
  if (!done.ok) return showSponsors(at, done.error);
  const hecho = isAnswer ? 'patrocinio-respondido' : 'patrocinio-pedido';
  return seeOther(own.sponsors.to(addressOf(proposal), { query: { hecho } }));
}
