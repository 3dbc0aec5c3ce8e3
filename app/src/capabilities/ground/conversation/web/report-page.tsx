// Reporting a comment to the moderators: why, from a short list, and whatever else they should know.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { reasons } from '../rules/moderation.ts';
import type { Place } from '../store/places.ts';
import { placeAddress } from './paths.ts';
import { reasonLabel } from './words.ts';
import { WrittenText } from './written-text.tsx';

export function reportPage(given: {
  readonly action: string;
  readonly place: Place;
  readonly answers: { readonly name: string; readonly text: string; readonly lang: string };
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}): Page {
  const { action, place, answers, typed, problems } = given;
  return {
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    robots: 'noindex',
    title: m.conversation_report_title(),
    description: m.conversation_report_lead(),
    hero: (
      <Hero
        title={m.conversation_report_title()}
        crumbs={[
          { label: place.titles[currentLocale()], href: placeAddress(place) },
          { label: m.conversation_report_title() },
        ]}
        lead={m.conversation_report_lead()}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <figure class="comment-quoted">
            <figcaption class="secondary">{m.conversation_said({ name: answers.name })}</figcaption>
            <blockquote>
              <WrittenText text={answers.text} lang={answers.lang} />
            </blockquote>
          </figure>
          <form class="stack-wide" method="post" action={action} noValidate>
            <Choices
              id="motivo"
              name="motivo"
              label={m.conversation_field_reason()}
              error={problemOf(problems, 'motivo')}
              chosen={[typed.motivo ?? '']}
              options={reasons.map((reason) => ({ value: reason, label: reasonLabel(reason) }))}
            />
            <TextAreaField
              id="detalle"
              name="detalle"
              label={m.conversation_field_report_words()}
              hint={m.conversation_hint_report_words()}
              error={problemOf(problems, 'detalle')}
              value={typed.detalle}
            />
            <Button>{m.conversation_report_send()}</Button>
          </form>
        </div>
      </section>
    ),
  };
}
