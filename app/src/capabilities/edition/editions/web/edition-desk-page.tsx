// One edition at its desk: the step that comes now first, then what is missing, the bases by their parts, and what was decided.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { actPath } from '../../../../platform/two-person.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { deskStateOf } from '../rules/desk-state.ts';
import type { NextStep } from '../rules/next-step.ts';
import type { RulebookFindings } from '../rules/rulebook-problems.ts';
import { inForce } from '../rules/standing.ts';
import type { WaitingAct } from '../store/waiting-acts.ts';
import { type AtEdition, placeOf } from './at-desk.ts';
import { DecidedParts } from './decided-parts.tsx';
import { DeskRibbon } from './desk-ribbon.tsx';
import { findingWords, mendedAt, type PartSlug, partHref } from './part-links.ts';
import { partTitle } from './part-page.tsx';
import { deskPage, Group, StateTag } from './parts.tsx';
import { desk, editionPath } from './paths.ts';
import { eligibilityWords } from './rulebook-blocks.ts';
import { dayWords, fundingWords, levelWords, money, numberWords, splitWords } from './words.ts';

export interface EditionDeskProps {
  readonly at: AtEdition;
  readonly findings: RulebookFindings;
  readonly step: NextStep;
  readonly waiting: readonly WaitingAct[];
  readonly mayEdit: boolean;
}

export function editionDeskPage(props: EditionDeskProps): Page {
  const { at, mayEdit, findings } = props;
  const { edition, draft, today, institution } = at;
  const { calendar } = (edition.rules ?? draft.rules).operational;
  const isPublished = inForce(edition) !== undefined;
  return deskPage({
    given: at,
    title: edition.name,
    lead: m.editions_desk_edition_lead({ institution: institution.name }),
    tags: <StateTag state={deskStateOf(edition)} />,
    actions: isPublished && (
      <ButtonLink kind="deep" href={editionPath.to(placeOf(at))}>
        {m.editions_public_page()}
      </ButtonLink>
    ),
    children: (
      <>
        <DeskRibbon calendar={calendar} today={today} standing={edition} />
        <Waiting {...props} />
        <Now {...props} />
        {mayEdit && <Problems {...props} />}
        {findings.warnings.length > 0 && <Warnings {...props} />}
        <Parts {...props} />
        <DecidedParts at={at} />
        {mayEdit && <Tools {...props} />}
      </>
    ),
  });
}

