// Parts of the public page of an edition: its ribbon, its envelope, its act, its level, its slate and its dates.

import { fraction } from '@minga/basics';
import { m } from '#words';
import { fileAddress } from '../../../../platform/files/file-routes.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { ActPanel } from '../../../../ui/act-panel/act-panel.tsx';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { EnvelopeBar } from '../../../../ui/envelope-bar/envelope-bar.tsx';
import {
  PhaseRibbon,
  type Phase as RibbonPhase,
} from '../../../../ui/phase-ribbon/phase-ribbon.tsx';
import { ProjectList } from '../../../../ui/project-list/project-list.tsx';
import { type DatedStep, Timeline } from '../../../../ui/timeline/timeline.tsx';
import type { Phase, PhasePlan } from '../rules/rulebook.ts';
import type { KeptCommitment } from '../store/editions.ts';
import type { PublicProject } from '../store/public-editions.ts';
import {
  calendarFilePath,
  calendarPath,
  commitmentPath,
  contestPath,
  versionPath,
} from './paths.ts';
import { drawingOf } from './project-drawing.ts';
import {
  bodyOf,
  leftWords,
  rangeWords,
  ratioWords,
  shortDay,
  shortHash,
  stepWords,
  tallyWords,
} from './public-words.ts';
import { at, type SeenContest, type SeenEdition } from './seen-edition.ts';
import { dayWords, factorWords, money, phaseWords } from './words.ts';

export interface OfEdition {
  readonly seen: SeenEdition;
}

/** The spine of every page of an edition. */
export function EditionRibbon({ seen }: OfEdition) {
  const { steps, current, halted, today } = seen;
  const phases = steps.map((one): RibbonPhase => {
    const moved = seen.extensions.find(
      ({ step, until }) => step === one.step && until === one.until,
    );
    const left = leftWords(one);
    const isHalted = halted !== undefined && one === current;
    return {
      name: stepWords[one.step](),
      dates: rangeWords(one.from, one.until, today),
      state: isHalted ? 'suspended' : one.state,
      ...(left === undefined || isHalted ? {} : { remaining: left }),
      ...(moved === undefined || one !== current
        ? {}
        : {
            extended: {
              oldEnd: shortDay(moved.promised, today),
              href: versionPath.to({ ...at(seen.edition), version: String(moved.version) }),
            },
          }),
    };
  });
  return <PhaseRibbon phases={phases} deadline={deadlineOf(seen)} />;
}

function deadlineOf({ steps, current, halted }: SeenEdition): string {
  if (halted !== undefined && current !== undefined) {
    return m.editions_page_halted_deadline({ day: dayWords(current.until) });
  }
  if (current !== undefined) {
    const left = leftWords(current);
    const day = dayWords(current.until);
    return left === undefined ? day : m.editions_page_until({ day, left });
  }
  const next = steps.find(({ state }) => state === 'to-come');
  if (next === undefined) return m.editions_page_all_over();
  return m.editions_page_next_step({ step: stepWords[next.step](), day: dayWords(next.from) });
}

/** The whole envelope against all that is asked for, and what is missing before the vote can open. */
export function EnvelopePart({ seen }: OfEdition) {
  const { edition, contests } = seen;
  const { envelopeClp, breadth, scope } = edition.rules.committed;
  const demandClp = contests.reduce((sum, one) => sum + one.breadth.demandClp, 0);
  const [envelope, demand] = [BigInt(envelopeClp), BigInt(demandClp)];
  const narrow = contests.filter((one) => one.narrow !== undefined && one.stage === undefined);
  const [title, text] = envelopeWords(seen, narrow);
  return (
    <section class="stack">
      <h2>{title}</h2>
      <p>{text}</p>
      {narrow.length > 0 && hasProjects(contests) && <Narrow seen={seen} narrow={narrow} />}
      <EnvelopeBar
        envelope={envelope}
        demand={demand}
        envelopeLabel={m.editions_page_envelope({ amount: money(envelopeClp) })}
        demandLabel={
          <>
            {m.editions_page_demand({ scope })} <strong class="money">{money(demandClp)}</strong>
          </>
        }
        ratio={m.editions_page_times({ ratio: ratioWords(fraction(demand, envelope)) })}
        note={
          <>
            {m.editions_page_least_breadth({ factor: factorWords(breadth) })} {ownShare(seen)}
          </>
        }
      />
    </section>
  );
}

