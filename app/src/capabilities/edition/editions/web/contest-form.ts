// What is typed about one contest, and the bases with it: its people, what a project may cost, how one votes and counts.
import * as v from 'valibot';
import { m } from '#words';
import { type FieldProblem, parseForm, type Typed } from '../../../../platform/http/form.ts';
import { withAmounts } from '../rules/amounts.ts';
import {
  ballotKindOf,
  ballotKinds,
  ballotTerms,
  countingRules,
  recommendedRule,
  ruleOf,
  ruleSettings,
  rulesFor,
} from '../rules/contest-rule.ts';
import { type BallotTerms, type Contest, contestKinds, type Rulebook } from '../rules/rulebook.ts';
import type { PartGiven, PartRead } from './part-form.ts';
import { line, optional, pesos, ticked, ticks, typedNumber, whole } from './read-fields.ts';

/** Stands in the address for a contest that is none yet. */
export const NEW = 'nuevo';
/** Settings of somebody's own, which are kept as they are. */
export const OWN_RULE = 'propia';
const CODE_LENGTH = 60;

export function typedContest(contest: Contest | undefined, rules: Rulebook): Typed {
  if (contest === undefined) {
    const only = rules.committed.contests[0]?.kind ?? 'transversal';
    return { tipo: only, voto: 'approval', regla: recommendedRule, desde: '1', hasta: '3' };
  }
  const { name, kind, territories, amountClp, minProjectClp, maxProjectClp, ballot } = contest;
  return {
    nombre: name,
    tipo: kind,
    monto: typedNumber(amountClp),
    minimo: typedNumber(minProjectClp),
    maximo: typedNumber(maxProjectClp),
    voto: ballotKindOf(ballot),
    desde: String(ballot.minChoices),
    hasta: String(ballot.maxChoices),
    puntos: typedNumber(ballot.points),
    regla: ruleOf(contest.rule, ballot.kind) ?? OWN_RULE,
    ...ticks('lugar', territories),
  };
}

/** Each says its own when it is missing, or no amount. */
const money = (missing: () => string) =>
  v.pipe(
    pesos(missing),
    v.check((clp) => clp !== undefined && clp > 0, missing),
  );
const choose = () => m.editions_choose_one();
const schema = v.object({
  nombre: v.pipe(
    line(160),
    v.nonEmpty(() => m.editions_problem_contest_name_missing()),
  ),
  tipo: v.pipe(optional(), v.picklist(contestKinds, choose)),
  minimo: money(() => m.editions_least_cost_missing()),
  maximo: money(() => m.editions_most_cost_missing()),
  monto: pesos(),
  voto: v.pipe(optional(), v.picklist(ballotKinds, choose)),
  desde: whole(1, 100),
  hasta: whole(1, 100),
  puntos: whole(1, 1000),
  regla: v.pipe(optional(), v.picklist([...countingRules, OWN_RULE], choose)),
});
type Values = v.InferOutput<typeof schema>;

export function readContest(
  typed: Typed,
  { rules, places }: PartGiven,
  contest: Contest | undefined,
): PartRead {
  const parsed = parseForm(schema, typed);
  if (!parsed.isSound) return parsed;
  const { values } = parsed;
  const ballot = ballotOf(values);
  const territories = ticked(
    typed,
    'lugar',
    places.map(({ id }) => id),
  );
  const found: Contest = {
    code: contest?.code ?? codeOf(values.nombre, rules),
    name: values.nombre,
    kind: values.tipo,
    territories,
    amountClp: values.monto ?? contest?.amountClp ?? 0,
    minProjectClp: values.minimo ?? 0,
    maxProjectClp: values.maximo ?? 0,
    ballot,
    rule: settingsOf(values, ballot, contest),
  };
  const problems = problemsOfContest(values, found, contest);
  if (problems.length > 0) return { isSound: false, problems };
  const { contests } = rules.committed;
  const isNew = contest === undefined;
  const others = contests.map((one) => (one.code === found.code && !isNew ? found : one));
  const committed = { ...rules.committed, contests: isNew ? [...contests, found] : others };
  return { isSound: true, rules: { ...rules, committed: withAmounts(committed) } };
}

function ballotOf({ voto, desde, hasta, puntos }: Values): BallotTerms {
  const terms = ballotTerms(voto, hasta ?? 1, puntos);
  return voto === 'choose-one' ? terms : { ...terms, minChoices: desde ?? 1 };
}

function settingsOf({ regla }: Values, { kind }: BallotTerms, contest: Contest | undefined) {
  const rule = countingRules.find((one) => one === regla);
  if (rule === undefined && contest !== undefined) return contest.rule;
  return ruleSettings(rule ?? recommendedRule, kind);
}

function problemsOfContest(
  { voto, regla, desde, hasta, puntos }: Values,
  { kind, territories, minProjectClp, maxProjectClp, ballot }: Contest,
  before: Contest | undefined,
): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const say = (field: string, message: string) => problems.push({ field, message });
  if (maxProjectClp < minProjectClp) {
    say('maximo', m.editions_problem_contest_project_range_wrong());
  }
  const isOfPlaces = kind === 'sector' || kind === 'comuna';
  if (isOfPlaces && territories.length === 0) {
    say('lugar', m.editions_problem_contest_without_territory());
  }
  if (kind === 'transversal' && territories.length > 0) {
    say('lugar', m.editions_problem_contest_of_everybody_with_territory());
  }
  if (voto !== 'choose-one' && (desde ?? 1) > (hasta ?? 1)) {
    say('desde', m.editions_problem_ballot_choices_wrong());
  }
  if (
    ballot.points !== null &&
    (puntos ?? ballot.points) < ballot.maxChoices &&
    voto === 'points'
  ) {
    say('puntos', m.editions_problem_ballot_points_too_few());
  }
  const isKept = regla === OWN_RULE && before?.ballot.kind === ballot.kind;
  if (!isKept && !rulesFor(ballot.kind).some((one) => one === regla)) {
    say('regla', m.editions_rule_not_for_ballot());
  }
  return problems;
}

/** From its name, unlike any other: `sector-pudeto`, `sector-pudeto-2`. */
function codeOf(name: string, { committed }: Rulebook): string {
  const stem =
    slugOf(name)
      .slice(0, CODE_LENGTH - 4)
      .replace(/-$/, '') || 'concurso';
  const isTaken = (code: string) =>
    code === NEW || committed.contests.some((contest) => contest.code === code);
  let code = stem;
  for (let count = 2; isTaken(code); count += 1) code = `${stem}-${count}`;
  return code;
}

/** A name as it stands in an address. */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

export function withoutContest(rules: Rulebook, code: string): Rulebook {
  const contests = rules.committed.contests.filter((contest) => contest.code !== code);
  return { ...rules, committed: withAmounts({ ...rules.committed, contests }) };
}
