// One comment before a moderator: all that it said, what readers and its author say, and the decision.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { type Reason, reasons, reviewOutcomes } from '../rules/moderation.ts';
import type { Place } from '../store/places.ts';
import type { JudgedComment, JudgedVersion, OpenReport } from '../store/queue.ts';
import { judgedPath, placeAddress, queuePath, reviewPath } from './paths.ts';
import { momentOf, reasonLabel, reasonWords, sideWords } from './words.ts';
import { WrittenText } from './written-text.tsx';

export interface JudgedPageProps {
  readonly institution: { readonly slug: string; readonly name: string };
  readonly comment: JudgedComment;
  readonly place: Place;
  readonly authorName: string;
  readonly versions: readonly JudgedVersion[];
  readonly reports: readonly OpenReport[];
  /** What it answers, as everybody reads it. */
  readonly answers:
    | { readonly name: string; readonly text: string; readonly lang: string }
    | undefined;
  /** Whether this moderator may decide: not on what she wrote, nor again on what she hid. */
  readonly mayDecide: boolean;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

export function judgedPage(props: JudgedPageProps): Page {
  const { institution, place, problems, authorName } = props;
  const title = m.conversation_judged_title();
  return {
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    robots: 'noindex',
    title,
    description: m.conversation_queue_lead(),
    hero: (
      <Hero
        title={title}
        crumbs={[
          { label: institution.name },
          {
            label: m.conversation_queue_title(),
            href: queuePath.to({ institution: institution.slug }),
          },
          { label: title },
        ]}
        lead={m.conversation_judged_lead({
          name: authorName,
          place: place.titles[currentLocale()],
        })}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            <FormProblems
              problems={problems}
              isOnPage={(field) => fieldsOf(props).includes(field)}
            />
            <Said {...props} />
            <Decide {...props} />
          </div>
          <Aside {...props} />
        </div>
      </section>
    ),
  };
}

function Said({ comment, versions, answers }: JudgedPageProps) {
  const [latest, ...before] = versions;
  return (
    <>
      {answers !== undefined && (
        <figure class="comment-quoted">
          <figcaption class="secondary">
            {m.conversation_judged_answers({ name: answers.name })}
          </figcaption>
          <blockquote>
            <WrittenText text={answers.text} lang={answers.lang} />
          </blockquote>
        </figure>
      )}
      {comment.side !== null && (
        <p>
          <Tag tone="struct">{sideWords[comment.side]()}</Tag>
        </p>
      )}
      {latest === undefined ? (
        <p>{m.conversation_state_withdrawn()}</p>
      ) : (
        <div class="comment-judged">
          <WrittenText text={latest.text} lang={latest.lang} />
        </div>
      )}
      {before.length > 0 && (
        <Disclosure summary={m.conversation_judged_before({ count: before.length })}>
          <ol class="comments">
            {before.map(({ text, lang, writtenAt }) => (
              <li class="comment">
                <p class="secondary">{momentOf(writtenAt)}</p>
                <WrittenText text={text} lang={lang} />
              </li>
            ))}
          </ol>
        </Disclosure>
      )}
    </>
  );
}

function Aside({ comment, place, reports }: JudgedPageProps) {
  const { hiding, review } = comment;
  return (
    <aside class="stack-wide">
      <p>
        <a href={placeAddress(place)}>
          {m.conversation_back({ place: place.titles[currentLocale()] })}
        </a>
      </p>
      {reports.length > 0 && (
        <section class="stack">
          <h2 class="panel-heading">{m.conversation_queue_reports({ count: reports.length })}</h2>
          <ul class="comment-reports">
            {reports.map((report) => (
              <li>
                <strong>{reasonLabel(report.reason)}</strong>
                {report.words !== null && <p>{report.words}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {hiding !== undefined && (
        <section class="stack">
          <h2 class="panel-heading">{m.conversation_hidden_title()}</h2>
          <p>
            {momentOf(hiding.at)}: {reasonWords[hiding.reason]()}
          </p>
          {hiding.words !== null && <p>{hiding.words}</p>}
        </section>
      )}
      {review !== undefined && (
        <section class="stack">
          <h2 class="panel-heading">{m.conversation_judged_author_says()}</h2>
          <p>{review.words}</p>
        </section>
      )}
    </aside>
  );
}

function Decide(props: JudgedPageProps) {
  const { comment, mayDecide } = props;
  if (comment.withdrawnAt !== null) return null;
  if (comment.hiding !== undefined && comment.review === undefined) {
    return <Notice>{m.conversation_judged_hidden()}</Notice>;
  }
  if (!mayDecide) return <Notice>{m.conversation_judged_not_you()}</Notice>;
  return comment.review === undefined ? <FirstDecision {...props} /> : <SecondReview {...props} />;
}

/** The fields of what can be decided now. */
function fieldsOf({ comment, mayDecide }: JudgedPageProps): readonly string[] {
  const { withdrawnAt, hiding, review } = comment;
  if (withdrawnAt !== null || !mayDecide) return [];
  if (review !== undefined) return ['resultado', 'respuesta'];
  return hiding === undefined ? ['decision', 'motivo', 'detalle'] : [];
}

function FirstDecision({ institution, comment, typed, problems }: JudgedPageProps) {
  const isNew = comment.shownVersion !== comment.latestVersion;
  return (
    <form
      class="stack-wide"
      method="post"
      action={judgedPath.to({ institution: institution.slug, comment: comment.id })}
      noValidate
    >
      <input type="hidden" name="version" value={comment.latestVersion} />
      <Choices
        id="decision"
        name="decision"
        label={m.conversation_field_decision()}
        error={problemOf(problems, 'decision')}
        chosen={[typed.decision ?? '']}
        options={[
          {
            value: 'mostrar',
            label: isNew ? m.conversation_decision_show() : m.conversation_decision_keep(),
          },
          {
            value: 'ocultar',
            label: m.conversation_decision_hide(),
            hint: m.conversation_hint_hide(),
          },
        ]}
      />
      <Choices
        id="motivo"
        name="motivo"
        label={m.conversation_field_hiding_reason()}
        hint={m.conversation_hint_hiding_reason()}
        error={problemOf(problems, 'motivo')}
        chosen={[typed.motivo ?? '']}
        options={reasons.map((reason: Reason) => ({
          value: reason,
          label: reasonLabel(reason),
        }))}
      />
      <TextAreaField
        id="detalle"
        name="detalle"
        label={m.conversation_field_hiding_words()}
        hint={m.conversation_hint_hiding_words()}
        error={problemOf(problems, 'detalle')}
        value={typed.detalle}
      />
      <Button>{m.conversation_decide()}</Button>
    </form>
  );
}

const reviewWords = {
  restored: m.conversation_decision_restore,
  upheld: m.conversation_decision_uphold,
} as const;

function SecondReview({ institution, comment, typed, problems }: JudgedPageProps) {
  return (
    <form
      class="stack-wide"
      method="post"
      action={reviewPath.to({ institution: institution.slug, comment: comment.id })}
      noValidate
    >
      <Choices
        id="resultado"
        name="resultado"
        label={m.conversation_field_decision()}
        error={problemOf(problems, 'resultado')}
        chosen={[typed.resultado ?? '']}
        options={reviewOutcomes.map((outcome) => ({
          value: outcome,
          label: reviewWords[outcome](),
        }))}
      />
      <TextAreaField
        id="respuesta"
        name="respuesta"
        label={m.conversation_field_review_answer()}
        hint={m.conversation_hint_hiding_words()}
        error={problemOf(problems, 'respuesta')}
        value={typed.respuesta}
      />
      <Button>{m.conversation_decide()}</Button>
    </form>
  );
}
