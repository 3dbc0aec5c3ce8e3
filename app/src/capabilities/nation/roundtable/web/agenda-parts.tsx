// What the agenda adds to the pages of the whole: the front, a seat, a member, and the desk of the secretariat.
import { m } from '#words';
import { sittingsOfRoundtable } from '../../../ground/gatherings/index.ts';
import { isGoing, isLate } from '../rules/action.ts';
import { keptOf } from '../rules/promises.ts';
import { type AgendaAction, listActions } from '../store/agenda.ts';
import { listBottlenecks } from '../store/bottlenecks.ts';
import {
  agendaDesk,
  agendaPath,
  bottlenecksPath,
  newActionPath,
  newBottleneckPath,
  opportunitiesPath,
  plansPath,
  promisesPath,
  sittingPath,
  sittingsPath,
} from './agenda-paths.ts';
import { ActionLink, ActionTag, Members, membersOf, todayOf, whenOf } from './agenda-words.tsx';
import { BottleneckLink } from './bottleneck-pages.tsx';
import type { DeskPart, FrontPart, MemberPart, SeatPart } from './part.ts';
import { dayOf } from './parts.tsx';
import { promisesOf } from './promises-page.tsx';
import { SittingRows } from './sitting-pages.tsx';

const LISTED = 5;

function ActionRows({
  actions,
  today,
}: {
  readonly actions: readonly AgendaAction[];
  readonly today: string;
}) {
  return (
    <ul class="roundtable-rows">
      {actions.map((action) => (
        <li>
          <ActionLink action={action} /> <ActionTag action={action} today={today} />
          <span class="roundtable-note">
            {m.roundtable_due()}: {dayOf(action.dueOn)}.{' '}
            <Members members={membersOf(action, 'responsible')} />
          </span>
        </li>
      ))}
    </ul>
  );
}

export const frontOfSittings: FrontPart = async ({ db, clock }) => {
  const now = clock.now();
  const sittings = await sittingsOfRoundtable(db, now);
  const coming = sittings.filter(({ endsAt, state }) => endsAt > now && state !== 'cancelled');
  return {
    title: m.roundtable_next_sitting(),
    body: (
      <>
        {coming.length === 0 ? (
          <p>{m.roundtable_next_sitting_none()}</p>
        ) : (
          <SittingRows sittings={coming.slice(0, 1)} />
        )}
        <p>
          <a href={sittingsPath.to({})}>{m.roundtable_front_sittings()}</a>
        </p>
      </>
    ),
  };
};

/** Red, with a word beside it, where anything is. */
function Late({ count }: { readonly count: number }) {
  return count === 0 ? <>0</> : <span class="roundtable-late">{count}</span>;
}

/** What is late first, then what falls due soonest. */
export const frontOfAgenda: FrontPart = async (house) => {
  const today = todayOf(house);
  const actions = await listActions(house.db, { states: ['agreed', 'in-progress'] });
  const late = actions.filter(({ state, dueOn }) => isLate(state, dueOn, today));
  return {
    title: m.roundtable_front_agreed(),
    figures: [
      { label: m.roundtable_front_going({ count: actions.length }), figure: actions.length },
      {
        label: m.roundtable_front_late({ count: late.length }),
        figure: <Late count={late.length} />,
      },
    ],
    body: (
      <>
        {actions.length === 0 && <p>{m.roundtable_front_agreed_none()}</p>}
        <ActionRows actions={actions.slice(0, LISTED)} today={today} />
        <p class="cluster">
          <a href={agendaPath.to({})}>{m.roundtable_front_agenda()}</a>
          <a href={plansPath.to({})}>{m.roundtable_plan()}</a>
          <a href={promisesPath.to({})}>{m.roundtable_promises()}</a>
        </p>
      </>
    ),
  };
};

