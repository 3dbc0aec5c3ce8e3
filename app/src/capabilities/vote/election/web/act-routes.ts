// Acts of the log at the desk: proposed with a form, read field by field, signed with a passkey, taken back or refused.
import { createHash } from 'node:crypto';
import { m } from '#words';
import { acceptFile } from '../../../../platform/files/accept-file.ts';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import { storeFile } from '../../../../platform/files/kept-files.ts';
import { fileLimits } from '../../../../platform/files/kinds.ts';
import {
  type FieldProblem,
  readFormWithFiles,
  type Typed,
} from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { fileRefusalSentence } from '../../../../ui/file-refusal/file-refusal-sentence.ts';
import { readInstitution } from '../../../ground/institutions/index.ts';
import {
  asked,
  goneOn,
  methodOfSession,
  offerSigning,
  problem,
  readSignature,
  relyingPartyOf,
} from '../../../ground/people/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { endActUnsigned } from '../actions/end-log-act.ts';
import { type ChangeAsked, proposeChange } from '../actions/propose-change.ts';
import { signAsPersona } from '../actions/sign-as-persona.ts';
import {
  challengeOf,
  judgeSigner,
  type ProveActSigning,
  signLogAct,
} from '../actions/sign-log-act.ts';
import { signWithPasskey } from '../actions/sign-with-passkey.ts';
import { logActAddress, logActPath } from '../addresses.ts';
import type { Refusal } from '../rules/refusal.ts';
import { fileOfAct } from '../store/act-documents.ts';
import { readDrawnContests } from '../store/drawn-contests.ts';
import { type Election, readElection } from '../store/elections.ts';
import { type LogAct, readLogAct } from '../store/log-acts.ts';
import { type KeptOfficer, listOfficers } from '../store/officers.ts';
import { actPage } from './act-page.tsx';
import { payloadFacts } from './act-words.ts';
import { type AtElection, electionRoute, wayBack } from './at-desk.ts';
import { typedInstant } from './instant-fields.tsx';
import { teamOf } from './part-pages.ts';
import { type DeskShown, problemOfRefusal, refusedPage } from './parts.tsx';
import { desk } from './paths.ts';
import {
  type AskedInForm,
  type ProposalKind,
  parseProposal,
  proposalKinds,
} from './propose-form.ts';
import { proposePage } from './propose-page.tsx';
import { refusalSentence, refusalStatus } from './refusal-words.ts';

export function actRoutes(house: House): readonly Route[] {
  const see = { act: 'election/see-act' } as const;
  const sign = { act: 'election/sign-act' } as const;
  return [
    electionRoute(house, { act: 'election/propose-act', method: 'get', path: desk.newAct }, (at) =>
      form(at),
    ),
    electionRoute(
      house,
      {
        ...{ act: 'election/propose-act', method: 'post', path: desk.newAct },
        maxBodyBytes: fileLimits.pdfBytes + 64 * 1024,
      },
      answerProposal,
    ),
    route({ audience: see, method: 'get', path: logActPath, answer: (ask) => shown(house, ask) }),
    route({
      audience: sign,
      method: 'post',
      path: desk.askToSign,
      answer: (ask) => askToSign(house, ask),
    }),
    route({
      audience: sign,
      method: 'post',
      path: desk.sign,
      answer: (ask) => answerSign(house, ask),
    }),
    route({
      audience: sign,
      method: 'post',
      path: desk.endAct,
      answer: (ask) => answerEnd(house, ask),
    }),
  ];
}

function kindOf({ ask }: AtElection): ProposalKind | undefined {
  return proposalKinds.find((one) => one === ask.params.kind);
}

async function form(
  at: AtElection,
  given: DeskShown & { readonly typed?: Typed } = {},
): Promise<Answer> {
  const { house, institution, election } = at;
  const kind = kindOf(at);
  if (kind === undefined) return refusedPage({ code: 'election/act-unknown' }, wayBack(at));
  const { windows } = election.settings;
  // From an objection that asks for it: what is to be annulled stands chosen.
  const { query } = at.ask;
  const chosen = { que: query.get('que') ?? '', razon: query.get('razon') ?? '' };
  const days = {
    ...typedInstant('issue', windows.issue_until, election.timeZone),
    ...typedInstant('cast', windows.cast_until, election.timeZone),
  };
  return proposePage({
    ...{ institution, election, kind, typed: { ...days, ...chosen }, ...given },
    officers: await listOfficers(house.db, election.id),
    team: await teamOf(at),
    left: await projectsThatLeft(house, election),
  });
}

