// What institutions add to the pages of the territory, and what they ask of whoever keeps them.
import { m } from '#words';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import { ownTasks } from '../../../../platform/own-tasks.ts';
import { comunaPanels, nextSteps, regionPanels } from '../../territories/index.ts';
import type { Cut } from '../../territories/rules/index.ts';
import type { Institution } from '../rules/institution.ts';
import { keptBy } from '../rules/keepers.ts';
import {
  governmentOfRegion,
  institutionOfComuna,
  readInstitutions,
} from '../store/institutions.ts';
import { Crest } from './institution-parts.tsx';
import { institutionPath, institutionsPath } from './paths.ts';
import { pendingOf } from './pending.ts';

export const panels: readonly Contribution[] = [
  contribute(comunaPanels, async (db, { cut }) => {
    const municipality = await institutionOfComuna(db, cut);
    if (municipality === undefined) return null;
    return { title: m.institutions_panel_comuna(), body: <Signpost institution={municipality} /> };
  }),
  contribute(regionPanels, async (db, { regionCode }) => {
    const government = await governmentOfRegion(db, regionCode);
    if (government === undefined) return null;
    const all = institutionsPath.to({}, { query: { region: regionCode } });
    return {
      title: m.institutions_panel_region(),
      body: (
        <>
          <Signpost institution={government} />
          <p>
            <a href={all}>{m.institutions_panel_region_all()}</a>
          </p>
        </>
      ),
    };
  }),
  contribute(nextSteps, async (db, { cut, locale }) => {
    const municipality = await institutionOfComuna(db, cut as Cut);
    if (municipality === undefined) return null;
    return {
      label: m.institutions_next_step({ institution: municipality.name }),
      href: institutionPath.to({ institution: municipality.slug }, { locale }),
    };
  }),
  contribute(ownTasks, async (db, { actor, now }) => {
    const kept = await readInstitutions(db, keptBy(actor.grants));
    const tasks = await Promise.all(kept.map((institution) => pendingOf(db, institution, now)));
    return tasks.flat();
  }),
];

function Signpost({ institution }: { readonly institution: Institution }) {
  return (
    <p class="institution-signpost">
      <Crest institution={institution} isDecorative />
      <a href={institutionPath.to({ institution: institution.slug })}>{institution.name}</a>
      <span class="secondary">{m.institutions_panel_says()}</span>
    </p>
  );
}
