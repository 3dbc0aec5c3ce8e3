// What a UTM and a UF are worth, for everybody: the list, its files and what was corrected.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { SelectField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { type Unit, units } from '../rules/unit-value.ts';
import type { UnitValueRow } from '../store/unit-values.ts';
import { unitValuesCsvPath, unitValuesJsonPath, unitValuesPath } from './paths.ts';
import { pesos, unitNames, unitValueDay } from './unit-value-words.ts';

export interface UnitValuesPageProps {
  readonly unit: Unit | undefined;
  readonly rows: readonly UnitValueRow[];
  readonly paged: Paged;
}

export function unitValuesPage({ unit, rows, paged }: UnitValuesPageProps): Page {
  const query: Readonly<Record<string, string>> = unit === undefined ? {} : { unidad: unit };
  const title = m.territories_units_title();
  return {
    title,
    description: m.territories_units_lead(),
    hero: <Hero title={title} lead={m.territories_units_lead()} crumbs={[{ label: title }]} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <form class="cluster" action={unitValuesPath.to({})} method="get">
            <SelectField
              id="unidad"
              name="unidad"
              label={m.territories_unit_label()}
              value={unit ?? ''}
              options={[
                { value: '', label: m.territories_unit_both() },
                ...units.map((one) => ({ value: one, label: unitNames[one]() })),
              ]}
            />
            <Button kind="secondary">{m.territories_unit_filter()}</Button>
          </form>
          {rows.length === 0 ? (
            <EmptyState title={m.territories_units_none()}>
              <p>{m.territories_units_none_text()}</p>
            </EmptyState>
          ) : (
            <>
              <UnitValueTable rows={rows} />
              <Pagination
                paged={paged}
                hrefOf={(pagina) => unitValuesPath.to({}, { query: { ...query, pagina } })}
              />
            </>
          )}
          <ListFiles
            csv={unitValuesCsvPath.to({}, { query })}
            json={unitValuesJsonPath.to({}, { query })}
          />
        </div>
      </section>
    ),
  };
}

interface TableProps {
  readonly rows: readonly UnitValueRow[];
  /** Where a row is corrected; at the desk alone. */
  readonly correctHref?: (row: UnitValueRow) => string;
}

export function UnitValueTable({ rows, correctHref }: TableProps) {
  return (
    <RuledTable
      caption={m.territories_units_title()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.territories_unit_label() },
        { label: m.territories_unit_when() },
        { label: m.territories_unit_value(), align: 'end' },
        { label: m.territories_unit_source() },
        ...(correctHref === undefined ? [] : [{ label: m.territories_desk_what_to_do() }]),
      ]}
      rows={rows.map((row) => {
        const name = `${unitNames[row.unit]()}, ${unitValueDay(row)}`;
        return [
          unitNames[row.unit](),
          unitValueDay(row),
          pesos(row.hundredthsClp),
          <Source row={row} name={name} />,
          ...(correctHref === undefined
            ? []
            : [
                <a href={correctHref(row)} aria-label={m.territories_desk_correct({ name })}>
                  {m.territories_unit_correct()}
                </a>,
              ]),
        ];
      })}
    />
  );
}

function Source({ row, name }: { readonly row: UnitValueRow; readonly name: string }) {
  const { sourceUrl, derivation, reason, correctedHundredthsClp } = row;
  return (
    <div class="stack">
      {sourceUrl === null ? (
        <span>{m.territories_unit_derived({ derivation: derivation ?? '' })}</span>
      ) : (
        <a
          href={sourceUrl}
          rel="nofollow noopener"
          aria-label={m.territories_unit_source_of({ name })}
        >
          {new URL(sourceUrl).hostname}
        </a>
      )}
      {reason !== null && correctedHundredthsClp !== null && (
        <span class="secondary">
          {m.territories_unit_corrected({ before: pesos(correctedHundredthsClp), reason })}
        </span>
      )}
    </div>
  );
}
