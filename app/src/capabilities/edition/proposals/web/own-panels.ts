// What proposals add for whoever wrote them and for organisations: own tasks, and the tool of a representative.
import { m } from '#words';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import { ownTasks } from '../../../../platform/own-tasks.ts';
import { organizationTools } from '../../../ground/organizations/index.ts';
import { slugOfOrganization } from '../store/on-panels.ts';
import { tasksOf } from './own-tasks.ts';
import { sponsorDeskPath } from './paths.ts';

export const ownPanels: readonly Contribution[] = [
  contribute(ownTasks, (db, { actor }) => tasksOf(db, actor)),
  contribute(organizationTools, async (db, { organizationId, mayAct, locale }) => {
    const organization = await slugOfOrganization(db, organizationId);
    if (!mayAct || organization === undefined) return null;
    return [
      {
        label: m.proposals_sponsor_tool(),
        href: sponsorDeskPath.to({ organization }, { locale }),
        note: m.proposals_sponsor_tool_note(),
      },
    ];
  }),
];
