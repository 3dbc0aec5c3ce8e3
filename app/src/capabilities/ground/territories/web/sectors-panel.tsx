// The parts and landmarks of a comuna on its own page: how many, a search, the drawing, and the list on request.
import { m } from '#words';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { SearchForm } from '../../../../ui/field/search-form.tsx';
import { sectorsPath } from './paths.ts';
import { SectorTables } from './sector-tables.tsx';
import { NoSectors, SectorMap, type SectorsPageProps, summaryOf } from './sectors-page.tsx';

export function SectorsPanel({ comuna, sectors }: SectorsPageProps) {
  const { slug } = comuna;
  const summary = summaryOf(sectors);
  return (
    <section class="stack ruled-above">
      <h2>{m.territories_sectors()}</h2>
      {summary === undefined ? (
        <NoSectors comuna={comuna} level={3} />
      ) : (
        <>
          <p>{summary}</p>
          <SearchForm
            id="sector"
            action={sectorsPath.to({ slug })}
            label={m.territories_sectors_search()}
          />
          <SectorMap comuna={comuna} sectors={sectors} />
          <Disclosure summary={m.territories_sectors_list()}>
            <div class="stack-wide">
              <SectorTables {...sectors} level={3} />
            </div>
          </Disclosure>
          <p>
            <a href={sectorsPath.to({ slug })}>{m.territories_sectors_all()}</a>
          </p>
        </>
      )}
    </section>
  );
}
