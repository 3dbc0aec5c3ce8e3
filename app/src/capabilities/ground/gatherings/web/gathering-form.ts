// What a gathering says of itself, as it is typed: parsed whole, each problem told at its field.
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
import { dayIn, instantThere, parseDay, parseHour } from '../../territories/rules/index.ts';
import type { Called } from '../actions/calling.ts';
import {
  gatheringKinds,
  hasThreshold,
  participationLevels,
  type Threshold,
} from '../rules/gathering.ts';
import type { Gathering } from '../store/gatherings.ts';
import { hourOf } from './words.ts';

const MOST_ITEMS = 30;

const tooLong = (limit: number) => () => m.gatherings_too_long({ limit });
const line = (limit: number) => lineUpTo(limit, tooLong(limit));
const paragraphs = (limit: number) => paragraphsUpTo(limit, tooLong(limit));
const required = (limit: number, missing: () => string) => v.pipe(line(limit), v.nonEmpty(missing));
const requiredText = (limit: number, missing: () => string) =>
  v.pipe(paragraphs(limit), v.nonEmpty(missing));
const optional = () => v.optional(v.string(), '');

export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** Empty is undefined. */
export function wholeNumber(from: number, to: number, wrong: () => string) {
  return v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text.trim().replaceAll('.', '')),
    v.regex(/^\d{0,8}$/, wrong),
    v.transform((text) => (text === '' ? undefined : Number(text))),
    v.check((number) => number === undefined || (number >= from && number <= to), wrong),
  );
}

const agenda = v.pipe(
  paragraphs(6000),
  v.transform(linesOf),
  v.check(
    (items) => items.length <= MOST_ITEMS && items.every((item) => item.length <= 300),
    () => m.gatherings_agenda_wrong({ limit: MOST_ITEMS }),
  ),
);

const amended = {
  titulo: required(160, () => m.gatherings_title_missing()),
  proposito: requiredText(1000, () => m.gatherings_purpose_missing()),
  temas: agenda,
  sector: optional(),
  hito: optional(),
  lugar: required(200, () => m.gatherings_place_missing()),
  acceso: paragraphs(500),
  apoyos: paragraphs(500),
  quienes: required(300, () => m.gatherings_audience_missing()),
  contacto: required(200, () => m.gatherings_contact_missing()),
  cupo: wholeNumber(1, 100_000, () => m.gatherings_capacity_wrong()),
};

const whole = v.object({
  tipo: v.pipe(
    optional(),
    v.picklist(gatheringKinds, () => m.gatherings_kind_missing()),
  ),
  cuerpo: optional(),
  nivel: v.pipe(
    optional(),
    v.picklist(participationLevels, () => m.gatherings_level_missing()),
  ),
  ...amended,
  efecto: requiredText(1000, () => m.gatherings_effect_missing()),
  comuna: optional(),
  umbral: wholeNumber(1, 10_000_000, () => m.gatherings_number_wrong()),
  solicitudes: wholeNumber(0, 10_000_000, () => m.gatherings_number_wrong()),
  norma: line(200),
});

type Whole = v.InferOutput<typeof whole>;

/** Hours are those of the clocks in `timeZone`. */
export function parseGathering(typed: Typed, timeZone: string): Parsed<Called> {
  const parsed = parseForm(whole, typed);
  const hours = readHours(typed, timeZone);
  if (!parsed.isSound || hours.problems.length > 0) {
    const problems = parsed.isSound ? [] : parsed.problems;
    return { isSound: false, problems: [...problems, ...hours.problems] };
  }
  const { values } = parsed;
  const threshold = readThreshold(values);
  if (threshold === 'incomplete') {
    const problem = { field: 'umbral', message: m.gatherings_threshold_incomplete() };
    return { isSound: false, problems: [problem] };
  }
  const written = {
    kind: values.tipo,
    level: values.nivel,
    effect: values.efecto,
    ...describedOf(values),
    cut: values.comuna === '' ? undefined : values.comuna,
    startsAt: hours.startsAt,
    endsAt: hours.endsAt,
    threshold,
  };
  return {
    isSound: true,
    values: { written, bodyId: isUuid(values.cuerpo) ? values.cuerpo : undefined },
  };
}

