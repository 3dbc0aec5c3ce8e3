// The forms of the agenda as they are typed.
import * as v from 'valibot';
import { m } from '#words';
import { type Parsed, parseForm, type Typed } from '../../../../platform/http/form.ts';
import type { Ask } from '../../../../platform/http/route.ts';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import type { ActionGiven, OwnerAsked } from '../actions/propose-action.ts';
import type { Affected, OpportunityGiven } from '../actions/write-bottleneck.ts';
import { ownerParts } from '../rules/action.ts';
import { bottleneckKinds } from '../rules/bottleneck.ts';
import { minutesSays } from '../rules/minutes-words.ts';
import { line, lines, linesThere, lineThere, oneOf } from './form-parts.ts';
import { readSources, sourceTitle, withSources } from './topic-forms.ts';

const MOST_OWNERS = 6;
export const ownerRows = Array.from({ length: MOST_OWNERS }, (_, at) => at + 1);
const MOST_AFFECTED = 60;

const titled = {
  titulo: lineThere(160, () => m.roundtable_title_missing()),
  texto: linesThere(3000, () => m.roundtable_text_missing()),
};

/** One per line: a comuna by its name, or the address of an edition or an experience of this site. */
function readAffected(text: string): readonly Affected[] {
  const typed = text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return typed.slice(0, MOST_AFFECTED).map((one): Affected => {
    const [, institution, slug] = /\/(?:ediciones|editions)\/([^/?#]+)\/([^/?#]+)/.exec(one) ?? [];
    if (institution !== undefined && slug !== undefined) {
      return { kind: 'edition', institution, slug };
    }
    const [, id] = /\/(?:experiencias|experiences)\/([^/?#]+)/.exec(one) ?? [];
    return id === undefined ? { kind: 'comuna', typed: one } : { kind: 'experience', id };
  });
}

/** How many addresses the forms of the agenda show. */
export const AGENDA_SOURCES = 3;

const bottleneck = v.pipe(
  v.object({
    ...titled,
    tipo: oneOf(bottleneckKinds, () => m.roundtable_kind_missing()),
    afecta: lines(4000),
    'titulo-archivo': sourceTitle,
  }),
  v.transform(({ titulo, texto, tipo, afecta, ...rest }) => {
    const written = { kind: tipo, title: titulo, text: texto, affected: readAffected(afecta) };
    // Of the file that may come with the form.
    return { written, documentTitle: rest['titulo-archivo'] };
  }),
);

export function parseBottleneck(typed: Typed) {
  return withSources(parseForm(bottleneck, typed), readSources(typed, AGENDA_SOURCES));
}

/** As if the bottleneck of the page from which somebody comes were chosen. */
export function chosenIn({ query }: Pick<Ask, 'query'>): Typed {
  const number = query.get('nudo');
  return number === null ? {} : { [`nudo-${number}`]: 'si' };
}

/** The numbers of `nudo-1`… that were chosen. */
function readBottlenecks(typed: Typed): readonly number[] {
  return Object.keys(typed).flatMap((name) => {
    const [, number] = /^nudo-([1-9]\d{0,3})$/.exec(name) ?? [];
    return number === undefined || typed[name] !== 'si' ? [] : [Number(number)];
  });
}

const opportunity = v.object(titled);

export function parseOpportunity(typed: Typed): Parsed<OpportunityGiven> {
  const parsed = parseForm(opportunity, typed);
  if (!parsed.isSound) return parsed;
  const { titulo: title, texto: text } = parsed.values;
  return { isSound: true, values: { title, text, bottlenecks: readBottlenecks(typed) } };
}

const budget = v.pipe(
  line(20),
  v.transform((text) => text.replaceAll(/[$. ]/g, '')),
  v.regex(/^(?:[1-9]\d{0,13})?$/, () => m.roundtable_budget_wrong()),
  v.transform((text) => (text === '' ? undefined : Number(text))),
);

const action = v.object({ ...titled, presupuesto: budget });

/** `integrante-1` with its `parte-1`…; empty rows are none. */
function readOwners(typed: Typed): readonly OwnerAsked[] {
  return ownerRows.flatMap((row) => {
    const member = typed[`integrante-${row}`] ?? '';
    const part = ownerParts.find((one) => one === typed[`parte-${row}`]) ?? 'responsible';
    return member === '' ? [] : [{ member, part }];
  });
}

export function parseAction(typed: Typed): Parsed<ActionGiven> {
  const parsed = parseForm(action, typed);
  const startsOn = parseDay(typed.desde);
  const dueOn = parseDay(typed.hasta);
  const problems = [
    ...(parsed.isSound ? [] : parsed.problems),
    ...(startsOn === undefined ? [{ field: 'desde', message: m.roundtable_day_wrong() }] : []),
    ...(dueOn === undefined ? [{ field: 'hasta', message: m.roundtable_day_wrong() }] : []),
  ];
  if (!parsed.isSound || startsOn === undefined || dueOn === undefined) {
    return { isSound: false, problems };
  }
  const { titulo: title, texto: text, presupuesto: budgetClp } = parsed.values;
  const bottlenecks = readBottlenecks(typed);
  const owners = readOwners(typed);
  return {
    isSound: true,
    values: { title, text, startsOn, dueOn, budgetClp, bottlenecks, owners },
  };
}

const update = v.pipe(
  v.object({
    progreso: v.pipe(
      line(3),
      v.regex(/^(?:100|[1-9]?\d)$/, () => m.roundtable_progress_wrong()),
      v.transform(Number),
    ),
    avance: linesThere(2000, () => m.roundtable_text_missing()),
    'titulo-archivo': sourceTitle,
  }),
  v.transform(({ progreso, avance, ...rest }) => ({
    written: { progress: progreso, text: avance },
    documentTitle: rest['titulo-archivo'],
  })),
);

export function parseUpdate(typed: Typed) {
  return withSources(parseForm(update, typed), readSources(typed, AGENDA_SOURCES));
}

const owner = v.object({
  integrante: lineThere(120, () => m.roundtable_owner_missing()),
  parte: v.optional(v.picklist(ownerParts), 'responsible'),
});

export function parseOwner(typed: Typed): Parsed<OwnerAsked> {
  const parsed = parseForm(owner, typed);
  if (!parsed.isSound) return parsed;
  return { isSound: true, values: { member: parsed.values.integrante, part: parsed.values.parte } };
}

const word = v.pipe(
  v.object({
    palabra: oneOf(minutesSays, () => m.roundtable_word_missing()),
    observacion: lines(1000),
    leida: v.pipe(
      line(40),
      v.isoTimestamp(() => m.roundtable_refused_text_changed()),
      v.transform((text) => new Date(text)),
    ),
  }),
  v.forward(
    v.check(
      ({ palabra, observacion }) => palabra === 'approves' || observacion !== '',
      () => m.roundtable_contest_missing(),
    ),
    ['observacion'],
  ),
);

export function parseWord(typed: Typed) {
  return parseForm(word, typed);
}

const agreement = v.pipe(
  line(10),
  v.regex(/^[1-9]\d{0,3}\.[1-9]\d?$/, () => m.roundtable_agreement_wrong()),
  v.transform((text) => {
    const [sitting = 0, position = 0] = text.split('.').map(Number);
    return { sitting, position };
  }),
);

const cancelling = v.object({
  accion: v.pipe(
    line(4),
    v.regex(/^[1-9]\d{0,3}$/, () => m.roundtable_action_number_wrong()),
    v.transform(Number),
  ),
  'acuerdo-cancela': agreement,
  motivo: linesThere(500, () => m.roundtable_reason_missing()),
});

export function parseCancelling(typed: Typed) {
  return parseForm(cancelling, typed);
}

export function parsePlan(typed: Typed) {
  return parseForm(v.object({ 'acuerdo-plan': agreement }), typed);
}