const hasProjects = (contests: readonly SeenContest[]) =>
  contests.some(({ projects }) => projects.length > 0);

function envelopeWords(
  seen: SeenEdition,
  narrow: readonly SeenContest[],
): readonly [string, string] {
  const { edition, contests } = seen;
  const { scope } = edition.rules.committed;
  if (!hasProjects(contests)) {
    return [m.editions_page_none_yet_title({ scope }), m.editions_page_none_yet_text({ scope })];
  }
  if (narrow.length > 0) {
    const text = `${m.editions_page_short_text()} ${proposingWords(seen)}`;
    return [m.editions_page_short_title({ scope }), text];
  }
  const body = bodyOf(edition.place).inside;
  return [m.editions_page_more_title(), m.editions_page_more_text({ body })];
}

/** Whether what is missing can still be proposed, by the phase of the day. */
function proposingWords({ halted, phases }: SeenEdition): string {
  if (halted === 'annulled') return m.editions_page_short_annulled();
  if (halted === 'suspended') return m.editions_page_short_halted();
  const submission = phases.find(({ phase }) => phase === 'submission');
  if (submission?.state === 'now') {
    return m.editions_page_short_open({ day: dayWords(submission.until) });
  }
  if (submission?.state === 'to-come') {
    return m.editions_page_short_to_come({ day: dayWords(submission.from) });
  }
  return m.editions_page_short_closed();
}

/** The ballots that fall short, by name, each with its own figures. */
function Narrow({ seen, narrow }: OfEdition & { readonly narrow: readonly SeenContest[] }) {
  const factor = factorWords(seen.edition.rules.committed.breadth);
  return (
    <ul>
      {narrow.map((one) => (
        <li>
          <a href={contestPath.to({ ...at(seen.edition), contest: one.code })}>
            <span lang={writtenLang()}>{one.name}</span>
          </a>
          {': '}
          {one.narrow?.code === 'editions/slate-without-choice'
            ? m.editions_page_short_all_fit()
            : m.editions_page_short_times({ ratio: ratioWords(one.breadth.ratio), factor })}
        </li>
      ))}
    </ul>
  );
}

function ownShare({ edition, contests }: SeenEdition): string {
  const { scope } = edition.rules.committed;
  const projects = contests.flatMap((one) => one.projects);
  const own = projects.filter(({ isOfInstitution }) => isOfInstitution);
  if (projects.length === 0) return '';
  if (own.length === 0) return m.editions_page_own_share_none();
  const amount = money(own.reduce((sum, { costClp }) => sum + costClp, 0));
  return m.editions_page_own_share({ scope, own: own.length, count: projects.length, amount });
}

/** The act on which all stands, every vote one press away. */
export function CommitmentPanel({
  seen,
  commitment,
}: OfEdition & { readonly commitment: KeptCommitment }) {
  const { place } = seen.edition;
  const { name, certifies } = bodyOf(place);
  const { resolution, sittingOn, votes, amountClp, fileId, fileSha256 } = commitment;
  const rows = [
    { label: m.editions_page_act_sitting(), text: dayWords(sittingOn) },
    { label: m.editions_page_act_vote(), text: tallyWords(votes) },
    { label: m.editions_page_act_amount(), text: <span class="money">{money(amountClp)}</span> },
    { label: m.editions_page_act_certifies(), text: certifies },
  ];
  return (
    <ActPanel
      id={`acuerdo-${commitment.id}`}
      state={commitment.isRevoked ? 'revoked' : 'signed'}
      tag={commitment.isRevoked ? m.editions_page_act_revoked() : m.editions_page_act_signed()}
      title={m.editions_page_act_title({ resolution, body: name })}
      rows={rows}
      hash={{ label: m.editions_page_act_hash(), code: shortHash(fileSha256) }}
      links={
        <>
          <a href={commitmentPath.to(at(seen.edition))}>{m.editions_page_act_votes_link()}</a>
          {' · '}
          <a href={fileAddress(fileId)}>{m.editions_page_act_pdf()}</a>
        </>
      }
    />
  );
}

