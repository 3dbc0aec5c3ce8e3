// Every appeal of an edition at the desk: those that wait first, by their term, with the late ones marked.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { AppealOnDesk } from '../store/appeals.ts';
import type { ReviewEdition } from '../store/review-editions.ts';
import { DueTag } from './appeal-desk-page.tsx';
import { placeOf } from './at-desk.ts';
import { framed, PaperLink } from './parts.tsx';
import { desk } from './paths.ts';
import { instantWords } from './words.ts';

interface AppealsPageProps {
  readonly edition: ReviewEdition;
  readonly appeals: readonly AppealOnDesk[];
  readonly personId: string;
  readonly today: string;
  readonly done: string | undefined;
}

export function appealsPage({ edition, appeals, personId, today, done }: AppealsPageProps): Page {
  const title = m.review_appeals_title();
  return framed({
    edition,
    title,
    lead: m.review_appeals_lead(),
    crumbs: [{ label: title }],
    done,
    body: (
      <>
        {appeals.length === 0 ? (
          <EmptyState
            title={m.review_appeals_none_title()}
            actions={<a href={desk.bench.to(placeOf(edition))}>{m.review_desk_title()}</a>}
          >
            {m.review_appeals_none()}
          </EmptyState>
        ) : (
          <RuledTable
            caption={title}
            captionHidden
            narrow="stack"
            columns={[
              { label: m.review_column_proposal() },
              { label: m.review_appeals_filed() },
              { label: m.review_appeals_stands() },
              { label: m.review_appeals_whose() },
            ]}
            rows={appeals.map((one) => [
              <a
                href={desk.appeal.to({ ...placeOf(edition), number: String(one.number) })}
                lang={writtenLang()}
              >
                {`${one.number}. ${one.title}`}
              </a>,
              instantWords(one.filedAt, edition.timeZone),
              <DueTag
                outcome={one.outcome}
                isOpen={one.state === 'appealed'}
                answerDueOn={one.answerDueOn}
                today={today}
              />,
              whoseWords(one, personId),
            ])}
          />
        )}
        <PaperLink institution={edition.institutionSlug} />
      </>
    ),
  });
}

function whoseWords({ outcome, tookPart }: AppealOnDesk, personId: string): string {
  if (outcome !== null) return '–';
  return tookPart.includes(personId) ? m.review_appeals_by_another() : m.review_appeals_yours();
}
