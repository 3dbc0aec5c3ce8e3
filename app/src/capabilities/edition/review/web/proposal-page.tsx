// One proposal at the desk of its review: what it says, every check, what was asked of its author, its answer and its signature.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { themeWords } from '../../../ground/gatherings/rules/index.ts';
import { proposalPath } from '../../proposals/index.ts';
import { lineClp } from '../../proposals/rules/index.ts';
import { decideReversal } from '../rules/reversals.ts';
import { placeOf } from './at-desk.ts';
import { BenchNav } from './bench-nav.tsx';
import { CheckForm, mayWrite } from './check-form.tsx';
import { CorrectionPart } from './correction-part.tsx';
import type { ProposalPageProps } from './page-props.ts';
import { benchIsland, FindingTag, framed, Group } from './parts.tsx';
import { desk } from './paths.ts';
import { SignOffPart } from './sign-off-part.tsx';
import {
  hundredthsText,
  kindWords,
  money,
  numberOf,
  outcomeTones,
  outcomeWords,
  relationWords,
} from './words.ts';

export function proposalPage(props: ProposalPageProps): Page {
  const { edition, examination, problems, status, done, mayCoordinate, sent } = props;
  const { number, title } = examination;
  const label = `${number}. ${title}`;
  const isOpen = examination.state === 'in-review' || examination.state === 'correcting';
  return framed({
    edition,
    title: label,
    status,
    done,
    crumbs: [{ label }],
    tags: <Tags {...props} />,
    islands: [benchIsland],
    body: (
      <>
        <BenchNav {...props} />
        <FormProblems
          problems={problems}
          isOnPage={() => sent === undefined || mayWrite(examination, sent)}
        />
        <div class="review-two">
          <Says {...props} />
          <div class="stack-wide">
            <Group id="revisiones" title={m.review_checks_title()}>
              {examination.stage === 'admissibility' && isOpen && (
                <p class="secondary">{m.review_refused_too_early()}</p>
              )}
              {examination.checks.map((check) => (
                <CheckForm {...props} check={check} />
              ))}
            </Group>
            <CorrectionPart {...props} />
            <AuthorLinks {...props} />
            <SignOffPart {...props} />
            {mayCoordinate && <Relations {...props} />}
            <SimilarOnes {...props} />
          </div>
        </div>
      </>
    ),
  });
}

function Tags({ examination }: ProposalPageProps) {
  const { outcome, publishedAt, signedOffAt } = examination;
  return (
    <>
      {examination.checks.map(({ kind, finding }) => (
        <span class="review-tag">
          {kindWords[kind]()} <FindingTag finding={finding} />
        </span>
      ))}
      {outcome !== null && (
        <Tag tone={outcomeTones[outcome]}>
          {publishedAt === null && signedOffAt !== null
            ? m.review_signed_as({ outcome: outcomeWords[outcome]() })
            : outcomeWords[outcome]()}
        </Tag>
      )}
    </>
  );
}