const FIRST_PROJECTS = 5;

export function Slate({ seen, contest }: OfEdition & { readonly contest: SeenContest }) {
  const { projects } = contest;
  const { scope } = seen.edition.rules.committed;
  return (
    <section class="stack">
      <h2>
        {m.editions_page_projects_of({ scope })} <span lang={writtenLang()}>{contest.name}</span>
      </h2>
      <Projects
        projects={projects.slice(0, FIRST_PROJECTS)}
        order={m.editions_page_projects_order()}
      />
      <p>
        <ButtonLink
          kind="secondary"
          href={contestPath.to({ ...at(seen.edition), contest: contest.code })}
        >
          {m.editions_page_all_projects({ scope, count: projects.length })}
        </ButtonLink>
      </p>
    </section>
  );
}

export function Projects({
  projects,
  order,
}: {
  readonly projects: readonly PublicProject[];
  readonly order?: string;
}) {
  return (
    <ProjectList
      order={order}
      projects={projects.map(
        ({ name, costClp, isOfInstitution, isWithdrawn, withdrawnReason }) => ({
          kind: drawingOf(name),
          name: <span lang={writtenLang()}>{name}</span>,
          cost: money(costClp),
          isRejected: isWithdrawn,
          text: isWithdrawn ? (
            <>
              {m.editions_page_project_withdrawn()}{' '}
              <span lang={writtenLang()}>{withdrawnReason}</span>
            </>
          ) : isOfInstitution ? (
            m.editions_page_project_own()
          ) : (
            m.editions_page_project_feasible()
          ),
        }),
      )}
    />
  );
}

export function Dates({ seen }: OfEdition) {
  const { calendar } = seen.edition.rules.operational;
  const done = seen.steps.filter(({ state }) => state === 'done').flatMap(({ phases }) => phases);
  const steps = calendar
    .filter(({ phase, until }) => !done.includes(phase) && until >= seen.today)
    .flatMap((plan) => datesOf(plan, seen))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.editions_page_dates()}</h2>
      {steps.length === 0 ? <p>{m.editions_page_all_over()}</p> : <Timeline steps={steps} />}
      <ul class="plain-links">
        <li>
          <a href={calendarPath.to(at(seen.edition))}>{m.editions_page_whole_calendar()}</a>
        </li>
        <li>
          <a href={calendarFilePath.to(at(seen.edition))}>{m.editions_page_add_calendar()}</a>
        </li>
      </ul>
    </section>
  );
}

function datesOf(plan: PhasePlan, seen: SeenEdition): readonly (DatedStep & { at: string })[] {
  const { phase, from, until } = plan;
  const { today } = seen;
  const moved = seen.extensions.find((one) => one.phase === phase);
  const on = (day: string, text: string, promised?: string) => ({
    at: day,
    day: rangeWords(day, day, today),
    text,
    ...(promised === undefined ? {} : { promised: shortDay(promised, today) }),
  });
  const start = from < today ? [] : [on(from, beginningWords(phase, seen))];
  const hasEnd = phase === 'voting' || from < today || moved !== undefined;
  if (phase === 'execution') {
    const { scope } = seen.edition.rules.committed;
    const text = m.editions_page_date_execution({ scope });
    return [{ at: from, day: rangeWords(from, until, today), text }];
  }
  if (phase === 'sanction') return [on(until, beginningWords(phase, seen), moved?.promised)];
  return hasEnd ? [...start, on(until, endWords(phase), moved?.promised)] : start;
}

function beginningWords(phase: Phase, { edition }: SeenEdition): string {
  if (phase === 'voting') return m.editions_page_date_voting_from();
  if (phase === 'sanction') {
    return m.editions_page_date_sanction({ body: bodyOf(edition.place).inside });
  }
  return m.editions_page_date_from({ phase: phaseWords[phase]() });
}

function endWords(phase: Phase): string {
  return phase === 'voting'
    ? m.editions_page_date_voting_until()
    : m.editions_page_date_until({ phase: phaseWords[phase]() });
}
