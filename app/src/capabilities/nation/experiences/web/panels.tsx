// What the registry adds to the pages of the territory.
import { m } from '#words';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { visitInterests } from '../../../ground/gatherings/index.ts';
import { comunaPanels, nextSteps, regionPanels } from '../../../ground/territories/index.ts';
import { listExperiencesOfComuna, listExperiencesOfRegion } from '../store/experiences.ts';
import { ExperienceTable } from './experience-table.tsx';
import { experiencePath, experiencesPath, situationPath } from './paths.ts';

export const panels: readonly Contribution[] = [
  contribute(comunaPanels, async (db, { cut }) => {
    const experiences = await listExperiencesOfComuna(db, cut);
    if (experiences.length === 0) return null;
    return { title: m.experiences_panel_title(), body: <Listed experiences={experiences} /> };
  }),
  contribute(regionPanels, async (db, { regionCode }) => {
    const experiences = await listExperiencesOfRegion(db, regionCode);
    if (experiences.length === 0) return null;
    return {
      title: m.experiences_panel_region_title(),
      body: <Listed experiences={experiences} />,
    };
  }),
  contribute(visitInterests, async (db, { cut }) => {
    const experiences = await listExperiencesOfComuna(db, cut);
    return experiences.map((one) => ({
      key: `experience ${one.id}`,
      title: one.titleEs,
      paths: bothPaths((locale) => experiencePath.to({ id: one.id }, { locale })),
    }));
  }),
  contribute(nextSteps, async (_, { locale }) => ({
    label: m.experiences_see_registry(),
    href: experiencesPath.to({}, { locale }),
  })),
];

function Listed(props: Parameters<typeof ExperienceTable>[0]) {
  return (
    <>
      <p class="secondary">{m.experiences_unchecked()}</p>
      <ExperienceTable {...props} />
      <p>
        <a href={situationPath.to({})}>{m.experiences_situation_see()}</a>
      </p>
    </>
  );
}
