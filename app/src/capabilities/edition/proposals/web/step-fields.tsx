// The questions of each step of writing a proposal, with what was typed and what is wrong.
//
// Accessibility: every question has its label, hint and error; lines of cost are groups with a legend.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Choices, Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { type PublicEdition, placeName, planWords } from '../../editions/index.ts';
import { COST_LINES_MOST, lengths, maxCostClp } from '../rules/contents.ts';
import { COAUTHORS_MOST } from '../rules/draft.ts';
import type { Price } from '../rules/prices.ts';
import { themes, themeWords } from '../rules/themes.ts';
import type { OrganizationLine, TerritoryLine } from '../store/senders.ts';
import { type AskingStep, linesShown, planKey } from './draft-form.ts';
import { tieOptions } from './endorse-page.tsx';
import { PointFields } from './point-fields.tsx';
import type { PointChoice } from './point-place.ts';
import { money } from './state-words.ts';
import { whoWords } from './who-words.ts';

export interface StepFieldsProps {
  readonly edition: PublicEdition;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly territories: readonly TerritoryLine[];
  /** Where its point can be chosen; undefined on a step that asks for none. */
  readonly point: PointChoice | undefined;
  readonly prices: readonly Price[];
  /** Those that she represents. */
  readonly ownOrganizations: readonly OrganizationLine[];
  /** Those of the territory, which could stand behind it. */
  readonly organizations: readonly OrganizationLine[];
}

export function StepFields({ step, ...props }: StepFieldsProps & { readonly step: AskingStep }) {
  const Fields = fieldsOf[step];
  return <Fields {...props} />;
}

const fieldsOf: Readonly<Record<AskingStep, (props: StepFieldsProps) => preact.JSX.Element>> = {
  idea: IdeaFields,
  necesidad: NeedFields,
  costo: CostFields,
  plan: PlanFields,
  interes: InterestFields,
  quien: SenderFields,
};

const of =
  ({ typed, problems }: Pick<StepFieldsProps, 'typed' | 'problems'>) =>
  (name: string) => ({
    id: name,
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  });

const limited = (most: number) => m.proposals_step_up_to({ limit: String(most) });

