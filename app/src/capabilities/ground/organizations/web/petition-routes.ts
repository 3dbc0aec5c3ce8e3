// The petition of a comuna: its page, signing and taking it back, its poster, and the municipality's answer.
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  parseForm,
  readForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { readInstitution } from '../../institutions/index.ts';
import { publicNames, readPerson } from '../../people/index.ts';
import { parseCut } from '../../territories/rules/index.ts';
import { answerPetition } from '../actions/answer-petition.ts';
import { signPetition, withdrawSignature } from '../actions/sign-petition.ts';
import { PETITION_GOAL, ties } from '../rules/petition.ts';
import { findMunicipality, type Municipality } from '../store/institutions.ts';
import { hasSigned, listNamedSigners, listPetitionsTo, readPetition } from '../store/petitions.ts';
import { actingOf } from './acting.ts';
import { addressesAt } from './addresses.ts';
import { doneWords } from './done-words.ts';
import { paragraphs, ticked } from './form.ts';
import { refusedPage, unknownPage } from './parts.tsx';
import {
  petitionAnswersPath,
  petitionPath,
  posterPath,
  signPath,
  withdrawSignaturePath,
} from './paths.ts';
import { answersPage } from './petition-answers-page.tsx';
import { type PetitionComuna, petitionPage } from './petition-page.tsx';
import { posterPage } from './poster-page.tsx';
import { signPage } from './sign-page.tsx';
import { runningBudgets } from './slots.ts';

/** More names than this tell nobody more: the number says the rest. */
const NAMED_LIMIT = 300;
const toSign = { act: 'organizations/sign-petition' } as const;
const toAnswer = { act: 'organizations/answer-petition' } as const;

export const petitionRoutes = (house: House): readonly Route[] => [
  route({
    audience: 'public',
    method: 'get',
    path: petitionPath,
    answer: (ask) => inComuna(house, ask, answerShown),
  }),
  route({
    audience: 'public',
    method: 'get',
    path: posterPath,
    answer: (ask) => inComuna(house, ask, answerPoster),
  }),
  route({
    audience: toSign,
    method: 'get',
    path: signPath,
    answer: (ask) => inComuna(house, ask, (...given) => answerSignForm(...given, {}, [])),
  }),
  route({
    audience: toSign,
    method: 'post',
    path: signPath,
    answer: (ask) => inComuna(house, ask, answerSign),
  }),
  route({
    audience: toSign,
    method: 'post',
    path: withdrawSignaturePath,
    answer: (ask) => inComuna(house, ask, answerTakenBack),
  }),
  route({
    audience: toAnswer,
    method: 'get',
    path: petitionAnswersPath,
    answer: (ask) => answerPetitions(house, ask, {}, []),
  }),
  route({
    audience: toAnswer,
    method: 'post',
    path: petitionAnswersPath,
    answer: (ask) => answerAnswer(house, ask),
  }),
];

type InComuna = (house: House, ask: Ask, municipality: Municipality) => Promise<Answer>;

/** The comuna that the address names, with the municipality that administers it. */
async function inComuna(house: House, ask: Ask, answer: InComuna): Promise<Answer> {
  const municipality = await findMunicipality(house.db, ask.params.slug ?? '');
  return municipality === undefined ? unknownPage() : answer(house, ask, municipality);
}

function comunaOf({ comunaName, comunaSlug, timeZone, name, slug }: Municipality): PetitionComuna {
  const institution = { institution: name, institutionSlug: slug };
  return { name: comunaName, slug: comunaSlug, timeZone, ...institution };
}

function addressFor({ publicUrl }: House, ask: Ask, { comunaSlug }: Municipality): string {
  return addressesAt(publicUrl)({ kind: 'petition', comuna: comunaSlug }, ask.locale);
}

async function budgetOf({ gather }: House, ask: Ask, { cut }: Municipality) {
  const [budget] = await gather(runningBudgets, { cut, locale: ask.locale });
  return budget;
}

