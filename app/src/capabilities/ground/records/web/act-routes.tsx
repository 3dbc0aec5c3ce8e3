// The addresses of acts of two people: their list, each of them, signing, refusing and taking back.
import { err, isUuid, ok } from '@minga/basics';
import { m } from '#words';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { actPath, actsPath } from '../../../../platform/two-person.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { findInstitution } from '../../institutions/index.ts';
import {
  asked,
  goneOn,
  listSigners,
  methodOfSession,
  offerSigning,
  passkeysPath,
  problem,
  publicNames,
  readSignature,
  relyingPartyOf,
  signByPasskey,
} from '../../people/index.ts';
import {
  type ActByStaff,
  judgeSigning,
  kindOf,
  type ProveSigning,
  refuseAct,
  signAct,
} from '../actions/end-act.ts';
import { type ActRefusal, stateOfAct } from '../rules/two-person.ts';
import { countActs, findAct, listActs, type TwoPersonAct } from '../store/two-person-acts.ts';
import { type ActForStaff, type ActPageProps, actPage } from './act-page.tsx';
import { actsPage } from './acts-page.tsx';
import { institutionIn } from './document-list.ts';
import { askToSignPath, refuseActPath, signActPath } from './paths.ts';
import { publicActs } from './public-acts.ts';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import { notHerePage } from './staff-parts.tsx';

/** Whoever is signed in may ask; the kind of the act says who has a part in it. */
const SIGN = { act: 'records/sign-act' };

export function actRoutes(house: House): readonly Route[] {
  const post = (path: Route['path'], answer: (house: House, ask: Ask) => Promise<Answer>) =>
    route({ audience: SIGN, method: 'post', path, answer: (ask) => answer(house, ask) });
  return [
    route({
      audience: 'public',
      method: 'get',
      path: actsPath,
      answer: (ask) => answerList(house, ask),
    }),
    route({
      audience: 'public',
      method: 'get',
      path: actPath,
      answer: (ask) => answerOne(house, ask),
    }),
    post(askToSignPath, askToSign),
    post(signActPath, sign),
    post(refuseActPath, refuse),
  ];
}

async function answerList({ db, clock }: House, { query }: Ask): Promise<Answer> {
  const slug = institutionIn(query);
  const institution = slug === undefined ? undefined : await findInstitution(db, slug);
  const filter = { institution: institution?.slug };
  const count = await countActs(db, filter);
  const paged = pagedOf(count, askedPage(query));
  const found = await listActs(db, filter, paged);
  const now = clock.now();
  const shown = await publicActs(db, found);
  const acts = found.flatMap((act, index) => {
    const seen = shown[index];
    return seen === undefined ? [] : [{ ...seen, state: stateOfAct(act, now) }];
  });
  return actsPage({ institution, acts, count, paged });
}

async function actOf({ db }: House, ask: Ask): Promise<TwoPersonAct | undefined> {
  const { act } = ask.params;
  return isUuid(act) ? findAct(db, act) : undefined;
}

const doneWords: Readonly<Record<string, () => string>> = {
  propuesto: () => m.records_act_done_proposed(),
  firmado: () => m.records_act_done_signed(),
  rechazado: () => m.records_act_done_refused(),
  retirado: () => m.records_act_done_withdrawn(),
};

async function answerOne(
  house: House,
  ask: Ask,
  trouble?: ActPageProps['problem'],
): Promise<Answer> {
  const found = await actOf(house, ask);
  if (found === undefined) return notHerePage();
  const now = house.clock.now();
  const [act] = await publicActs(house.db, [found]);
  if (act === undefined) return notHerePage();
  return actPage({
    act,
    state: stateOfAct(found, now),
    forStaff: await forStaff(house, ask, found, now),
    done: doneWords[ask.query.get('hecho') ?? '']?.(),
    ...(trouble === undefined ? {} : { problem: trouble }),
  });
}

