// Where the staff of the national body enters what a UTM and a UF are worth, and corrects it.
import type { ComponentChildren } from 'preact';
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  lineUpTo,
  parseForm,
  problemOf,
  readForm,
  type Typed,
  websiteUpTo,
} from '../../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../../platform/http/route.ts';
import type { House } from '../../../../../platform/room.ts';
import type { Crumb } from '../../../../../ui/breadcrumb/breadcrumb.tsx';
import { Button } from '../../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../../ui/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../../../../ui/error-summary/error-summary.tsx';
import { Field, SelectField } from '../../../../../ui/field/field.tsx';
import { Hero } from '../../../../../ui/hero/hero.tsx';
import { Done } from '../../../../../ui/notice/done.tsx';
import { askedPage, pagedOf } from '../../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../../ui/pagination/pagination.tsx';
import { enterUnitValue, keepUnitValues } from '../../actions/enter-unit-value.ts';
import { parseDay } from '../../rules/business-days.ts';
import { parseUnitValue, units, unitValueText } from '../../rules/unit-value.ts';
import { countUnitValues, listUnitValues, unitValueOn } from '../../store/unit-values.ts';
import { unitValuesPath } from '../paths.ts';
import { askedUnit } from '../unit-value-list.ts';
import { unitNames, unitValueProblem } from '../unit-value-words.ts';
import { UnitValueTable } from '../unit-values-page.tsx';
import { unitValueDeskPath } from './desk-paths.ts';

/** What the room that knows institutions tells about a national body: how its pages begin. */
export interface NationalDesk {
  readonly above: Crumb;
  readonly head: ComponentChildren;
}

type DeskOf = (institutionId: string) => Promise<NationalDesk | undefined>;

/** `deskOf` answers undefined for an institution that is not national: values hold for the whole country. */
export function unitValueDeskRoutes(house: House, deskOf: DeskOf): Route[] {
  const audience = { act: keepUnitValues };
  const path = unitValueDeskPath;
  return [
    route({ audience, method: 'get', path, answer: (ask) => showDesk(house, deskOf, ask) }),
    route({ audience, method: 'post', path, answer: (ask) => enter(house, deskOf, ask) }),
  ];
}

async function showDesk(house: House, deskOf: DeskOf, ask: Ask): Promise<Answer> {
  const unit = askedUnit(ask.query);
  const day = parseDay(ask.query.get('dia'));
  const known =
    unit === undefined || day === undefined ? undefined : await unitValueOn(house.db, unit, day);
  const typed: Typed =
    known === undefined
      ? {}
      : {
          unidad: known.unit,
          dia: known.valueOn,
          valor: unitValueText(known.hundredthsClp),
          fuente: known.sourceUrl ?? '',
        };
  return deskPage(house, deskOf, ask, { typed, problems: [] });
}

const form = () =>
  v.object({
    unidad: v.pipe(
      v.optional(v.string(), ''),
      v.picklist(units, () => m.territories_unit_missing()),
    ),
    dia: v.pipe(
      v.optional(v.string(), ''),
      v.transform((text) => parseDay(text)),
      v.string(() => m.territories_unit_day_missing()),
    ),
    valor: v.pipe(
      v.optional(v.string(), ''),
      v.transform(parseUnitValue),
      v.number(() => m.territories_unit_value_missing()),
    ),
    fuente: v.pipe(
      websiteUpTo(
        500,
        () => m.territories_unit_source_missing(),
        () => m.territories_unit_source_missing(),
      ),
      v.minLength(1, () => m.territories_unit_source_missing()),
    ),
    razon: lineUpTo(500, () => m.territories_reason_too_long({ limit: 500 })),
  });

