// What the forms of norms ask for: parsed whole, each problem told at its field; and a version as it is typed again.
import { ok, type Result } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  lineUpTo,
  type Parsed,
  paragraphsUpTo,
  parseForm,
  type Typed,
  websiteUpTo,
} from '../../../../platform/http/form.ts';
import { parseDay } from '../../territories/rules/index.ts';
import { institutionKinds, type Mark, normKinds } from '../rules/kind.ts';
import type { Article, NormFacts, VersionWritten } from '../rules/norm.ts';
import type { Version } from '../store/versions.ts';

const TITLE = 300;
const SUMMARY = 2000;
const ARTICLES = 40_000;
const ARTICLE_WORDS = 1000;
const ARTICLE_NUMBER = 30;
const REASON = 500;

const line = (limit: number) => lineUpTo(limit, () => m.norms_form_too_long({ limit }));
const paragraphs = (limit: number) => paragraphsUpTo(limit, () => m.norms_form_too_long({ limit }));
const said = (limit: number, missing: () => string) => v.pipe(line(limit), v.nonEmpty(missing));
const orUndefined = (text: string) => (text === '' ? undefined : text);

/** A civil day, or nothing typed. */
function day() {
  return v.pipe(
    line(20),
    v.check((text) => text === '' || parseDay(text) !== undefined, m.norms_form_day_wrong),
    v.transform((text) => parseDay(text)),
  );
}

const versionFields = {
  titulo: said(TITLE, m.norms_form_title_missing),
  resumen: v.pipe(paragraphs(SUMMARY), v.nonEmpty(m.norms_form_summary_missing)),
  'resumen-en': paragraphs(SUMMARY),
  desde: day(),
  hasta: day(),
  'fin-desconocido': v.optional(v.string(), ''),
  articulos: paragraphs(ARTICLES),
  direccion: websiteUpTo(
    500,
    () => m.norms_form_too_long({ limit: 500 }),
    m.norms_form_address_wrong,
  ),
  publica: line(TITLE),
  consultada: day(),
  abogacia: v.optional(v.string(), ''),
  'cambiada-por': line(120),
};

const factFields = {
  tipo: v.pipe(v.optional(v.string(), ''), v.picklist(normKinds, m.norms_form_kind_missing)),
  numero: line(30),
  fecha: day(),
  anio: v.pipe(
    line(4),
    v.check((text) => text === '' || /^(1[89]|20|21)\d\d$/.test(text), m.norms_form_year_wrong),
  ),
  publicada: day(),
  emisor: line(120),
  reemplaza: line(120),
  aplica: line(120),
};

export interface Asking {
  /** Civil day. */
  readonly today: string;
  /** Of the State, not of the institution itself. */
  readonly isNational: boolean;
  /** Whether a text was chosen, or there is one already. */
  readonly hasText: boolean;
}

export interface VersionTyped {
  readonly written: VersionWritten;
  readonly changedBy: string | undefined;
}

export interface NormTyped extends VersionTyped {
  readonly facts: NormFacts;
  readonly issuer: string | undefined;
  readonly replaces: string | undefined;
  readonly implements: string | undefined;
}

type VersionOutput = v.InferOutput<v.ObjectSchema<typeof versionFields, undefined>>;

/** What a schema cannot see: the lines of the articles, and whether there is any text. */
function versionOf(typed: VersionOutput, asking: Asking): Parsed<VersionTyped> {
  const mark: Mark = asking.isNational ? 'seen' : 'declared';
  const articles = readArticles(typed.articulos, mark);
  const hasText = asking.hasText || typed.direccion !== '';
  const problems = [
    ...(articles.ok ? [] : [{ field: 'articulos', message: articles.error }]),
    ...(hasText ? [] : [{ field: 'texto', message: m.norms_form_text_missing() }]),
  ];
  if (!articles.ok || problems.length > 0) return { isSound: false, problems };
  const values = {
    changedBy: orUndefined(typed['cambiada-por']),
    written: {
      title: typed.titulo,
      summary: typed.resumen,
      englishSummary: orUndefined(typed['resumen-en']),
      mark,
      lawyerCheckedOn: typed.abogacia === '' ? undefined : asking.today,
      from: typed.desde,
      until: typed.hasta,
      endIsKnown: typed['fin-desconocido'] === '' || typed.hasta !== undefined,
      source: {
        publisher: orUndefined(typed.publica),
        address: orUndefined(typed.direccion),
        seenOn: typed.consultada,
      },
      articles: articles.value,
    },
  };
  return { isSound: true, values };
}