async function answerShown(house: House, ask: Ask, municipality: Municipality): Promise<Answer> {
  const { db } = house;
  const { cut } = municipality;
  const [there, signers, signed, budget] = await Promise.all([
    readPetition(db, cut),
    listNamedSigners(db, cut, NAMED_LIMIT),
    ask.actor === undefined ? false : hasSigned(db, cut, ask.actor.personId),
    budgetOf(house, ask, municipality),
  ]);
  const names = await publicNames(db, signers);
  return petitionPage({
    comuna: comunaOf(municipality),
    petition: there ?? {
      goal: PETITION_GOAL,
      signatures: 0,
      named: 0,
      reachedAt: null,
      answer: null,
      answeredAt: null,
      answeredInName: null,
    },
    named: signers.flatMap((id) => names.get(id) ?? []),
    hasSigned: signed,
    budget,
    address: addressFor(house, ask, municipality),
    done: doneWords(ask.query),
  });
}

async function answerPoster(house: House, ask: Ask, municipality: Municipality): Promise<Answer> {
  const address = addressFor(house, ask, municipality);
  return posterPage({ comuna: comunaOf(municipality), address });
}

async function answerSignForm(
  house: House,
  ask: Ask,
  municipality: Municipality,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Answer> {
  const { db } = house;
  const { personId } = actorOf(ask);
  const { cut, comunaSlug: slug } = municipality;
  if (await hasSigned(db, cut, personId)) return seeOther(petitionPath.to({ slug }));
  if ((await budgetOf(house, ask, municipality)) !== undefined) {
    const refusal = { code: 'organizations/comuna-has-budget' } as const;
    return refusedPage(refusal, backTo(municipality));
  }
  const person = await readPerson(db, personId);
  const publicName = person?.publicName ?? '';
  return signPage({ comuna: comunaOf(municipality), typed, problems, publicName });
}

function backTo({ comunaSlug, comunaName }: Municipality) {
  const label = m.organizations_petition_title({ comuna: comunaName });
  return { label, href: petitionPath.to({ slug: comunaSlug }) };
}

const signSchema = v.object({
  vinculo: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(ties, () => m.organizations_form_tie_missing()),
  ),
  declara: v.pipe(
    ticked(),
    v.check(
      (isTicked) => isTicked,
      () => m.organizations_form_declares_missing(),
    ),
  ),
  nombre: ticked(),
});

async function answerSign(house: House, ask: Ask, municipality: Municipality): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseForm(signSchema, typed);
  if (!parsed.isSound) return answerSignForm(house, ask, municipality, typed, parsed.problems);
  const { vinculo: tie, nombre: publishesName } = parsed.values;
  const { cut, comunaSlug: slug } = municipality;
  const hasBudget = (await budgetOf(house, ask, municipality)) !== undefined;
  const signing = { cut, tie, publishesName, hasBudget };
  const signed = await signPetition(house, signing, actingOf(house, ask));
  if (!signed.ok) return refusedPage(signed.error, backTo(municipality));
  return seeOther(petitionPath.to({ slug }, { query: { hecho: 'firmada' } }));
}

async function answerTakenBack(
  { db }: House,
  ask: Ask,
  { cut, comunaSlug: slug }: Municipality,
): Promise<Answer> {
  await withdrawSignature(db, cut, actorOf(ask).personId);
  return seeOther(petitionPath.to({ slug }, { query: { hecho: 'retirada' } }));
}

async function answerPetitions(
  { db }: House,
  ask: Ask,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Answer> {
  const { id } = scopeOf(ask);
  const [institution, petitions] = await Promise.all([
    readInstitution(db, id),
    listPetitionsTo(db, id),
  ]);
  return answersPage({ institution, petitions, typed, problems, done: doneWords(ask.query) });
}

const answerSchema = v.object({
  respuesta: v.pipe(
    paragraphs(4000),
    v.nonEmpty(() => m.organizations_form_answer_missing()),
  ),
});

async function answerAnswer(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const cut = parseCut(typed.comuna);
  if (cut === undefined) return unknownPage();
  const parsed = parseForm(answerSchema, typed);
  if (!parsed.isSound) {
    const problems = parsed.problems.map(({ message }) => ({ field: `respuesta-${cut}`, message }));
    return answerPetitions(house, ask, typed, problems);
  }
  const answer = { cut, text: parsed.values.respuesta };
  const done = await answerPetition(house.db, scopeOf(ask), answer, actingOf(house, ask));
  const to = { institution: ask.params.institution ?? '' };
  if (!done.ok) {
    const back = { label: m.organizations_answers_title(), href: petitionAnswersPath.to(to) };
    return refusedPage(done.error, back);
  }
  return seeOther(petitionAnswersPath.to(to, { query: { hecho: 'publicada' } }));
}
