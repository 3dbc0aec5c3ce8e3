// What the body decided of one project: its reason, its changes, what comes back, and how each member voted, with every correction.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { PublicEdition } from '../../../edition/editions/index.ts';
import { votedAs } from '../actions/sanction-documents.ts';
import { tallyWords } from '../actions/sanction-words.ts';
import type { Matter } from '../rules/matter.ts';
import type { KeptDecision, KeptVote, Submission } from '../store/submissions.ts';
import { count, day, Fact, instantThere, money, OutcomeTag, Written } from './desk-parts.tsx';

interface PublicDecisionProps {
  readonly edition: PublicEdition;
  readonly submission: Submission;
  readonly matter: Matter;
  /** Signed. */
  readonly decision: KeptDecision;
}

export function PublicDecision(props: PublicDecisionProps) {
  const { submission, matter, decision } = props;
  const resolution = submission.resolutions.find(({ id }) => id === decision.resolutionId);
  const sitting = submission.sittings.find(({ id }) => id === decision.sittingId);
  const { outcome, amountClp, isCarried, votes } = decision;
  const id = `decision-${decision.id}`;
  return (
    <article class="stack sanction-decision" aria-labelledby={id}>
      <h5 id={id}>
        {`${count(matter.place)}. `}
        <span lang={writtenLang()}>{matter.name}</span> <OutcomeTag outcome={outcome} />
      </h5>
      <dl class="sanction-public-facts">
        {amountClp !== null && (
          <Fact label={m.sanction_fact_amount()}>
            <span class="money">{money(amountClp)}</span>
          </Fact>
        )}
        <Said label={m.sanction_fact_changes()} text={decision.changes} />
        <Said label={m.sanction_fact_reason()} text={decision.reason} />
        <Returned decision={decision} />
        <Said label={m.sanction_fact_minority()} text={decision.minority} />
        {!isCarried && <Fact label={m.sanction_fact_voted()}>{m.sanction_not_carried()}</Fact>}
        <Fact label={m.sanction_fact_tally()}>{tallyWords(votes)}</Fact>
        <Fact label={m.sanction_fact_resolution()}>
          {resolution?.number}
          {sitting !== undefined && (
            <>
              {', '}
              <span lang={writtenLang()}>{sitting.name}</span>, {day(sitting.heldOn)}
            </>
          )}
        </Fact>
      </dl>
      <Disclosure summary={m.sanction_public_see_votes()}>
        <Votes {...props} />
      </Disclosure>
    </article>
  );
}

function Said({ label, text }: { readonly label: string; readonly text: string }) {
  if (text === '') return null;
  return (
    <Fact label={label}>
      <Written>{text}</Written>
    </Fact>
  );
}

/** What has to be mended, by whom and until when; and that it came back. */
function Returned({ decision: { return: asked, mending } }: Pick<PublicDecisionProps, 'decision'>) {
  if (asked === null) return null;
  return (
    <>
      <Said label={m.sanction_fact_return_what()} text={asked.what} />
      <Fact label={m.sanction_fact_return_by()}>
        <span lang={writtenLang()}>{asked.by}</span>
      </Fact>
      <Fact label={m.sanction_fact_return_until()}>{day(asked.until)}</Fact>
      {mending !== null && (
        <Said
          label={m.sanction_public_mended({ day: day(mending.receivedOn) })}
          text={mending.what}
        />
      )}
    </>
  );
}

function Votes({ edition, matter, decision }: PublicDecisionProps) {
  const { votes, castingBy } = decision;
  return (
    <RuledTable
      caption={m.sanction_public_votes_caption({ project: matter.name })}
      captionHidden
      narrow="stack"
      columns={[{ label: m.sanction_column_member() }, { label: m.sanction_column_vote() }]}
      rows={votes.map((vote) => [
        vote.seat === 'chair' ? `${vote.name} (${m.sanction_public_chair()})` : vote.name,
        <>
          {votedAs(vote, castingBy)}
          <Corrections vote={vote} edition={edition} />
        </>,
      ])}
    />
  );
}

/** Each with what the vote said before, and why it was corrected. */
function Corrections({ vote, edition }: Pick<PublicDecisionProps, 'edition'> & { vote: KeptVote }) {
  return (
    <>
      {vote.corrections.map(({ correctedAt, reason, ...before }) => (
        <p class="secondary">
          {m.sanction_public_corrected({
            when: instantThere(correctedAt, edition),
            before: votedAs({ memberId: vote.memberId, name: vote.name, ...before }, null),
            reason,
          })}
        </p>
      ))}
    </>
  );
}