async function projectsThatLeft(house: House, election: Election) {
  const drawn = await readDrawnContests(house.db, election.editionId);
  return drawn
    .filter(({ contestId }) => election.contests.some((one) => one.contestId === contestId))
    .flatMap(({ code, terms }) =>
      terms.projects
        .filter(({ out }) => out !== null)
        .map(({ number, name }) => ({
          value: `${code}/${String(number).padStart(widthOf(terms.projects), '0')}`,
          label: `${number}. ${name}`,
        })),
    );
}

function widthOf(projects: readonly { readonly number: number }[]): number {
  return String(Math.max(...projects.map(({ number }) => number))).length;
}

async function answerProposal(at: AtElection): Promise<Answer> {
  const { house, by, election, ask } = at;
  const kind = kindOf(at);
  if (kind === undefined) return refusedPage({ code: 'election/act-unknown' }, wayBack(at));
  const given = await readFormWithFiles(ask.request);
  const { typed } = given;
  const parsed = parseProposal(kind, typed, election);
  const file = kind === 'anular' ? given.file('documento') : undefined;
  const missing =
    kind === 'anular' && file === undefined
      ? [{ field: 'documento', message: m.election_form_document_missing() }]
      : [];
  if (!parsed.isSound || missing.length > 0) {
    const problems = [...(parsed.isSound ? [] : parsed.problems), ...missing];
    return form(at, { typed, problems });
  }
  const whole = await withDocument(house, parsed.values, file);
  if ('message' in whole) return form(at, { typed, problems: [whole] });
  const proposed = await proposeChange(house, by, election.id, whole);
  if (proposed.ok) return seeOther(logActAddress(election, proposed.value));
  const problems = [problemOfRefusal(proposed.error)];
  return form(at, { typed, problems, status: refusalStatus(proposed.error) });
}

/** The file that was sent with an annulment is stored; without an act that names it, it is removed a day later. */
async function withDocument(
  { files }: House,
  asked: AskedInForm,
  file: File | undefined,
): Promise<ChangeAsked | FieldProblem> {
  if (asked.change !== 'annul') return asked;
  const bytes = new Uint8Array((await file?.arrayBuffer()) ?? []);
  const accepted = await acceptFile(bytes, file?.name ?? '', ['pdf']);
  if (!accepted.ok) {
    return { field: 'documento', message: fileRefusalSentence(accepted.error) };
  }
  return { ...asked, document: await storeFile(files, accepted.value) };
}

interface FoundAct {
  readonly act: LogAct;
  readonly election: Election;
  readonly officers: readonly KeptOfficer[];
  readonly officer: KeptOfficer | undefined;
}

/** For officers of the election and for its team; for anybody else it is not there. */
async function actOf(house: House, ask: Ask): Promise<FoundAct | undefined> {
  const { db } = house;
  const actor = actorOf(ask);
  const act = await readLogAct(db, ask.params.act ?? '');
  const election = act && (await readElection(db, act.electionId));
  if (act === undefined || election === undefined) return undefined;
  const { institution, election: id } = ask.params;
  if (election.institutionSlug !== institution || election.id !== id) return undefined;
  const officers = await listOfficers(db, election.id);
  const officer = officers.find(
    ({ personId, removedAt }) => personId === actor.personId && removedAt === null,
  );
  const scope = { kind: 'institution', id: election.institutionId } as const;
  const isOfTeam = mayDo(permissions['election/see-desk'], actor.grants, scope);
  return officer === undefined && !isOfTeam ? undefined : { act, election, officers, officer };
}

const done: Readonly<Record<string, () => string>> = {
  firma: m.election_done_one_signature,
  firmado: m.election_done_signed,
  retirado: m.election_done_withdrawn,
  rechazado: m.election_done_refused,
};

