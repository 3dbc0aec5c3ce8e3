// A guide: its text, who answers for it, the answer that it grew from, and all that it ever said.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { institutionPath } from '../../institutions/index.ts';
import { themeWords } from '../actions/theme-words.ts';
import type { Guide, GuideVersion } from '../store/guides.ts';
import {
  creditPath,
  editGuidePath,
  forumAddress,
  forumPath,
  guideHistoryPath,
  guidePath,
  guidesPath,
  questionAddress,
} from './forum-paths.ts';
import { GuideText } from './guide-text.tsx';
import { commentAddress } from './paths.ts';
import { Share } from './share.tsx';
import { momentOf } from './words.ts';

export interface GuidePageProps {
  readonly guide: Guide;
  /** The public name of whoever wrote the answer, if she lets it stand there. */
  readonly answererName: string | undefined;
  /** Whether whoever asks wrote the answer. */
  readonly isAnswerer: boolean;
  /** Whether whoever asks may change it. */
  readonly mayEdit: boolean;
  readonly publicUrl: string;
  readonly done: string | undefined;
}

export function guidePage(props: GuidePageProps): Page {
  const { guide, done, publicUrl } = props;
  const { slug, title, text, lang, theme, institutionName: institution } = guide;
  const isWithdrawn = guide.withdrawnAt !== null;
  return {
    title,
    description: m.conversation_guide_description({ institution, theme: themeWords[theme]() }),
    ...(isWithdrawn ? { robots: 'noindex' as const } : {}),
    hero: (
      <Hero
        title={<span lang={lang}>{title}</span>}
        crumbs={[
          { label: m.conversation_forum_title(), href: forumPath.to({}) },
          { label: m.conversation_guides_title(), href: guidesPath.to({}) },
          { label: themeWords[theme](), href: forumAddress(theme) },
        ]}
        tags={
          <>
            <Tag tone="struct">{m.conversation_guide_tag()}</Tag>
            <Tag>{themeWords[theme]()}</Tag>
            {isWithdrawn && <Tag tone="stop">{m.conversation_guide_withdrawn_tag()}</Tag>}
          </>
        }
        lead={m.conversation_guide_lead({ institution })}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap columns">
          <article class="stack-wide">
            <Done text={done} />
            <Withdrawn guide={guide} />
            <GuideText text={text} lang={lang} />
          </article>
          <aside class="stack-wide">
            <Origin {...props} />
            <Versions {...props} />
            {!isWithdrawn && (
              <Share title={title} address={`${publicUrl}${guidePath.to({ guide: slug })}`} />
            )}
          </aside>
        </div>
      </section>
    ),
  };
}

function Withdrawn({ guide }: Pick<GuidePageProps, 'guide'>) {
  const { withdrawnAt, withdrawalReason, institutionName: institution } = guide;
  if (withdrawnAt === null) return null;
  return (
    <Notice
      tone="warning"
      title={m.conversation_guide_withdrawn({ institution, moment: momentOf(withdrawnAt) })}
    >
      <p>{withdrawalReason}</p>
    </Notice>
  );
}

function Origin({ guide, answererName: name, isAnswerer }: GuidePageProps) {
  const { questionNumber: number, questionTitle, commentId, answerIsRead, slug } = guide;
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.conversation_guide_origin()}</h2>
      <p>
        {m.conversation_guide_origin_question()}{' '}
        <a href={questionAddress(number)}>
          {questionTitle ?? m.conversation_question_numbered({ number })}
        </a>
      </p>
      <p>
        {answerIsRead ? (
          <a href={commentAddress(commentId)}>
            {name === undefined
              ? m.conversation_guide_origin_answer()
              : m.conversation_guide_origin_answer_of({ name })}
          </a>
        ) : (
          m.conversation_guide_origin_gone()
        )}
      </p>
      {isAnswerer && (
        <p class="screen-only">
          <a href={creditPath.to({ guide: slug })}>{m.conversation_credit_title()}</a>
        </p>
      )}
    </section>
  );
}

function Versions({ guide, mayEdit }: GuidePageProps) {
  const { slug, number, writtenAt, institutionSlug, institutionName } = guide;
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.conversation_guide_who()}</h2>
      <p>
        <a href={institutionPath.to({ institution: institutionSlug })}>{institutionName}</a>
      </p>
      <p>{m.conversation_guide_version_of({ number, moment: momentOf(writtenAt) })}</p>
      <p>
        <a href={guideHistoryPath.to({ guide: slug })}>{m.conversation_guide_history()}</a>
      </p>
      {mayEdit && guide.withdrawnAt === null && (
        <p class="screen-only">
          <a href={editGuidePath.to({ institution: institutionSlug, guide: slug })}>
            {m.conversation_guide_edit()}
          </a>
        </p>
      )}
    </section>
  );
}

export function guideHistoryPage({
  guide,
  versions,
}: {
  readonly guide: Guide;
  readonly versions: readonly GuideVersion[];
}): Page {
  const { slug, title } = guide;
  const lead = m.conversation_guide_history_lead();
  return {
    title: m.conversation_guide_history_of({ title }),
    description: lead,
    robots: 'noindex',
    hero: (
      <Hero
        title={m.conversation_guide_history()}
        crumbs={[
          { label: m.conversation_guides_title(), href: guidesPath.to({}) },
          { label: title, href: guidePath.to({ guide: slug }) },
          { label: m.conversation_guide_history() },
        ]}
        lead={lead}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Withdrawn guide={guide} />
          <ol class="forum-rows">
            {versions.map(({ number, title: called, text, lang, change, writtenAt }, index) => (
              <li class="forum-row">
                <h2 class="panel-heading">
                  {m.conversation_guide_version_of({ number, moment: momentOf(writtenAt) })}
                </h2>
                <p>{change ?? m.conversation_guide_first_version()}</p>
                <Disclosure
                  summary={m.conversation_guide_read_version({ number })}
                  open={index === 0}
                >
                  <p>
                    <strong lang={lang}>{called}</strong>
                  </p>
                  <GuideText text={text} lang={lang} level={3} />
                </Disclosure>
              </li>
            ))}
          </ol>
        </div>
      </section>
    ),
  };
}
