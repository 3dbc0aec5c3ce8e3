// What gatherings add elsewhere: pages of comunas, institutions and organisations, both desks, and «lo que me toca».
import { m } from '#words';
import { systemClock } from '../../../../platform/clock.ts';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { ownTasks } from '../../../../platform/own-tasks.ts';
import { deskPanels, institutionPanels } from '../../institutions/index.ts';
import { organizationPanels, organizationTools } from '../../organizations/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { comunaPanels } from '../../territories/index.ts';
import { EXCHANGE } from '../actions/exchange-visits.ts';
import { parseGatheringFilter } from '../rules/gathering-filter.ts';
import { type Gathering, listGatherings, listOwn } from '../store/gatherings.ts';
import { readCallerPlace } from '../store/places.ts';
import { GatheringLink } from './gathering-page.tsx';
import { minutesToApprove, tasksOf } from './own-tasks.ts';
import { at, desk, feedPath, gatheringsPath } from './paths.ts';
import { deskVisitsPath } from './visit-paths.ts';
import { instantOf } from './words.ts';

const LISTED = 4;

export const panels: readonly Contribution[] = [
  contribute(comunaPanels, async (db, { cut }) => {
    const coming = await listed(db, { comuna: cut, cuando: 'coming' });
    if (coming.length === 0) return null;
    return {
      title: m.gatherings_panel_title(),
      body: <Coming gatherings={coming} query={{ comuna: cut }} />,
    };
  }),
  contribute(institutionPanels, async (db, { institution }) => {
    const query = { institucion: institution.slug };
    const gatherings = await listed(db, query);
    if (gatherings.length === 0) return null;
    return {
      title: m.gatherings_list_title(),
      body: (
        <>
          <Coming gatherings={gatherings} query={query} />
          <p>
            <a href={feedPath.to({ institution: institution.slug })}>{m.gatherings_feed()}</a>
          </p>
        </>
      ),
    };
  }),
  contribute(organizationPanels, async (db, { organizationId }) => {
    const own = await listOwn(db, [{ kind: 'organization', id: organizationId }]);
    const published = own.filter(({ state }) => state !== 'draft').slice(0, LISTED);
    if (published.length === 0) return null;
    return { title: m.gatherings_list_title(), body: <Rows gatherings={published} /> };
  }),
  contribute(organizationTools, async (db, { organizationId, mayAct }) => {
    const slug = await slugOf(db, organizationId);
    if (slug === undefined) return null;
    return [
      {
        label: m.gatherings_tool(),
        href: at(desk.list, { kind: 'organization', slug }),
        note: mayAct ? m.gatherings_tool_note() : m.gatherings_refused_board_not_in_office(),
      },
    ];
  }),
  contribute(deskPanels, async (db, { institution, actor }) => {
    const scope = { kind: 'institution', id: institution.id } as const;
    if (!mayDo(permissions['gatherings/keep-door'], actor.grants, scope)) return null;
    const waiting = await minutesToApprove(db, [scope], actor.personId);
    const mayCall = mayDo(permissions['gatherings/call'], actor.grants, scope);
    return {
      title: m.gatherings_desk_title(),
      pending: (mayCall ? waiting : []).map((gathering) => ({
        label: m.gatherings_task_approve({ title: gathering.title }),
        href: at(desk.minutes, gathering.caller, gathering.id),
      })),
      links: [
        {
          label: m.gatherings_desk_title(),
          href: at(desk.list, { kind: 'institution', slug: institution.slug }),
        },
        ...(mayDo(permissions[EXCHANGE], actor.grants, scope)
          ? [
              {
                label: m.gatherings_visits_title(),
                href: deskVisitsPath.to({ institution: institution.slug }),
              },
            ]
          : []),
      ],
    };
  }),
  contribute(ownTasks, (db, { actor, now }) => tasksOf(db, actor, now)),
];

function listed(db: Database, query: Readonly<Record<string, string>>) {
  const filter = parseGatheringFilter(new URLSearchParams(query));
  return listGatherings(db, filter, systemClock.now(), { limit: LISTED, offset: 0 });
}

async function slugOf(db: Database, organizationId: string): Promise<string | undefined> {
  return (await readCallerPlace(db, { kind: 'organization', id: organizationId }))?.slug;
}

function Rows({ gatherings }: { readonly gatherings: readonly Gathering[] }) {
  return (
    <ul class="gathering-rows">
      {gatherings.map((gathering) => (
        <li>
          <GatheringLink gathering={gathering} />{' '}
          <span class="secondary">{instantOf(gathering.startsAt, gathering)}</span>
        </li>
      ))}
    </ul>
  );
}

interface ComingProps {
  readonly gatherings: readonly Gathering[];
  readonly query: Readonly<Record<string, string>>;
}

function Coming({ gatherings, query }: ComingProps) {
  return (
    <>
      <Rows gatherings={gatherings} />
      <p>
        <a href={gatheringsPath.to({}, { query })}>{m.gatherings_see_all()}</a>
      </p>
    </>
  );
}
