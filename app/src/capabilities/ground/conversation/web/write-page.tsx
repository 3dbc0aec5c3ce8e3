// The page with the form alone: where a reply or a change is written, and where what was wrong is mended.
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { EDIT_WINDOW_MINUTES } from '../rules/comment.ts';
import type { Place } from '../store/places.ts';
import { placeAddress } from './paths.ts';
import { WriteForm, type WriteFormProps } from './write-form.tsx';
import { WrittenText } from './written-text.tsx';

export interface WritePageProps
  extends Pick<WriteFormProps, 'action' | 'typed' | 'version' | 'publicName' | 'waits' | 'teams'> {
  readonly kind: 'comment' | 'answer' | 'reply' | 'edit';
  readonly place: Place;
  readonly problems: readonly FieldProblem[];
  /** What is answered, with the name of whoever wrote it. */
  readonly answers?: { readonly name: string; readonly text: string; readonly lang: string };
}

const words = {
  comment: {
    title: m.conversation_write,
    label: m.conversation_field_text,
    button: m.conversation_post,
  },
  answer: {
    title: m.conversation_answer_write,
    label: m.conversation_field_answer,
    button: m.conversation_answer_post,
  },
  reply: {
    title: m.conversation_reply_title,
    label: m.conversation_field_reply,
    button: m.conversation_post_reply,
  },
  edit: {
    title: m.conversation_edit_title,
    label: m.conversation_field_text,
    button: m.conversation_save,
  },
} as const;

export function writePage(props: WritePageProps): Page {
  const { kind, place, problems, answers, ...form } = props;
  const said = words[kind];
  const lead =
    kind === 'edit'
      ? m.conversation_edit_lead({ minutes: EDIT_WINDOW_MINUTES })
      : m.conversation_write_lead();
  return {
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    robots: 'noindex',
    title: said.title(),
    description: lead,
    hero: (
      <Hero
        title={said.title()}
        crumbs={[
          { label: place.titles[currentLocale()], href: placeAddress(place) },
          { label: said.title() },
        ]}
        lead={lead}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          {answers !== undefined && (
            <figure class="comment-quoted">
              <figcaption class="secondary">
                {m.conversation_said({ name: answers.name })}
              </figcaption>
              <blockquote>
                <WrittenText text={answers.text} lang={answers.lang} />
              </blockquote>
            </figure>
          )}
          <WriteForm
            {...form}
            problems={problems}
            asksSide={kind === 'comment' && place.mode === 'two-column'}
            label={said.label()}
            button={said.button()}
          />
        </div>
      </section>
    ),
  };
}