async function enter(house: House, deskOf: DeskOf, ask: Ask): Promise<Answer> {
  const scope = scopeOf(ask);
  const typed = await readForm(ask.request);
  if ((await deskOf(scope.id)) === undefined) return noDesk();
  const parsed = parseForm(form(), typed);
  if (!parsed.isSound) {
    return deskPage(house, deskOf, ask, { typed, problems: parsed.problems });
  }
  const { unidad, dia, valor, fuente, razon } = parsed.values;
  const entered = await enterUnitValue(
    house.db,
    { actor: actorOf(ask), scope },
    { unit: unidad, valueOn: dia, hundredthsClp: valor, sourceUrl: fuente, reason: razon },
    house.clock.now(),
  );
  if (!entered.ok) {
    return deskPage(house, deskOf, ask, { typed, problems: [unitValueProblem(entered.error)] });
  }
  const hecho = entered.value === 'entered' ? 'ingresado' : 'corregido';
  const { institution = '' } = ask.params;
  return seeOther(unitValueDeskPath.to({ institution }, { query: { hecho } }));
}

const done: Readonly<Record<string, () => string>> = {
  ingresado: m.territories_unit_done_entered,
  corregido: m.territories_unit_done_corrected,
};

interface Shown {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

async function deskPage(house: House, deskOf: DeskOf, ask: Ask, shown: Shown): Promise<Page> {
  const desk = await deskOf(scopeOf(ask).id);
  if (desk === undefined) return noDesk();
  const { institution = '' } = ask.params;
  const paged = pagedOf(await countUnitValues(house.db, undefined), askedPage(ask.query));
  const rows = await listUnitValues(house.db, undefined, paged);
  const hrefOf = (query: Readonly<Record<string, string | undefined>>) =>
    unitValueDeskPath.to({ institution }, { query });
  const { problems } = shown;
  const title = m.territories_units_title();
  return {
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    title,
    description: m.territories_units_desk_lead(),
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        lead={m.territories_units_desk_lead()}
        crumbs={[desk.above, { label: title }]}
      />
    ),
    body: (
      <>
        {desk.head}
        <section class="section">
          <div class="wrap stack-wide">
            {problems.length > 0 && (
              <ErrorSummary
                problems={problems.map(({ field, message }) => ({ message, href: `#${field}` }))}
              />
            )}
            <Done text={done[ask.query.get('hecho') ?? '']?.()} />
            <ValueForm action={hrefOf({})} {...shown} />
            {rows.length === 0 ? (
              <EmptyState title={m.territories_units_none()}>
                <p>{m.territories_units_none_text()}</p>
              </EmptyState>
            ) : (
              <UnitValueTable
                rows={rows}
                correctHref={({ unit, valueOn }) => hrefOf({ unidad: unit, dia: valueOn })}
              />
            )}
            <Pagination paged={paged} hrefOf={(pagina) => hrefOf({ pagina })} />
            <p>
              <a href={unitValuesPath.to({})}>{m.territories_desk_public()}</a>
            </p>
          </div>
        </section>
      </>
    ),
  };
}

function ValueForm({ action, typed, problems }: Shown & { readonly action: string }) {
  const question = (name: string) => ({ id: name, name, error: problemOf(problems, name) });
  return (
    <form class="stack prose" action={action} method="post">
      <h2>{m.territories_unit_form_title()}</h2>
      <SelectField
        {...question('unidad')}
        label={m.territories_unit_label()}
        value={typed.unidad ?? 'utm'}
        options={units.map((unit) => ({ value: unit, label: unitNames[unit]() }))}
      />
      <Field
        {...question('dia')}
        type="date"
        label={m.territories_unit_when()}
        hint={m.territories_unit_day_hint()}
        value={typed.dia}
      />
      <Field
        {...question('valor')}
        inputMode="decimal"
        label={m.territories_unit_value()}
        hint={m.territories_unit_value_hint()}
        value={typed.valor}
      />
      <Field
        {...question('fuente')}
        type="url"
        label={m.territories_unit_source()}
        hint={m.territories_unit_source_hint()}
        value={typed.fuente}
      />
      <Field
        {...question('razon')}
        label={m.territories_unit_reason()}
        hint={m.territories_unit_reason_hint()}
        value={typed.razon}
      />
      <Button>{m.territories_desk_save()}</Button>
    </form>
  );
}

function noDesk(): Page {
  const title = m.territories_units_no_desk();
  return {
    status: 404,
    title,
    description: m.territories_units_no_desk_text(),
    robots: 'noindex',
    body: (
      <section class="section">
        <div class="wrap prose">
          <h1>{title}</h1>
          <p>{m.territories_units_no_desk_text()}</p>
        </div>
      </section>
    ),
  };
}
