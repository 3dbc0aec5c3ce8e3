// Sittings of the Mesa: those to come and those held; one with who was there, its minutes, what members say, and its agreements.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { type Gathering, gatheringPath, type Minutes } from '../../../ground/gatherings/index.ts';
import { agreementNumber } from '../../../ground/gatherings/rules/index.ts';
import { documentPath } from '../../../ground/records/index.ts';
import type { SittingOfRoundtable } from '../actions/keep-sitting.ts';
import { minutesSays } from '../rules/minutes-words.ts';
import type { Seat } from '../rules/seat.ts';
import type { TracedAction, WordOfMinutes } from '../store/sittings.ts';
import { minutesPath, sittingPath, sittingsPath } from './agenda-paths.ts';
import { ActionLink, ActionTag, MemberName, whenOf } from './agenda-words.tsx';
import { crumbs, dayOf } from './parts.tsx';

export function SittingLink({
  sitting: { slug, number, title },
}: {
  readonly sitting: Pick<Gathering, 'slug' | 'number' | 'title'>;
}) {
  const said = <span lang={writtenLang()}>{title}</span>;
  if (number === undefined) return <a href={gatheringPath.to({ gathering: slug })}>{said}</a>;
  return (
    <a href={sittingPath.to({ sitting: String(number) })}>
      {m.roundtable_sitting_number({ number })}: {said}
    </a>
  );
}

