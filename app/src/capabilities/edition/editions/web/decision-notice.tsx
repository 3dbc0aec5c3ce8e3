// The notice of who decides what and when, as it is shown before anybody proposes or takes a ballot paper.
//
// Accessibility: an ordered list; each step has a heading, who acts in it, and its days as text.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { noticeVersion } from '../rules/decision-notice.ts';
import type { RibbonStep } from '../rules/ribbon.ts';
import type { OfEdition } from './edition-parts.tsx';
import { bodyOf, rangeWords } from './public-words.ts';

interface NoticeStep {
  readonly step: RibbonStep;
  readonly title: string;
  readonly text: string;
}

/** Later rooms show it and then acknowledge `noticeVersion` in their own transaction. */
export function DecisionNotice({ seen }: OfEdition) {
  const { edition, level, steps, today } = seen;
  const { start: body, inside } = bodyOf(edition.place);
  const institution = edition.place.name;
  const { scope } = edition.rules.committed;
  const told: readonly NoticeStep[] = [
    {
      step: 'commitment',
      title: m.editions_page_notice_commits({ body }),
      text: m.editions_page_notice_commits_text({ body: inside }),
    },
    {
      step: 'proposals',
      title: m.editions_page_notice_propose(),
      text: m.editions_page_notice_propose_text({ scope }),
    },
    {
      step: 'feasibility',
      title: m.editions_page_notice_review(),
      text: m.editions_page_notice_review_text({ scope, institution }),
    },
    {
      step: 'voting',
      title: m.editions_page_notice_vote(),
      text: m.editions_page_notice_vote_text({ scope }),
    },
    {
      step: 'sanction',
      title: m.editions_page_notice_sanctions({ body }),
      text: m.editions_page_notice_sanctions_text({ scope }),
    },
    {
      step: 'execution',
      title: m.editions_page_notice_executes(),
      text: m.editions_page_notice_executes_text(),
    },
  ];
  return (
    <div class="stack-wide decision-notice">
      {level !== 'decision' && (
        <p>
          <strong>{m.editions_page_notice_guides({ body: inside })}</strong>
        </p>
      )}
      <ol class="notice-steps">
        {told.map(({ step, title, text }) => {
          const days = steps.find((one) => one.step === step);
          return (
            <li>
              <h3>{title}</h3>
              <p>{text}</p>
              {days && <p class="secondary">{rangeWords(days.from, days.until, today)}</p>}
            </li>
          );
        })}
      </ol>
      <p>
        {m.editions_page_notice_effect()}{' '}
        <span lang={writtenLang()}>{edition.rules.committed.effect}</span>
      </p>
      <p class="secondary">{m.editions_page_notice_version({ version: noticeVersion })}</p>
    </div>
  );
}