/** What of a published one may be mended; the rest stays as it was told. */
export function parseAmended(typed: Typed, gathering: Gathering): Parsed<Called> {
  const parsed = parseForm(v.object(amended), typed);
  if (!parsed.isSound) return parsed;
  return {
    isSound: true,
    values: { written: { ...gathering, ...describedOf(parsed.values) }, bodyId: gathering.bodyId },
  };
}

type Described = Pick<Whole, keyof typeof amended>;

function describedOf(values: Described) {
  return {
    title: values.titulo,
    purpose: values.proposito,
    agenda: values.temas,
    territoryId: isUuid(values.sector) ? values.sector : undefined,
    landmarkId: isUuid(values.hito) ? values.hito : undefined,
    place: values.lugar,
    accessNotes: values.acceso,
    supportNotes: values.apoyos,
    audience: values.quienes,
    contact: values.contacto,
    capacity: values.cupo,
  };
}

function readThreshold({
  tipo,
  umbral,
  solicitudes,
  norma,
}: Whole): Threshold | undefined | 'incomplete' {
  if (!hasThreshold(tipo)) return undefined;
  if (umbral === undefined && solicitudes === undefined && norma === '') return undefined;
  if (umbral === undefined || norma === '') return 'incomplete';
  return { count: umbral, askedCount: solicitudes ?? 0, norm: norma };
}

interface Hours {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly problems: readonly FieldProblem[];
}

/** A day and two hours of it, as the clocks there show them. */
export function readHours(typed: Typed, timeZone: string): Hours {
  const day = parseDay(typed.dia);
  const [from, until] = [parseHour(typed.desde), parseHour(typed.hasta)];
  const wrong = (field: string, message: string) => [{ field, message }];
  const nothing = new Date(0);
  const problems = [
    ...(day === undefined ? wrong('dia', m.gatherings_day_wrong()) : []),
    ...(from === undefined ? wrong('desde', m.gatherings_start_wrong()) : []),
    ...(until === undefined ? wrong('hasta', m.gatherings_end_wrong()) : []),
  ];
  if (day === undefined || from === undefined || until === undefined) {
    return { startsAt: nothing, endsAt: nothing, problems };
  }
  const [startsAt, endsAt] = [from, until].map((hour) => instantThere(timeZone, day, hour));
  if (startsAt === undefined || endsAt === undefined) {
    const field = startsAt === undefined ? 'desde' : 'hasta';
    const leapt = wrong(field, m.gatherings_hour_leapt());
    return { startsAt: nothing, endsAt: nothing, problems: leapt };
  }
  const before = endsAt <= startsAt ? wrong('hasta', m.gatherings_ends_before()) : [];
  return { startsAt, endsAt, problems: before };
}

export function typedGathering(gathering: Gathering): Typed {
  const { startsAt, endsAt, timeZone, threshold, capacity } = gathering;
  return {
    tipo: gathering.kind,
    cuerpo: gathering.bodyId ?? '',
    nivel: gathering.level,
    titulo: gathering.title,
    proposito: gathering.purpose,
    efecto: gathering.effect,
    temas: gathering.agenda.join('\n'),
    comuna: gathering.cut ?? '',
    sector: gathering.territoryId ?? '',
    hito: gathering.landmarkId ?? '',
    lugar: gathering.place,
    acceso: gathering.accessNotes,
    apoyos: gathering.supportNotes,
    quienes: gathering.audience,
    contacto: gathering.contact,
    cupo: capacity === undefined ? '' : String(capacity),
    ...typedHours(startsAt, endsAt, timeZone),
    umbral: threshold === undefined ? '' : String(threshold.count),
    solicitudes: threshold === undefined ? '' : String(threshold.askedCount),
    norma: threshold?.norm ?? '',
  };
}

export function typedHours(startsAt: Date, endsAt: Date, timeZone: string): Typed {
  return {
    dia: dayIn(timeZone, startsAt),
    desde: hourOf(startsAt, timeZone),
    hasta: hourOf(endsAt, timeZone),
  };
}

const REASON_LENGTH = 500;
export const reasonSchema = v.object({
  motivo: requiredText(REASON_LENGTH, () => m.gatherings_reason_missing()),
});
