// One joining as everybody reads it: how it stands, who has answered, what it would become, and what of each original changes.
//
// Accessibility: answers stand in a table; differences are `del` and `ins`; each answer is a form of its own with its heading.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { KeptJoining, KeptPart } from '../store/joinings.ts';
import type { Proposal } from '../store/proposals.ts';
import { joiningAddress, joiningDesk, joiningPath } from './joining-paths.ts';
import { consentWords, endWords, kindWords } from './joining-words.ts';
import { addressOf, proposalPath } from './paths.ts';
import { dayWords } from './state-words.ts';
import { ChangedField, fieldsOf } from './version-page.tsx';

export interface JoiningPageProps {
  readonly joining: KeptJoining;
  readonly originals: readonly Proposal[];
  readonly crumbs: readonly Crumb[];
  /** Names of sectors by their id. */
  readonly territories: ReadonlyMap<string, string>;
  /** Parts for which whoever looks may answer, and in which capacity. */
  readonly own: readonly KeptPart[];
  readonly orphans: readonly KeptPart[];
  /** Where it is taken back; undefined for whoever did not ask for it. */
  readonly takeBackAction: string | undefined;
  /** Where those who are left are asked again without whoever said no. */
  readonly againHref: string | undefined;
  readonly done: string | undefined;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
}

export function joiningPage(props: JoiningPageProps): Page {
  const { joining, crumbs, own, orphans, takeBackAction, againHref, done, problems, status } =
    props;
  const { kind, reason, answerUntil, ended, becomes } = joining;
  const title = kindWords[kind]();
  const lead =
    ended === null ? m.proposals_joining_open({ day: dayWords(answerUntil) }) : endWords[ended]();
  const action = joiningPath.to(joiningAddress(joining));
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${becomes[0]?.title ?? ''}`,
    description: lead,
    robots: 'noindex',
    current: 'comunas',
    hero: <Hero title={title} crumbs={[...crumbs, { label: title }]} lead={lead} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          <FormProblems problems={problems} />
          <p lang={writtenLang()}>{m.proposals_page_reason({ reason })}</p>
          <Children joining={joining} />
          {own.map((part) => (
            <AnswerForm {...props} part={part} action={action} />
          ))}
          {orphans.map((part) => (
            <AnswerForm
              {...props}
              part={part}
              action={joiningDesk.answer.to(joiningAddress(joining))}
              isOfInstitution
            />
          ))}
          <Answers joining={joining} />
          {againHref && (
            <p class="screen-only">
              <ButtonLink href={againHref}>{m.proposals_joining_again()}</ButtonLink>
            </p>
          )}
          <Comparison {...props} />
          {takeBackAction && (
            <form class="screen-only" action={takeBackAction} method="post">
              <input type="hidden" name="accion" value="retirar" />
              <Button kind="secondary">{m.proposals_joining_take_back()}</Button>
            </form>
          )}
        </div>
      </section>
    ),
  };
}

function Children({ joining }: { readonly joining: KeptJoining }) {
  const { children, institutionSlug: institution, editionSlug: edition } = joining;
  if (children.length === 0) return null;
  return (
    <section class="stack">
      <h2>{m.proposals_page_lineage_to()}</h2>
      <ul class="plain-links">
        {children.map(({ number, title }) => (
          <li>
            <a href={proposalPath.to({ institution, edition, number: String(number) })}>
              {m.proposals_page_number({ number })}: <span lang={writtenLang()}>{title}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Answers({ joining }: { readonly joining: KeptJoining }) {
  const { parts, ended, institutionName } = joining;
  return (
    <RuledTable
      caption={m.proposals_joining_answers()}
      columns={[
        { label: m.proposals_joining_original() },
        { label: m.proposals_page_author() },
        { label: m.proposals_joining_answer() },
      ]}
      rows={parts.map((part) => [
        <a
          href={proposalPath.to({
            institution: joining.institutionSlug,
            edition: joining.editionSlug,
            number: String(part.number),
          })}
        >
          {m.proposals_page_number({ number: part.number })}: {part.title}
        </a>,
        part.authorName,
        <>
          {part.consent === null
            ? ended === null
              ? m.proposals_joining_consent_waits()
              : m.proposals_joining_consent_none()
            : consentWords[part.consent]()}
          {part.answeredBy === 'institution' &&
            ` · ${m.proposals_joining_by_institution({ institution: institutionName })}`}
          {part.reason !== null && (
            <span class="proposal-said-why" lang={writtenLang()}>
              {m.proposals_page_reason({ reason: part.reason })}
            </span>
          )}
        </>,
      ])}
    />
  );
}

interface AnswerFormProps extends JoiningPageProps {
  readonly part: KeptPart;
  readonly action: string;
  readonly isOfInstitution?: boolean;
}

/** Yes or no, for one of the originals. */
function AnswerForm({ part, action, isOfInstitution = false, typed, problems }: AnswerFormProps) {
  const id = `razon-${part.number}`;
  const { number } = part;
  return (
    <form class="stack proposal-state screen-only" action={action} method="post" noValidate>
      <h2 class="panel-heading">
        {isOfInstitution
          ? m.proposals_joining_answer_orphan({ number })
          : m.proposals_joining_answer_own({ number })}
      </h2>
      {isOfInstitution && <p>{m.proposals_joining_answer_orphan_note()}</p>}
      <input type="hidden" name="propuesta" value={part.proposalId} />
      <input type="hidden" name="version" value={String(part.version)} />
      <TextAreaField
        id={id}
        name="razon"
        label={m.proposals_joining_answer_reason()}
        hint={
          isOfInstitution
            ? m.proposals_joining_answer_reason_public()
            : m.proposals_joining_answer_reason_hint()
        }
        error={problemOf(problems, id)}
        value={typed.propuesta === part.proposalId ? typed.razon : ''}
        rows={2}
      />
      <p class="cluster">
        <Button name="accion" value="si">
          {m.proposals_joining_yes()}
        </Button>
        <Button kind="secondary" name="accion" value="no">
          {m.proposals_joining_no()}
        </Button>
      </p>
    </form>
  );
}

/** What each original says today, with what it would say. */
function Comparison({ joining, originals, territories }: JoiningPageProps) {
  const nameOf = (id: string | null) => (id === null ? null : (territories.get(id) ?? null));
  return (
    <>
      {joining.becomes.map((contents, place) =>
        originals.map((original) => {
          const after = fieldsOf({ contents, territoryName: nameOf(contents.territoryId) });
          const before = fieldsOf(original);
          const heading = m.proposals_joining_compare({
            number: original.number,
            place: place + 1,
          });
          return (
            <section class="stack">
              <h2>
                {joining.kind === 'merge'
                  ? m.proposals_joining_compare_merge({ number: original.number })
                  : heading}
              </h2>
              <p class="secondary">
                <a href={proposalPath.to(addressOf(original))}>
                  {m.proposals_joining_see_original()}
                </a>
              </p>
              {after.map(({ label, text }, index) => (
                <ChangedField label={label} before={before[index]?.text ?? ''} after={text} />
              ))}
            </section>
          );
        }),
      )}
    </>
  );
}
