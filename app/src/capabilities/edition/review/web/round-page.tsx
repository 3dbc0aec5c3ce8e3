// A round before it is published: what is signed, what waits and for what, and the one act that publishes all of it.

import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { KeyFigures } from '../../../../ui/figures/figures.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { missing, type Outcome, outcomeOf, outcomes } from '../rules/checks.ts';
import type { Examination } from '../store/examinations.ts';
import type { ReviewEdition } from '../store/review-editions.ts';
import { placeOf } from './at-desk.ts';
import { framed, Group } from './parts.tsx';
import { desk } from './paths.ts';
import { kindWords, numberOf, outcomeFigure, outcomeTones, outcomeWords } from './words.ts';

export interface RoundPageProps {
  readonly edition: ReviewEdition;
  /** Those of the open round that are still in review. */
  readonly going: readonly Examination[];
  readonly mayPublish: boolean;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
  readonly done: string | undefined;
}

export function roundPage(props: RoundPageProps): Page {
  const { edition, going, problems, status, done } = props;
  const number = edition.openRound?.number;
  const title = number === undefined ? m.review_round_title() : m.review_round_numbered({ number });
  return framed({
    edition,
    title,
    lead: m.review_round_lead(),
    crumbs: [{ label: title }],
    status,
    done,
    body: (
      <>
        <FormProblems problems={problems} />
        {going.length === 0 ? (
          <EmptyState
            title={m.review_round_none_title()}
            actions={<a href={desk.bench.to(placeOf(edition))}>{m.review_desk_title()}</a>}
          >
            {m.review_round_none()}
          </EmptyState>
        ) : (
          <Round {...props} />
        )}
      </>
    ),
  });
}

/** A feasible one needs no words of its own, and may be signed with others. */
export function mayBeSignedTogether({ signedOffAt, checks, state, hasOpenChange }: Examination) {
  const isOpen = signedOffAt === null && state === 'in-review' && !hasOpenChange;
  return isOpen && outcomeOf(checks) === 'feasible';
}

function Round(props: RoundPageProps) {
  const { edition, going, mayPublish } = props;
  const to = placeOf(edition);
  const signed = going.filter(({ signedOffAt }) => signedOffAt !== null);
  const waiting = going.filter(({ signedOffAt }) => signedOffAt === null);
  const together = waiting.filter(mayBeSignedTogether);
  const count = going.length;
  return (
    <>
      <KeyFigures
        figures={[
          {
            figure: m.review_of({ some: numberOf(signed.length), all: numberOf(count) }),
            label: m.review_round_signed(),
          },
          ...outcomes.flatMap((outcome) => {
            const found = signed.filter((one) => one.outcome === outcome).length;
            return found === 0 ? [] : [outcomeFigure(outcome, found)];
          }),
        ]}
      />
      {together.length > 0 && (
        <form class="stack" action={desk.signTogether.to(to)} method="post">
          <p>{m.review_round_together_lead()}</p>
          <p>
            <Button kind="secondary">
              {m.review_round_together({
                count: together.length,
                number: numberOf(together.length),
              })}
            </Button>
          </p>
        </form>
      )}
      {waiting.length > 0 ? (
        <Group id="faltan" title={m.review_round_waiting()}>
          <Waiting edition={edition} waiting={waiting} />
        </Group>
      ) : (
        mayPublish && <Publish {...props} />
      )}
      {signed.length > 0 && (
        <Group id="firmadas" title={m.review_round_signed()}>
          <RuledTable
            caption={m.review_round_signed()}
            captionHidden
            narrow="stack"
            columns={[{ label: m.review_column_proposal() }, { label: m.review_fact_outcome() }]}
            rows={signed.map((one) => [
              <Named edition={edition} one={one} />,
              one.outcome === null ? '–' : <OutcomeTag outcome={one.outcome} />,
            ])}
          />
        </Group>
      )}
    </>
  );
}

function OutcomeTag({ outcome }: { readonly outcome: Outcome }) {
  return <Tag tone={outcomeTones[outcome]}>{outcomeWords[outcome]()}</Tag>;
}

function Named({ edition, one }: { readonly edition: ReviewEdition; readonly one: Examination }) {
  const to = { ...placeOf(edition), number: String(one.number) };
  return (
    <a href={desk.proposal.to(to)} lang={writtenLang()}>
      {`${one.number}. ${one.title}`}
    </a>
  );
}

/** What each one lacks. */
function Waiting({
  edition,
  waiting,
}: {
  readonly edition: ReviewEdition;
  readonly waiting: readonly Examination[];
}) {
  return (
    <RuledTable
      caption={m.review_round_waiting()}
      captionHidden
      narrow="stack"
      columns={[{ label: m.review_column_proposal() }, { label: m.review_round_lacks() }]}
      rows={waiting.map((one) => [<Named edition={edition} one={one} />, lackWords(one)])}
    />
  );
}

function lackWords({ state, hasOpenChange, checks }: Examination): string {
  if (state === 'correcting') return m.review_lacks_correction();
  if (hasOpenChange) return m.review_lacks_change();
  const left = missing(checks).map((kind) => kindWords[kind]());
  return left.length === 0 ? m.review_lacks_signature() : left.join(', ');
}

function Publish({ edition, going }: RoundPageProps) {
  const count = going.length;
  return (
    <form class="stack" action={desk.publish.to(placeOf(edition))} method="post">
      <Notice tone="warning" title={m.review_publish_title()}>
        <p>{m.review_publish_lead({ count, number: numberOf(count) })}</p>
      </Notice>
      <p>
        <Button>{m.review_publish_now({ count, number: numberOf(count) })}</Button>
      </p>
    </form>
  );
}
