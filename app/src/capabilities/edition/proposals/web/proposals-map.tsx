// Proposals on a map: dots over the outlines of the sectors without any script, streets where there are tiles, and the same as a table.
//
// Accessibility: the drawing is hidden from screen readers and its dots are no stops of the keyboard, because the table
// under it has the same links in words; who goes on is a filled dot and who does not a hollow one.

import { m } from '#words';
import type { MapTiles } from '../../../../platform/map-tiles.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { TableTwin } from '../../../../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { StreetMap } from '../../../ground/territories/index.ts';
import { type ProposalFilter, proposalFilterQuery } from '../rules/proposal-filter.ts';
import type { Area, MapCell } from '../store/proposal-map.ts';
import { type DrawnMap, drawMap, MAP_WIDTH } from './map-drawing.ts';
import { proposalPath, proposalsPath } from './paths.ts';
import { mapFilePath } from './public-paths.ts';
import { numberWords } from './state-words.ts';

interface Address {
  readonly institution: string;
  readonly edition: string;
}

export interface ProposalsMapProps {
  readonly address: Address;
  readonly placeName: string;
  /** Without what the address says already. */
  readonly filter: ProposalFilter;
  readonly cells: readonly MapCell[];
  readonly areas: readonly Area[];
  readonly tiles: MapTiles | undefined;
}

export function ProposalsMap(props: ProposalsMapProps) {
  const { address, placeName, filter, cells, areas, tiles } = props;
  const query = proposalFilterQuery(filter);
  const back = filter.box && (
    <p>
      <a
        href={proposalsPath.to(address, {
          query: { ...proposalFilterQuery({ ...filter, box: undefined }), vista: 'mapa' },
        })}
      >
        {m.proposals_map_back()}
      </a>
    </p>
  );
  if (cells.length === 0) {
    return (
      <EmptyState
        title={m.proposals_map_none_title()}
        actions={
          <a href={proposalsPath.to(address, { query })}>{m.proposals_list_none_see_all()}</a>
        }
      >
        <p>{m.proposals_map_none_text()}</p>
      </EmptyState>
    );
  }
  const hrefs = new Map(cells.map((cell) => [cell, hrefOfCell(cell, address, filter)]));
  const hrefOf = (cell: MapCell) => hrefs.get(cell);
  return (
    <div class="stack-wide">
      {back}
      <figure class="dot-map proposal-map">
        <Legend hasSeveral={cells.some(({ count }) => count > 1)} />
        <Drawing drawn={drawMap(cells, areas)} hrefOf={hrefOf} />
        <TableTwin>
          <RuledTable
            caption={m.proposals_map_table()}
            columns={[
              { label: m.proposals_map_column_proposal() },
              { label: m.proposals_map_column_count(), align: 'end' },
            ]}
            rows={cells.map((cell) => [
              <a href={hrefOf(cell)} lang={writtenLang()}>
                {nameOf(cell)}
              </a>,
              numberWords(cell.count),
            ])}
          />
        </TableTwin>
      </figure>
      {tiles && (
        <StreetMap
          comunaName={placeName}
          tiles={tiles}
          places={mapFilePath.to(address, { query })}
        />
      )}
    </div>
  );
}

export function nameOf({ count, title }: MapCell): string {
  return count === 1 ? title : m.proposals_map_cluster({ count: numberWords(count), title });
}

/** One leads to its page; several to a map of where they are, or to their list where they are on one point. */
export function hrefOfCell(cell: MapCell, address: Address, filter: ProposalFilter): string {
  if (cell.count === 1) return proposalPath.to({ ...address, number: String(cell.number) });
  const { south, west, north, east } = cell.box;
  const isOnePoint = north - south < 1e-5 && east - west < 1e-5;
  const edge = Math.max((north - south) * 0.1, 1e-4);
  const box = {
    south: south - edge,
    west: west - edge,
    north: north + edge,
    east: east + edge,
  };
  const query = proposalFilterQuery({ ...filter, box });
  return proposalsPath.to(address, { query: isOnePoint ? query : { ...query, vista: 'mapa' } });
}

interface DrawingProps {
  readonly drawn: DrawnMap;
  readonly hrefOf: (cell: MapCell) => string | undefined;
}

function Drawing({ drawn, hrefOf }: DrawingProps) {
  const { height, dots, areas, bar } = drawn;
  return (
    <>
      <svg
        class="dot-map-frame"
        viewBox={`0 0 ${MAP_WIDTH} ${height}`}
        width="840"
        aria-hidden="true"
        focusable="false"
      >
        {areas.map(({ name, path }) => (
          <path class="proposal-map-area" d={path}>
            <title>{name}</title>
          </path>
        ))}
        {dots.map(({ cell, x, y, radius }) => (
          <a href={hrefOf(cell)} tabIndex={-1}>
            <circle
              class={cell.standing > 0 ? 'proposal-dot' : 'proposal-dot-ended'}
              cx={x}
              cy={y}
              r={radius}
            >
              <title>{nameOf(cell)}</title>
            </circle>
            {cell.count > 1 && (
              <text class="proposal-dot-count" x={x} y={y} dy="0.35em">
                {cell.count}
              </text>
            )}
          </a>
        ))}
        <path class="proposal-map-bar" d={`M16 ${height - 14}h${bar.length}`} />
      </svg>
      <figcaption class="dot-map-caption">
        {m.proposals_map_scale({ distance: distanceWords(bar.metres) })}
      </figcaption>
    </>
  );
}

function distanceWords(metres: number): string {
  return metres < 1000 ? `${metres} m` : `${metres / 1000} km`;
}

function Legend({ hasSeveral }: { readonly hasSeveral: boolean }) {
  return (
    <p class="dot-map-legend">
      <LegendDot class="proposal-dot" text={m.proposals_map_standing()} />
      <LegendDot class="proposal-dot-ended" text={m.proposals_map_ended()} />
      {hasSeveral && <span>{m.proposals_map_several()}</span>}
    </p>
  );
}

function LegendDot({ class: look, text }: { readonly class: string; readonly text: string }) {
  return (
    <span class="dot-map-entry">
      <svg width="18" height="18" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <circle class={look} cx="10" cy="10" r="8" />
      </svg>
      {text}
    </span>
  );
}
