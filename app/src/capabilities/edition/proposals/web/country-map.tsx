// The country with a circle for each institution that has received proposals, and the same as a table that leads to each edition.
//
// Accessibility: the circles are decoration over a picture with its text; every edition and its figure are in the table.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { institutionPath } from '../../../ground/institutions/index.ts';
import type { MapOfChile } from '../../../ground/territories/index.ts';
import { parseCut } from '../../../ground/territories/rules/index.ts';
import type { EditionOnMap } from '../store/proposal-map.ts';
import { proposalsPath } from './paths.ts';
import { numberWords } from './state-words.ts';

interface CountryMapProps {
  readonly map: MapOfChile;
  readonly editions: readonly EditionOnMap[];
}

export function CountryMap({ map, editions }: CountryMapProps) {
  const { url, width, height } = map.pictures.lying;
  return (
    <div class="stack-wide">
      <figure class="map-lying deep proposal-country">
        <div class="map-picture">
          <img src={url} width={width} height={height} alt={m.proposals_map_country_alt()} />
          <svg
            class="map-overlay"
            viewBox={`0 0 ${width} ${height}`}
            aria-hidden="true"
            focusable="false"
          >
            {circlesOf(map, editions).map(({ x, y, radius }) => (
              <circle class="proposal-country-dot" cx={x} cy={y} r={radius} />
            ))}
          </svg>
        </div>
        <figcaption class="map-caption">{map.caption}</figcaption>
      </figure>
      <RuledTable
        caption={m.proposals_map_country_title()}
        narrow="stack"
        columns={[
          { label: m.proposals_map_country_column_edition() },
          { label: m.proposals_map_country_column_institution() },
          { label: m.proposals_list_title(), align: 'end' },
        ]}
        rows={editions.map((one) => [
          <a
            lang={writtenLang()}
            href={proposalsPath.to(
              { institution: one.institutionSlug, edition: one.editionSlug },
              { query: { vista: 'mapa' } },
            )}
          >
            {one.editionName}
          </a>,
          <a href={institutionPath.to({ institution: one.institutionSlug })}>
            {one.institutionName}
          </a>,
          numberWords(one.count),
        ])}
      />
    </div>
  );
}

/** One for each comuna, by all its editions. */
function circlesOf(map: MapOfChile, editions: readonly EditionOnMap[]) {
  const counts = new Map<string, number>();
  for (const { cut, count } of editions) {
    if (cut !== null) counts.set(cut, (counts.get(cut) ?? 0) + count);
  }
  const { width } = map.pictures.lying;
  return [...counts].flatMap(([code, count]) => {
    const cut = parseCut(code);
    const point = cut && map.ringAt(cut, 'lying');
    const radius = (width / 340) * Math.min(12, 4 + Math.sqrt(count) / 4);
    return point === undefined ? [] : [{ ...point, radius }];
  });
}
