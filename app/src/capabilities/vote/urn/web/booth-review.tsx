// The last look at a ballot paper: every contest with what was chosen, the number one may add, and the one button that votes.
//
// Accessibility: a section for each contest with a button that goes back to it; what cannot be undone is said
// before the button, not after it.
import type { Contest } from '@minga/ballot';
import { useState } from 'preact/hooks';
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Chosen } from '../rules/booth-choice.ts';
import { BoothHeading } from './booth-frame.tsx';
import type { ChosenByContest } from './booth-journey.ts';
import { pesos } from './booth-words.ts';

interface ReviewProps {
  readonly contests: readonly Contest[];
  readonly chosen: ChosenByContest;
  /** Already sealed: it can be sent again, and no longer changed. */
  readonly isSealed: boolean;
  /** Why it could not be sent a moment ago. */
  readonly problem: string | undefined;
  readonly onChange: (contest: number) => void;
  readonly onVote: (control: string) => void;
}

export function ReviewPage(props: ReviewProps) {
  const { contests, chosen, isSealed, problem, onChange, onVote } = props;
  const [control, setControl] = useState('');
  const [isWrong, setWrong] = useState(false);
  return (
    <form
      class="stack booth-narrow"
      onSubmit={(event) => {
        event.preventDefault();
        if (/^(\d{6})?$/.test(control)) onVote(control);
        else setWrong(true);
      }}
      onInput={({ target }) => {
        if (target instanceof HTMLInputElement) setControl(target.value.trim());
      }}
    >
      <BoothHeading>
        {isSealed ? m.urn_booth_resend_title() : m.urn_booth_review_title()}
      </BoothHeading>
      {problem !== undefined && (
        <div role="alert">
          <Notice tone="warning">
            <p>{problem}</p>
          </Notice>
        </div>
      )}
      {isSealed ? (
        <p class="lead">{m.urn_booth_resend_text()}</p>
      ) : (
        <>
          {contests.map((contest, at) => (
            <ReviewedContest
              key={contest.id}
              contest={contest}
              chosen={chosen[contest.id] ?? []}
              onChange={() => onChange(at)}
            />
          ))}
          <ControlNumber value={control} isWrong={isWrong} />
        </>
      )}
      <Notice tone="warning">
        <p>{m.urn_booth_review_final()}</p>
      </Notice>
      <div>
        <Button wide>{isSealed ? m.urn_booth_resend() : m.urn_booth_vote()}</Button>
      </div>
    </form>
  );
}

function ControlNumber({ value, isWrong }: { readonly value: string; readonly isWrong: boolean }) {
  return (
    <details class="booth-protection" open={isWrong}>
      <summary>{m.urn_booth_control_summary()}</summary>
      <Field
        id="control"
        name="control"
        inputMode="numeric"
        label={m.urn_booth_control_label()}
        hint={m.urn_booth_control_hint()}
        value={value}
        error={isWrong ? m.urn_booth_control_wrong() : undefined}
      />
    </details>
  );
}

interface ReviewedProps {
  readonly contest: Contest;
  readonly chosen: Chosen;
  readonly onChange: () => void;
}

function ReviewedContest({ contest, chosen, onChange }: ReviewedProps) {
  const List = contest.ballot.kind === 'ranking' ? 'ol' : 'ul';
  const projects = new Map(contest.projects.map((project) => [project.id, project]));
  return (
    <section class="booth-reviewed surface stack">
      <h2 class="panel-heading">{contest.title}</h2>
      {chosen.length === 0 ? (
        <p>{m.urn_booth_blank()}</p>
      ) : (
        <List class="booth-points">
          {chosen.map(({ project, points }) => (
            <li key={project}>
              {projects.get(project)?.name}{' '}
              <span class="money secondary">
                {contest.ballot.kind === 'points'
                  ? m.urn_booth_points({ points: `${points}` })
                  : pesos(projects.get(project)?.cost ?? 0)}
              </span>
            </li>
          ))}
        </List>
      )}
      <Button type="button" kind="secondary" small onClick={onChange}>
        {m.urn_booth_change({ contest: contest.title })}
      </Button>
    </section>
  );
}
