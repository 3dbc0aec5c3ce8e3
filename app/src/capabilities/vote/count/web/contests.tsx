// The contests of a vote with the sums of each, and links that show one of them below.
import { m } from '#words';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { ContestLine, ReportContests } from '../rules/report/report.ts';
import type { ResultOffers } from './result-offers.ts';

interface ContestsProps {
  readonly contests: ReportContests;
  /** The one in sight, by its place. */
  readonly shown: number;
  readonly offers: Pick<ResultOffers, 'contestHref' | 'onContest'>;
}

export function Contests({ contests, shown, offers }: ContestsProps) {
  const { lines, total, note } = contests;
  const link = (name: string, place: number) => (
    <>
      <a
        href={offers.contestHref(place)}
        aria-current={place === shown ? 'true' : undefined}
        onClick={() => offers.onContest?.(place)}
      >
        {name}
      </a>
      {place === shown && <span class="secondary"> {m.count_contest_in_sight()}</span>}
    </>
  );
  return (
    <section class="section count-contests">
      <div class="wrap stack">
        <h2>{m.count_contests_title()}</h2>
        <p class="screen-only">{m.count_contests_text()}</p>
        <RuledTable
          caption={m.count_contests_caption()}
          captionHidden
          narrow="stack"
          columns={[
            { label: m.count_contest() },
            { label: m.count_contest_entered_head(), align: 'end' },
            { label: m.count_envelope(), align: 'end' },
            { label: m.count_compare_left(), align: 'end' },
          ]}
          rows={lines.map((line, place) => [link(line.name, place), ...figuresOf(line)])}
          foot={[total.name, ...figuresOf(total)]}
        />
        {note && <p class="secondary">{note}</p>}
      </div>
    </section>
  );
}

function figuresOf({ entered, envelope, left }: ContestLine): readonly string[] {
  return [entered, envelope, left];
}
