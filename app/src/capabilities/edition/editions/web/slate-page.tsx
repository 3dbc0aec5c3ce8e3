// How wide the slate of each ballot is: what there is, what is asked for, what is missing, and what can be done.
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale, writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { EnvelopeBar } from '../../../../ui/envelope-bar/envelope-bar.tsx';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { formatPercent, formatTruncatedRatio } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import {
  type Breadth,
  type BreadthRefusal,
  breadthRefusal,
  measureBreadth,
} from '../rules/breadth.ts';
import type { ContestNamed } from '../rules/contests.ts';
import { opensFrom, phaseOn } from '../rules/phases.ts';
import type { EditionScope, Rulebook } from '../rules/rulebook.ts';
import { stageOf } from '../rules/standing.ts';
import type { KeptProject } from '../store/passages.ts';
import { type AtEdition, placeOf } from './at-desk.ts';
import { deskPage, fieldOf, Group } from './parts.tsx';
import { desk } from './paths.ts';
import { refusalSentence } from './refusal-words.ts';
import { dayWords, factorWords, money, numberWords, phaseWords, stageWords } from './words.ts';

export interface SlatePageProps {
  readonly at: AtEdition;
  readonly rules: Rulebook;
  readonly contests: readonly ContestNamed[];
  readonly slate: readonly KeptProject[];
  readonly mayEdit: boolean;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

interface Measured {
  readonly contest: ContestNamed;
  readonly projects: readonly KeptProject[];
  readonly breadth: Breadth;
  readonly narrow: BreadthRefusal | undefined;
}

export function slatePage(props: SlatePageProps): Page {
  const { at, rules, contests, slate, problems, status, mayEdit } = props;
  const measured = contests.map((contest): Measured => {
    const projects = slate.filter(({ contestId }) => contestId === contest.id);
    const breadth = measureBreadth(projects, contest);
    return {
      contest,
      projects,
      breadth,
      narrow: breadthRefusal(breadth, contest, rules.committed.breadth),
    };
  });
  const isAnyNarrow = measured.some(({ narrow }) => narrow !== undefined);
  return deskPage({
    given: at,
    title: m.editions_slate_title(),
    lead: m.editions_slate_lead({
      scope: rules.committed.scope,
      factor: factorWords(rules.committed.breadth),
    }),
    status,
    problems,
    children: (
      <>
        {measured.map((one) => (
          <ContestSlate {...props} measured={one} />
        ))}
        {mayEdit && isAnyNarrow && <Extend {...props} />}
      </>
    ),
  });
}

type OfContest = SlatePageProps & { readonly measured: Measured };

function ContestSlate(props: OfContest) {
  const { at, measured, mayEdit, rules } = props;
  const { contest, breadth, narrow, projects } = measured;
  const { demandClp, institutionClp, ratio } = breadth;
  const { scope } = rules.committed;
  const stage = stageOf(at.edition, contest.id);
  const times = m.editions_times({ ratio: formatTruncatedRatio(ratio, currentLocale()) });
  return (
    <Group title={<span lang={writtenLang()}>{contest.name}</span>} id={contest.code}>
      <div class="cluster">
        {stage === undefined ? (
          <Tag tone={narrow === undefined ? 'done' : 'attention'}>
            {narrow === undefined ? m.editions_breadth_enough() : m.editions_breadth_missing()}
          </Tag>
        ) : (
          <Tag tone="struct">{stageWords[stage]()}</Tag>
        )}
      </div>
      <EnvelopeBar
        envelope={BigInt(contest.amountClp)}
        demand={BigInt(demandClp)}
        envelopeLabel={m.editions_bar_amount({ amount: money(contest.amountClp) })}
        demandLabel={m.editions_bar_demand({ scope, demand: money(demandClp) })}
        ratio={times}
        note={m.editions_bar_note({
          factor: factorWords(rules.committed.breadth),
          share: formatPercent(institutionClp, demandClp, currentLocale()),
        })}
      />
      <Projects projects={projects} scope={scope} />
      {stage === undefined && narrow !== undefined && (
        <Notice tone="warning" title={m.editions_breadth_missing()}>
          <p>{refusalSentence(narrow)}</p>
        </Notice>
      )}
      {mayEdit && stage === undefined && narrow === undefined && <Opening {...props} />}
      {mayEdit && stage === undefined && narrow !== undefined && <Join {...props} />}
    </Group>
  );
}

interface ProjectsProps {
  readonly projects: readonly KeptProject[];
  readonly scope: EditionScope;
}

function Projects({ projects, scope }: ProjectsProps) {
  if (projects.length === 0) return <p>{m.editions_slate_none({ scope })}</p>;
  return (
    <RuledTable
      caption={m.editions_slate_projects({ scope, number: numberWords(projects.length) })}
      columns={[
        { label: m.editions_project({ scope }) },
        { label: m.editions_project_cost(), align: 'end' },
        { label: m.editions_column_state() },
      ]}
      rows={projects.map((project) => [
        <span lang={writtenLang()}>{project.name}</span>,
        money(project.costClp),
        project.isWithdrawn ? m.editions_project_withdrawn() : m.editions_project_feasible(),
      ])}
    />
  );
}

/** The vote opens in its phase of the calendar in force: before it, only from which day is said. */
function Opening(props: OfContest) {
  const { at, rules } = props;
  const from = opensFrom(rules.operational.calendar, at.today);
  if (from === undefined) return <Open {...props} />;
  return <p class="secondary">{refusalSentence({ code: 'editions/vote-not-yet', from })}</p>;
}

/** For whoever votes elsewhere: it is opened here, with the figures that it was measured with. */
function Open({ at, measured }: OfContest) {
  const { code } = measured.contest;
  return (
    <form class="stack" action={desk.open.to({ ...placeOf(at), contest: code })} method="post">
      <p class="secondary">{m.editions_open_text()}</p>
      <div>
        <Button>{m.editions_open_do()}</Button>
      </div>
    </form>
  );
}

/** Joins another contest, or leaves its amount to that of everybody: both go into the draft and need the body. */
function Join({ at, measured, contests, typed, problems }: OfContest) {
  const { code } = measured.contest;
  const others = contests.filter((one) => one.code !== code);
  if (others.length === 0) return null;
  const { name: _, id, ...field } = fieldOf(typed, problems)(`con-${code}`);
  return (
    <form class="stack" action={desk.slate.to(placeOf(at))} method="post">
      <input type="hidden" name="concurso" value={code} />
      <SelectField
        {...field}
        id={id}
        name={`con-${code}`}
        label={m.editions_join_into()}
        hint={m.editions_join_hint()}
        options={[
          { value: '', label: m.editions_choose() },
          ...others.map((one) => ({
            value: one.code,
            label:
              one.kind === 'transversal'
                ? m.editions_join_common({ contest: one.name })
                : m.editions_join_other({ contest: one.name }),
          })),
        ]}
      />
      <div>
        <Button kind="secondary">{m.editions_join_do()}</Button>
      </div>
    </form>
  );
}

const extendable = ['call', 'assemblies', 'submission', 'feasibility'] as const;

function Extend({ at, typed, problems }: SlatePageProps) {
  const field = fieldOf(typed, problems);
  const { calendar } = at.draft.rules.operational;
  const choices = calendar.filter(({ phase }) => extendable.some((one) => one === phase));
  if (choices.length === 0) return null;
  const usual = phaseOn(choices, at.today) ?? choices.find(({ until }) => until >= at.today);
  return (
    <Group title={m.editions_extend_title()} id="alargar">
      <p class="secondary">{m.editions_extend_text()}</p>
      <form class="stack" action={desk.extend.to(placeOf(at))} method="post" noValidate>
        <div class="edition-pair">
          <SelectField
            {...field('fase')}
            value={typed.fase ?? (usual ?? choices.at(-1))?.phase ?? ''}
            label={m.editions_phase()}
            options={choices.map(({ phase, until }) => {
              const named = { phase: phaseWords[phase](), day: dayWords(until) };
              const isOver = until < at.today;
              return {
                value: phase,
                label: isOver ? m.editions_phase_ended(named) : m.editions_phase_ends(named),
              };
            })}
          />
          <Field {...field('hasta')} type="date" label={m.editions_field_new_until()} />
        </div>
        <div>
          <Button kind="secondary">{m.editions_extend_do()}</Button>
        </div>
      </form>
    </Group>
  );
}
