// Each step of writing a proposal as a form: what was typed as a part of the draft, and the draft as it is typed.
import { isUuid } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  lineUpTo,
  type Parsed,
  paragraphsUpTo,
  parseForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import { hundredths, type PublicEdition, pesos, whole } from '../../editions/index.ts';
import { type PlanningLink, parseBipCode, type Tie } from '../../editions/rules/index.ts';
import {
  COST_LINES_MOST,
  type ContentsProblem,
  type CostLine,
  lengths,
  sumOfLines,
} from '../rules/contents.ts';
import { COAUTHORS_MOST, type DraftContents } from '../rules/draft.ts';
import { whos } from '../rules/submission.ts';
import { themes } from '../rules/themes.ts';
import { money } from './state-words.ts';

/** In their order; `plan` and `interes` only where the bases ask. */
export const steps = [
  'quien-decide',
  'idea',
  'necesidad',
  'costo',
  'plan',
  'interes',
  'quien',
  'revisar',
] as const;
export type Step = (typeof steps)[number];

export function stepsOf({ rules }: Pick<PublicEdition, 'rules'>): readonly Step[] {
  const { planning, options } = rules.operational;
  return steps.filter(
    (step) =>
      (step !== 'plan' || planning.length > 0) &&
      (step !== 'interes' || options.interestDeclaration),
  );
}

/** The steps that ask something of the draft. */
export type AskingStep = Exclude<Step, 'quien-decide' | 'revisar'>;

/** What a text may have beyond what is allowed, so that nothing typed is lost before it is shortened. */
const ROOM = 4;
const tooLong = (most: number) => () => m.proposals_too_long({ limit: String(most * ROOM) });
const line = (most: number) => lineUpTo(most * ROOM, tooLong(most));
const lines = (most: number) => paragraphsUpTo(most * ROOM, tooLong(most));
const oneOf = <const Value extends string>(all: readonly Value[]) =>
  v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => all.find((one) => one === text) ?? null),
  );
const id = () =>
  v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => (isUuid(text) ? text : null)),
  );

/** «-41,8697, -73,8203», as a map copies it; empty is none. */
function point() {
  return v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text.trim()),
    v.regex(/^(|-?\d{1,2}([.,]\d+)?\s*[,;\s]\s*-?\d{1,3}([.,]\d+)?)$/, () =>
      m.proposals_step_point_wrong(),
    ),
    v.transform((text) => {
      const [lat, lon] = [...text.matchAll(/-?\d+(?:[.,]\d+)?(?=$|\s*[,;\s])/g)].map(([found]) =>
        Number(found.replace(',', '.')),
      );
      return lat === undefined || lon === undefined ? { lat: null, lon: null } : { lat, lon };
    }),
  );
}

/** What a field says of a point; undefined where it says none, or nothing that can be read. */
export function pointIn(text: string): { readonly lat: number; readonly lon: number } | undefined {
  const read = v.safeParse(point(), text);
  if (!read.success || read.output.lat === null) return undefined;
  return read.output;
}

type Part = Partial<DraftContents>;
type Reading = (typed: Typed, edition: PublicEdition) => Parsed<Part>;

const readings: Readonly<Record<AskingStep, Reading>> = {
  idea(typed, { rules }) {
    const codes = rules.committed.contests.map(({ code }) => code);
    const schema = v.object({
      titulo: line(lengths.title),
      descripcion: lines(lengths.description),
      tema: oneOf(themes),
      concurso: oneOf(codes),
      sector: id(),
      lugar: line(lengths.place),
      punto: point(),
      referencia: point(),
    });
    return mapped(parseForm(schema, typed), (read) => ({
      title: read.titulo,
      description: read.descripcion,
      theme: read.tema,
      contest: read.concurso,
      territoryId: read.sector,
      place: read.lugar,
      ...(read.punto.lat === null ? read.referencia : read.punto),
    }));
  },
  necesidad(typed) {
    const schema = v.object({
      necesidad: lines(lengths.need),
      beneficia: lines(lengths.beneficiaries),
      cuantas: whole(1, 20_000_000),
    });
    return mapped(parseForm(schema, typed), (read) => ({
      need: read.necesidad,
      beneficiaries: read.beneficia,
      beneficiariesCount: read.cuantas ?? null,
    }));
  },
  costo(typed) {
    const cost = parseForm(v.object({ costo: pesos() }), typed);
    const { costLines, problems } = readLines(typed);
    if (!cost.isSound || problems.length > 0) {
      return { isSound: false, problems: [...(cost.isSound ? [] : cost.problems), ...problems] };
    }
    const costClp = costLines.length > 0 ? sumOfLines(costLines) : (cost.values.costo ?? null);
    return { isSound: true, values: { costLines, costClp: costClp === 0 ? null : costClp } };
  },
  plan(typed, { rules }) {
    const keys = rules.operational.planning.map(planKey);
    const bip = v.pipe(
      v.optional(v.string(), ''),
      v.transform((text) => (text.trim() === '' ? null : (parseBipCode(text) ?? text))),
      v.check(
        (text) => text === null || parseBipCode(text) === text,
        () => m.proposals_step_bip_wrong(),
      ),
    );
    return mapped(parseForm(v.object({ plan: oneOf(keys), bip }), typed), (read) => ({
      plan: choiceOf(rules.operational.planning, read.plan),
      bipCode: read.bip,
    }));
  },
  interes(typed) {
    const schema = v.object({ 'tiene-interes': oneOf(['si', 'no']), interes: lines(1000) });
    return mapped(parseForm(schema, typed), (read) => ({
      hasInterest: read['tiene-interes'] === null ? null : read['tiene-interes'] === 'si',
      interest: read.interes,
    }));
  },
  quien(typed) {
    const ties: readonly Tie[] = ['residence', 'work', 'study', 'organization'];
    const schema = v.object({
      quien: oneOf(whos),
      'nombre-grupo': lineUpTo(160, () => m.proposals_too_long({ limit: '160' })),
      organizacion: id(),
      vinculo: oneOf(ties),
      coautoras: whole(0, COAUTHORS_MOST),
      patrocinio: id(),
    });
    return mapped(parseForm(schema, typed), (read) => ({
      who: read.quien,
      groupName: read['nombre-grupo'],
      organizationId: read.organizacion,
      tie: read.vinculo,
      coauthorsCount: read.coautoras ?? 0,
      sponsorId: read.patrocinio,
    }));
  },
};