/** The proposal as it stands, with the ways to its public page and to paper. */
function Says({ edition, examination, proposal }: ProposalPageProps) {
  const { contents, authorName, endorsementsCount, territoryName } = proposal;
  const contest = edition.contests.find(({ code }) => code === contents.contest);
  const at = { ...placeOf(edition), number: String(examination.number) };
  const place = [territoryName, contents.place].filter((one) => one !== null && one !== '');
  return (
    <Group id="propuesta" title={m.review_says_title()}>
      <dl class="review-facts" lang={writtenLang()}>
        <Fact label={m.review_fact_author()}>{authorName}</Fact>
        <Fact label={m.review_filter_contest()}>{contest?.name ?? contents.contest}</Fact>
        <Fact label={m.review_filter_theme()}>{themeWords[contents.theme]()}</Fact>
        <Fact label={m.review_fact_cost()}>{money(contents.costClp)}</Fact>
        {contest !== undefined && (
          <Fact label={m.review_fact_limits()}>
            {m.review_limits({
              least: money(contest.minProjectClp),
              most: money(contest.maxProjectClp),
            })}
          </Fact>
        )}
        {place.length > 0 && <Fact label={m.review_fact_place()}>{place.join(' · ')}</Fact>}
        <Fact label={m.review_fact_endorsements()}>{numberOf(endorsementsCount)}</Fact>
        <Fact label={m.review_fact_need()}>{contents.need}</Fact>
        <Fact label={m.review_fact_description()}>{contents.description}</Fact>
        {contents.beneficiaries !== '' && (
          <Fact label={m.review_fact_beneficiaries()}>{contents.beneficiaries}</Fact>
        )}
      </dl>
      {contents.costLines.length > 0 && (
        <Disclosure summary={m.review_proposed_lines()}>
          <RuledTable
            caption={m.review_proposed_lines()}
            captionHidden
            narrow="stack"
            columns={[
              { label: m.review_line_name() },
              { label: m.review_line_quantity(), align: 'end' },
              { label: m.review_line_price(), align: 'end' },
              { label: m.review_column_cost(), align: 'end' },
            ]}
            rows={contents.costLines.map((line) => [
              line.name,
              `${hundredthsText(line.quantity)} ${line.unit}`,
              money(line.unitClp),
              money(lineClp(line)),
            ])}
          />
        </Disclosure>
      )}
      <p class="cluster">
        <a href={proposalPath.to(at)}>{m.review_public_page()}</a>
        <ButtonLink kind="secondary" small href={desk.pdf.to(at)}>
          {m.review_pdf()}
        </ButtonLink>
      </p>
    </Group>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd class="review-lines">{children}</dd>
    </div>
  );
}

/** To the changes of it, to its appeal, and to take its feasibility back. */
function AuthorLinks({ edition, examination, mayCoordinate }: ProposalPageProps) {
  const at = { ...placeOf(edition), number: String(examination.number) };
  const isClosed = edition.closedContestIds.includes(examination.contestId);
  const mayReverse = decideReversal({ state: examination.state, isClosed }).ok;
  if (!mayCoordinate) return null;
  return (
    <p class="cluster">
      <a href={desk.change.to(at)}>{m.review_change_desk_short()}</a>
      {examination.wasAppealed && <a href={desk.appeal.to(at)}>{m.review_appeal_panel()}</a>}
      {mayReverse && <a href={desk.reverse.to(at)}>{m.review_reverse_short()}</a>}
    </p>
  );
}

function Relations({ edition, examination, relations }: ProposalPageProps) {
  const { proposalId } = examination;
  const own = relations.filter(
    ({ oneId, otherId }) => oneId === proposalId || otherId === proposalId,
  );
  return (
    <Group id="relaciones" title={m.review_relations_title()}>
      {own.length === 0 ? (
        <p>{m.review_relations_none()}</p>
      ) : (
        <ul>
          {own.map((one) => {
            const isOne = one.oneId === proposalId;
            const number = isOne ? one.otherNumber : one.oneNumber;
            const title = isOne ? one.otherTitle : one.oneTitle;
            return (
              <li>
                {`${relationWords[one.kind]()} `}
                <a href={desk.proposal.to({ ...placeOf(edition), number: String(number) })}>
                  {`${number}. ${title}`}
                </a>
                {`. ${one.reason}`}
              </li>
            );
          })}
        </ul>
      )}
      <p>
        <a href={desk.relations.to(placeOf(edition))}>{m.review_relations_keep()}</a>
      </p>
    </Group>
  );
}

function SimilarOnes({ edition, similar }: ProposalPageProps) {
  if (similar.length === 0) return null;
  return (
    <Group id="parecidas" title={m.review_similar_title()}>
      <ul lang={writtenLang()}>
        {similar.map(({ number, title }) => (
          <li>
            <a href={proposalPath.to({ ...placeOf(edition), number: String(number) })}>
              {`${number}. ${title}`}
            </a>
          </li>
        ))}
      </ul>
    </Group>
  );
}
