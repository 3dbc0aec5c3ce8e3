// The text that is consulted, paragraph by paragraph, with what is said of each and the way to say something.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import type { Consultation } from '../store/consultations.ts';
import type { Observation } from '../store/observations.ts';
import type { KeptParagraph } from '../store/paragraphs.ts';
import { ObservationList } from './observation-list.tsx';
import { observePath } from './paths.ts';
import { numberOf, stanceWords } from './words.ts';

export interface TextPartProps {
  readonly consultation: Consultation;
  readonly paragraphs: readonly KeptParagraph[];
  readonly observations: readonly Observation[];
  readonly names: ReadonlyMap<string, string>;
  /** What whoever asks has said, by the id of its paragraph; null for the whole. */
  readonly own: ReadonlyMap<string | null, Observation>;
}

export function TextPart(props: TextPartProps) {
  const { consultation, paragraphs, observations } = props;
  const isQuestion = consultation.kind === 'question';
  return (
    <section class="stack-wide" aria-labelledby="texto">
      <h2 id="texto">{isQuestion ? m.consultations_question() : m.consultations_text()}</h2>
      {isQuestion ? (
        <p class="consultation-question" lang={writtenLang()}>
          {consultation.title}
        </p>
      ) : (
        <ol class="consultation-text">
          {paragraphs.map((paragraph) => (
            <li class={paragraph.isHeading ? 'consultation-heading' : 'consultation-paragraph'}>
              <ParagraphSaid {...props} paragraph={paragraph} />
            </li>
          ))}
        </ol>
      )}
      <div class="consultation-whole stack" id="p0">
        <h3>{isQuestion ? m.consultations_answers_said() : m.consultations_whole()}</h3>
        <SaidOf
          {...props}
          number={0}
          said={props.own.get(null)}
          observations={observations.filter(({ paragraphId }) => paragraphId === undefined)}
        />
      </div>
    </section>
  );
}

function ParagraphSaid({
  paragraph,
  ...props
}: TextPartProps & { readonly paragraph: KeptParagraph }) {
  const { id, number, text } = paragraph;
  if (number === undefined) return <h3 lang={writtenLang()}>{text}</h3>;
  return (
    <div class="stack" id={`p${number}`}>
      <p class="consultation-words" lang={writtenLang()}>
        <span class="consultation-number">{numberOf(number)}</span> {text}
      </p>
      <SaidOf
        {...props}
        number={number}
        said={props.own.get(id)}
        observations={props.observations.filter(({ paragraphId }) => paragraphId === id)}
      />
    </div>
  );
}

function SaidOf({
  consultation,
  number,
  said,
  observations,
  names,
}: TextPartProps & { readonly number: number; readonly said: Observation | undefined }) {
  const standing = observations.filter(({ hiddenAt }) => hiddenAt === undefined);
  const to = { consultation: consultation.slug, paragraph: String(number) };
  return (
    <>
      {observations.length > 0 && (
        <Disclosure summary={countOf(standing)}>
          <ObservationList observations={observations} names={names} />
        </Disclosure>
      )}
      {said?.hiddenAt !== undefined && (
        <p class="screen-only">
          <ButtonLink kind="secondary" small href={observePath.to(to)}>
            {m.consultations_own_hidden_see()}
          </ButtonLink>
        </p>
      )}
      {consultation.state === 'open' && said?.hiddenAt === undefined && (
        <p class="screen-only">
          <ButtonLink kind="secondary" small href={observePath.to(to)}>
            {said !== undefined
              ? m.consultations_change_own()
              : number === 0
                ? m.consultations_observe_whole()
                : m.consultations_observe({ number })}
          </ButtonLink>
        </p>
      )}
    </>
  );
}

/** «4 observaciones: 2 de apoyo, 1 de rechazo, 1 propuesta de cambio»; people of assemblies are counted one by one. */
function countOf(observations: readonly Observation[]): string {
  const people = observations.reduce((sum, { peopleCount }) => sum + peopleCount, 0);
  const said = (['support', 'reject', 'change'] as const)
    .map((stance) => ({
      stance,
      count: observations.filter((one) => one.stance === stance).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ stance, count }) => `${stanceWords[stance]()}: ${numberOf(count)}`);
  const count = observations.length;
  return [
    m.consultations_observations_count({ count, number: numberOf(count) }),
    ...(people > count ? [m.consultations_people_count({ number: numberOf(people) })] : []),
    ...said,
  ].join(' · ');
}