function mapped<Read>(parsed: Parsed<Read>, to: (read: Read) => Part): Parsed<Part> {
  return parsed.isSound ? { isSound: true, values: to(parsed.values) } : parsed;
}

/** What a step says, or what of it cannot be read at all; what is only missing is no problem yet. */
export function readStep(step: AskingStep, typed: Typed, edition: PublicEdition): Parsed<Part> {
  return readings[step](typed, edition);
}

export const planKey = ({ plan, objective }: Pick<PlanningLink, 'plan' | 'objective'>) =>
  `${plan} ${objective}`;

function choiceOf(
  planning: readonly PlanningLink[],
  key: string | null,
): (Part['plan'] & object) | null {
  const found = planning.find((one) => planKey(one) === key);
  return found === undefined ? null : { plan: found.plan, objective: found.objective };
}

/** How many lines the form shows: those that are there, with some more. */
export function linesShown(typed: Typed): number {
  const asked = Number(typed.lineas ?? '');
  const last = Math.max(0, ...placesOf(typed));
  const wanted = Number.isInteger(asked) && asked > 0 ? asked : 3;
  return Math.min(COST_LINES_MOST, Math.max(wanted, last));
}

function placesOf(typed: Typed): readonly number[] {
  return Array.from({ length: COST_LINES_MOST }, (_, index) => index + 1).filter((place) =>
    ['nombre', 'unidad', 'cantidad', 'precio'].some(
      (part) => (typed[`linea-${place}-${part}`] ?? '').trim() !== '',
    ),
  );
}

/** Lines that are empty are none; of the others every part is needed. */
function readLines(typed: Typed): {
  readonly costLines: readonly CostLine[];
  readonly problems: readonly FieldProblem[];
} {
  const costLines: CostLine[] = [];
  const problems: FieldProblem[] = [];
  const schema = v.object({
    nombre: v.pipe(
      lineUpTo(lengths.lineName, () => m.proposals_too_long({ limit: String(lengths.lineName) })),
      v.minLength(1, () => m.proposals_step_line_name_missing()),
    ),
    unidad: v.pipe(
      lineUpTo(lengths.lineUnit, () => m.proposals_too_long({ limit: String(lengths.lineUnit) })),
      v.minLength(1, () => m.proposals_step_line_unit_missing()),
    ),
    cantidad: v.pipe(
      hundredths(),
      v.number(() => m.proposals_step_line_quantity_missing()),
      v.minValue(1, () => m.proposals_step_line_quantity_missing()),
      v.maxValue(2_000_000_000, () => m.proposals_step_line_quantity_missing()),
    ),
    precio: v.pipe(
      pesos(),
      v.number(() => m.proposals_step_line_price_missing()),
      v.maxValue(1_000_000_000_000, () => m.proposals_step_line_price_missing()),
    ),
  });
  for (const place of placesOf(typed)) {
    const name = (part: string) => `linea-${place}-${part}`;
    const own = Object.fromEntries(
      ['nombre', 'unidad', 'cantidad', 'precio'].map((part) => [part, typed[name(part)] ?? '']),
    );
    const read = parseForm(schema, own);
    if (read.isSound) {
      const { nombre, unidad, cantidad, precio } = read.values;
      costLines.push({ name: nombre, unit: unidad, quantity: cantidad, unitClp: precio });
    } else {
      problems.push(...read.problems.map((one) => ({ ...one, field: name(one.field) })));
    }
  }
  return { costLines, problems };
}

