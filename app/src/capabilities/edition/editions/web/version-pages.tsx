// The pages on which a version of the bases is closed, published, or proposed in the place of the one in force.

import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { RulebookFindings } from '../rules/rulebook-problems.ts';
import type { KeptCommitment, KeptVersion } from '../store/editions.ts';
import { type AtEdition, placeOf } from './at-desk.ts';
import type { ChangeLine } from './diff-words.ts';
import { findingWords, mendedAt } from './part-links.ts';
import { deskPage, fieldOf, Group } from './parts.tsx';
import { desk } from './paths.ts';
import { dayWords, money, numberWords } from './words.ts';

interface Asked {
  readonly at: AtEdition;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

function Changes({ lines }: { readonly lines: readonly ChangeLine[] }) {
  if (lines.length === 0) return <p>{m.editions_no_changes()}</p>;
  const parts = [
    { title: m.editions_changes_committed(), lines: lines.filter((one) => one.isCommitted) },
    { title: m.editions_changes_operational(), lines: lines.filter((one) => !one.isCommitted) },
  ];
  return (
    <>
      {parts
        .filter((part) => part.lines.length > 0)
        .map((part) => (
          <section class="stack">
            <h3>{part.title}</h3>
            <ul class="edition-lines">
              {part.lines.map(({ text }) => (
                <li>{text}</li>
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

export interface ClosePageProps extends Omit<Asked, 'typed'> {
  readonly findings: RulebookFindings;
  /** What changes since the last version that was closed; undefined when this is the first. */
  readonly lines: readonly ChangeLine[] | undefined;
  readonly version: number;
  /** The draft says what the last closed version says: there is nothing to close. */
  readonly isUnchanged: boolean;
}

export function closePage(props: ClosePageProps): Page {
  const { at, findings, lines, version, isUnchanged, problems, status } = props;
  const number = numberWords(version);
  const place = placeOf(at);
  return deskPage({
    given: at,
    title: m.editions_close_do({ version: number }),
    lead: m.editions_close_lead(),
    status,
    problems,
    children: (
      <>
        {findings.problems.length > 0 && (
          <ErrorSummary
            title={m.editions_problems_title()}
            takesFocus={false}
            problems={findings.problems.map((found) => ({
              message: findingWords(found, at.draft.rules),
              href: mendedAt(found, place),
            }))}
          />
        )}
        {isUnchanged && (
          <Notice title={m.editions_close_unchanged({ version: numberWords(version - 1) })}>
            <p>{m.editions_refused_nothing_changed()}</p>
            <p>
              <ButtonLink kind="secondary" href={desk.edition.to(place)}>
                {at.edition.name}
              </ButtonLink>
            </p>
          </Notice>
        )}
        {lines !== undefined && !isUnchanged && (
          <Group title={m.editions_changes_since()}>
            <Changes lines={lines} />
          </Group>
        )}
        {findings.problems.length === 0 && !isUnchanged && (
          <form class="stack" action={desk.close.to(place)} method="post">
            <input type="hidden" name="visto" value={at.draft.seen} />
            <p>{m.editions_close_text()}</p>
            <div>
              <Button>{m.editions_close_do({ version: number })}</Button>
            </div>
          </form>
        )}
      </>
    ),
  });
}

export interface PublishPageProps extends Asked {
  readonly version: KeptVersion;
  readonly commitment: KeptCommitment;
}

export function publishPage({
  at,
  version,
  commitment,
  typed,
  problems,
  status,
}: PublishPageProps): Page {
  const { unfinishedCount, unfinished } = at.edition;
  return deskPage({
    given: at,
    title: m.editions_publish_do(),
    lead: m.editions_publish_lead(),
    status,
    problems,
    children: (
      <form class="stack-wide" action={desk.publish.to(placeOf(at))} method="post" noValidate>
        <Notice title={m.editions_publish_backed()}>
          <p>
            {m.editions_publish_backed_text({
              version: numberWords(version.version),
              resolution: commitment.resolution,
              sitting: commitment.sitting,
              day: dayWords(commitment.sittingOn),
              amount: money(commitment.amountClp),
            })}
          </p>
        </Notice>
        {unfinishedCount > 0 && (
          <Group title={m.editions_debt_title()}>
            <p>{m.editions_debt_text({ number: numberWords(unfinishedCount) })}</p>
            <UnfinishedWorks names={unfinished} />
            <TextAreaField
              {...fieldOf(typed, problems)('motivo')}
              label={m.editions_debt_reason()}
              hint={m.editions_public_reason_hint()}
            />
          </Group>
        )}
        <p>{m.editions_publish_text()}</p>
        <div>
          <Button>{m.editions_publish_do()}</Button>
        </div>
      </form>
    ),
  });
}

/** By their names, as they were sanctioned. */
function UnfinishedWorks({ names }: { readonly names: readonly string[] }) {
  return (
    <ul>
      {names.map((name) => (
        <li lang={writtenLang()}>{name}</li>
      ))}
    </ul>
  );
}

export interface ChangePageProps extends Asked {
  readonly version: KeptVersion;
  readonly lines: readonly ChangeLine[];
  /** Undefined when what changed needs another commitment of the body first. */
  readonly commitment: KeptCommitment | undefined;
}

export function changePage(props: ChangePageProps): Page {
  const { at, version, lines, commitment, typed, problems, status } = props;
  const place = placeOf(at);
  const number = numberWords(version.version);
  return deskPage({
    given: at,
    title: m.editions_change_do(),
    lead: m.editions_change_lead({ version: number }),
    status,
    problems,
    children: (
      <>
        <Group title={m.editions_changes_title()}>
          <Changes lines={lines} />
        </Group>
        {commitment === undefined ? (
          <Notice tone="warning" title={m.editions_change_needs_commitment()}>
            <p>{m.editions_change_needs_commitment_text()}</p>
            <p>
              <ButtonLink href={desk.commitment.to(place)}>{m.editions_commit_do()}</ButtonLink>
            </p>
          </Notice>
        ) : (
          <form class="stack" action={desk.change.to(place)} method="post" noValidate>
            <TextAreaField
              {...fieldOf(typed, problems)('motivo')}
              label={m.editions_act_reason()}
              hint={m.editions_public_reason_hint()}
            />
            <p>{m.editions_two_people_text()}</p>
            <div>
              <Button>{m.editions_propose()}</Button>
            </div>
          </form>
        )}
      </>
    ),
  });
}
