// The forms of topics as they are typed: positions with their evidence, analyses, opinions, areas and what the secretariat keeps.
import { isUuid } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  type Parsed,
  parseForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import { opinionChoices } from '../rules/opinion-groups.ts';
import {
  CONDITION_LETTERS,
  REASONS_LETTERS,
  type StanceWritten,
  stanceChoices,
} from '../rules/stance.ts';
import { STATEMENT_LETTERS, type TopicWritten } from '../rules/topic.ts';
import type { AnalysisWritten } from '../store/analyses.ts';
import type { EvidenceWritten } from '../store/evidence.ts';
import type { OwnOpinion } from '../store/opinions.ts';
import { line, lines, linesThere, lineThere, oneOf } from './form-parts.ts';

export const MOST_SOURCES = 5;
const ADDRESS_LETTERS = 500;

/** On the web, without a name and password in it. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return /^https?:$/.test(protocol) && username + password === '' && hostname.includes('.');
}

export const sourceTitle = line(200);
const sourceAddress = line(ADDRESS_LETTERS);

interface Sources {
  readonly read: readonly EvidenceWritten[];
  readonly problems: readonly FieldProblem[];
}

/** `fuente-1`… with `titulo-fuente-1`…; lines with neither are none. */
export function readSources(typed: Typed, most = MOST_SOURCES): Sources {
  const read: EvidenceWritten[] = [];
  const problems: FieldProblem[] = [];
  for (let place = 1; place <= most; place += 1) {
    const [field, titleField] = [`fuente-${place}`, `titulo-fuente-${place}`];
    const address = v.safeParse(sourceAddress, typed[field]);
    const title = v.safeParse(sourceTitle, typed[titleField]);
    if (!address.success) problems.push({ field, message: address.issues[0].message });
    if (!title.success) problems.push({ field: titleField, message: title.issues[0].message });
    if (!address.success || !title.success) continue;
    if (address.output === '' && title.output === '') continue;
    if (!isAddress(address.output)) problems.push({ field, message: m.roundtable_address_wrong() });
    if (title.output === '') {
      problems.push({ field: titleField, message: m.roundtable_source_title_missing() });
    }
    read.push({ title: title.output, address: address.output });
  }
  return { read, problems };
}

export function withSources<T>(
  said: Parsed<T>,
  { read, problems }: Sources,
): Parsed<T & { sources: readonly EvidenceWritten[] }> {
  if (said.isSound && problems.length === 0) {
    return { isSound: true, values: { ...said.values, sources: read } };
  }
  return { isSound: false, problems: [...(said.isSound ? [] : said.problems), ...problems] };
}

const stance = v.pipe(
  v.object({
    postura: oneOf(stanceChoices, () => m.roundtable_choice_missing()),
    condicion: line(CONDITION_LETTERS),
    razones: lines(REASONS_LETTERS),
    'titulo-archivo': sourceTitle,
  }),
  v.transform(({ postura, condicion, razones, ...rest }) => {
    const written: StanceWritten = { choice: postura, condition: condicion, reasons: razones };
    // Of the file that may come with the form.
    return { written, documentTitle: rest['titulo-archivo'] };
  }),
);

export function parseStance(typed: Typed) {
  return withSources(parseForm(stance, typed), readSources(typed));
}

const analysis = v.pipe(
  v.object({
    titulo: lineThere(160, () => m.roundtable_title_missing()),
    resumen: linesThere(6000, () => m.roundtable_summary_missing()),
  }),
  v.transform(({ titulo, resumen }): AnalysisWritten => ({ title: titulo, summary: resumen })),
);

export function parseAnalysis(typed: Typed) {
  const said = parseForm(analysis, typed);
  const written: Parsed<{ written: AnalysisWritten }> = said.isSound
    ? { isSound: true, values: { written: said.values } }
    : said;
  return withSources(written, readSources(typed));
}

/** Of one dead address: `prueba` with what takes its place, an address or the file that came with the form. */
export function parseMending(
  typed: Typed,
  hasFile: boolean,
): Parsed<{ readonly evidenceId: string; readonly written: EvidenceWritten }> {
  const isFileAlone = hasFile && (typed['fuente-1'] ?? '').trim() === '';
  const { read, problems: found } = readSources(typed, 1);
  const problems = isFileAlone ? found.filter(({ field }) => field !== 'fuente-1') : found;
  const [written] = read;
  const { prueba: evidenceId } = typed;
  if (problems.length > 0) return { isSound: false, problems };
  if (written === undefined || !isUuid(evidenceId)) {
    const message = m.roundtable_address_wrong();
    return { isSound: false, problems: [{ field: 'fuente-1', message }] };
  }
  if (hasFile && !isFileAlone) {
    return { isSound: false, problems: [{ field: 'archivo', message: m.roundtable_mend_both() }] };
  }
  return { isSound: true, values: { evidenceId, written } };
}