export function IdeaFields(props: StepFieldsProps) {
  const { edition, typed, problems, territories, point } = props;
  const { contests } = edition.rules.committed;
  const at = of(props);
  return (
    <>
      <Field
        {...at('titulo')}
        label={m.proposals_step_title()}
        hint={`${m.proposals_step_title_hint()} ${limited(lengths.title)}`}
      />
      <TextAreaField
        {...at('descripcion')}
        label={m.proposals_step_description()}
        hint={m.proposals_step_description_hint()}
        rows={7}
      />
      <SelectField
        {...at('tema')}
        label={m.proposals_step_theme()}
        options={[
          { value: '', label: m.proposals_step_choose() },
          ...themes.map((theme) => ({ value: theme, label: themeWords[theme]() })),
        ]}
      />
      <Choices
        id="concurso"
        name="concurso"
        label={m.proposals_step_contest()}
        hint={m.proposals_step_contest_hint()}
        error={problemOf(problems, 'concurso')}
        chosen={[typed.concurso ?? '']}
        options={contests.map((contest) => ({
          value: contest.code,
          label: contest.name,
          hint: m.proposals_step_contest_amounts({
            min: money(contest.minProjectClp),
            max: money(maxCostClp(contest, edition.rules)),
          }),
        }))}
      />
      {territories.length > 0 && (
        <SelectField
          {...at('sector')}
          label={m.proposals_step_sector()}
          options={[
            { value: '', label: m.proposals_step_sector_none() },
            ...territories.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <Field
        {...at('lugar')}
        label={m.proposals_step_place()}
        hint={m.proposals_step_place_hint()}
      />
      {point && <PointFields {...{ typed, problems, point }} />}
    </>
  );
}

export function NeedFields(props: StepFieldsProps) {
  const at = of(props);
  return (
    <>
      <TextAreaField
        {...at('necesidad')}
        label={m.proposals_step_need()}
        hint={m.proposals_step_need_hint()}
        rows={5}
      />
      <TextAreaField
        {...at('beneficia')}
        label={m.proposals_step_beneficiaries()}
        hint={limited(lengths.beneficiaries)}
        rows={3}
      />
      <Field
        {...at('cuantas')}
        label={m.proposals_step_count()}
        hint={m.proposals_step_count_hint()}
        inputMode="numeric"
      />
    </>
  );
}

export function CostFields(props: StepFieldsProps) {
  const { typed, prices } = props;
  const at = of(props);
  const shown = linesShown(typed);
  return (
    <>
      <Field
        {...at('costo')}
        label={m.proposals_step_cost()}
        hint={m.proposals_step_cost_hint()}
        inputMode="numeric"
      />
      <p>{m.proposals_step_lines_lead()}</p>
      <input type="hidden" name="lineas" value={String(shown)} />
      {Array.from({ length: shown }, (_, index) => index + 1).map((place) => (
        <fieldset class="proposal-line">
          <legend class="field-label">{m.proposals_step_line({ place })}</legend>
          <div class="proposal-line-fields">
            <Field {...at(`linea-${place}-nombre`)} label={m.proposals_step_line_name()} />
            <Field
              {...at(`linea-${place}-cantidad`)}
              label={m.proposals_step_line_quantity()}
              inputMode="decimal"
            />
            <Field {...at(`linea-${place}-unidad`)} label={m.proposals_step_line_unit()} />
            <Field
              {...at(`linea-${place}-precio`)}
              label={m.proposals_step_line_price()}
              inputMode="numeric"
            />
          </div>
        </fieldset>
      ))}
      {shown < COST_LINES_MOST && (
        <p>
          <Button kind="secondary" small name="accion" value="mas-lineas">
            {m.proposals_step_more_lines()}
          </Button>
        </p>
      )}
      {prices.length > 0 && <PriceList prices={prices} />}
    </>
  );
}

/** Each price adds a line, so that nobody copies figures. */
function PriceList({ prices }: { readonly prices: readonly Price[] }) {
  return (
    <Disclosure summary={m.proposals_step_prices({ count: prices.length })}>
      <ul class="proposal-prices" lang={writtenLang()}>
        {prices.map(({ code, name, unit, lowClp, highClp }) => (
          <li>
            <span>
              {name} · {money(lowClp)}
              {highClp > lowClp && `–${money(highClp)}`} / {unit}
            </span>{' '}
            <Button kind="secondary" small name="accion" value={`agregar ${code}`}>
              {m.proposals_step_add_price()}
              <span class="visually-hidden"> {name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

export function PlanFields(props: StepFieldsProps) {
  const { edition, typed, problems } = props;
  const { planning } = edition.rules.operational;
  return (
    <>
      <Choices
        id="plan"
        name="plan"
        label={m.proposals_step_plan()}
        hint={m.proposals_step_plan_hint()}
        error={problemOf(problems, 'plan')}
        chosen={[typed.plan ?? '']}
        options={[
          ...planning.map((one) => ({
            value: planKey(one),
            label: `${planWords[one.plan]()} ${one.objective}: ${one.words}`,
          })),
          { value: '', label: m.proposals_step_plan_none() },
        ]}
      />
      <Field
        {...of(props)('bip')}
        label={m.proposals_step_bip()}
        hint={m.proposals_step_bip_hint()}
      />
    </>
  );
}

function InterestFields(props: StepFieldsProps) {
  const { typed, problems } = props;
  return (
    <>
      <p>{m.proposals_step_interest_lead()}</p>
      <Choices
        id="tiene-interes"
        name="tiene-interes"
        label={m.proposals_step_interest()}
        error={problemOf(problems, 'tiene-interes')}
        chosen={[typed['tiene-interes'] ?? '']}
        options={[
          { value: 'no', label: m.proposals_step_interest_no() },
          { value: 'si', label: m.proposals_step_interest_yes() },
        ]}
      />
      <TextAreaField
        {...of(props)('interes')}
        label={m.proposals_step_interest_which()}
        hint={m.proposals_step_interest_which_hint()}
        rows={3}
      />
    </>
  );
}

function SenderFields(props: StepFieldsProps) {
  const { edition, typed, problems, ownOrganizations, organizations } = props;
  const { who, ties, needsSponsor } = edition.rules.operational.proposers;
  const at = of(props);
  const none = { value: '', label: m.proposals_step_none() };
  const namesOf = (all: readonly OrganizationLine[]) =>
    all.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Choices
        id="quien"
        name="quien"
        label={m.proposals_step_who()}
        error={problemOf(problems, 'quien')}
        chosen={[typed.quien ?? '']}
        options={who.map((one) => ({
          value: one,
          label: whoWords[one](),
          ...(one === 'organization' && ownOrganizations.length === 0
            ? { hint: m.proposals_step_who_no_organization() }
            : {}),
        }))}
      />
      {who.includes('group') && (
        <Field {...at('nombre-grupo')} label={m.proposals_step_group_name()} />
      )}
      {who.includes('organization') && ownOrganizations.length > 0 && (
        <SelectField
          {...at('organizacion')}
          label={m.proposals_step_organization()}
          options={[none, ...namesOf(ownOrganizations)]}
        />
      )}
      <Choices
        id="vinculo"
        name="vinculo"
        label={m.proposals_endorse_tie({ place: placeName(edition.place) })}
        hint={m.proposals_step_tie_hint()}
        error={problemOf(problems, 'vinculo')}
        chosen={[typed.vinculo ?? '']}
        options={ties.map((tie) => ({ value: tie, label: tieOptions[tie]() }))}
      />
      <Field
        {...at('coautoras')}
        label={m.proposals_step_coauthors()}
        hint={m.proposals_step_coauthors_hint({ count: COAUTHORS_MOST })}
        inputMode="numeric"
      />
      {organizations.length > 0 && (
        <SelectField
          {...at('patrocinio')}
          label={needsSponsor ? m.proposals_step_sponsor_needed() : m.proposals_step_sponsor()}
          hint={
            needsSponsor ? m.proposals_step_sponsor_needed_hint() : m.proposals_step_sponsor_hint()
          }
          options={[
            {
              value: '',
              label: needsSponsor ? m.proposals_step_sponsor_later() : m.proposals_step_none(),
            },
            ...namesOf(organizations),
          ]}
        />
      )}
    </>
  );
}
