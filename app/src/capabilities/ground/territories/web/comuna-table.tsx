// Comunas as ruled rows: name, where it belongs, how many live there, and what the registry knows of it.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { formatNumber } from '../../../../ui/format.ts';
import { type Column, RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import type { ComunaRow } from '../store/comunas.ts';
import { comunaPath } from './paths.ts';

interface ComunaTableProps {
  readonly caption: string;
  readonly comunas: readonly ComunaRow[];
  /** A region's own table has no need of its name in each row. */
  readonly place: 'province' | 'region';
  readonly sort?: { readonly name: Column['sort']; readonly population: Column['sort'] };
}

export function ComunaTable({ caption, comunas, place, sort }: ComunaTableProps) {
  const sorted = (by: Column['sort']) => (by === undefined ? {} : { sort: by });
  return (
    <RuledTable
      caption={caption}
      captionHidden
      narrow={place === 'region' ? 'stack' : 'wrap'}
      columns={[
        { label: m.territories_column_comuna(), ...sorted(sort?.name) },
        {
          label:
            place === 'province' ? m.territories_column_province() : m.territories_column_region(),
        },
        { label: m.territories_column_population(), align: 'end', ...sorted(sort?.population) },
      ]}
      rows={comunas.map((comuna) => [
        <ComunaName {...comuna} />,
        place === 'province' ? comuna.provinceName : comuna.regionShortName,
        formatNumber(comuna.populationCount, currentLocale()),
      ])}
    />
  );
}

function ComunaName({ name, slug, experiencesCount }: ComunaRow) {
  return (
    <>
      <a href={comunaPath.to({ slug })}>{name}</a>
      {experiencesCount > 0 && (
        <>
          {' '}
          <Tag tone="struct">{m.territories_experiences_count({ count: experiencesCount })}</Tag>
        </>
      )}
    </>
  );
}
