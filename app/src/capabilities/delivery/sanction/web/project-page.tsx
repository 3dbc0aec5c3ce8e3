// One project in a sitting: where the vote put it, what each decision would do, what is decided, and how each member voted.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { resultPath } from '../../../vote/count/index.ts';
import { decideDeciding } from '../rules/deciding.ts';
import { draftsOf, signedOf, standingOf } from '../rules/standing.ts';
import type { KeptDecision } from '../store/submissions.ts';
import type { AtProject } from './at-desk.ts';
import { DecisionForm } from './decision-fields.tsx';
import {
  count,
  day,
  Fact,
  framedDesk,
  Group,
  money,
  OutcomeTag,
  placeOf,
  Written,
} from './desk-parts.tsx';
import { EffectLine } from './effect-words.tsx';
import { sanctionDesk } from './paths.ts';
import { decidedHere, hereOf, type ProjectPageProps } from './project-parts.ts';
import { sentenceOf } from './refusal-words.ts';
import { Votes } from './vote-fields.tsx';

/** Why nothing can be written of it in this sitting now. */
function closedBecause({ submission, sitting, matter, contest }: AtProject) {
  if (sitting.state !== 'open') return sentenceOf({ code: `sanction/sitting-${sitting.state}` });
  if (contest.isStale) return sentenceOf({ code: 'sanction/stale' });
  const of = ({ projectId }: KeptDecision) => projectId === matter.projectId;
  const may = decideDeciding(standingOf(signedOf(submission).find(of)), sitting.heldOn);
  if (!may.ok) return sentenceOf(may.error);
  const draft = draftsOf(submission).find(of);
  return draft !== undefined && draft.sittingId !== sitting.id
    ? sentenceOf({ code: 'sanction/voted-already' })
    : undefined;
}

export function projectPage(props: ProjectPageProps): Page {
  const { at, mayRecord, problems, status, done } = props;
  const { edition, sitting, matter } = at;
  const closed = closedBecause(at);
  const decided = decidedHere(at);
  const canWrite = mayRecord && closed === undefined;
  return framedDesk({
    ...{ edition, status, done },
    title: matter.name,
    lead: m.sanction_desk_project_lead({ place: count(matter.place), cost: money(matter.costClp) }),
    tags: <OutcomeTag outcome={decided?.outcome} />,
    crumbs: [
      {
        label: sitting.name,
        href: sanctionDesk.sitting.to({ ...placeOf(edition), sitting: sitting.id }),
      },
      { label: matter.name },
    ],
    body: (
      <>
        <FormProblems problems={problems} isOnPage={(field) => isOnPage(props, field)} />
        {closed !== undefined && (
          <Notice>
            <p>{closed}</p>
          </Notice>
        )}
        <Facts {...props} />
        {closed === undefined && <EffectsShown {...props} />}
        {canWrite && <DecisionForm {...props} />}
        {!canWrite && decided !== undefined && <Decided decided={decided} />}
        {decided !== undefined && <Votes {...props} {...{ decided, canWrite }} />}
      </>
    ),
  });
}

function isOnPage({ at, mayRecord }: ProjectPageProps, field: string): boolean {
  if (!mayRecord) return false;
  const isVoted = (decidedHere(at)?.votes.length ?? 0) > 0;
  if (['integrante', 'voto', 'interes', 'porque'].includes(field)) return isVoted;
  if (closedBecause(at) !== undefined) return false;
  return /^(voto|interes)-/.test(field) ? decidedHere(at) !== undefined && !isVoted : true;
}

function Facts({ at }: ProjectPageProps) {
  const { edition, contest, matter } = at;
  return (
    <dl class="sanction-facts">
      <Fact label={m.sanction_desk_column_number()}>{count(matter.number)}</Fact>
      <Fact label={m.sanction_desk_column_place()}>{count(matter.place)}</Fact>
      <Fact label={m.sanction_column_cost()}>{money(matter.costClp)}</Fact>
      <Fact label={m.sanction_column_reached()}>
        <Tag tone={matter.isFunded ? 'done' : 'outline'}>
          {matter.isFunded ? m.sanction_reached() : m.sanction_not_reached()}
        </Tag>
      </Fact>
      <Fact label={m.sanction_desk_why_there()}>
        <a href={resultPath.to({ ...placeOf(edition), contest: contest.code })}>
          {m.sanction_desk_reasons_of_count()}
        </a>
      </Fact>
    </dl>
  );
}

function EffectsShown({ at, effects }: ProjectPageProps) {
  const { ifApproved, ifRejected, ifChanged } = effects;
  const uncounted = m.sanction_refused_recount_failed();
  return (
    <Group id="efectos" title={m.sanction_desk_effects_title()}>
      <p>{m.sanction_desk_effects_lead()}</p>
      <EffectLine label={m.sanction_desk_if_approved()} change={ifApproved} uncounted={uncounted} />
      <EffectLine label={m.sanction_desk_if_rejected()} change={ifRejected} uncounted={uncounted} />
      {ifChanged !== undefined && (
        <EffectLine
          label={m.sanction_desk_if_changed_to({ amount: money(ifChanged.amountClp) })}
          change={ifChanged.change}
          uncounted={uncounted}
        />
      )}
      <form class="sanction-ask" action={sanctionDesk.project.to(hereOf(at))} method="get">
        <Field
          id="supuesto"
          name="supuesto"
          inputMode="numeric"
          label={m.sanction_desk_suppose_amount()}
          value={ifChanged === undefined ? '' : String(ifChanged.amountClp)}
        />
        <Button kind="secondary">{m.sanction_desk_suppose_see()}</Button>
      </form>
    </Group>
  );
}

function Decided({ decided }: { readonly decided: KeptDecision }) {
  const { outcome, isCarried, amountClp, place, return: asked } = decided;
  return (
    <Group id="decision" title={m.sanction_desk_decided()}>
      <dl class="sanction-facts">
        <Fact label={m.sanction_fact_outcome()}>
          <OutcomeTag outcome={outcome} />
        </Fact>
        {!isCarried && <Fact label={m.sanction_fact_voted()}>{m.sanction_not_carried()}</Fact>}
        {amountClp !== null && <Fact label={m.sanction_fact_amount()}>{money(amountClp)}</Fact>}
        {place !== null && <Fact label={m.sanction_fact_place()}>{count(place)}</Fact>}
        <Said label={m.sanction_fact_changes()} text={decided.changes} />
        <Said label={m.sanction_fact_reason()} text={decided.reason} />
        {asked !== null && (
          <>
            <Said label={m.sanction_fact_return_what()} text={asked.what} />
            <Fact label={m.sanction_fact_return_by()}>
              <span lang={writtenLang()}>{asked.by}</span>
            </Fact>
            <Fact label={m.sanction_fact_return_until()}>{day(asked.until)}</Fact>
          </>
        )}
        <Said label={m.sanction_fact_minority()} text={decided.minority} />
      </dl>
    </Group>
  );
}

function Said({ label, text }: { readonly label: string; readonly text: string }) {
  if (text === '') return null;
  return (
    <Fact label={label}>
      <Written>{text}</Written>
    </Fact>
  );
}
