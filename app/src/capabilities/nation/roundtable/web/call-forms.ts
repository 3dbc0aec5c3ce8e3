// The forms of a call as they are typed: the call itself, what is found of an application, and an invitation.
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  type Parsed,
  parseForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import { outcomes, REASON_LETTERS } from '../rules/application.ts';
import { type CallWritten, MOST_REQUIREMENTS, type Requirement } from '../rules/call.ts';
import type { Assessment } from '../store/applications.ts';
import type { Call } from '../store/calls.ts';
import { line, lines, linesThere, lineThere, oneOf } from './form-parts.ts';

const REQUIREMENT_LETTERS = 300;

const about = v.object({
  titulo: lineThere(160, () => m.roundtable_title_missing()),
  proposito: linesThere(1000, () => m.roundtable_purpose_missing()),
  plan: lines(1000),
});

/** `requisito-1`… with `archivo-1`… where a file is asked for; empty lines are none. */
export function parseCall(typed: Typed): Parsed<CallWritten> {
  const said = parseForm(about, typed);
  const opensOn = parseDay(typed.abre);
  const closesOn = parseDay(typed.cierra);
  const requirements = readRequirements(typed);
  const problems: FieldProblem[] = [
    ...(said.isSound ? [] : said.problems),
    ...(opensOn === undefined ? [{ field: 'abre', message: m.roundtable_day_wrong() }] : []),
    ...(closesOn === undefined ? [{ field: 'cierra', message: m.roundtable_day_wrong() }] : []),
    ...requirements.problems,
  ];
  if (opensOn !== undefined && closesOn !== undefined && closesOn < opensOn) {
    problems.push({ field: 'cierra', message: m.roundtable_closes_before() });
  }
  if (!said.isSound || opensOn === undefined || closesOn === undefined || problems.length > 0) {
    return { isSound: false, problems };
  }
  const { titulo: title, proposito: purpose, plan: planHint } = said.values;
  const values = { title, purpose, planHint, opensOn, closesOn, requirements: requirements.read };
  return { isSound: true, values };
}

const requirementLine = line(REQUIREMENT_LETTERS);

function readRequirements(typed: Typed) {
  const read: Requirement[] = [];
  const problems: FieldProblem[] = [];
  for (let place = 1; place <= MOST_REQUIREMENTS; place += 1) {
    const field = `requisito-${place}`;
    const parsed = v.safeParse(requirementLine, typed[field]);
    if (!parsed.success) problems.push({ field, message: parsed.issues[0].message });
    else if (parsed.output !== '') {
      read.push({ text: parsed.output, isDocument: typed[`archivo-${place}`] === 'si' });
    }
  }
  return { read, problems };
}

export function typedCall({
  title,
  purpose,
  planHint,
  opensOn,
  closesOn,
  requirements,
}: Call): Typed {
  return {
    titulo: title,
    proposito: purpose,
    plan: planHint,
    abre: opensOn,
    cierra: closesOn,
    ...Object.fromEntries(
      requirements.flatMap(({ position, text, isDocument }) => [
        [`requisito-${position}`, text],
        ...(isDocument ? [[`archivo-${position}`, 'si']] : []),
      ]),
    ),
  };
}

const assessment = v.pipe(
  v.object({
    resultado: oneOf(outcomes, () => m.roundtable_outcome_missing()),
    razon: lines(REASON_LETTERS),
  }),
  v.forward(
    v.check(
      ({ resultado, razon }) => resultado === 'admitted' || razon !== '',
      () => m.roundtable_reason_missing(),
    ),
    ['razon'],
  ),
  v.transform(
    ({ resultado, razon }): Assessment => ({
      outcome: resultado,
      reason: razon === '' ? undefined : razon,
    }),
  ),
);

export function parseAssessment(typed: Typed): Parsed<Assessment> {
  return parseForm(assessment, typed);
}

const invitation = v.object({
  institucion: lineThere(80, () => m.roundtable_institution_missing()),
  palabras: linesThere(1000, () => m.roundtable_words_missing()),
});

export function parseInvitation(typed: Typed): Parsed<v.InferOutput<typeof invitation>> {
  return parseForm(invitation, typed);
}

const extending = v.object({
  hasta: v.pipe(
    v.optional(v.string(), ''),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const day = parseDay(dataset.value);
      if (day !== undefined) return day;
      addIssue({ message: m.roundtable_day_wrong() });
      return NEVER;
    }),
  ),
  motivo: linesThere(500, () => m.roundtable_reason_missing()),
});

export function parseExtension(typed: Typed): Parsed<v.InferOutput<typeof extending>> {
  return parseForm(extending, typed);
}

const takingBack = v.object({
  invitada: lineThere(80, () => m.roundtable_institution_missing()),
  motivo: linesThere(500, () => m.roundtable_reason_missing()),
});

export function parseTakingBack(typed: Typed): Parsed<v.InferOutput<typeof takingBack>> {
  return parseForm(takingBack, typed);
}

const ending = v.object({
  integrante: lineThere(80, () => m.roundtable_member_missing()),
  razon: linesThere(500, () => m.roundtable_reason_missing()),
});

export function parseEnding(typed: Typed): Parsed<v.InferOutput<typeof ending>> {
  return parseForm(ending, typed);
}

/** The number of a published call as an address has it. */
export function parseNumber(text: string | undefined): number | undefined {
  return /^[1-9]\d{0,3}$/.test(text ?? '') ? Number(text) : undefined;
}
