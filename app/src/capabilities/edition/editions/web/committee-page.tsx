// The mixed committee of an edition: its seats on both sides, who sits in them, and the minutes they approve together.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { LinkedGathering, Seat } from '../store/committee.ts';
import { crumbsUnder } from './edition-page.tsx';
import { EditionRibbon, type OfEdition } from './edition-parts.tsx';
import { LinkedGatherings } from './linked-gatherings.tsx';
import { editionPath } from './paths.ts';
import { at } from './seen-edition.ts';
import { dayWords, numberWords } from './words.ts';

export interface CommitteePageProps extends OfEdition {
  /** Those who sit and those who have left. */
  readonly members: readonly Seat[];
  readonly gatherings: readonly LinkedGathering[];
}

export function committeePage(props: CommitteePageProps): Page {
  const { seen } = props;
  const { edition } = seen;
  const lead = m.editions_page_committee_lead();
  return {
    title: `${m.editions_page_committee()} · ${edition.name}`,
    description: lead,
    current: 'comunas',
    hero: <Hero title={m.editions_page_committee()} crumbs={crumbsUnder(seen)} lead={lead} />,
    body: (
      <>
        <div class="wrap edition-ribbon">
          <EditionRibbon seen={seen} />
        </div>
        <section class="section">
          <div class="wrap stack-wide">
            <Seats {...props} />
          </div>
        </section>
      </>
    ),
  };
}

function Seats({ seen, members, gatherings }: CommitteePageProps) {
  const { edition } = seen;
  const { committee } = edition.rules.operational.options;
  if (committee === null) {
    return (
      <EmptyState
        title={m.editions_page_committee_none()}
        actions={<a href={editionPath.to(at(edition))}>{edition.name}</a>}
      >
        <p>{m.editions_page_committee_none_text()}</p>
      </EmptyState>
    );
  }
  const { residents, institution } = committee;
  return (
    <>
      <section class="stack">
        <h2>{m.editions_page_committee_seats({ count: numberWords(residents + institution) })}</h2>
        <div class="seat-row" aria-hidden="true">
          <SeatRow
            count={residents}
            look="seat seat-residents"
            letter={m.editions_page_committee_residents_letter()}
          />
          <SeatRow
            count={institution}
            look="seat"
            letter={m.editions_page_committee_institution_letter()}
          />
        </div>
        <p>
          {m.editions_page_committee_sides({
            residents: numberWords(residents),
            institution: numberWords(institution),
          })}
        </p>
        <p class="secondary" aria-hidden="true">
          {m.editions_page_committee_key()}
        </p>
        {members.length === 0 ? (
          <p class="secondary">{m.editions_page_committee_unnamed()}</p>
        ) : (
          <Members members={members} />
        )}
      </section>
      <section class="stack">
        <h2>{m.editions_page_committee_minutes()}</h2>
        <p>{m.editions_page_committee_minutes_text()}</p>
        <LinkedGatherings gatherings={gatherings} none={m.editions_page_committee_no_minutes()} />
      </section>
    </>
  );
}

interface SeatRowProps {
  readonly count: number;
  readonly look: string;
  /** Tells the sides apart without colour. */
  readonly letter: string;
}

function SeatRow({ count, look, letter }: SeatRowProps) {
  return (
    <>
      {Array.from({ length: count }, () => (
        <span class={look}>{letter}</span>
      ))}
    </>
  );
}

function Members({ members }: Pick<CommitteePageProps, 'members'>) {
  return (
    <RuledTable
      caption={m.editions_page_committee_members()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.editions_page_committee_name() },
        { label: m.editions_page_committee_side() },
        { label: m.editions_page_committee_role() },
        { label: m.editions_page_committee_since() },
      ]}
      rows={members.map(({ name, side, role, heldFrom, heldUntil }) => [
        name,
        side === 'residents'
          ? m.editions_page_committee_residents()
          : m.editions_page_committee_institution(),
        <span lang={writtenLang()}>{role}</span>,
        heldUntil === null
          ? dayWords(heldFrom)
          : m.editions_page_committee_held({
              from: dayWords(heldFrom),
              until: dayWords(heldUntil),
            }),
      ])}
    />
  );
}