export const frontOfBottlenecks: FrontPart = async ({ db }) => {
  const open = (await listBottlenecks(db)).filter(({ closedAt }) => closedAt === undefined);
  return {
    title: m.roundtable_bottlenecks(),
    body: (
      <>
        {open.length === 0 ? (
          <p>{m.roundtable_bottlenecks_none_text()}</p>
        ) : (
          <ul class="roundtable-rows">
            {open.slice(0, LISTED).map((one) => (
              <li>
                <BottleneckLink bottleneck={one} />
                <span class="roundtable-note">
                  {m.roundtable_points()}: {one.pointsCount}
                </span>
              </li>
            ))}
          </ul>
        )}
        <p class="cluster">
          <a href={bottlenecksPath.to({})}>{m.roundtable_front_bottlenecks()}</a>
          <a href={opportunitiesPath.to({})}>{m.roundtable_opportunities()}</a>
        </p>
      </>
    ),
  };
};

/** What was promised against what was done. */
export const memberPromises: MemberPart = async (house, { id }) => {
  const today = todayOf(house);
  const actions = await listActions(house.db, { memberId: id });
  const own = promisesOf(actions, today).find(({ member }) => member.id === id);
  const { promised, doneInTime, doneLate, late } = own?.kept ?? keptOf([], today);
  return {
    title: m.roundtable_promises(),
    body: (
      <>
        <p>{m.roundtable_promises_of({ promised, done: doneInTime + doneLate, late })}</p>
        <ActionRows actions={actions.filter(({ state }) => state !== 'proposed')} today={today} />
      </>
    ),
  };
};

/** «Lo mío»: what the member is asked, and what it answers for. */
export const seatAgenda: SeatPart = async ({ house, seat }) => {
  const today = todayOf(house);
  const actions = await listActions(house.db, { memberId: seat.memberId });
  const own = (action: AgendaAction) =>
    action.owners.find(({ memberId }) => memberId === seat.memberId);
  const asked = actions.filter((action) => own(action)?.hasAccepted === false);
  const going = actions.filter((action) => isGoing(action.state) && own(action)?.hasAccepted);
  return {
    title: m.roundtable_agenda_own(),
    body: (
      <>
        {asked.length > 0 && <h3>{m.roundtable_own_asked()}</h3>}
        {asked.length > 0 && <ActionRows actions={asked} today={today} />}
        {going.length === 0 ? (
          <p>{m.roundtable_own_none()}</p>
        ) : (
          <ActionRows actions={going} today={today} />
        )}
        <p class="cluster">
          <a href={newActionPath.to({})}>{m.roundtable_action_propose()}</a>
          <a href={newBottleneckPath.to({})}>{m.roundtable_bottleneck_raise()}</a>
          <a href={opportunitiesPath.to({})}>{m.roundtable_opportunities()}</a>
          <a href={sittingsPath.to({})}>{m.roundtable_sittings()}</a>
        </p>
      </>
    ),
  };
};

export const deskAgenda: DeskPart = async ({ house, by, desk }) => {
  const sittings = await sittingsOfRoundtable(house.db, by.now);
  const held = sittings.filter(
    ({ number, caller }) => number !== undefined && caller.id === by.scope.id,
  );
  const institution = desk.slug;
  return {
    title: m.roundtable_sittings(),
    body: (
      <>
        <p>{m.roundtable_sittings_how()}</p>
        <ul class="roundtable-rows">
          {held.map(({ number = 0, startsAt }) => (
            <li>
              <a href={agendaDesk.sitting.to({ institution, sitting: String(number) })}>
                {m.roundtable_sitting_number({ number })}
              </a>
              <span class="roundtable-note">
                {whenOf(startsAt)},{' '}
                <a href={sittingPath.to({ sitting: String(number) })}>
                  {m.roundtable_sitting_public()}
                </a>
              </span>
            </li>
          ))}
        </ul>
        <p>
          <a href={agendaDesk.plan.to({ institution })}>{m.roundtable_agenda_desk()}</a>
        </p>
      </>
    ),
  };
};
