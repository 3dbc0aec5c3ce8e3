// What sheets of paper ask of the desk: among its tasks, and on the page of its institution.
import { m } from '#words';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatNumber } from '../../../../ui/format.ts';
import { deskPanels } from '../../institutions/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { countWaitingSheets } from '../store/paper-sheets.ts';
import { paperDeskPath } from './paper-paths.ts';

const ENTER = permissions['records/enter-paper'];

function waitingLabel(count: number): string {
  return m.records_paper_task({ count, number: formatNumber(count, currentLocale()) });
}

function waitingAt(institution: string): string {
  return paperDeskPath.to({ institution }, { query: { estado: 'waiting' } });
}

export const paperPanels: readonly Contribution[] = [
  contribute(deskPanels, async (db, { institution, actor }) => {
    const { id, slug } = institution;
    if (!mayDo(ENTER, actor.grants, { kind: 'institution', id })) return null;
    const [waiting] = await countWaitingSheets(db, [id]);
    return {
      title: m.records_paper_desk_title(),
      pending:
        waiting === undefined
          ? []
          : [{ label: waitingLabel(waiting.count), href: waitingAt(slug) }],
      links: [
        { label: m.records_paper_panel_link(), href: paperDeskPath.to({ institution: slug }) },
      ],
    };
  }),
  contribute(ownTasks, async (db, { actor }): Promise<readonly OwnTask[]> => {
    const institutions = actor.grants.flatMap(({ scope }) =>
      scope?.kind === 'institution' && mayDo(ENTER, actor.grants, scope) ? scope.id : [],
    );
    const waiting = await countWaitingSheets(db, [...new Set(institutions)]);
    return waiting.map(({ count, institutionSlug, institutionName }) => ({
      label: waitingLabel(count),
      href: waitingAt(institutionSlug),
      inNameOf: institutionName,
    }));
  }),
];
