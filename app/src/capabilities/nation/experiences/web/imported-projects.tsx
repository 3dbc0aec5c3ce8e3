// The projects of an experience that was brought in: from where, under which licence, and what became of each.

import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { SourceLine } from '../../../../ui/figures/figures.tsx';
import { clp, formatMoney, formatNumber } from '../../../../ui/format.ts';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { sourceName } from '../rules/figure.ts';
import type { ImportedStatus, ImportPlatform } from '../rules/imported-budget.ts';
import type { ImportedProjectRow, KeptImport } from '../store/imported-budgets.ts';
import { experiencePath, importedProjectsCsvPath, importedProjectsJsonPath } from './paths.ts';

export interface ImportedProjectsProps {
  readonly kept: KeptImport;
  /** Those of this page. */
  readonly projects: readonly ImportedProjectRow[];
  readonly paged: Paged;
}

export function ImportedProjects({ kept, projects, paged }: ImportedProjectsProps) {
  const { experienceId: id, projectsCount: count, platform, sourceUrl, license } = kept;
  const query = { experiencia: id };
  return (
    <section class="stack" id="proyectos">
      <h2>{m.experiences_imported_title({ count })}</h2>
      <p>
        {m.experiences_imported_from({ platform: platformNames[platform], license })}
        <br />
        <SourceLine name={sourceName(sourceUrl)} href={sourceUrl} />
      </p>
      <ListFiles
        said={m.experiences_imported_download()}
        csv={importedProjectsCsvPath.to({}, { query })}
        json={importedProjectsJsonPath.to({}, { query })}
      />
      <RuledTable
        caption={m.experiences_imported_table()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.experiences_imported_project() },
          { label: m.experiences_imported_cost(), align: 'end' },
          { label: m.experiences_imported_votes(), align: 'end' },
          { label: m.experiences_imported_status() },
        ]}
        rows={projects.map(rowOf)}
      />
      <Pagination
        paged={paged}
        hrefOf={(pagina) => `${experiencePath.to({ id }, { query: { pagina } })}#proyectos`}
      />
    </section>
  );
}

function rowOf({ title, url, territory, costClp, votes, status }: ImportedProjectRow) {
  const locale = currentLocale();
  return [
    <>
      {url === null ? (
        title
      ) : (
        <a href={url} rel="external">
          {title}
        </a>
      )}
      {territory !== null && (
        <>
          <br />
          <span class="secondary experience-title">{territory}</span>
        </>
      )}
    </>,
    costClp === null ? m.experiences_no_figure() : formatMoney(BigInt(costClp), clp, locale),
    votes === null ? m.experiences_no_figure() : formatNumber(votes, locale),
    statusWords[status](),
  ];
}

const platformNames: Readonly<Record<ImportPlatform, string>> = {
  decidim: 'Decidim',
  consul: 'CONSUL',
};

const statusWords: Readonly<Record<ImportedStatus, () => string>> = {
  proposed: m.experiences_status_proposed,
  undecided: m.experiences_status_undecided,
  feasible: m.experiences_status_feasible,
  unfeasible: m.experiences_status_unfeasible,
  accepted: m.experiences_status_accepted,
  rejected: m.experiences_status_rejected,
  withdrawn: m.experiences_status_withdrawn,
  'on-ballot': m.experiences_status_on_ballot,
  selected: m.experiences_status_selected,
};
