// The gatherings of an institution or organisation at its desk: what each needs now, and where a new one begins.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { Caller, Gathering } from '../store/gatherings.ts';
import { deskCrumbs, StateTag } from './parts.tsx';
import { at, desk } from './paths.ts';
import { kindWords, numberOf, shortInstantOf } from './words.ts';

export interface DeskListProps {
  readonly caller: Caller;
  readonly gatherings: readonly Gathering[];
  /** Whoever only keeps the door sees what was published. */
  readonly mayCall: boolean;
  /** Whether its standing lets it call today; of an organisation. */
  readonly isInOffice: boolean;
  readonly done: string | undefined;
}

export function deskListPage(props: DeskListProps): Page {
  const { caller, mayCall, isInOffice, done } = props;
  const title = m.gatherings_desk_title();
  const [home] = deskCrumbs(caller);
  return {
    title: `${title}: ${caller.name}`,
    description: m.gatherings_desk_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.gatherings_desk_lead()}
        crumbs={[...(home === undefined ? [] : [home]), { label: title }]}
        actions={
          mayCall &&
          isInOffice && (
            <ButtonLink kind="deep" href={at(desk.new, caller)}>
              {m.gatherings_desk_new()}
            </ButtonLink>
          )
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          {!isInOffice && (
            <Notice tone="warning" title={m.gatherings_desk_not_in_office()}>
              <p>{m.gatherings_refused_board_not_in_office()}</p>
            </Notice>
          )}
          <Listed {...props} />
        </div>
      </section>
    ),
  };
}

function Listed({ caller, gatherings, mayCall }: DeskListProps) {
  const shown = gatherings.filter(({ state }) => mayCall || state !== 'draft');
  if (shown.length === 0) {
    return (
      <EmptyState title={m.gatherings_desk_none()}>
        <p>{m.gatherings_desk_none_text()}</p>
      </EmptyState>
    );
  }
  return (
    <RuledTable
      caption={m.gatherings_desk_title()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.gatherings_column_gathering() },
        { label: m.gatherings_field_kind() },
        { label: m.gatherings_when() },
        { label: m.gatherings_column_state() },
        { label: m.gatherings_column_registered(), align: 'end' },
      ]}
      rows={shown.map((gathering) => [
        <a href={at(mayCall ? desk.one : desk.door, caller, gathering.id)}>{gathering.title}</a>,
        kindWords[gathering.kind](),
        shortInstantOf(gathering.startsAt, gathering),
        <StateTag state={gathering.state} />,
        gathering.capacity === undefined
          ? numberOf(gathering.seatsTaken)
          : m.gatherings_seats_of({
              taken: numberOf(gathering.seatsTaken),
              capacity: numberOf(gathering.capacity),
            }),
      ])}
    />
  );
}