/** `opinion-ID` for each statement; those without an answer are none. */
export function readOpinions(
  typed: Typed,
  questions: readonly { readonly id: string }[],
): readonly OwnOpinion[] {
  return questions.flatMap(({ id }) => {
    const choice = opinionChoices.find((one) => one === typed[`opinion-${id}`]);
    return choice === undefined ? [] : [{ questionId: id, choice }];
  });
}

const area = v.object({
  titulo: lineThere(160, () => m.roundtable_title_missing()),
  texto: linesThere(2000, () => m.roundtable_area_text_missing()),
});

/** `pregunta-ID` for each question that it grows from. */
export function parseArea(
  typed: Typed,
  questions: readonly { readonly id: string }[],
): Parsed<{
  readonly title: string;
  readonly text: string;
  readonly questions: readonly string[];
}> {
  const said = parseForm(area, typed);
  const chosen = questions.filter(({ id }) => typed[`pregunta-${id}`] === 'si');
  const problems = [
    ...(said.isSound ? [] : said.problems),
    ...(chosen.length === 0
      ? [{ field: 'preguntas', message: m.roundtable_refused_not_candidate() }]
      : []),
  ];
  if (!said.isSound || problems.length > 0) return { isSound: false, problems };
  const { titulo: title, texto: text } = said.values;
  return { isSound: true, values: { title, text, questions: chosen.map(({ id }) => id) } };
}

const topic = v.pipe(
  v.object({
    titulo: lineThere(160, () => m.roundtable_title_missing()),
    proposito: linesThere(1000, () => m.roundtable_topic_purpose_missing()),
  }),
  v.transform(({ titulo, proposito }): TopicWritten => ({ title: titulo, purpose: proposito })),
);

export function parseTopic(typed: Typed): Parsed<TopicWritten> {
  return parseForm(topic, typed);
}

const statement = v.object({
  pregunta: lineThere(STATEMENT_LETTERS, () => m.roundtable_statement_missing()),
});

export function parseStatement(typed: Typed): Parsed<string> {
  const parsed = parseForm(statement, typed);
  return parsed.isSound ? { isSound: true, values: parsed.values.pregunta } : parsed;
}

export function parseDays(typed: Typed): Parsed<{ readonly from: string; readonly until: string }> {
  const [from, until] = [parseDay(typed.desde), parseDay(typed.hasta)];
  if (from !== undefined && until !== undefined) return { isSound: true, values: { from, until } };
  const message = m.roundtable_day_wrong();
  return {
    isSound: false,
    problems: [
      ...(from === undefined ? [{ field: 'desde', message }] : []),
      ...(until === undefined ? [{ field: 'hasta', message }] : []),
    ],
  };
}

/** `acuerdo` is `MINUTES POSITION`, `parte` is `2/3`, `debe-ID` names those that have to back. */
export function parseQuorum(typed: Typed, members: readonly { readonly id: string }[]) {
  const [minutesId, position] = (typed.acuerdo ?? '').split(' ');
  const [, above, below] = /^\s*(\d{1,2})\s*\/\s*(\d{1,2})\s*$/.exec(typed.parte ?? '') ?? [];
  const [numerator, denominator] = [Number(above), Number(below)];
  const isPart = numerator > 0 && numerator <= denominator && 2 * numerator > denominator;
  const problems: FieldProblem[] = [
    ...(isPart ? [] : [{ field: 'parte', message: m.roundtable_part_wrong() }]),
    ...(isUuid(minutesId) && /^[1-9]\d?$/.test(position ?? '')
      ? []
      : [{ field: 'acuerdo', message: m.roundtable_refused_no_agreement() }]),
  ];
  if (problems.length > 0 || minutesId === undefined) {
    return { isSound: false as const, problems };
  }
  const mustBack = members.filter(({ id }) => typed[`debe-${id}`] === 'si').map(({ id }) => id);
  const values = { numerator, denominator, mustBack, minutesId, position: Number(position) };
  return { isSound: true as const, values };
}
