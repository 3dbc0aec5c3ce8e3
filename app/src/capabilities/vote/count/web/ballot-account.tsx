// The share of one ballot, line by line: asked by its number or by the voter id that the file gives it.
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { ReportBallot } from '../rules/report/measures.ts';
import type { Asking } from './asking.ts';
import { Facts } from './facts.tsx';

interface BallotAccountProps {
  readonly asking: Asking;
  /** How many ballots there are. */
  readonly total: string;
}

export function BallotAccount({ asking, total }: BallotAccountProps) {
  const { ballot } = asking;
  const ask = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const by = given.get('ballot-by') === 'voter' ? 'voter' : 'number';
    asking.showBallot({ by, text: String(given.get('ballot-which') ?? '') });
  };
  return (
    <section class="section count-ballot">
      <div class="wrap columns columns-even">
        <div class="stack">
          <h2>{m.count_ballot_heading()}</h2>
          <p>{m.count_ballot_hint()}</p>
          <form class="stack" onSubmit={ask}>
            <SelectField
              id="ballot-by"
              name="ballot-by"
              label={m.count_ballot_by()}
              value="number"
              options={[
                { value: 'number', label: m.count_ballot_by_number({ total }) },
                { value: 'voter', label: m.count_ballot_by_voter() },
              ]}
            />
            <Field
              id="ballot-which"
              name="ballot-which"
              label={m.count_ballot_which()}
              error={ballot?.kind === 'none' ? m.count_ballot_none() : undefined}
            />
            <Button kind="secondary">{m.count_ballot_show()}</Button>
          </form>
        </div>
        <div aria-live="polite">{ballot?.kind === 'told' && <Account {...ballot.ballot} />}</div>
      </div>
    </section>
  );
}

function Account({ title, alike, hasMoney, lines, notFunded, sentence }: ReportBallot) {
  return (
    <div class="stack">
      <h3>{title}</h3>
      {alike && <p class="secondary">{alike}</p>}
      {hasMoney ? (
        <RuledTable
          caption={m.count_ballot_caption()}
          captionHidden
          columns={[
            { label: m.count_ballot_what() },
            { label: m.count_ballot_paid(), align: 'end' },
            { label: m.count_ballot_after(), align: 'end' },
          ]}
          rows={lines.map(({ label, paid, left }) => [label, paid, left])}
        />
      ) : (
        <ul class="count-names">
          {lines.map(({ label }) => (
            <li>{label}</li>
          ))}
        </ul>
      )}
      {sentence && <p>{sentence}</p>}
      {notFunded.length > 0 && (
        <>
          <h4>{m.count_ballot_not_funded()}</h4>
          <Facts facts={notFunded} />
        </>
      )}
    </div>
  );
}
