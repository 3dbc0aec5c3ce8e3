// What records add to the pages of an institution, and what they ask of its certifying officer.
import { m } from '#words';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { actPath, actsPath } from '../../../../platform/two-person.ts';
import { deskPanels, institutionPanels } from '../../institutions/index.ts';
import { publicNames, waitingActs } from '../../people/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { kindOf } from '../actions/end-act.ts';
import { stateOfLot } from '../rules/lot-draw.ts';
import { type LotRow, listUndrawn } from '../store/lots.ts';
import { listPending } from '../store/two-person-acts.ts';
import {
  documentsPath,
  institutionRegisterPath,
  lotDeskPath,
  lotsDeskPath,
  lotsPath,
} from './paths.ts';
import { actName } from './words.ts';

const permission = permissions['records/draw-lot'];

export const panels: readonly Contribution[] = [
  contribute(waitingActs, async (db, { institutionId, now }) =>
    (await listPending(db, now))
      .filter((act) => act.institutionId === institutionId)
      .map(({ id, kind, expiresAt }) => ({
        label: actName(kind),
        href: actPath.to({ act: id }),
        expiresAt,
      })),
  ),
  contribute(institutionPanels, async (_, { institution }) => {
    const query = { institucion: institution.slug };
    return {
      title: m.records_panel_title(),
      isKept: true as const,
      body: (
        <ul>
          <li>
            <a href={institutionRegisterPath.to({ institution: institution.slug })}>
              {m.records_panel_register()}
            </a>
          </li>
          <li>
            <a href={documentsPath.to({}, { query })}>{m.records_documents_title()}</a>
          </li>
          <li>
            <a href={lotsPath.to({}, { query })}>{m.records_lots_title()}</a>
          </li>
          <li>
            <a href={actsPath.to({}, { query })}>{m.records_acts_title()}</a>
          </li>
        </ul>
      ),
    };
  }),
  contribute(deskPanels, async (db, { institution, actor, now }) => {
    const scope = { kind: 'institution', id: institution.id } as const;
    const register = {
      label: m.records_panel_register(),
      href: institutionRegisterPath.to({ institution: institution.slug }),
    };
    if (!mayDo(permission, actor.grants, scope)) {
      return { title: m.records_panel_title(), pending: [], links: [register] };
    }
    const open = (await listUndrawn(db, [institution.id])).filter((lot) => isDue(lot, now));
    return {
      title: m.records_panel_title(),
      pending: open.map((lot) => ({ label: waitingLabel(lot), href: deskOf(lot) })),
      links: [
        {
          label: m.records_lots_title(),
          href: lotsDeskPath.to({ institution: institution.slug }),
        },
        {
          label: m.records_documents_title(),
          href: documentsPath.to({}, { query: { institucion: institution.slug } }),
        },
        register,
      ],
    };
  }),
  contribute(ownTasks, async (db, { actor, now, twoPersonKinds }): Promise<readonly OwnTask[]> => {
    const pending = await listPending(db, now);
    const own = pending.filter(
      (act) =>
        act.proposedBy !== actor.personId &&
        kindOf({ twoPersonKinds }, act)?.mayTakePart(actor, act),
    );
    const names = await publicNames(
      db,
      own.map(({ proposedBy }) => proposedBy),
    );
    return own.map((act) => ({
      label: m.records_act_task({ act: actName(act.kind) }),
      href: actPath.to({ act: act.id }),
      inNameOf: act.institutionName,
      dueAt: act.expiresAt,
      note: m.records_act_task_note({ proposer: names.get(act.proposedBy) ?? '' }),
    }));
  }),
  contribute(ownTasks, async (db, { actor }): Promise<readonly OwnTask[]> => {
    const certified = actor.grants.flatMap(({ scope }) =>
      scope?.kind === 'institution' && mayDo(permission, actor.grants, scope) ? scope.id : [],
    );
    const waiting = await listUndrawn(db, [...new Set(certified)]);
    return waiting.map((lot) => ({
      label: waitingLabel(lot),
      href: deskOf(lot),
      inNameOf: lot.institutionName,
      dueAt: lot.heldAt,
    }));
  }),
];

function isDue(lot: LotRow, now: Date): boolean {
  return stateOfLot(lot, now) === 'open';
}

function waitingLabel({ label }: LotRow): string {
  return m.records_task_draw({ label });
}

function deskOf({ institutionSlug, id }: LotRow): string {
  return lotDeskPath.to({ institution: institutionSlug, lot: id });
}