export function parseNorm(typed: Typed, asking: Asking): Parsed<NormTyped> {
  const parsed = parseForm(v.object({ ...factFields, ...versionFields }), typed);
  const version = parsed.isSound ? versionOf(parsed.values, asking) : parsed;
  if (!parsed.isSound || !version.isSound) return version as Parsed<NormTyped>;
  const { tipo: kind, numero, fecha, anio, publicada, emisor, reemplaza, aplica } = parsed.values;
  const isOthers = !asking.isNational && !institutionKinds.some((one) => one === kind);
  const problems: FieldProblem[] = [
    ...(isOthers ? [{ field: 'tipo', message: m.norms_form_kind_missing() }] : []),
    ...(asking.isNational || fecha !== undefined
      ? []
      : [{ field: 'fecha', message: m.norms_form_date_missing() }]),
    ...(asking.isNational || numero !== ''
      ? []
      : [{ field: 'numero', message: m.norms_form_number_missing() }]),
    ...(numero === '' || /[a-z0-9]/i.test(numero)
      ? []
      : [{ field: 'numero', message: m.norms_form_number_missing() }]),
  ];
  if (problems.length > 0) return { isSound: false, problems };
  const year = fecha?.slice(0, 4) ?? anio;
  return {
    isSound: true,
    values: {
      ...version.values,
      facts: {
        kind,
        number: orUndefined(numero),
        datedIn: year === '' ? undefined : Number(year),
        datedOn: fecha,
        publishedOn: publicada,
      },
      issuer: asking.isNational ? orUndefined(emisor) : undefined,
      replaces: orUndefined(reemplaza),
      implements: orUndefined(aplica),
    },
  };
}

export function parseVersion(typed: Typed, asking: Asking): Parsed<VersionTyped> {
  const parsed = parseForm(v.object(versionFields), typed);
  return parsed.isSound ? versionOf(parsed.values, asking) : parsed;
}

export interface CorrectionTyped extends VersionTyped {
  readonly reason: string;
}

export function parseCorrection(typed: Typed, asking: Asking): Parsed<CorrectionTyped> {
  const parsed = parseForm(v.object({ ...versionFields, motivo: reasonField() }), typed);
  const version = parsed.isSound ? versionOf(parsed.values, asking) : parsed;
  if (!parsed.isSound || !version.isSound) return version as Parsed<CorrectionTyped>;
  return { isSound: true, values: { ...version.values, reason: parsed.values.motivo } };
}

function reasonField() {
  return said(REASON, m.norms_form_reason_missing);
}

export function parseReason(typed: Typed): Parsed<{ readonly motivo: string }> {
  return parseForm(v.object({ motivo: reasonField() }), typed);
}

/** One article a line: its number, a colon and what it says. */
function readArticles(text: string, mark: Mark): Result<readonly Article[], string> {
  const articles: Article[] = [];
  for (const [index, given] of text.split('\n').entries()) {
    if (given.trim() === '') continue;
    const [, number = '', words = ''] = /^([^:]+):(.+)$/.exec(given) ?? [];
    const article = { number: number.trim(), words: words.trim() };
    const isSound =
      article.number !== '' &&
      article.words !== '' &&
      article.number.length <= ARTICLE_NUMBER &&
      article.words.length <= ARTICLE_WORDS;
    if (!isSound) {
      return { ok: false, error: m.norms_form_article_wrong({ line: index + 1 }) };
    }
    articles.push({ ...article, englishWords: undefined, mark });
  }
  return ok(articles);
}

/** A version as its form shows it. */
export function typedVersion(version: Version): Typed {
  const { title, summary, englishSummary, from, until, endIsKnown, source, articles } = version;
  return {
    titulo: title,
    resumen: summary,
    'resumen-en': englishSummary ?? '',
    desde: from ?? '',
    hasta: until ?? '',
    'fin-desconocido': endIsKnown ? '' : '1',
    articulos: articles.map(({ number, words }) => `${number}: ${words}`).join('\n'),
    direccion: source.address ?? '',
    publica: source.publisher ?? '',
    consultada: source.seenOn ?? '',
    'cambiada-por': version.changedBy?.code ?? '',
  };
}
