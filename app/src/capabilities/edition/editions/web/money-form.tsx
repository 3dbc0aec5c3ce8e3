// The form of the money: envelope, where it comes from and its limits, how it is split to the peso, the year's investment.
import * as v from 'valibot';
import { m } from '#words';
import { type FieldProblem, parseForm, type Typed } from '../../../../platform/http/form.ts';
import { Choices, Field, SelectField } from '../../../../ui/field/field.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import { withAmounts } from '../rules/amounts.ts';
import {
  type Committed,
  type FundingCap,
  fundingSources,
  type Rulebook,
  splitFormulas,
} from '../rules/rulebook.ts';
import { splitEnvelope } from '../rules/split.ts';
import type { FieldsProps, PartForm, PartGiven, PartRead } from './part-form.ts';
import { fieldOf, Group, optionsOf } from './parts.tsx';
import { hundredths, line, optional, pesos, typedNumber, whole } from './read-fields.ts';
import { refusalSentence } from './refusal-words.ts';
import { capPerWords, capWords, fundingWords, money, splitWords, unitWords } from './words.ts';

const MOST_CAPS = 6;
const capPlaces = (rules: Rulebook) =>
  Array.from(
    { length: Math.min(MOST_CAPS, rules.operational.funding.caps.length + 1) },
    (_, place) => place + 1,
  );

function typedOf(rules: Rulebook, { today }: Pick<PartGiven, 'today'>): Typed {
  const { committed, operational } = rules;
  const { split, contests } = committed;
  const { caps, source } = operational.funding;
  const ofContests = contests.flatMap(({ code, amountClp }) => [
    [`peso-${code}`, typedNumber(split.weights?.[code])],
    [`fijo-${code}`, typedNumber(split.fixedClp[code])],
    [`monto-${code}`, typedNumber(amountClp)],
  ]);
  const ofCaps = capPlaces(rules).flatMap((place) => {
    const cap = caps[place - 1];
    return [
      [`tope-${place}-por`, cap?.per ?? 'project'],
      [`tope-${place}-unidad`, cap?.unit ?? 'utm'],
      [`tope-${place}-cuanto`, cap === undefined ? '' : decimalOf(cap.hundredths)],
      [`tope-${place}-dia`, cap?.valueOn ?? today],
      [`tope-${place}-fuente`, cap?.source ?? ''],
    ];
  });
  return {
    marco: typedNumber(committed.envelopeClp),
    anio: String(committed.fiscalYear),
    fuente: source,
    formula: split.formula,
    origen: split.source ?? '',
    inversion: typedNumber(operational.investment?.yearClp),
    'inversion-fuente': operational.investment?.source ?? '',
    ...Object.fromEntries([...ofContests, ...ofCaps]),
  };
}

function decimalOf(count: number): string {
  const [units, rest] = [Math.floor(count / 100), count % 100];
  return rest === 0 ? typedNumber(units) : `${typedNumber(units)},${String(rest).padStart(2, '0')}`;
}

const schema = v.object({
  marco: v.pipe(
    pesos(),
    v.check(
      (clp) => clp !== undefined && clp > 0,
      () => m.editions_refused_envelope_not_whole(),
    ),
  ),
  anio: v.pipe(
    whole(2000, 2200),
    v.check(
      (year) => year !== undefined,
      () => m.editions_year_missing(),
    ),
  ),
  fuente: v.pipe(
    optional(),
    v.picklist(fundingSources, () => m.editions_choose_one()),
  ),
  formula: v.pipe(
    optional(),
    v.picklist(splitFormulas, () => m.editions_choose_one()),
  ),
  origen: line(300),
  inversion: pesos(),
  'inversion-fuente': line(300),
});

