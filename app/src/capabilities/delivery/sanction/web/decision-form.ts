// What is typed about a decision of the body, and about the votes of its members.
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  type Parsed,
  parseForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import { pesos, whole } from '../../../edition/editions/index.ts';
import { type MemberInOffice, votes } from '../../../edition/editions/rules/index.ts';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import type { DraftingDecision } from '../actions/draft-decision.ts';
import { type Decision, outcomes } from '../rules/matter.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { VoteGiven } from '../rules/voting.ts';
import type { KeptDecision, Sitting } from '../store/submissions.ts';
import { line, text } from './desk-form.ts';

/** What the body decides, and that its approval was put to the vote and did not carry. */
export const decidable = [...outcomes, 'not-carried'] as const;

const decision = v.object({
  decide: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(decidable, () => m.sanction_desk_choose()),
  ),
  monto: pesos(() => m.sanction_refused_amount_invalid()),
  lugar: whole(1, 999),
  razon: text(4000),
  cambios: text(4000),
  que: text(2000),
  quien: line(160),
  hasta: v.pipe(
    v.optional(v.string(), ''),
    v.transform((typed) => typed.trim()),
    v.check(
      (typed) => typed === '' || parseDay(typed) !== undefined,
      () => m.sanction_desk_day_wrong(),
    ),
    v.transform((typed) => parseDay(typed) ?? ''),
  ),
  minoria: text(4000),
});

export function parseDecision(
  typed: Typed,
  projectId: string,
): Parsed<DraftingDecision['decision']> {
  const parsed = parseForm(decision, typed);
  if (!parsed.isSound) return parsed;
  const { decide, monto, lugar, que, quien, hasta, ...said } = parsed.values;
  return {
    isSound: true,
    values: {
      projectId,
      outcome: decide === 'not-carried' ? 'rejected' : decide,
      isCarried: decide !== 'not-carried',
      amountClp: monto ?? null,
      place: lugar ?? null,
      ...{ reason: said.razon, changes: said.cambios, minority: said.minoria },
      return: decide === 'returned' ? { what: que, by: quien, until: hasta } : null,
    },
  };
}

/** Where each refusal of a decision is mended. */
export const fieldsOfDecision: Partial<Readonly<Record<Refusal['code'], string>>> = {
  'sanction/reason-missing': 'razon',
  'sanction/changes-missing': 'cambios',
  'sanction/return-incomplete': 'que',
  'sanction/return-in-the-past': 'hasta',
  'sanction/amount-invalid': 'monto',
  'sanction/amount-is-a-change': 'monto',
};

export function typedDecision(
  drafted: Decision | undefined,
  before: { readonly place: number; readonly costClp: number },
): Typed {
  const { outcome, isCarried = true, amountClp, place, return: asked } = drafted ?? {};
  return {
    decide: isCarried ? (outcome ?? '') : 'not-carried',
    monto: String(amountClp ?? before.costClp),
    lugar: String(place ?? before.place),
    ...{ razon: drafted?.reason ?? '', cambios: drafted?.changes ?? '' },
    ...{ que: asked?.what ?? '', quien: asked?.by ?? '', hasta: asked?.until ?? '' },
    minoria: drafted?.minority ?? '',
  };
}

const INTEREST_LETTERS = 1000;
const CORRECTED_LETTERS = 1000;

export function votingIn({ inOffice }: Sitting): readonly MemberInOffice[] {
  return inOffice.filter(({ seat }) => seat !== 'secretary');
}

export interface TypedVotes {
  readonly votes: readonly VoteGiven[];
  readonly castingBy: string | null;
}

/** Of whoever has a vote that day; one that was not chosen is not there, and the action says whose. */
export function parseVotes(typed: Typed, sitting: Sitting): Parsed<TypedVotes> {
  const problems: FieldProblem[] = [];
  const given = votingIn(sitting).flatMap(({ id }): readonly VoteGiven[] => {
    const interest = parseInterest(typed, `interes-${id}`);
    if (!interest.isSound) problems.push(...interest.problems);
    const vote = votes.find((one) => one === typed[`voto-${id}`]);
    if (vote === undefined) return [];
    return [{ memberId: id, vote, interest: interest.isSound ? interest.values : '' }];
  });
  if (problems.length > 0) return { isSound: false, problems };
  return { isSound: true, values: { votes: given, castingBy: parseCasting(typed) } };
}

export function parseCasting({ dirime = '' }: Typed): string | null {
  return dirime === '' ? null : dirime;
}

function parseInterest(typed: Typed, field: string): Parsed<string> {
  const parsed = parseForm(v.object({ [field]: text(INTEREST_LETTERS) }), typed);
  return parsed.isSound ? { isSound: true, values: parsed.values[field] ?? '' } : parsed;
}

const corrected = v.object({
  integrante: v.pipe(
    v.optional(v.string(), ''),
    v.nonEmpty(() => m.sanction_desk_choose()),
  ),
  voto: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(votes, () => m.sanction_desk_choose()),
  ),
  interes: text(INTEREST_LETTERS),
  porque: text(CORRECTED_LETTERS),
});

export function parseCorrection(
  typed: Typed,
): Parsed<{ readonly vote: VoteGiven; readonly reason: string }> {
  const parsed = parseForm(corrected, typed);
  if (!parsed.isSound) return parsed;
  const { integrante: memberId, voto: vote, interes: interest, porque: reason } = parsed.values;
  return { isSound: true, values: { vote: { memberId, vote, interest }, reason } };
}

/** For, of whoever is there; what was recorded, once it was. */
export function typedVotes(sitting: Sitting, drafted: KeptDecision | undefined): Typed {
  const recorded = new Map((drafted?.votes ?? []).map((one) => [one.memberId, one]));
  const entries = votingIn(sitting).flatMap(({ id }) => {
    const usual = sitting.absent.includes(id) ? 'absent' : 'for';
    const { vote = usual, interest = '' } = recorded.get(id) ?? {};
    return [
      [`voto-${id}`, vote],
      [`interes-${id}`, interest],
    ];
  });
  return { ...Object.fromEntries(entries), dirime: drafted?.castingBy ?? '' };
}
