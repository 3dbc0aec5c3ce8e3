// The form of a joining: what it would become, field by field with its place, why, and until when everybody is asked.
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  paragraphsUpTo,
  parseForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import type { PublicEdition } from '../../editions/index.ts';
import { COST_LINES_MOST, type Contents, isWhole, problemsOf } from '../rules/contents.ts';
import { emptyDraft } from '../rules/draft.ts';
import { type JoiningKind, withLines } from '../rules/joining.ts';
import type { Proposal } from '../store/proposals.ts';
import { readStep, stepProblems, typedDraft } from './draft-form.ts';

/** The fields of each text, without its place. */
const JOINED_FIELDS = [
  'titulo',
  'descripcion',
  'necesidad',
  'beneficia',
  'cuantas',
  'costo',
  'tema',
  'sector',
  'lugar',
  'punto',
  'referencia',
] as const;

/** Numbers of proposals as people write them: «12, 15 y 18»; each once. */
export function numbersIn(texts: readonly string[]): readonly number[] {
  const found = texts.flatMap((text) => text.match(/\d{1,7}/g) ?? []).map(Number);
  return [...new Set(found.filter((number) => number > 0))];
}

export function typedJoining(becomes: readonly Contents[]): Typed {
  const all = becomes.flatMap((contents, place) => {
    // Their cost is one figure in this form, whatever it was reckoned from.
    const typed = typedDraft({ ...emptyDraft, ...contents, costLines: [] });
    return JOINED_FIELDS.map((name): [string, string] => [
      `${name}-${place + 1}`,
      typed[name] ?? '',
    ]);
  });
  return Object.fromEntries(all);
}

export type JoiningRead =
  | {
      readonly isSound: true;
      readonly becomes: readonly Contents[];
      readonly reason: string;
      readonly answerUntil: string;
      readonly originals: ReadonlyMap<number, number>;
    }
  | { readonly isSound: false; readonly problems: readonly FieldProblem[] };

const schema = v.object({
  razon: v.pipe(
    paragraphsUpTo(2000, () => m.proposals_too_long({ limit: '2000' })),
    v.minLength(1, () => m.proposals_refused_reason_missing()),
  ),
  hasta: v.pipe(
    v.optional(v.string(), ''),
    v.check(
      (text) => parseDay(text) !== undefined,
      () => m.proposals_joining_day_missing(),
    ),
  ),
});

/** `count`: of the texts; contest, plan and code stay those of the first original. */
export function readJoiningForm(
  typed: Typed,
  {
    kind,
    count,
    originals,
    edition,
  }: {
    readonly kind: JoiningKind;
    readonly count: number;
    readonly originals: readonly [Proposal, ...Proposal[]];
    readonly edition: PublicEdition;
  },
): JoiningRead {
  const texts = Array.from({ length: count }, (_, place) =>
    readText(typed, place + 1, originals[0], edition),
  );
  const around = parseForm(schema, typed);
  const problems = [
    ...texts.flatMap((one) => one.problems),
    ...(around.isSound ? [] : around.problems),
  ];
  if (problems.length > 0 || !around.isSound) return { isSound: false, problems };
  const all = originals.map(({ contents }) => contents);
  const becomes = texts.flatMap(({ contents }) =>
    contents === undefined
      ? []
      : [kind === 'merge' ? withLines(contents, all, COST_LINES_MOST) : contents],
  );
  return {
    isSound: true,
    becomes,
    reason: around.values.razon,
    answerUntil: parseDay(around.values.hasta) ?? '',
    originals: new Map(
      originals.map(({ number }) => [number, Number(typed[`version-${number}`] ?? '')]),
    ),
  };
}

interface TextRead {
  readonly contents?: Contents;
  readonly problems: readonly FieldProblem[];
}

function readText(typed: Typed, place: number, first: Proposal, edition: PublicEdition): TextRead {
  const own: Record<string, string> = { concurso: first.contents.contest };
  for (const name of JOINED_FIELDS) own[name] = typed[`${name}-${place}`] ?? '';
  const at = (problems: readonly FieldProblem[]) =>
    problems.map((one) => ({ ...one, field: `${one.field}-${place}` }));
  const reads = (['idea', 'necesidad', 'costo'] as const).map((step) =>
    readStep(step, own, edition),
  );
  const unreadable = reads.flatMap((one) => (one.isSound ? [] : one.problems));
  if (unreadable.length > 0) return { problems: at(unreadable) };
  const { plan } = first.contents;
  const parts = reads.map((one) => (one.isSound ? one.values : {}));
  const contents = Object.assign({}, first.contents, ...parts, { plan, bipCode: null }) as Contents;
  const problems = stepProblems(problemsOf(contents, edition.rules));
  return problems.length > 0 || !isWhole(contents)
    ? { problems: at(problems) }
    : { contents, problems: [] };
}
