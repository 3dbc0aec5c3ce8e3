// What the lists of this room share: its files, its region filter.
import { m } from '#words';
import { SelectField } from '../../../../ui/field/field.tsx';
import type { RegionRow } from '../../territories/index.ts';

export function Files({
  files,
}: {
  readonly files: { readonly csv: string; readonly json: string };
}) {
  return (
    <p class="secondary">
      {m.institutions_download()} <a href={files.csv}>CSV</a>, <a href={files.json}>JSON</a>.
    </p>
  );
}

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
