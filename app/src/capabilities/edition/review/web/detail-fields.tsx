// What belongs to some checks beside the finding: the lines of the cost, whose land it is, and who pays for keeping it.
import { m } from '#words';
import { problemOf, type Typed } from '../../../../platform/http/form.ts';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { type CheckKind, landKinds } from '../rules/checks.ts';
import { costOf, LINES_MOST } from '../rules/cost.ts';
import { lineField } from './forms.ts';
import type { ProposalPageProps } from './page-props.ts';
import { hundredthsText, landWords, money } from './words.ts';

interface DetailProps extends Omit<ProposalPageProps, 'typed'> {
  readonly kind: CheckKind;
  /** As it was sent; undefined for what stands. */
  readonly typed: Typed | undefined;
  /** The id of a field in this form. */
  readonly id: (field: string) => string;
}

export function DetailFields(props: DetailProps) {
  if (props.kind === 'budget') return <Budget {...props} />;
  if (props.kind === 'land') return <Land {...props} />;
  return props.kind === 'upkeep' ? <Upkeep {...props} /> : null;
}

/** Empty lines beyond those that are filled. */
const SPARE_LINES = 3;
const LINES_LEAST = 5;

function Budget({ examination, typed, problems, id }: DetailProps) {
  const { costLines, contingencyPermille, proposedClp } = examination;
  const standing = standingLines(examination);
  const shown: Typed = typed ?? {
    ...standing,
    imprevistos: hundredthsText(contingencyPermille * 10),
  };
  const filled = Array.from({ length: LINES_MOST }, (_, at) => at + 1).filter((place) =>
    (['nombre', 'unidad', 'cantidad', 'precio'] as const).some(
      (part) => (shown[lineField(part, place)] ?? '') !== '',
    ),
  );
  const count = Math.min(LINES_MOST, Math.max(LINES_LEAST, (filled.at(-1) ?? 0) + SPARE_LINES));
  const found = costOf(costLines, contingencyPermille);
  const labels = {
    nombre: m.review_line_name(),
    unidad: m.review_line_unit(),
    cantidad: m.review_line_quantity(),
    precio: m.review_line_price(),
  } as const;
  return (
    <fieldset class="stack">
      <legend class="field-label">{m.review_lines_title()}</legend>
      <p class="field-hint">{m.review_lines_hint({ proposed: money(proposedClp) })}</p>
      {found !== undefined && <p>{m.review_lines_found({ cost: money(found) })}</p>}
      {Array.from({ length: count }, (_, at) => at + 1).map((place) => (
        <fieldset class="review-line">
          <legend class="visually-hidden">{m.review_line({ place })}</legend>
          {(['nombre', 'unidad', 'cantidad', 'precio'] as const).map((part) => (
            <Field
              id={id(lineField(part, place))}
              name={lineField(part, place)}
              label={labels[part]}
              error={problemOf(problems, lineField(part, place))}
              value={shown[lineField(part, place)]}
              inputMode={part === 'cantidad' || part === 'precio' ? 'decimal' : 'text'}
            />
          ))}
        </fieldset>
      ))}
      <Field
        id={id('imprevistos')}
        name="imprevistos"
        label={m.review_contingency()}
        hint={m.review_hint_contingency()}
        inputMode="decimal"
        error={problemOf(problems, 'imprevistos')}
        value={shown.imprevistos}
      />
    </fieldset>
  );
}

function standingLines({ costLines }: Pick<ProposalPageProps['examination'], 'costLines'>): Typed {
  return Object.fromEntries(
    costLines.flatMap(({ name, unit, quantity, unitClp }, at) => [
      [lineField('nombre', at + 1), name],
      [lineField('unidad', at + 1), unit],
      [lineField('cantidad', at + 1), hundredthsText(quantity).replaceAll('.', '')],
      [lineField('precio', at + 1), String(unitClp)],
    ]),
  );
}

function Land({ examination, typed, problems, id }: DetailProps) {
  return (
    <div class="review-pair">
      <SelectField
        id={id('suelo')}
        name="suelo"
        label={m.review_field_land()}
        error={problemOf(problems, 'suelo')}
        value={typed?.suelo ?? examination.land ?? ''}
        options={[
          { value: '', label: m.review_land_none() },
          ...landKinds.map((value) => ({ value, label: landWords[value]() })),
        ]}
      />
      <Field
        id={id('rol')}
        name="rol"
        label={m.review_field_land_reference()}
        hint={m.review_hint_land_reference()}
        error={problemOf(problems, 'rol')}
        value={typed?.rol ?? examination.landReference ?? ''}
      />
    </div>
  );
}

function Upkeep({ examination, typed, problems, id }: DetailProps) {
  const { upkeepClp, upkeepBy } = examination;
  return (
    <div class="review-pair">
      <Field
        id={id('mantencion-costo')}
        name="mantencion-costo"
        label={m.review_field_upkeep()}
        inputMode="numeric"
        error={problemOf(problems, 'mantencion-costo')}
        value={typed?.['mantencion-costo'] ?? (upkeepClp === null ? '' : String(upkeepClp))}
      />
      <Field
        id={id('mantencion-paga')}
        name="mantencion-paga"
        label={m.review_field_upkeep_by()}
        error={problemOf(problems, 'mantencion-paga')}
        value={typed?.['mantencion-paga'] ?? upkeepBy ?? ''}
      />
    </div>
  );
}
