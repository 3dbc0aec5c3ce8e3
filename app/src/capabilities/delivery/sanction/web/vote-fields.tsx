// How each member voted on a project: recorded once, then corrected one by one with a reason that stays in sight.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Field, Notes, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { type MemberInOffice, votes } from '../../../edition/editions/rules/index.ts';
import { votedAs } from '../actions/sanction-documents.ts';
import { tallyWords, voteWords } from '../actions/sanction-words.ts';
import { countVotes } from '../rules/voting.ts';
import type { KeptDecision, KeptVote } from '../store/submissions.ts';
import { typedVotes, votingIn } from './decision-form.ts';
import { fieldOf, Group, instantThere } from './desk-parts.tsx';
import { seated } from './open-sitting-page.tsx';
import { sanctionDesk } from './paths.ts';
import { hereOf, type ProjectPageProps } from './project-parts.ts';
import { Version } from './sitting-forms.tsx';

interface VotesProps extends ProjectPageProps {
  readonly decided: KeptDecision;
  readonly canWrite: boolean;
}

export function Votes(props: VotesProps) {
  const { decided, canWrite, mayRecord } = props;
  const isVoted = decided.votes.length > 0;
  if (!isVoted && !canWrite) return null;
  return (
    <Group id="votos" title={m.sanction_desk_votes_title()}>
      {isVoted ? <Voted {...props} /> : <VotesForm {...props} />}
      {isVoted && canWrite && <Casting {...props} />}
      {isVoted && mayRecord && <Correct {...props} />}
    </Group>
  );
}

function VotesForm(props: VotesProps) {
  const { at, typed, problems, decided } = props;
  const isTyped = Object.keys(typed).some((name) => name.startsWith('voto-'));
  const field = fieldOf({ ...typedVotes(at.sitting, decided), ...(isTyped && typed) }, problems);
  return (
    <>
      <p>{m.sanction_desk_votes_lead()}</p>
      <form class="stack-wide" action={sanctionDesk.votes.to(hereOf(at))} method="post" noValidate>
        <Version at={at} />
        {votingIn(at.sitting).map((member) => (
          <MemberVote {...{ member, field }} />
        ))}
        <CastingField {...props} field={field} />
        <p>
          <Button>{m.sanction_desk_votes_save()}</Button>
        </p>
      </form>
    </>
  );
}

interface MemberVoteProps {
  readonly member: MemberInOffice;
  readonly field: ReturnType<typeof fieldOf>;
}

function MemberVote({ member, field }: MemberVoteProps) {
  const { error, ...vote } = field(`voto-${member.id}`);
  return (
    <fieldset
      class={error ? 'field field-wrong sanction-vote' : 'field sanction-vote'}
      id={vote.id}
    >
      <legend class="field-label" lang={writtenLang()}>
        {seated(member)}
      </legend>
      <Notes id={vote.id} error={error} />
      <div class="cluster">
        {votes.map((one) => (
          <label class="choice">
            <input type="radio" name={vote.name} value={one} checked={vote.value === one} />
            <span>{voteWords[one]()}</span>
          </label>
        ))}
      </div>
      <div class="sanction-interest">
        <Field {...field(`interes-${member.id}`)} label={m.sanction_desk_interest()} />
      </div>
    </fieldset>
  );
}

/** Only whoever presides has it. */
function CastingField({ at, field }: Pick<VotesProps, 'at'> & Pick<MemberVoteProps, 'field'>) {
  const chair = at.sitting.inOffice.find(({ seat }) => seat === 'chair');
  if (chair === undefined) return null;
  return (
    <SelectField
      {...field('dirime')}
      label={m.sanction_desk_casting()}
      hint={m.sanction_desk_casting_hint()}
      options={[
        { value: '', label: m.sanction_desk_casting_none() },
        { value: chair.id, label: chair.name },
      ]}
    />
  );
}

function Voted({ at, decided }: VotesProps) {
  return (
    <>
      <p>{tallyWords(decided.votes)}</p>
      <RuledTable
        caption={m.sanction_desk_votes_title()}
        captionHidden
        columns={[{ label: m.sanction_column_member() }, { label: m.sanction_column_vote() }]}
        rows={decided.votes.map((one) => [
          <span lang={writtenLang()}>{one.name}</span>,
          <>
            {votedAs(one, decided.castingBy)}
            {one.corrections.map((before) => (
              <Corrected {...{ at, before }} />
            ))}
          </>,
        ])}
      />
    </>
  );
}

interface CorrectedProps extends Pick<VotesProps, 'at'> {
  readonly before: KeptVote['corrections'][number];
}

function Corrected({ at, before }: CorrectedProps) {
  return (
    <p class="secondary">
      {m.sanction_desk_vote_was({
        vote: voteWords[before.vote](),
        at: instantThere(before.correctedAt, at.edition),
      })}{' '}
      <span lang={writtenLang()}>{before.reason}</span>
    </p>
  );
}

function Casting(props: VotesProps) {
  const { at, typed, problems, decided } = props;
  const { ayes, noes } = countVotes(decided.votes);
  if (ayes !== noes && decided.castingBy === null) return null;
  const field = fieldOf({ dirime: decided.castingBy ?? '', ...typed }, problems);
  return (
    <form class="stack sanction-form" action={sanctionDesk.casting.to(hereOf(at))} method="post">
      <Version at={at} />
      <CastingField at={at} field={field} />
      <p>
        <Button kind="secondary">{m.sanction_desk_casting_save()}</Button>
      </p>
    </form>
  );
}

function Correct({ at, typed, problems, decided }: VotesProps) {
  const field = fieldOf(typed, problems);
  const isWrong = typed.porque !== undefined;
  const choose = { value: '', label: m.sanction_desk_choose() };
  return (
    <Disclosure summary={m.sanction_desk_correct()} open={isWrong}>
      <form
        class="stack sanction-form"
        action={sanctionDesk.correct.to(hereOf(at))}
        method="post"
        noValidate
      >
        <Version at={at} />
        <p class="secondary">{m.sanction_desk_correct_lead()}</p>
        <SelectField
          {...field('integrante')}
          label={m.sanction_column_member()}
          options={[
            choose,
            ...decided.votes.map(({ memberId, name }) => ({ value: memberId, label: name })),
          ]}
        />
        <SelectField
          {...field('voto')}
          label={m.sanction_desk_correct_vote()}
          options={[choose, ...votes.map((value) => ({ value, label: voteWords[value]() }))]}
        />
        <Field {...field('interes')} label={m.sanction_desk_interest()} />
        <TextAreaField
          {...field('porque')}
          label={m.sanction_desk_correct_reason()}
          hint={m.sanction_desk_correct_hint()}
        />
        <p>
          <Button kind="secondary">{m.sanction_desk_correct_save()}</Button>
        </p>
      </form>
    </Disclosure>
  );
}
