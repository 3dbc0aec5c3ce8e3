// What a survey says of itself, and its hours, as they are typed: parsed whole, each problem told at its field.
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
import { instantThere, parseDay, parseHour } from '../../territories/rules/index.ts';
import type { SurveyWritten } from '../rules/survey.ts';
import { wording } from '../rules/wording.ts';

const TITLE = 160;
const PURPOSE = 1000;

const line = () => lineUpTo(TITLE, () => m.surveys_too_long({ limit: TITLE }));
const paragraphs = () => paragraphsUpTo(PURPOSE, () => m.surveys_too_long({ limit: PURPOSE }));

const written = v.pipe(
  v.object({
    titulo: v.pipe(
      line(),
      v.nonEmpty(() => m.surveys_title_missing()),
    ),
    'titulo-en': line(),
    proposito: v.pipe(
      paragraphs(),
      v.nonEmpty(() => m.surveys_purpose_missing()),
    ),
    'proposito-en': paragraphs(),
    identidad: v.pipe(
      v.optional(v.string(), ''),
      v.picklist(['anonima', 'con-nombre'], () => m.surveys_named_missing()),
    ),
    papel: v.optional(v.string(), ''),
  }),
  v.transform(
    (typed): SurveyWritten => ({
      title: wording(typed.titulo, typed['titulo-en']),
      purpose: wording(typed.proposito, typed['proposito-en']),
      isNamed: typed.identidad === 'con-nombre',
      takesPaper: typed.papel !== '',
    }),
  ),
);

export function parseSurvey(typed: Typed): Parsed<SurveyWritten> {
  return parseForm(written, typed);
}

export function typedSurvey({ title, purpose, isNamed, takesPaper }: SurveyWritten): Typed {
  return {
    titulo: title.spanish,
    'titulo-en': title.english ?? '',
    proposito: purpose.spanish,
    'proposito-en': purpose.english ?? '',
    identidad: isNamed ? 'con-nombre' : 'anonima',
    papel: takesPaper ? '1' : '',
  };
}

export interface OpeningTyped {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** Hours as the clocks of the institution show them; without an opening it is `now`. */
export function parseOpening(typed: Typed, timeZone: string, now: Date): Parsed<OpeningTyped> {
  const isNow = (typed['abre-dia'] ?? '') === '' && (typed['abre-hora'] ?? '') === '';
  const opens = isNow ? { at: now, problems: [] } : readInstant(typed, 'abre', timeZone);
  const closes = readInstant(typed, 'cierra', timeZone);
  if (opens.at === undefined || closes.at === undefined) {
    return { isSound: false, problems: [...opens.problems, ...closes.problems] };
  }
  return { isSound: true, values: { opensAt: opens.at, closesAt: closes.at } };
}

function readInstant(
  typed: Typed,
  what: 'abre' | 'cierra',
  timeZone: string,
): { readonly at: Date | undefined; readonly problems: readonly FieldProblem[] } {
  const day = parseDay(typed[`${what}-dia`]);
  const hour = parseHour(typed[`${what}-hora`]);
  const problems = [
    ...(day === undefined ? [{ field: `${what}-dia`, message: m.surveys_day_wrong() }] : []),
    ...(hour === undefined ? [{ field: `${what}-hora`, message: m.surveys_hour_wrong() }] : []),
  ];
  if (day === undefined || hour === undefined) return { at: undefined, problems };
  const at = instantThere(timeZone, day, hour);
  const leapt = { field: `${what}-hora`, message: m.surveys_hour_leapt() };
  return { at, problems: at === undefined ? [leapt] : [] };
}