async function shown(house: House, ask: Ask, refusal?: Refusal): Promise<Answer> {
  const found = await actOf(house, ask);
  if (found === undefined) return refusedPage({ code: 'election/act-unknown' });
  const { act, election, officers, officer } = found;
  const actor = actorOf(ask);
  const now = house.clock.now();
  const judged = await judgeSigner(house.db, { act, officers, personId: actor.personId, now });
  const isOpen = act.outcome === null && act.expiresAt > now;
  const fileId = await fileOfAct(house.db, act.id);
  const isOwn = act.proposedBy === actor.personId;
  return actPage({
    institution: await readInstitution(house.db, election.institutionId),
    ...{ election, act, officers, now },
    document: fileId === undefined ? undefined : fileAddress(fileId),
    facts: payloadFacts(JSON.parse(act.payload), election.timeZone),
    sha256: createHash('sha256').update(act.payload).digest('hex'),
    signsBy: await wayToSign(house, ask, officer),
    hindrance: judged.ok ? undefined : refusalSentence(judged.error),
    mayEnd: !isOpen ? undefined : isOwn ? 'withdraw' : officer === undefined ? undefined : 'refuse',
    done: done[ask.query.get('hecho') ?? '']?.(),
    problem: refusal && { sentence: refusalSentence(refusal), status: refusalStatus(refusal) },
  });
}

/** A persona of a demonstration has no passkey at hand: the election lent her a key. */
async function wayToSign(
  house: House,
  ask: Ask,
  officer: KeptOfficer | undefined,
): Promise<'passkey' | 'demonstration' | undefined> {
  if (officer === undefined) return undefined;
  if (officer.demonstrationKey === null) return 'passkey';
  const method = await methodOfSession(house.db, actorOf(ask).sessionId);
  return method === 'demonstration' && !house.isProduction ? 'demonstration' : undefined;
}

async function askToSign(house: House, ask: Ask): Promise<Response> {
  const found = await actOf(house, ask);
  if (found?.officer === undefined) return problem(m.election_refused_not_an_officer(), 404);
  const { act, election, officer } = found;
  const options = await offerSigning(house.db, relyingPartyOf(house.publicUrl), {
    personId: actorOf(ask).personId,
    sha256: challengeOf(election, act),
  });
  const allowCredentials = options.allowCredentials?.filter(
    ({ id }) => id === officer.credentialId,
  );
  return asked({ ...options, allowCredentials });
}

/** Signed by the island with a passkey, or, by a persona of a demonstration, with a form. */
async function answerSign(house: House, ask: Ask): Promise<Answer> {
  const found = await actOf(house, ask);
  if (found === undefined) return refusedPage({ code: 'election/act-unknown' });
  const isForm = !ask.request.headers.get('content-type')?.startsWith('application/json');
  const by = { actor: actorOf(ask), now: house.clock.now() };
  const prove = isForm ? await asPersona(house, ask) : await withPasskey(house, ask);
  const signed = await signLogAct(house, by, found.act.id, prove);
  const hecho = signed.ok && signed.value === 'signed' ? 'firmado' : 'firma';
  const next = logActPath.to(
    {
      institution: found.election.institutionSlug,
      election: found.election.id,
      act: found.act.id,
    },
    { query: { hecho } },
  );
  if (isForm) return signed.ok ? seeOther(next) : shown(house, ask, signed.error);
  if (signed.ok) return goneOn(next);
  return problem(refusalSentence(signed.error), refusalStatus(signed.error));
}

async function asPersona(house: House, ask: Ask): Promise<ProveActSigning> {
  const method = await methodOfSession(house.db, actorOf(ask).sessionId);
  const isPersona = method === 'demonstration' && !house.isProduction;
  return isPersona
    ? signAsPersona(house.publicUrl)
    : async () => ({ ok: false, error: { code: 'election/act-not-proven' } });
}

async function withPasskey({ publicUrl, clock }: House, ask: Ask): Promise<ProveActSigning> {
  const answer = await readSignature(ask.request);
  const { personId } = actorOf(ask);
  return signWithPasskey({ publicUrl, answer, personId, now: clock.now() });
}

async function answerEnd(house: House, ask: Ask): Promise<Answer> {
  const found = await actOf(house, ask);
  if (found === undefined) return refusedPage({ code: 'election/act-unknown' });
  const by = { actor: actorOf(ask), now: house.clock.now() };
  const ended = await endActUnsigned(house.db, by, found.act.id);
  if (!ended.ok) return shown(house, ask, ended.error);
  const hecho = ended.value === 'withdrawn' ? 'retirado' : 'rechazado';
  const params = {
    institution: found.election.institutionSlug,
    election: found.election.id,
    act: found.act.id,
  };
  return seeOther(logActPath.to(params, { query: { hecho } }));
}