/** Undefined for whoever has no part in it: she sees what everybody sees. */
async function forStaff(
  house: House,
  { actor }: Ask,
  act: TwoPersonAct,
  now: Date,
): Promise<ActForStaff | undefined> {
  const kind = kindOf(house, act);
  if (actor === undefined || kind === undefined) return undefined;
  const isOwn = act.proposedBy === actor.personId;
  if (!isOwn && !kind.mayTakePart(actor, act)) return undefined;
  const { db } = house;
  const decided = await judgeSigning(db, act, kind, { actor, now });
  const signers = isOwn ? await listSigners(db, act, kind, now) : [];
  const names = await publicNames(db, [act.proposedBy, ...signers]);
  const nameOf = (personId: string) => names.get(personId) ?? '';
  return {
    facts: kind.shown(act.payload),
    seenAt: kind.seenAt?.(act.payload, house),
    proposer: nameOf(act.proposedBy),
    isOwn,
    signers: signers.map(nameOf),
    signsBy: waysToSign[(await methodOfSession(db, actor.sessionId)) ?? 'provider'],
    passkeysHref: passkeysPath.to({}),
    hindrance: decided.ok ? undefined : refusalSentence(decided.error),
  };
}

/** Whoever came in by another way than her passkey has none at hand. */
const waysToSign = {
  passkey: 'passkey',
  demonstration: 'demonstration',
  provider: 'nothing-yet',
  totp: 'nothing-yet',
  'access-code': 'nothing-yet',
} as const;

function byStaff({ clock }: House, ask: Ask): ActByStaff {
  return { actId: ask.params.act ?? '', actor: actorOf(ask), now: clock.now() };
}

async function askToSign(house: House, ask: Ask): Promise<Response> {
  const act = await actOf(house, ask);
  const kind = act && kindOf(house, act);
  const actor = actorOf(ask);
  if (act === undefined || kind === undefined || !kind.mayTakePart(actor, act)) {
    return problem(m.records_refused_not_here(), 404);
  }
  const { personId } = actor;
  const relyingParty = relyingPartyOf(house.publicUrl);
  return asked(await offerSigning(house.db, relyingParty, { personId, sha256: act.sha256 }));
}

/** Signed by the island with a passkey, or, by a persona of a demonstration, with a form. */
async function sign(house: House, ask: Ask): Promise<Answer> {
  const act = await actOf(house, ask);
  if (act === undefined) return notHerePage();
  const isForm = !ask.request.headers.get('content-type')?.startsWith('application/json');
  const prove = isForm ? await asPersona(house, ask) : await withPasskey(house, ask);
  const signed = await signAct(house, byStaff(house, ask), prove);
  const next = actPath.to({ act: act.id }, { query: { hecho: 'firmado' } });
  if (isForm) {
    if (!signed.ok) return again(house, ask, signed.error);
    return seeOther(next);
  }
  if (!signed.ok) {
    return problem(refusalSentence(signed.error), refusalStatus[signed.error.code]);
  }
  return goneOn(next);
}

function again(house: House, ask: Ask, refusal: ActRefusal): Promise<Answer> {
  const status = refusalStatus[refusal.code];
  return answerOne(house, ask, { sentence: refusalSentence(refusal), status });
}

async function asPersona({ db, isProduction }: House, ask: Ask): Promise<ProveSigning> {
  const method = await methodOfSession(db, actorOf(ask).sessionId);
  const isPersona = method === 'demonstration' && !isProduction;
  return async () =>
    isPersona ? ok({ by: 'demonstration' }) : err({ code: 'records/act-not-signed' });
}

async function withPasskey({ publicUrl, clock }: House, ask: Ask): Promise<ProveSigning> {
  const answer = await readSignature(ask.request);
  const { personId } = actorOf(ask);
  return async (tx, sha256) => {
    if (answer === undefined) return err({ code: 'records/act-not-signed' });
    const relyingParty = relyingPartyOf(publicUrl);
    const used = await signByPasskey(tx, {
      answer,
      relyingParty,
      now: clock.now(),
      personId,
      sha256,
    });
    if (!used.ok) return err({ code: 'records/act-not-signed' });
    const bytes = (text: string) => Buffer.from(text, 'base64url');
    return ok({
      by: 'passkey',
      signature: {
        credentialId: used.value.credentialId,
        publicKey: used.value.publicKey,
        clientData: bytes(answer.response.clientDataJSON),
        authenticatorData: bytes(answer.response.authenticatorData),
        signature: bytes(answer.response.signature),
      },
    });
  };
}

async function refuse(house: House, ask: Ask): Promise<Answer> {
  const act = await actOf(house, ask);
  if (act === undefined) return notHerePage();
  const ended = await refuseAct(house, byStaff(house, ask));
  if (!ended.ok) return again(house, ask, ended.error);
  const hecho = ended.value === 'withdrawn' ? 'retirado' : 'rechazado';
  return seeOther(actPath.to({ act: act.id }, { query: { hecho } }));
}
