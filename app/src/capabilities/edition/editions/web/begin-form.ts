// How an edition begins: what is typed, and the bases that a preset or an earlier edition gives it.
import * as v from 'valibot';
import { m } from '#words';
import { type FieldProblem, parseForm, type Typed } from '../../../../platform/http/form.ts';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import { unitValueOn } from '../../../ground/territories/index.ts';
import type { Beginning } from '../actions/begin-edition.ts';
import {
  type InstitutionKind,
  planBackwards,
  sanctionDeadline,
  usualLengths,
} from '../rules/calendar-plan.ts';
import type { PresetPlace, PresetWords } from '../rules/preset-contests.ts';
import {
  copyForNextYear,
  type Preset,
  type PresetInput,
  presetRulebook,
  presetsFor,
  scopeOfPreset,
} from '../rules/presets.ts';
import { readDraft } from '../store/drafts.ts';
import { findEdition } from '../store/editions.ts';
import type { PlaceRow } from '../store/places.ts';
import type { AtInstitution } from './at-desk.ts';
import { NEW, slugOf } from './contest-form.ts';
import { line, optional, ticked, whole } from './read-fields.ts';

const COPY = 'copia:';

export const copyOf = (slug: string) => `${COPY}${slug}`;

const schema = v.object({
  comienzo: v.pipe(
    optional(),
    v.nonEmpty(() => m.editions_begin_missing()),
  ),
  nombre: v.pipe(
    line(120),
    v.nonEmpty(() => m.editions_name_missing()),
  ),
  anio: v.pipe(
    whole(2000, 2200),
    v.check(
      (year) => year !== undefined,
      () => m.editions_year_missing(),
    ),
  ),
});

/** The first budget that a whole cycle still reaches. */
export function nextFiscalYear({ today, institution }: AtInstitution): number {
  const next = Number(today.slice(0, 4)) + 1;
  const request = { sanctionBy: sanctionDeadline(next), notBefore: today };
  return planBackwards(request, usualLengths(institution.kind)).ok ? next : next + 1;
}

/** Sectors; where there are none, neighbourhood units; of a region its comunas. */
export function placesToChoose(places: readonly PlaceRow[]): readonly PlaceRow[] {
  const ofKind = (kind: PlaceRow['kind']) => places.filter((place) => place.kind === kind);
  const found = [ofKind('comuna'), ofKind('sector'), ofKind('neighborhood-unit')];
  return found.find(({ length }) => length > 0) ?? [];
}

type Read =
  | { readonly isSound: true; readonly beginning: Beginning }
  | { readonly isSound: false; readonly problems: readonly FieldProblem[] };

export async function readBeginning(
  at: AtInstitution,
  typed: Typed,
  places: readonly PlaceRow[],
): Promise<Read> {
  const parsed = parseForm(schema, typed);
  if (!parsed.isSound) return parsed;
  const { comienzo, nombre: name, anio = 0 } = parsed.values;
  const stem = slugOf(name).slice(0, 50) || 'edicion';
  const named = { name, slug: stem === NEW ? `${stem}-${anio}` : stem };
  const wrong = (field: string, message: string): Read => ({
    isSound: false,
    problems: [{ field, message }],
  });
  const thisYear = Number(at.today.slice(0, 4));
  if (anio < thisYear || anio > thisYear + 10) {
    return wrong('anio', m.editions_problem_fiscal_year_wrong({ year: String(anio) }));
  }
  if (comienzo.startsWith(COPY)) {
    const copied = await copyRules(at, comienzo.slice(COPY.length), anio);
    if (copied === undefined) return wrong('comienzo', m.editions_begin_missing());
    return { isSound: true, beginning: { ...named, ...copied, preset: null } };
  }
  const preset = presetsFor(at.institution.kind).find((one) => one === comienzo);
  if (preset === undefined) return wrong('comienzo', m.editions_begin_missing());
  const ids = ticked(
    typed,
    'lugar',
    places.map(({ id }) => id),
  );
  const chosen = places.filter(({ id }) => ids.includes(id));
  const rules = await presetFor(at, preset, anio, chosen);
  return { isSound: true, beginning: { ...named, rules, preset, copiedFrom: null } };
}

async function copyRules({ house, institution, today }: AtInstitution, slug: string, year: number) {
  const edition = await findEdition(house.db, institution.id, slug);
  if (edition === undefined) return undefined;
  const rules = edition.rules ?? (await readDraft(house.db, edition.id))?.rules;
  if (rules === undefined) return undefined;
  const asked = { fiscalYear: year, today, institutionKind: institution.kind };
  return { rules: copyForNextYear(rules, asked), copiedFrom: edition.id };
}

async function presetFor(
  { house, institution, today }: AtInstitution,
  preset: Preset,
  fiscalYear: number,
  places: readonly PlaceRow[],
) {
  const { kind, address, email, phone } = institution;
  const utm = await unitValueOn(house.db, 'utm', today);
  return presetRulebook(preset, {
    institutionKind: kind,
    places: codedPlaces(places),
    fiscalYear,
    today,
    utm: utmOf(utm),
    words: presetWords(kind, preset),
    contact: { where: address ?? '', email, phone },
  });
}

/** As a preset takes it: null while nobody has entered it. */
export function utmOf(value: Awaited<ReturnType<typeof unitValueOn>>): PresetInput['utm'] {
  if (value === undefined) return null;
  return { valueHundredthsClp: value.hundredthsClp, valueOn: value.valueOn };
}

/** Each with a code of its own, from its name. */
export function codedPlaces(places: readonly PlaceRow[]): readonly PresetPlace[] {
  const taken = new Set<string>();
  return places.map(({ id, name, population }) => {
    const stem = slugOf(name).slice(0, 40) || 'sector';
    let code = stem;
    for (let count = 2; taken.has(code); count += 1) code = `${stem}-${count}`;
    taken.add(code);
    return { id, code, name, population };
  });
}

/** What presets say, in the language of institutions. */
export function presetWords(kind: InstitutionKind, preset: Preset): PresetWords {
  const say = (words: () => string) => inLocale(sourceLocale, words);
  const scope = scopeOfPreset(preset);
  return {
    effect: say(() =>
      kind === 'municipality'
        ? m.editions_preset_effect({ scope })
        : m.editions_preset_effect_region({ scope }),
    ),
    everybody: say(() =>
      kind === 'municipality' ? m.editions_preset_everybody() : m.editions_preset_whole_region(),
    ),
    largerOf: (place) => say(() => m.editions_preset_larger({ place })),
    smallerOf: (place) => say(() => m.editions_preset_smaller({ place })),
    populationSource: say(() => m.editions_preset_population_source()),
    frilCapSource: say(() => m.editions_preset_fril_source()),
  };
}
