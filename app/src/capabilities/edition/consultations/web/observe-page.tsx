// The form with which somebody says what she holds about one paragraph or the whole, beside its words.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { stances } from '../rules/observation.ts';
import type { Consultation } from '../store/consultations.ts';
import type { KeptParagraph } from '../store/paragraphs.ts';
import { deadlineOf } from './parts.tsx';
import { consultationPath, consultationsPath, observePath, takeBackPath } from './paths.ts';
import { levelActs, levelWords, placeOf, stanceOptions } from './words.ts';

export interface ObservePageProps {
  readonly consultation: Consultation;
  /** Undefined for the whole. */
  readonly paragraph: KeptParagraph | undefined;
  /** Whether she has said something there, which this takes the place of. */
  readonly hasOwn: boolean;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export function observePage(props: ObservePageProps): Page {
  const { consultation, paragraph, problems, status } = props;
  const { slug, title, level, effect } = consultation;
  const heading = placeOf(paragraph?.number);
  return {
    ...(status === undefined ? {} : { status }),
    title: `${heading}: ${title}`,
    description: effect,
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={m.consultations_observe_title({ place: heading })}
        crumbs={[
          { label: m.consultations_list_title(), href: consultationsPath.to({}) },
          { label: title, href: consultationPath.to({ consultation: slug }) },
          { label: heading },
        ]}
        lead={
          <>
            {m.consultations_level_title({ level: levelWords[level]() })}. {levelActs[level]()}{' '}
            <span lang={writtenLang()}>{effect}</span>
          </>
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide consultation-form">
          <FormProblems problems={problems} />
          <blockquote class="consultation-quoted" lang={writtenLang()}>
            <p class="observation-words">{paragraph?.text ?? title}</p>
          </blockquote>
          <ObservationForm {...props} />
        </div>
      </section>
    ),
  };
}

function ObservationForm(props: ObservePageProps) {
  const { consultation, paragraph, hasOwn, typed, problems } = props;
  const to = { consultation: consultation.slug, paragraph: String(paragraph?.number ?? 0) };
  return (
    <>
      <form class="stack-wide" action={observePath.to(to)} method="post" noValidate>
        <ObservationFields
          typed={typed}
          problems={problems}
          isOfParagraph={paragraph !== undefined}
        />
        <p class="secondary">
          {deadlineOf(consultation)}. {m.consultations_observe_note()}
        </p>
        <p>
          <Button>{hasOwn ? m.consultations_save_own() : m.consultations_send()}</Button>
        </p>
      </form>
      {hasOwn && (
        <Disclosure summary={m.consultations_take_back()}>
          <form class="stack" action={takeBackPath.to(to)} method="post">
            <p>{m.consultations_take_back_note()}</p>
            <p>
              <Button kind="secondary">{m.consultations_take_back_now()}</Button>
            </p>
          </form>
        </Disclosure>
      )}
    </>
  );
}

/** The same questions at home and at the desk. */
export function ObservationFields({
  typed,
  problems,
  isOfParagraph,
}: {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly isOfParagraph: boolean;
}) {
  return (
    <>
      <Choices
        id="postura"
        name="postura"
        label={m.consultations_field_stance()}
        error={problemOf(problems, 'postura')}
        chosen={[typed.postura ?? '']}
        options={stances
          .filter((stance) => isOfParagraph || stance !== 'change')
          .map((stance) => ({ value: stance, label: stanceOptions[stance]() }))}
      />
      {isOfParagraph && (
        <TextAreaField
          id="propuesta"
          name="propuesta"
          label={m.consultations_field_proposed()}
          hint={m.consultations_hint_proposed()}
          error={problemOf(problems, 'propuesta')}
          value={typed.propuesta}
          rows={4}
        />
      )}
      <TextAreaField
        id="razones"
        name="razones"
        label={m.consultations_field_reasons()}
        error={problemOf(problems, 'razones')}
        value={typed.razones}
        rows={5}
      />
    </>
  );
}
