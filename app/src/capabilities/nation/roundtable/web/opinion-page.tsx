// Where a resident says what she thinks of each statement of a topic: agree, disagree or pass.
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { FEWEST_IN_GROUP, FEWEST_PEOPLE, opinionChoices } from '../rules/opinion-groups.ts';
import type { OpinionsState } from '../rules/topic.ts';
import type { Question, Topic } from '../store/topics.ts';
import { crumbs } from './parts.tsx';
import { opinionPath, topicHref, topicsPath } from './topic-paths.ts';
import { opinionsStateWords, opinionWords } from './topic-words.ts';

export interface OpinionPageProps {
  readonly topic: Topic;
  readonly state: OpinionsState;
  readonly questions: readonly Question[];
  /** `opinion-ID` of each statement that she answered. */
  readonly typed: Typed;
  /** To the sign-in and back, for whoever has not signed in. */
  readonly signInHref: string | undefined;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function opinionPage(props: OpinionPageProps): Page {
  const { topic, state, signInHref, problems, status, done } = props;
  const title = m.roundtable_opine();
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${topic.title}`,
    description: m.roundtable_opine_lead(),
    hero: (
      <Hero
        title={title}
        lead={m.roundtable_opine_lead()}
        crumbs={crumbs(
          { label: m.roundtable_topics(), href: topicsPath.to({}) },
          { label: topic.title, href: topicHref(topic.number) },
          { label: title },
        )}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide roundtable-form">
          <FormProblems problems={problems} />
          <Done text={done} />
          <p>{m.roundtable_opine_effect()}</p>
          <p class="secondary">
            {m.roundtable_opine_privacy({ people: FEWEST_PEOPLE, fewest: FEWEST_IN_GROUP })}
          </p>
          {state !== 'open' && <p>{opinionsStateWords[state]()}</p>}
          {state === 'open' && signInHref !== undefined && (
            <p>
              <ButtonLink href={signInHref}>{m.roundtable_opine_sign_in()}</ButtonLink>
            </p>
          )}
          {state === 'open' && signInHref === undefined && <Form {...props} />}
        </div>
      </section>
    ),
  };
}

function Form({ topic, questions, typed }: OpinionPageProps) {
  return (
    <form
      class="stack-wide"
      action={opinionPath.to({ topic: String(topic.number) })}
      method="post"
      noValidate
    >
      {questions.map(({ id, position, statement }) => {
        const field = `opinion-${id}`;
        const chosen = typed[field];
        return (
          <Choices
            id={field}
            name={field}
            label={`${position}. ${statement}`}
            chosen={chosen === undefined ? [] : [chosen]}
            options={opinionChoices.map((value) => ({ value, label: opinionWords[value]() }))}
          />
        );
      })}
      <p>
        <Button>{m.roundtable_opine_send()}</Button>
      </p>
    </form>
  );
}