function Waiting({ waiting }: EditionDeskProps) {
  if (waiting.length === 0) return null;
  return (
    <Notice tone="warning" title={m.editions_waiting_title()}>
      <ul class="edition-lines">
        {waiting.map(({ id, kind }) => (
          <li>
            <a href={actPath.to({ act: id })}>{waitingWords(kind)}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function waitingWords(kind: string): string {
  const words: Readonly<Record<string, () => string>> = {
    'editions/commit': m.editions_waiting_commit,
    'editions/revoke-commitment': m.editions_waiting_revoke,
    'editions/change-rules': m.editions_waiting_change,
    'editions/interrupt': m.editions_waiting_interrupt,
  };
  return words[kind]?.() ?? kind;
}

interface StepWords {
  readonly title: string;
  readonly text: string;
  readonly link?: { readonly label: string; readonly href: string };
}

/** The one step of this moment. */
function Now({ at, step, mayEdit, findings }: EditionDeskProps) {
  const { title, text, link } = stepWords(at, step, findings);
  return (
    <Group title={title}>
      <p>{text}</p>
      {mayEdit && link !== undefined && (
        <div class="cluster">
          <ButtonLink href={link.href}>{link.label}</ButtonLink>
        </div>
      )}
    </Group>
  );
}

function stepWords(at: AtEdition, step: NextStep, { problems }: RulebookFindings): StepWords {
  const place = placeOf(at);
  switch (step.kind) {
    case 'mend': {
      const [first] = problems;
      const href = first === undefined ? desk.edition.to(place) : mendedAt(first, place);
      const text = m.editions_step_mend_text({ count: numberWords(problems.length) });
      return {
        title: m.editions_step_mend(),
        text,
        link: { label: m.editions_step_mend_do(), href },
      };
    }
    case 'close': {
      const version = String(step.version);
      const link = { label: m.editions_close_do({ version }), href: desk.close.to(place) };
      return { title: m.editions_step_close(), text: m.editions_step_close_text(), link };
    }
    case 'commit':
    case 'commit-again': {
      const isAgain = step.kind === 'commit-again';
      const version = String(step.version.version);
      const link = { label: m.editions_commit_do(), href: desk.commitment.to(place) };
      const text = isAgain
        ? m.editions_step_commit_again_text({ version })
        : m.editions_step_commit_text({ version });
      return { title: m.editions_step_commit(), text, link };
    }
    case 'publish': {
      const link = { label: m.editions_publish_do(), href: desk.publish.to(place) };
      return { title: m.editions_step_publish(), text: m.editions_step_publish_text(), link };
    }
    case 'change': {
      const link = { label: m.editions_change_do(), href: desk.change.to(place) };
      return { title: m.editions_step_change(), text: m.editions_step_change_text(), link };
    }
    case 'resume': {
      const link = { label: m.editions_resume_do(), href: desk.interruption.to(place) };
      return { title: m.editions_step_resume(), text: m.editions_step_resume_text(), link };
    }
    case 'go-on': {
      const link = { label: m.editions_slate_see(), href: desk.slate.to(place) };
      return { title: m.editions_step_go_on(), text: m.editions_step_go_on_text(), link };
    }
    case 'over':
      return { title: m.editions_step_over(), text: m.editions_step_over_text() };
  }
}

function Problems({ at, findings }: EditionDeskProps) {
  const { problems } = findings;
  if (problems.length === 0) return null;
  return (
    <ErrorSummary
      title={m.editions_problems_title()}
      takesFocus={false}
      problems={problems.map((found) => ({
        message: findingWords(found, at.draft.rules),
        href: mendedAt(found, placeOf(at)),
      }))}
    />
  );
}

function Warnings({ at, findings, mayEdit }: EditionDeskProps) {
  return (
    <Notice tone="warning" title={m.editions_warnings_title()}>
      <ul class="edition-lines">
        {findings.warnings.map((found) => {
          const words = findingWords(found, at.draft.rules);
          return <li>{mayEdit ? <a href={mendedAt(found, placeOf(at))}>{words}</a> : words}</li>;
        })}
      </ul>
    </Notice>
  );
}

/** Each part of the bases as it stands in the draft. */
function Parts({ at, mayEdit }: EditionDeskProps) {
  const place = placeOf(at);
  const rows: readonly { readonly label: string; readonly href: string; readonly text: string }[] =
    [
      ...(['dinero'] as const).map((slug) => partRow(at, slug)),
      {
        label: m.editions_part_contests(),
        href: desk.contests.to(place),
        text: contestsText(at),
      },
      ...(['participacion', 'reglas', 'calendario', 'base-legal', 'opciones'] as const).map(
        (slug) => partRow(at, slug),
      ),
    ];
  return (
    <Group title={m.editions_parts()}>
      <dl class="edition-summary">
        {rows.map(({ label, href, text }) => (
          <div>
            <dt>{mayEdit ? <a href={href}>{label}</a> : label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Group>
  );
}

function partRow(at: AtEdition, slug: PartSlug) {
  const texts: Readonly<Record<PartSlug, () => string>> = {
    dinero: () => moneyText(at),
    participacion: () => eligibilityWords(at.draft.rules.committed.voters),
    reglas: () => effectText(at),
    calendario: () => calendarText(at),
    'base-legal': () => basisText(at),
    opciones: () => at.draft.rules.operational.contact.where || m.editions_value_none(),
  };
  return { label: partTitle(slug), href: partHref(slug, placeOf(at)), text: texts[slug]() };
}

function moneyText({ draft }: AtEdition): string {
  const { committed, operational } = draft.rules;
  return m.editions_money_text({
    amount: money(committed.envelopeClp),
    source: fundingWords[operational.funding.source](),
    formula: splitWords[committed.split.formula](),
  });
}

function contestsText({ draft }: AtEdition): string {
  const { contests } = draft.rules.committed;
  return m.editions_contests_text({
    number: numberWords(contests.length),
    names: contests.map(({ name }) => name).join(', '),
  });
}

function effectText({ draft }: AtEdition): string {
  const { level, effect } = draft.rules.committed;
  return m.editions_effect_text({ level: levelWords[level](), effect });
}

function calendarText({ draft }: AtEdition): string {
  const voting = draft.rules.operational.calendar.find(({ phase }) => phase === 'voting');
  if (voting === undefined) return m.editions_value_none();
  return m.editions_calendar_text({ from: dayWords(voting.from), until: dayWords(voting.until) });
}

function basisText({ draft }: AtEdition): string {
  const { legalBasis, planning } = draft.rules.operational;
  return m.editions_basis_text({
    norms: numberWords(legalBasis.length),
    plans: numberWords(planning.length),
  });
}

function Tools({ at }: EditionDeskProps) {
  const place = placeOf(at);
  const { edition, draft, institution } = at;
  if (edition.isArchived) return null;
  const isPublished = inForce(edition) !== undefined;
  const { committee, cosocOpinion } = draft.rules.operational.options;
  const hasVersion = edition.versions.length > 0;
  const links = [
    { label: m.editions_slate_title(), href: desk.slate.to(place), isShown: isPublished },
    {
      label: m.editions_committee_title(),
      href: desk.committee.to(place),
      isShown: committee !== null,
    },
    { label: m.editions_gatherings_title(), href: desk.gatherings.to(place), isShown: true },
    {
      label: m.editions_opinion_title(),
      href: desk.opinion.to(place),
      isShown: hasVersion && cosocOpinion && institution.kind === 'municipality',
    },
    {
      label: m.editions_interruption_title(),
      href: desk.interruption.to(place),
      isShown: isPublished,
    },
    {
      label: m.editions_revocation_title(),
      href: desk.revocation.to(place),
      isShown: edition.commitments.some(({ isRevoked }) => !isRevoked),
    },
    { label: m.editions_archive_title(), href: desk.archive.to(place), isShown: isPublished },
  ];
  return (
    <Group title={m.editions_tools()}>
      <ul class="edition-rows">
        {links
          .filter(({ isShown }) => isShown)
          .map(({ label, href }) => (
            <li>
              <a href={href}>{label}</a>
            </li>
          ))}
      </ul>
    </Group>
  );
}
