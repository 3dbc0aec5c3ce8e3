// What editions add elsewhere: pages of comunas, regions and institutions, of norms that they cite, and of gatherings that feed them.

import { m } from '#words';
import { systemClock } from '../../../../platform/clock.ts';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { gatheringPanels } from '../../../ground/gatherings/index.ts';
import { institutionPanels } from '../../../ground/institutions/index.ts';
import { citedBy } from '../../../ground/norms/index.ts';
import { comunaPanels, regionPanels } from '../../../ground/territories/index.ts';
import type { EditionFilter } from '../rules/edition-filter.ts';
import { type EditionLine, listEditions } from '../store/editions.ts';
import { findFedBy, listCiting, publishingOf, readInfluence } from '../store/public-editions.ts';
import { InfluenceFigures } from './influence-figures.tsx';
import { stateOfLine } from './line-words.ts';
import { editionPath, editionsPath } from './paths.ts';
import { money } from './words.ts';

const LISTED = 4;

export const panels: readonly Contribution[] = [
  contribute(comunaPanels, async (db, { cut }) => {
    const institution = await publishingOf(db, cut);
    if (institution === undefined) return null;
    const found = section(await listed(db, { institution }), { institucion: institution });
    return found && { ...found, listsEditions: true };
  }),
  contribute(regionPanels, async (db, { regionCode }) =>
    section(await listed(db, { regionCode }), { region: regionCode }),
  ),
  contribute(institutionPanels, async (db, { institution }) => {
    const lines = await listed(db, { institution: institution.slug });
    if (lines.length === 0) return null;
    const influence = await readInfluence(db, institution.id);
    return {
      title: m.editions_page_panel(),
      body: (
        <>
          <Lines lines={lines} query={{ institucion: institution.slug }} />
          <h4 class="edition-panel-heading">{m.editions_page_influence()}</h4>
          <InfluenceFigures influence={influence} />
        </>
      ),
    };
  }),
  contribute(citedBy, async (db, { normId, locale }) => {
    const citing = await listCiting(db, normId);
    if (citing.length === 0) return null;
    return {
      title: m.editions_page_list_title(),
      links: citing.map(({ name, slug, institutionSlug, institutionName }) => ({
        label: `${name}, ${institutionName}`,
        href: editionPath.to({ institution: institutionSlug, edition: slug }, { locale }),
      })),
    };
  }),
  contribute(gatheringPanels, async (db, { gatheringId, locale }) => {
    const fed = await findFedBy(db, gatheringId);
    if (fed === undefined) return null;
    const { name, slug, institutionSlug, purpose } = fed;
    return {
      title: m.editions_page_gathering(),
      body: (
        <p>
          <a
            href={editionPath.to({ institution: institutionSlug, edition: slug }, { locale })}
            lang={writtenLang()}
          >
            {name}
          </a>
          {': '}
          {purpose === 'committee'
            ? m.editions_page_gathering_committee()
            : m.editions_page_gathering_assembly()}
        </p>
      ),
    };
  }),
];

const everything: EditionFilter = {
  text: '',
  institution: undefined,
  regionCode: undefined,
  fiscalYear: undefined,
  scope: undefined,
  level: undefined,
};

function listed(db: Database, filter: Partial<EditionFilter>): Promise<readonly EditionLine[]> {
  const asked = { ...everything, ...filter, withDrafts: false };
  return listEditions(db, asked, { limit: LISTED, offset: 0 });
}

interface LinesProps {
  readonly lines: readonly EditionLine[];
  /** Of the whole list, in its address. */
  readonly query: Readonly<Record<string, string>>;
}

function section(lines: readonly EditionLine[], query: LinesProps['query']) {
  if (lines.length === 0) return null;
  return { title: m.editions_page_panel(), body: <Lines lines={lines} query={query} /> };
}

function Lines({ lines, query }: LinesProps) {
  const now = systemClock.now();
  return (
    <>
      <ul class="edition-links">
        {lines.map((line) => (
          <li>
            <EditionLink line={line} />{' '}
            <span class="secondary">
              {line.rules && money(line.rules.committed.envelopeClp)} ·{' '}
              {stateOfLine(line, now).words}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href={editionsPath.to({}, { query })}>{m.editions_page_panel_all()}</a>
      </p>
    </>
  );
}

function EditionLink({ line }: { readonly line: EditionLine }) {
  const { institutionSlug, slug, name } = line;
  return (
    <a href={editionPath.to({ institution: institutionSlug, edition: slug })} lang={writtenLang()}>
      {name}
    </a>
  );
}
