// What the lists of this room share: the stretch that a page shows, its files, its region filter.
import { m } from '#words';
import { SelectField } from '../../../../ui/field/field.tsx';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import type { RegionRow } from '../../territories/index.ts';
import type { Stretch } from '../store/institutions.ts';

const PAGE_ROWS = 50;

export interface Paged {
  /** From 1, never beyond the last. */
  readonly page: number;
  readonly pagesCount: number;
  readonly stretch: Stretch;
}

export function pagedOf(count: number, asked: number): Paged {
  const pagesCount = Math.max(1, Math.ceil(count / PAGE_ROWS));
  const page = Math.min(asked, pagesCount);
  return { page, pagesCount, stretch: { limit: PAGE_ROWS, offset: (page - 1) * PAGE_ROWS } };
}

interface PagesProps {
  readonly paged: Paged;
  readonly hrefOf: (page: string | undefined) => string;
}

export function Pages({ paged, hrefOf }: PagesProps) {
  return (
    <Pagination
      page={paged.page}
      pagesCount={paged.pagesCount}
      hrefOf={(page) => hrefOf(page === 1 ? undefined : String(page))}
    />
  );
}

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
