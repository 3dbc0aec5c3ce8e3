// A sitting at the desk of the secretariat: who was there, contests to answer, the document to issue, agreements to trace.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { agreementNumber } from '../../../ground/gatherings/rules/index.ts';
import type { SittingOfRoundtable } from '../actions/keep-sitting.ts';
import type { AgendaAction } from '../store/agenda.ts';
import type { TracedAction } from '../store/sittings.ts';
import { ActionField } from './agenda-desk-page.tsx';
import { agendaDesk, sittingPath } from './agenda-paths.ts';
import { ActionLink, whenOf } from './agenda-words.tsx';
import { type Desk, deskCrumbs } from './parts.tsx';

export interface SittingDeskProps {
  readonly desk: Desk;
  readonly sitting: SittingOfRoundtable;
  readonly traced: readonly TracedAction[];
  /** All of the agenda. */
  readonly actions: readonly Pick<AgendaAction, 'number' | 'title'>[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function sittingDeskPage(props: SittingDeskProps): Page {
  const { desk, sitting, problems, status, done } = props;
  const title = m.roundtable_sitting_number({ number: sitting.number });
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${desk.name}`,
    description: m.roundtable_sitting_desk_lead(),
    robots: 'noindex',
    hero: (
      <Hero
        title={title}
        lead={m.roundtable_sitting_desk_lead()}
        crumbs={deskCrumbs(desk, { label: title })}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide roundtable-form">
          <Done text={done} />
          <FormProblems problems={problems} />
          <p>
            <a href={sittingPath.to({ sitting: String(sitting.number) })}>
              {m.roundtable_sitting_public()}
            </a>
          </p>
          <Presence {...props} />
          <WaitingMinutes {...props} />
          <Trace {...props} />
        </div>
      </section>
    ),
  };
}

const to = ({ desk, sitting }: SittingDeskProps) => ({
  institution: desk.slug,
  sitting: String(sitting.number),
});

function Presence(props: SittingDeskProps) {
  const { gathering, members } = props.sitting;
  if (gathering.state !== 'held') return null;
  return (
    <form class="stack" action={agendaDesk.presence.to(to(props))} method="post">
      <fieldset class="field">
        <legend class="field-label">{m.roundtable_presence_note()}</legend>
        <div class="choices">
          {members.map(({ slug, name, isPresent }) => (
            <label class="choice">
              <input type="checkbox" name={`presente-${slug}`} value="si" checked={isPresent} />
              <span lang={writtenLang()}>{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p>
        <Button kind="secondary">{m.roundtable_presence_save()}</Button>
      </p>
    </form>
  );
}

function WaitingMinutes(props: SittingDeskProps) {
  const { draft, standing, words } = props.sitting;
  if (draft === undefined || standing === undefined) return <p>{m.roundtable_minutes_write()}</p>;
  const contests = words.filter(({ says, answer, textOf }) => {
    const isOfThisText = textOf.getTime() === draft.draftedAt.getTime();
    return says === 'contests' && answer === undefined && isOfThisText;
  });
  return (
    <section class="stack">
      <h2>{m.roundtable_minutes()}</h2>
      <p>
        {m.roundtable_minutes_standing({
          ...{ approving: standing.approving, counted: standing.counted, needed: standing.needed },
        })}
      </p>
      {contests.map(({ id, member, what, writtenAt }) => (
        <form class="stack" action={agendaDesk.answer.to(to(props))} method="post" noValidate>
          <p>
            {member.name}, {whenOf(writtenAt)}
          </p>
          <p class="roundtable-quote" lang={writtenLang()}>
            {what}
          </p>
          <input type="hidden" name="palabra" value={id} />
          <TextAreaField
            id={`razon-${id}`}
            name="razon"
            label={m.roundtable_contest_reason()}
            hint={m.roundtable_contest_hint()}
            error={props.typed.palabra === id ? problemOf(props.problems, 'razon') : undefined}
            value={props.typed.palabra === id ? props.typed.razon : ''}
          />
          <p>
            <Button kind="secondary">{m.roundtable_contest_reply()}</Button>
          </p>
        </form>
      ))}
      {standing.isApproved ? (
        <form action={agendaDesk.issue.to(to(props))} method="post">
          <Button>{m.roundtable_minutes_issue()}</Button>
        </form>
      ) : (
        <form class="stack" action={agendaDesk.askWords.to(to(props))} method="post">
          <p>{m.roundtable_minutes_cannot_issue()}</p>
          <p>
            <Button kind="secondary">{m.roundtable_minutes_ask()}</Button>
          </p>
        </form>
      )}
    </section>
  );
}

function Trace(props: SittingDeskProps) {
  const { sitting, traced, actions, typed, problems } = props;
  const { approved, number } = sitting;
  if (approved === undefined || approved.agreements.length === 0) return null;
  const byAgreement = Map.groupBy(
    traced.filter(({ isEnd }) => !isEnd),
    ({ position }) => position,
  );
  return (
    <section class="stack">
      <h2>{m.roundtable_trace()}</h2>
      <ul>
        {[...byAgreement].map(([position, those]) => (
          <li>
            {agreementNumber(number, position)}:{' '}
            {those.map((action, at) => (
              <>
                {at > 0 && ', '}
                <ActionLink action={action} />
              </>
            ))}
          </li>
        ))}
      </ul>
      <form class="stack" action={agendaDesk.trace.to(to(props))} method="post" noValidate>
        <Choices
          id="acuerdo"
          name="acuerdo"
          label={m.roundtable_agreements()}
          error={problemOf(problems, 'acuerdo')}
          chosen={[typed.acuerdo ?? '']}
          options={approved.agreements.map(({ text }, at) => ({
            value: String(at + 1),
            label: `${agreementNumber(number, at + 1)} ${text}`,
          }))}
        />
        <ActionField actions={actions} typed={typed} problems={problems} />
        <p>
          <Button kind="secondary">{m.roundtable_trace_save()}</Button>
        </p>
      </form>
    </section>
  );
}