/** The draft as its fields show it, of every step together. */
export function typedDraft(draft: DraftContents): Typed {
  const { costLines, lat, lon } = draft;
  const text = (given: number | null) => (given === null ? '' : String(given));
  const linesTyped = costLines.flatMap((one, index): [string, string][] => [
    [`linea-${index + 1}-nombre`, one.name],
    [`linea-${index + 1}-unidad`, one.unit],
    [`linea-${index + 1}-cantidad`, quantityText(one.quantity)],
    [`linea-${index + 1}-precio`, money(one.unitClp)],
  ]);
  return {
    titulo: draft.title,
    descripcion: draft.description,
    tema: draft.theme ?? '',
    concurso: draft.contest ?? '',
    sector: draft.territoryId ?? '',
    lugar: draft.place,
    punto: lat === null || lon === null ? '' : `${lat}, ${lon}`,
    necesidad: draft.need,
    beneficia: draft.beneficiaries,
    cuantas: text(draft.beneficiariesCount),
    costo: draft.costClp === null || costLines.length > 0 ? '' : money(draft.costClp),
    plan: draft.plan === null ? '' : planKey(draft.plan),
    bip: draft.bipCode ?? '',
    'tiene-interes': draft.hasInterest === null ? '' : draft.hasInterest ? 'si' : 'no',
    interes: draft.interest,
    quien: draft.who ?? '',
    'nombre-grupo': draft.groupName,
    organizacion: draft.organizationId ?? '',
    vinculo: draft.tie ?? '',
    coautoras: draft.coauthorsCount === 0 ? '' : String(draft.coauthorsCount),
    patrocinio: draft.sponsorId ?? '',
    ...Object.fromEntries(linesTyped),
  };
}

/** Hundredths as people write them: `2,5`. */
export function quantityText(quantity: number): string {
  const whole = Math.trunc(quantity / 100);
  const rest = String(quantity % 100).padStart(2, '0');
  return rest === '00' ? String(whole) : `${whole},${rest.replace(/0$/, '')}`;
}

const fieldOf: Readonly<Record<ContentsProblem['field'], readonly [AskingStep, string]>> = {
  title: ['idea', 'titulo'],
  description: ['idea', 'descripcion'],
  theme: ['idea', 'tema'],
  contest: ['idea', 'concurso'],
  territoryId: ['idea', 'sector'],
  place: ['idea', 'lugar'],
  point: ['idea', 'punto'],
  need: ['necesidad', 'necesidad'],
  beneficiaries: ['necesidad', 'beneficia'],
  beneficiariesCount: ['necesidad', 'cuantas'],
  costClp: ['costo', 'costo'],
  costLines: ['costo', 'linea-1-nombre'],
  plan: ['plan', 'plan'],
  bipCode: ['plan', 'bip'],
};

export interface StepProblem extends FieldProblem {
  readonly step: AskingStep;
}

/** What keeps contents from being sent, at the field of the step where it is mended. */
export function stepProblems(problems: readonly ContentsProblem[]): readonly StepProblem[] {
  return problems.map((problem) => {
    const [step, field] = fieldOf[problem.field];
    return { step, field, message: problemSentence(problem) };
  });
}

const missing: Readonly<Record<string, () => string>> = {
  title: m.proposals_missing_title,
  need: m.proposals_missing_need,
  description: m.proposals_missing_description,
  place: m.proposals_missing_place,
  theme: m.proposals_missing_theme,
  contest: m.proposals_missing_contest,
  costClp: m.proposals_missing_cost,
};

const unknown: Readonly<Record<string, () => string>> = {
  theme: m.proposals_missing_theme,
  contest: m.proposals_missing_contest,
  plan: m.proposals_unknown_plan,
  bipCode: m.proposals_step_bip_wrong,
  beneficiariesCount: m.proposals_unknown_count,
  point: m.proposals_step_point_wrong,
};

function problemSentence(problem: ContentsProblem): string {
  switch (problem.code) {
    case 'missing':
      return missing[problem.field]?.() ?? '';
    case 'unknown':
      return unknown[problem.field]?.() ?? '';
    case 'too-long':
      return m.proposals_too_long({ limit: String(problem.most) });
    case 'outside-contest':
      return m.proposals_outside_contest({ contest: problem.contest });
    case 'below-minimum':
      return m.proposals_below_minimum({ amount: money(problem.minClp) });
    case 'above-maximum':
      return m.proposals_above_maximum({ amount: money(problem.maxClp) });
    case 'lines-differ':
      return m.proposals_lines_differ({ amount: money(problem.sumClp) });
    case 'line-wrong':
      return m.proposals_line_wrong({ place: problem.at });
    case 'too-many-lines':
      return m.proposals_too_many_lines({ count: problem.most });
  }
}
