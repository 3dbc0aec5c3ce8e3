// The joint agenda, three ways: a list, a board by state, and a calendar by month.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import type { Gathering } from '../../../ground/gatherings/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { actionStateWords } from '../actions/agenda-words.ts';
import { type ActionState, actionStates, isGoing, isLate } from '../rules/action.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import type { Seat } from '../rules/seat.ts';
import type { AgendaAction } from '../store/agenda.ts';
import { agendaFilePath, agendaFiles, agendaPath, newActionPath } from './agenda-paths.ts';
import { ActionLink, ActionTag, Members, membersOf } from './agenda-words.tsx';
import { crumbs, dayOf, shortDayOf, unbroken } from './parts.tsx';
import { SittingLink } from './sitting-pages.tsx';

export const agendaViews = ['lista', 'tablero', 'calendario'] as const;
export type AgendaView = (typeof agendaViews)[number];

const viewWords: Readonly<Record<AgendaView, () => string>> = {
  lista: m.roundtable_view_list,
  tablero: m.roundtable_view_board,
  calendario: m.roundtable_view_calendar,
};

export interface AgendaPageProps {
  readonly actions: readonly AgendaAction[];
  /** Those that stand beside the actions in the calendar. */
  readonly sittings: readonly Gathering[];
  readonly view: AgendaView;
  readonly today: string;
  readonly seat: Seat | undefined;
  /** Whether only what is of the member of whoever reads is shown. */
  readonly isOwn: boolean;
}

export function agendaPage(props: AgendaPageProps): Page {
  const { actions, seat } = props;
  const title = m.roundtable_agenda();
  return {
    title,
    description: m.roundtable_agenda_lead(),
    hero: (
      <Hero
        title={title}
        lead={m.roundtable_agenda_lead()}
        crumbs={crumbs({ label: title })}
        actions={
          seat && (
            <ButtonLink href={newActionPath.to({})}>{m.roundtable_action_propose()}</ButtonLink>
          )
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Ways {...props} />
          {actions.length === 0 ? (
            <EmptyState title={m.roundtable_agenda_none()}>
              <p>{m.roundtable_agenda_none_text()}</p>
            </EmptyState>
          ) : (
            <Shown {...props} />
          )}
        </div>
      </section>
    ),
  };
}

function Ways({ view, seat, isOwn }: AgendaPageProps) {
  const queryOf = (one: AgendaView, own: boolean) => ({
    vista: one === 'lista' ? undefined : one,
    de: own ? 'mi-lugar' : undefined,
  });
  return (
    <div class="stack screen-only">
      <nav class="cluster roundtable-views" aria-label={m.roundtable_views()}>
        {agendaViews.map((one) => (
          <a
            href={agendaPath.to({}, { query: queryOf(one, isOwn) })}
            aria-current={one === view ? 'page' : undefined}
          >
            {viewWords[one]()}
          </a>
        ))}
        {seat && (
          <a href={agendaPath.to({}, { query: queryOf(view, !isOwn) })}>
            {isOwn ? m.roundtable_agenda_all() : m.roundtable_agenda_own()}
          </a>
        )}
      </nav>
      <ListFiles csv={agendaFiles.actions.csv.to({})} json={agendaFiles.actions.json.to({})}>
        <a href={agendaFilePath.to({})}>{m.roundtable_agenda_file()}</a>
      </ListFiles>
    </div>
  );
}

function Shown(props: AgendaPageProps) {
  if (props.view === 'tablero') return <Board {...props} />;
  return props.view === 'calendario' ? <Calendar {...props} /> : <List {...props} />;
}

/** What is late first, then what goes on, what is proposed, and what ended. */
function byNeed(actions: readonly AgendaAction[], today: string): readonly AgendaAction[] {
  const order: readonly ActionState[] = ['in-progress', 'agreed', 'proposed', 'done', 'cancelled'];
  const placeOf = ({ state, dueOn }: AgendaAction) => {
    if (isLate(state, dueOn, today)) return -1;
    return isGoing(state) ? 0 : order.indexOf(state);
  };
  return actions.toSorted((one, other) => placeOf(one) - placeOf(other));
}

function List({ actions, today }: AgendaPageProps) {
  return (
    <RuledTable
      caption={m.roundtable_agenda()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.roundtable_action() },
        { label: m.roundtable_responsible() },
        { label: m.roundtable_due() },
        { label: m.roundtable_progress(), align: 'end' },
        { label: m.roundtable_column_state() },
      ]}
      rows={byNeed(actions, today).map((action) => [
        <ActionLink action={action} />,
        <Members members={membersOf(action, 'responsible')} />,
        unbroken(shortDayOf(action.dueOn)),
        unbroken(`${action.updates[0]?.progress ?? 0} %`),
        <ActionTag action={action} today={today} />,
      ])}
    />
  );
}

function Board({ actions, today }: AgendaPageProps) {
  return (
    <div class="roundtable-board">
      {actionStates.map((state) => {
        const those = actions.filter((action) => action.state === state);
        return (
          <section class="stack">
            <h2>
              {actionStateWords[state]()} ({those.length})
            </h2>
            <ul class="stack">
              {those.map((action) => (
                <li class="roundtable-card">
                  <ActionLink action={action} />
                  <span class="roundtable-note">
                    {m.roundtable_due()}: {shortDayOf(action.dueOn)}
                  </span>
                  <span class="roundtable-note">
                    <Members members={membersOf(action, 'responsible')} />
                  </span>
                  {isLate(action.state, action.dueOn, today) && (
                    <ActionTag action={action} today={today} />
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function monthOf(day: string): string {
  const month = new Intl.DateTimeFormat(currentLocale(), {
    ...{ month: 'long', year: 'numeric', timeZone: 'UTC' },
  });
  const words = month.format(new Date(`${day}T12:00:00Z`));
  return words.charAt(0).toLocaleUpperCase(currentLocale()) + words.slice(1);
}

/** What is due and when the Mesa sits, by month. */
function Calendar({ actions, sittings, today }: AgendaPageProps) {
  const due = actions.map((action) => ({
    day: action.dueOn,
    what: <ActionLink action={action} />,
    state: <ActionTag action={action} today={today} />,
  }));
  const held = sittings
    .filter(({ state }) => state !== 'cancelled')
    .map((sitting) => ({
      day: dayIn(ROUNDTABLE_ZONE, sitting.startsAt),
      what: <SittingLink sitting={sitting} />,
      state: <Tag>{m.roundtable_sitting()}</Tag>,
    }));
  const days = [...due, ...held].toSorted((one, other) => one.day.localeCompare(other.day));
  const months = Map.groupBy(days, ({ day }) => day.slice(0, 7));
  return (
    <>
      {[...months].map(([month, those]) => (
        <section class="stack">
          <h2>{monthOf(`${month}-15`)}</h2>
          <RuledTable
            caption={monthOf(`${month}-15`)}
            captionHidden
            narrow="stack"
            columns={[
              { label: m.roundtable_calendar_day() },
              { label: m.roundtable_calendar_what() },
              { label: m.roundtable_column_state() },
            ]}
            rows={those.map(({ day, what, state }) => [dayOf(day), what, state])}
          />
        </section>
      ))}
    </>
  );
}