async function read(typed: Typed, given: PartGiven): Promise<PartRead> {
  const parsed = parseForm(schema, typed);
  const split = readSplit(typed, given.rules);
  const caps = await readCaps(typed, given);
  if (!parsed.isSound || split.problems.length > 0 || caps.problems.length > 0) {
    const own = parsed.isSound ? [] : parsed.problems;
    return { isSound: false, problems: [...own, ...caps.problems, ...split.problems] };
  }
  const { rules } = given;
  const { values } = parsed;
  const { inversion, 'inversion-fuente': source } = values;
  const hasInvestment = inversion !== undefined || source !== '';
  const committed: Committed = {
    ...rules.committed,
    envelopeClp: values.marco ?? 0,
    fiscalYear: values.anio ?? 0,
    split: {
      formula: values.formula,
      weights: split.weights,
      source: values.origen === '' ? null : values.origen,
      fixedClp: split.fixedClp,
    },
    contests: rules.committed.contests.map((contest) => ({
      ...contest,
      amountClp: split.amounts[contest.code] ?? contest.amountClp,
    })),
  };
  return {
    isSound: true,
    rules: {
      ...rules,
      committed: withAmounts(committed),
      operational: {
        ...rules.operational,
        funding: { source: values.fuente, caps: caps.found },
        investment: hasInvestment ? { yearClp: inversion ?? 0, source } : null,
      },
    },
  };
}

/** Weights, fixed amounts and amounts by code of contest. */
function readSplit(typed: Typed, { committed }: Rulebook) {
  const codes = committed.contests.map(({ code }) => code);
  const figures = (
    prefix: string,
  ): { problems: readonly FieldProblem[]; found: Record<string, number> } => {
    const names = Object.fromEntries(codes.map((code) => [`${prefix}-${code}`, pesos()]));
    const parsed = parseForm(v.object(names), typed);
    if (!parsed.isSound) return { problems: parsed.problems, found: {} };
    const entries = codes.flatMap((code): [string, number][] => {
      const figure = parsed.values[`${prefix}-${code}`];
      return figure === undefined ? [] : [[code, figure]];
    });
    return { problems: [], found: Object.fromEntries(entries) };
  };
  const [weights, fixed, amounts] = [figures('peso'), figures('fijo'), figures('monto')];
  return {
    problems: [...weights.problems, ...fixed.problems, ...amounts.problems],
    weights: weights.found,
    fixedClp: fixed.found,
    amounts: typed.formula === 'manual' ? amounts.found : {},
  };
}

/** Each limit with the value of its unit on the day that is said; a row without an amount is none. */
async function readCaps(typed: Typed, { rules, unitValue }: PartGiven) {
  const problems: FieldProblem[] = [];
  const found: FundingCap[] = [];
  for (const place of capPlaces(rules)) {
    const name = (what: string) => `tope-${place}-${what}`;
    const parsed = parseForm(v.object({ [name('cuanto')]: hundredths() }), typed);
    if (!parsed.isSound) {
      problems.push(...parsed.problems);
      continue;
    }
    const count = parsed.values[name('cuanto')];
    if (count === undefined || count === 0) continue;
    const unit = typed[name('unidad')] === 'uf' ? 'uf' : 'utm';
    const on = parseDay(typed[name('dia')]);
    const value = on === undefined ? undefined : await unitValue(unit, on);
    if (on === undefined || value === undefined) {
      problems.push({ field: name('dia'), message: m.editions_cap_value_unknown() });
      continue;
    }
    const per = typed[name('por')];
    found.push({
      per: per === 'comuna' || per === 'edition' ? per : 'project',
      unit,
      hundredths: count,
      valueHundredthsClp: value.hundredthsClp,
      valueOn: value.valueOn,
      source: (typed[name('fuente')] ?? '').trim().slice(0, 300),
    });
  }
  return { problems, found };
}

