// The desk of those who keep the forum: questions that wait for an answer first, the guides of the institution, and one question to close.
import { m } from '#words';
import { type FieldProblem, problemOf } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { deskPath } from '../../institutions/index.ts';
import { MAX_CLOSING_LETTERS } from '../rules/question.ts';
import type { Guide } from '../store/guides.ts';
import type { ListedQuestion, ReadQuestion } from '../store/questions.ts';
import {
  closeQuestionPath,
  editGuidePath,
  forumDeskPath,
  forumPath,
  guidePath,
  questionAddress,
} from './forum-paths.ts';
import { QuestionRow } from './forum-rows.tsx';
import { questionsCount } from './forum-words.ts';
import { momentOf } from './words.ts';

interface AtInstitution {
  readonly institution: { readonly slug: string; readonly name: string };
}

export interface ForumDeskPageProps extends AtInstitution {
  readonly questions: readonly ListedQuestion[];
  readonly names: ReadonlyMap<string, string>;
  readonly count: number;
  readonly paged: Paged;
  readonly guides: readonly Guide[];
  readonly done: string | undefined;
}

export function forumDeskPage(props: ForumDeskPageProps): Page {
  const { institution, questions, names, count, paged, done } = props;
  return {
    robots: 'noindex',
    title: m.conversation_desk_title(),
    description: m.conversation_desk_lead(),
    hero: (
      <Hero
        title={m.conversation_desk_title()}
        crumbs={[
          { label: institution.name, href: deskPath.to({ institution: institution.slug }) },
          { label: m.conversation_desk_title() },
        ]}
        lead={m.conversation_desk_lead()}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            <Done text={done} />
            {questions.length === 0 ? (
              <EmptyState
                title={m.conversation_desk_none_title()}
                actions={<a href={forumPath.to({})}>{m.conversation_forum_see_all()}</a>}
              >
                <p>{m.conversation_desk_none()}</p>
              </EmptyState>
            ) : (
              <>
                <h2>{questionsCount(count)}</h2>
                <ol class="forum-rows">
                  {questions.map((question) => (
                    <li>
                      <QuestionRow
                        question={question}
                        askerName={names.get(question.askerId ?? '')}
                      />
                    </li>
                  ))}
                </ol>
              </>
            )}
            <Pagination
              paged={paged}
              hrefOf={(pagina) =>
                forumDeskPath.to({ institution: institution.slug }, { query: { pagina } })
              }
            />
          </div>
          <Guides {...props} />
        </div>
      </section>
    ),
  };
}

function Guides({ institution, guides }: ForumDeskPageProps) {
  return (
    <aside class="stack">
      <h2 class="panel-heading">{m.conversation_desk_guides()}</h2>
      {guides.length === 0 && <p class="secondary">{m.conversation_desk_no_guides()}</p>}
      <ol class="forum-rows">
        {guides.map(({ slug, title, lang, number, writtenAt, withdrawnAt }) => (
          <li class="forum-row">
            <h3>
              <a href={guidePath.to({ guide: slug })} lang={lang}>
                {title}
              </a>
            </h3>
            <p class="secondary">
              {m.conversation_guide_version_of({ number, moment: momentOf(writtenAt) })}
            </p>
            {withdrawnAt === null ? (
              <p>
                <a href={editGuidePath.to({ institution: institution.slug, guide: slug })}>
                  {m.conversation_guide_edit()}
                </a>
              </p>
            ) : (
              <p>
                <Tag tone="stop">{m.conversation_guide_withdrawn_tag()}</Tag>
              </p>
            )}
          </li>
        ))}
      </ol>
    </aside>
  );
}

export interface ClosePageProps extends AtInstitution {
  readonly question: ReadQuestion;
  readonly problems: readonly FieldProblem[];
  readonly typed: string;
}

/** Closing with words that everybody reads, or opening it again. */
export function closePage({ institution, question, problems, typed }: ClosePageProps): Page {
  const { number, closing } = question;
  const title =
    closing === undefined ? m.conversation_close_title() : m.conversation_reopen_title();
  const lead = closing === undefined ? m.conversation_close_lead() : m.conversation_reopen_lead();
  const called = question.title ?? m.conversation_question_numbered({ number });
  const action = closeQuestionPath.to({ institution: institution.slug, number: String(number) });
  return {
    ...(problems.length > 0 ? { status: 422 as const } : {}),
    robots: 'noindex',
    title,
    description: lead,
    hero: (
      <Hero
        title={title}
        crumbs={[
          {
            label: m.conversation_desk_title(),
            href: forumDeskPath.to({ institution: institution.slug }),
          },
          { label: called, href: questionAddress(number) },
          { label: title },
        ]}
        lead={lead}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <form class="stack-wide" method="post" action={action} noValidate>
            {closing === undefined ? (
              <TextAreaField
                id="motivo"
                name="motivo"
                label={m.conversation_field_closing()}
                hint={m.conversation_hint_public_reason({ limit: MAX_CLOSING_LETTERS })}
                error={problemOf(problems, 'motivo')}
                value={typed}
              />
            ) : (
              <>
                <input type="hidden" name="abrir" value="si" />
                <p>{closing.words}</p>
              </>
            )}
            <Button>
              {closing === undefined ? m.conversation_close_send() : m.conversation_reopen_send()}
            </Button>
          </form>
        </div>
      </section>
    ),
  };
}
