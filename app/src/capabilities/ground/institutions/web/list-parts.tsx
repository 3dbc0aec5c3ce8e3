// What the lists of this room share: the region filter.
import { m } from '#words';
import { SelectField } from '../../../../ui/field/field.tsx';
import type { RegionRow } from '../../territories/index.ts';

interface RegionFieldProps {
  readonly regions: readonly RegionRow[];
  readonly chosen: string | undefined;
}

export function RegionField({ regions, chosen }: RegionFieldProps) {
  return (
    <SelectField
      id="region"
      name="region"
      label={m.institutions_filter_region()}
      value={chosen ?? ''}
      options={[
        { value: '', label: m.institutions_filter_region_all() },
        ...regions.map(({ code, shortName }) => ({ value: code, label: shortName })),
      ]}
    />
  );
}