function Fields(props: FieldsProps) {
  const { given, typed, problems } = props;
  const field = fieldOf(typed, problems);
  return (
    <>
      <Group title={m.editions_group_envelope()}>
        <div class="edition-pair">
          <Field {...field('marco')} inputMode="numeric" label={m.editions_field_envelope()} />
          <Field {...field('anio')} inputMode="numeric" label={m.editions_commitment_year()} />
        </div>
        <SelectField
          {...field('fuente')}
          label={m.editions_field_funding()}
          options={optionsOf(fundingWords)}
        />
      </Group>
      <Caps {...props} />
      <SplitFields {...props} />
      <Group title={m.editions_group_investment()}>
        <p class="secondary">{m.editions_group_investment_text()}</p>
        <div class="edition-pair">
          <Field
            {...field('inversion')}
            inputMode="numeric"
            label={m.editions_field_investment()}
          />
          <Field {...field('inversion-fuente')} label={m.editions_field_source()} />
        </div>
      </Group>
      <SplitResult rules={given.rules} />
    </>
  );
}

function Caps({ given, typed, problems }: FieldsProps) {
  const field = fieldOf(typed, problems);
  const { caps } = given.rules.operational.funding;
  return (
    <Group title={m.editions_group_caps()}>
      <p class="secondary">{m.editions_group_caps_text()}</p>
      {capPlaces(given.rules).map((place) => {
        const cap = caps[place - 1];
        return (
          <fieldset class="edition-row">
            <legend class="field-label">
              {cap === undefined ? m.editions_cap_new() : capWords(cap)}
            </legend>
            <Field
              {...field(`tope-${place}-cuanto`)}
              inputMode="decimal"
              label={m.editions_cap_amount()}
            />
            <SelectField
              {...field(`tope-${place}-unidad`)}
              label={m.editions_cap_unit()}
              options={optionsOf(unitWords)}
            />
            <SelectField
              {...field(`tope-${place}-por`)}
              label={m.editions_cap_per()}
              options={optionsOf(capPerWords)}
            />
            <Field {...field(`tope-${place}-dia`)} type="date" label={m.editions_cap_day()} />
            <Field {...field(`tope-${place}-fuente`)} label={m.editions_field_source()} />
          </fieldset>
        );
      })}
    </Group>
  );
}

function SplitFields({ given, typed, problems }: FieldsProps) {
  const field = fieldOf(typed, problems);
  const { contests } = given.rules.committed;
  return (
    <Group title={m.editions_group_split()}>
      <Choices
        {...field('formula')}
        label={m.editions_field_formula()}
        chosen={[typed.formula ?? '']}
        options={optionsOf(splitWords)}
      />
      <Field
        {...field('origen')}
        label={m.editions_field_weights_source()}
        hint={m.editions_field_weights_source_hint()}
      />
      <p class="secondary">{m.editions_group_split_text()}</p>
      {contests.map(({ code, name }) => (
        <fieldset class="edition-row">
          <legend class="field-label">{name}</legend>
          <Field {...field(`peso-${code}`)} inputMode="numeric" label={m.editions_field_weight()} />
          <Field {...field(`fijo-${code}`)} inputMode="numeric" label={m.editions_field_fixed()} />
          <Field
            {...field(`monto-${code}`)}
            inputMode="numeric"
            label={m.editions_field_amount()}
          />
        </fieldset>
      ))}
    </Group>
  );
}

/** What the formula gives each contest, to the peso. */
export function SplitResult({ rules }: { readonly rules: Rulebook }) {
  const { envelopeClp, split, contests } = rules.committed;
  const amounts = splitEnvelope(envelopeClp, split, contests);
  if (!amounts.ok) {
    return (
      <Group title={m.editions_split_result()}>
        <p>{refusalSentence(amounts.error)}</p>
      </Group>
    );
  }
  return (
    <Group title={m.editions_split_result()}>
      <RuledTable
        caption={m.editions_split_caption({ formula: splitWords[split.formula]() })}
        columns={[
          { label: m.editions_ballot() },
          { label: m.editions_field_amount(), align: 'end' },
        ]}
        rows={contests.map(({ code, name }) => [name, money(amounts.value.get(code) ?? 0)])}
        foot={[m.editions_field_envelope(), money(envelopeClp)]}
      />
    </Group>
  );
}

export const moneyForm: PartForm = {
  title: m.editions_part_money,
  lead: m.editions_part_money_lead,
  isCommitted: 'partly',
  typedOf,
  read,
  Fields,
};
