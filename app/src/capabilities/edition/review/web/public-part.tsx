// What everybody reads of the review on the page of a proposal: cost, land and upkeep as found, changes with both positions, its appeal.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { CitedNorm, citation, type Norm } from '../../../ground/norms/index.ts';
import { documentPath } from '../../../ground/records/index.ts';
import type { Proposal } from '../../proposals/index.ts';
import { costOf } from '../rules/cost.ts';
import type { Appeal } from '../store/appeals.ts';
import type { Examination } from '../store/examinations.ts';
import {
  appealOutcomeWords,
  filedWords,
  hundredthsText,
  landWords,
  longDay,
  money,
  outcomeWords,
  receivedWords,
} from './words.ts';

/** The cost that was found beside the one asked for, with its lines; land and upkeep where they were looked at. */
export function Found({ examination }: { readonly examination: Examination }) {
  const { costLines, contingencyPermille, proposedClp, upkeepClp, upkeepBy, land } = examination;
  const foundClp = costOf(costLines, contingencyPermille);
  return (
    <>
      <dl class="review-facts">
        <Fact label={m.review_found_asked()} text={money(proposedClp)} />
        {foundClp !== undefined && <Fact label={m.review_found_cost()} text={money(foundClp)} />}
        {upkeepClp !== null && (
          <Fact
            label={m.review_found_upkeep()}
            text={[money(upkeepClp), upkeepBy ?? ''].filter((one) => one !== '').join(' · ')}
          />
        )}
        {land !== null && <Fact label={m.review_found_land()} text={landText(examination)} />}
      </dl>
      {costLines.length > 0 && (
        <RuledTable
          caption={
            contingencyPermille === 0
              ? m.review_found_lines()
              : m.review_found_lines_contingency({ percent: contingencyPermille / 10 })
          }
          narrow="stack"
          columns={[
            { label: m.review_line_name() },
            { label: m.review_line_quantity(), align: 'end' },
            { label: m.review_line_price(), align: 'end' },
          ]}
          rows={costLines.map(({ name, unit, quantity, unitClp }) => [
            name,
            `${hundredthsText(quantity)} ${unit}`,
            money(unitClp),
          ])}
        />
      )}
    </>
  );
}

function Fact({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function landText({ land, landReference }: Pick<Examination, 'land' | 'landReference'>): string {
  const words = land === null ? '' : landWords[land]();
  return [words, landReference ?? ''].filter((one) => one !== '').join(' · ');
}

interface AppealShownProps {
  readonly appeal: Appeal;
  /** That a rejection cites, if it is there. */
  readonly norm: Norm | undefined;
  readonly proposal: Pick<Proposal, 'timeZone' | 'authorKind'>;
  /** Civil day there. */
  readonly today: string;
}

/** When it was filed, over which channel, and until when it is answered. */
export function filedLine(
  { filedAt, answerDueOn, channel }: Pick<Appeal, 'filedAt' | 'answerDueOn' | 'channel'>,
  timeZone: string,
): string {
  const isOnPaper = channel === 'paper';
  const said = isOnPaper ? m.review_appeal_filed_on_paper : m.review_appeal_filed;
  return said({
    at: receivedWords(filedAt, { timeZone, isOnPaper }),
    due: longDay(answerDueOn),
  });
}

/** Until it is decided only that there is one; then what each side said. */
export function AppealShown({ appeal, norm, proposal, today }: AppealShownProps) {
  const { outcome, against, reason, answer, article, documentCode } = appeal;
  const who = filedWords(proposal.authorKind, appeal.channel === 'paper');
  if (outcome === null) {
    return (
      <div class="stack">
        <p>{filedLine(appeal, proposal.timeZone)}</p>
        <p class="secondary">{who}</p>
      </div>
    );
  }
  return (
    <div class="stack">
      <p>
        <Tag tone={outcome === 'upheld' ? 'done' : 'stop'}>{appealOutcomeWords[outcome]()}</Tag>
      </p>
      <p>
        <strong>{m.review_appeal_against()}</strong> {outcomeWords[against.outcome]()}
      </p>
      <p class="review-lines" lang={writtenLang()}>
        {against.answer}
      </p>
      <p>
        <strong>{m.review_appeal_says()}</strong> <span class="secondary">{who}</span>
      </p>
      <p class="review-lines" lang={writtenLang()}>
        {reason}
      </p>
      <p>
        <strong>{m.review_appeal_decision()}</strong>
      </p>
      <p class="review-lines" lang={writtenLang()}>
        {answer}
      </p>
      {norm !== undefined && (
        <p>
          <CitedNorm citation={citation(norm, article ?? undefined, today)} />
        </p>
      )}
      {documentCode !== null && (
        <p>
          <a href={documentPath.to({ code: documentCode })}>{m.review_appeal_document()}</a>
        </p>
      )}
    </div>
  );
}