export function SittingRows({ sittings }: { readonly sittings: readonly Gathering[] }) {
  return (
    <ul class="roundtable-rows">
      {sittings.map(({ slug, number, title, startsAt, place, state, stateReason }) => (
        <li>
          <SittingLink sitting={{ slug, number, title }} />{' '}
          {state === 'approved' && <Tag tone="done">{m.roundtable_minutes_approved()}</Tag>}
          {state === 'held' && <Tag tone="attention">{m.roundtable_minutes_wait()}</Tag>}
          {state === 'postponed' && <Tag tone="stop">{m.roundtable_sitting_postponed()}</Tag>}
          {state === 'cancelled' && <Tag tone="stop">{m.roundtable_sitting_cancelled()}</Tag>}
          <span class="roundtable-note">
            {whenOf(startsAt)}, <span lang={writtenLang()}>{place}</span>
            {stateReason !== undefined && <span lang={writtenLang()}>. {stateReason}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function sittingsPage(sittings: readonly Gathering[]): Page {
  const title = m.roundtable_sittings();
  return {
    title,
    description: m.roundtable_sittings_lead(),
    hero: (
      <Hero title={title} lead={m.roundtable_sittings_lead()} crumbs={crumbs({ label: title })} />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {sittings.length === 0 ? (
            <EmptyState title={m.roundtable_sittings_none()}>
              <p>{m.roundtable_sittings_lead()}</p>
            </EmptyState>
          ) : (
            <SittingRows sittings={sittings} />
          )}
        </div>
      </section>
    ),
  };
}

export interface SittingPageProps {
  readonly sitting: SittingOfRoundtable;
  readonly traced: readonly TracedAction[];
  readonly seat: Seat | undefined;
  readonly today: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function sittingPage(props: SittingPageProps): Page {
  const { sitting, problems, status, done } = props;
  const { number, gathering } = sitting;
  const title = m.roundtable_sitting_number({ number });
  const lead = whenOf(gathering.startsAt);
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${m.roundtable_title()}`,
    description: lead,
    hero: (
      <Hero
        title={
          <>
            {title}: <span lang={writtenLang()}>{gathering.title}</span>
          </>
        }
        lead={
          <>
            {lead}, <span lang={writtenLang()}>{gathering.place}</span>
          </>
        }
        crumbs={crumbs(
          { label: m.roundtable_sittings(), href: sittingsPath.to({}) },
          { label: String(number) },
        )}
        tags={
          sitting.draft === undefined && sitting.approved !== undefined ? (
            <Tag tone="done">{m.roundtable_minutes_approved()}</Tag>
          ) : (
            <Tag tone="attention">{m.roundtable_minutes_wait()}</Tag>
          )
        }
      />
    ),
    body: (
      <>
        <section class="section">
          <div class="wrap stack-wide">
            <Done text={done} />
            <FormProblems problems={problems} />
            <AgendaAndPresence {...props} />
          </div>
        </section>
        <section class="section" id="acta">
          <div class="wrap stack">
            <MinutesShown {...props} />
          </div>
        </section>
      </>
    ),
  };
}

function AgendaAndPresence({ sitting: { gathering, members } }: SittingPageProps) {
  const present = members.filter(({ isPresent }) => isPresent);
  return (
    <>
      <p class="screen-only">
        <a href={gatheringPath.to({ gathering: gathering.slug })}>{m.roundtable_sitting_call()}</a>
      </p>
      {gathering.agenda.length > 0 && (
        <div class="stack">
          <h2>{m.roundtable_sitting_agenda()}</h2>
          <ol lang={writtenLang()}>
            {gathering.agenda.map((point) => (
              <li>{point}</li>
            ))}
          </ol>
        </div>
      )}
      <div class="stack">
        <h2>{m.roundtable_sitting_members()}</h2>
        {present.length === 0 ? (
          <p>{m.roundtable_presence_none()}</p>
        ) : (
          <>
            <p>
              {m.roundtable_presence_count({ present: present.length, members: members.length })}
            </p>
            <ul class="roundtable-names">
              {members.map((member) => (
                <li>
                  <MemberName member={member} />{' '}
                  {member.isPresent ? (
                    <Tag tone="done">{m.roundtable_was_present()}</Tag>
                  ) : (
                    <Tag>{m.roundtable_was_absent()}</Tag>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}

/** What waits is read by members that were there; everybody reads what they approved. */
function MinutesShown(props: SittingPageProps) {
  const { sitting, seat } = props;
  const { approved, draft, members, words, standing } = sitting;
  const shown = draft ?? approved;
  const isPresent = members.some(({ id, isPresent: was }) => was && id === seat?.memberId);
  return (
    <>
      <h2>{m.roundtable_minutes()}</h2>
      {standing && draft && (
        <>
          <p>
            {m.roundtable_minutes_standing({
              ...{ approving: standing.approving, counted: standing.counted },
              needed: standing.needed,
            })}{' '}
            {standing.unanswered > 0 &&
              m.roundtable_minutes_unanswered({ count: standing.unanswered })}
          </p>
          {seat && isPresent && (
            <>
              <MinutesText minutes={draft} number={sitting.number} {...props} />
              <WordForm {...props} draft={draft} seat={seat} />
            </>
          )}
        </>
      )}
      {approved === undefined && draft === undefined && <p>{m.roundtable_minutes_none()}</p>}
      {approved !== undefined && (
        <>
          {approved.documentCode !== null && (
            <p>
              <a href={documentPath.to({ code: approved.documentCode })}>
                {m.roundtable_minutes_document({ version: approved.version })}
              </a>
            </p>
          )}
          <MinutesText minutes={approved} number={sitting.number} {...props} />
        </>
      )}
      {shown !== undefined && <Words words={words} textOf={shown.draftedAt} />}
    </>
  );
}

function MinutesText({
  minutes: { text, agreements, approvedAt },
  number,
  traced,
  today,
}: SittingPageProps & { readonly minutes: Minutes; readonly number: number }) {
  return (
    <>
      <p class="roundtable-quote" lang={writtenLang()}>
        {text}
      </p>
      {agreements.length > 0 && <h3>{m.roundtable_agreements()}</h3>}
      <ul class="roundtable-rows">
        {agreements.map((agreement, at) => {
          const position = at + 1;
          const came = approvedAt === null ? [] : traced.filter((one) => one.position === position);
          return (
            <li id={approvedAt === null ? undefined : `acuerdo-${position}`}>
              <strong>{agreementNumber(number, position)}</strong>{' '}
              <span lang={writtenLang()}>{agreement.text}</span>
              <span class="roundtable-note">
                {agreement.responsible !== undefined && (
                  <span lang={writtenLang()}>{agreement.responsible}. </span>
                )}
                {agreement.dueOn !== undefined && (
                  <>
                    {m.roundtable_due()}: {dayOf(agreement.dueOn)}
                  </>
                )}
              </span>
              {came.map((action) => (
                <span class="roundtable-note">
                  {action.isEnd ? m.roundtable_agreement_ended() : m.roundtable_agreement_action()}{' '}
                  <ActionLink action={action} /> <ActionTag action={action} today={today} />
                </span>
              ))}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function WordForm({
  sitting: { number },
  draft,
  seat,
  typed,
  problems,
}: SittingPageProps & { readonly draft: Minutes; readonly seat: Seat }) {
  return (
    <form
      class="stack roundtable-form"
      action={minutesPath.to({ sitting: String(number) })}
      method="post"
      noValidate
    >
      <input type="hidden" name="leida" value={draft.draftedAt.toISOString()} />
      <Choices
        id="palabra"
        name="palabra"
        label={m.roundtable_word_own({ member: seat.memberName })}
        error={problemOf(problems, 'palabra')}
        chosen={[typed.palabra ?? '']}
        options={minutesSays.map((value) => ({ value, label: saysWords[value]() }))}
      />
      <TextAreaField
        id="observacion"
        name="observacion"
        label={m.roundtable_field_contest()}
        hint={m.roundtable_hint_contest()}
        error={problemOf(problems, 'observacion')}
        value={typed.observacion}
      />
      <p>
        <Button>{m.roundtable_word_save()}</Button>
      </p>
    </form>
  );
}

const saysWords = {
  approves: m.roundtable_minutes_approves,
  contests: m.roundtable_minutes_contests,
} as const;

/** Who approves the text that is shown, and each contest with its answer: they stay with the minutes. */
function Words({
  words,
  textOf,
}: {
  readonly words: readonly WordOfMinutes[];
  readonly textOf: Date;
}) {
  const last = lastOfEach(words);
  const approving = last.filter(
    ({ says, textOf: read }) => says === 'approves' && read.getTime() === textOf.getTime(),
  );
  const contests = words.filter(({ says }) => says === 'contests');
  return (
    <>
      {approving.length > 0 && (
        <>
          <h3>{m.roundtable_words_approving({ count: approving.length })}</h3>
          <ul class="roundtable-names">
            {approving.map(({ member }) => (
              <li>
                <MemberName member={member} />
              </li>
            ))}
          </ul>
        </>
      )}
      {contests.length > 0 && (
        <>
          <h3>{m.roundtable_words()}</h3>
          <ul class="roundtable-rows">
            {contests.map((word) => (
              <Contest word={word} isOfThisText={word.textOf.getTime() === textOf.getTime()} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function lastOfEach(words: readonly WordOfMinutes[]): readonly WordOfMinutes[] {
  return words.filter(
    ({ member }, at) => words.findIndex((one) => one.member.id === member.id) === at,
  );
}

/** What was contested of a text that was written anew since was answered by that. */
function Contest({
  word: { member, what, writtenAt, answer },
  isOfThisText,
}: {
  readonly word: WordOfMinutes;
  readonly isOfThisText: boolean;
}) {
  const said = answer ?? (isOfThisText ? undefined : m.roundtable_contest_mended());
  return (
    <li class="stack">
      <p>
        <MemberName member={member} />, {whenOf(writtenAt)}
      </p>
      <p class="roundtable-quote" lang={writtenLang()}>
        {what}
      </p>
      {said !== undefined && (
        <Notice>
          <p lang={writtenLang()}>{m.roundtable_contest_answer({ answer: said })}</p>
        </Notice>
      )}
    </li>
  );
}
