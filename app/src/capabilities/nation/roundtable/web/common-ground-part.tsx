// What members have in common on a topic, computed from their positions: where they agree, nearly, or differ, drawn and by member.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import type { Ground, GroundOfQuestion } from '../rules/common-ground.ts';
import { stateOfArea } from '../rules/quorum.ts';
import { type Comparison, standsOf } from './comparison.ts';
import { AreaTag, ChoiceTag, MemberLink } from './topic-parts.tsx';
import { areaHref, areasPath, topicFilePaths } from './topic-paths.ts';
import { groundWords } from './topic-words.ts';

interface Shown {
  readonly comparison: Comparison;
}

const told: readonly Ground[] = ['agreement', 'near', 'difference', 'rejection', 'unheard'];

export function CommonGroundPart({ comparison }: Shown) {
  const { grounds, quorum } = comparison;
  return (
    <section class="section" aria-labelledby="en-comun">
      <div class="wrap stack-wide">
        <div class="stack">
          <h2 id="en-comun">{m.roundtable_common_title()}</h2>
          <p class="secondary">
            {quorum === undefined
              ? m.roundtable_common_no_quorum()
              : m.roundtable_common_note({ part: `${quorum.numerator}/${quorum.denominator}` })}
          </p>
        </div>
        {told.map((ground) => (
          <OfGround
            ground={ground}
            found={grounds.filter((one) => one.ground === ground)}
            comparison={comparison}
          />
        ))}
        <Areas comparison={comparison} />
        <Matrix comparison={comparison} />
        <ListFiles
          said={m.roundtable_topic_lists()}
          csv={topicFilePaths.positions.csv.to({})}
          json={topicFilePaths.positions.json.to({})}
        />
      </div>
    </section>
  );
}

interface OfGroundProps extends Shown {
  readonly ground: Ground;
  readonly found: readonly GroundOfQuestion[];
}

function OfGround({ ground, found, comparison: { questions } }: OfGroundProps) {
  if (found.length === 0) return null;
  return (
    <div>
      <h3>{groundWords[ground]()}</h3>
      <ul class="roundtable-rows">
        {found.map((one) => {
          const question = questions.find(({ id }) => id === one.questionId);
          return (
            <li class="topic-ground">
              <span>
                <a href={`#pregunta-${question?.position}`} lang={writtenLang()}>
                  {question?.position}. {question?.statement}
                </a>{' '}
                {one.isCandidate && <Tag tone="done">{m.roundtable_candidate()}</Tag>}
              </span>
              <Counts ground={one} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** One part of the whole for each member, in the order of the words under it, which say the same. */
export function Counts({ ground }: { readonly ground: GroundOfQuestion }) {
  const counts = {
    agree: ground.agree.length,
    conditions: ground.agreeIf.length,
    disagree: ground.disagree.length,
    silent: ground.silent.length,
  };
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const part = (count: number) => `${Math.round((10_000 * count) / Math.max(1, all)) / 100}%`;
  let before = 0;
  return (
    <div>
      <svg class="roundtable-bar" width="100%" height="14" aria-hidden="true" focusable="false">
        {Object.entries(counts).map(([kind, count]) => {
          const from = before;
          before += count;
          const place = { x: part(from), width: part(count), height: 14 };
          return count > 0 && <rect class={`roundtable-bar-${kind}`} {...place} />;
        })}
      </svg>
      <span class="roundtable-note">{m.roundtable_ground_counts(counts)}</span>
    </div>
  );
}

function Areas({ comparison: { areas } }: Shown) {
  return (
    <div class="stack">
      {areas.length > 0 && (
        <>
          <h3>{m.roundtable_areas_of_topic()}</h3>
          <ul class="roundtable-rows">
            {areas.map(({ number, title, periods }) => (
              <li>
                <a href={areaHref(number)} lang={writtenLang()}>
                  {title}
                </a>{' '}
                <AreaTag state={stateOfArea(periods)} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={areasPath.to({})}>{m.roundtable_areas_all()}</a>
      </p>
    </div>
  );
}

/** Members by question; a phone has one question at a time instead, further down. */
function Matrix({ comparison }: Shown) {
  const { questions, members } = comparison;
  return (
    <div class="topic-matrix">
      <RuledTable
        caption={m.roundtable_matrix()}
        columns={[
          { label: m.roundtable_member() },
          ...questions.map(({ position }) => ({
            label: m.roundtable_question_number({ position }),
          })),
        ]}
        rows={members.map((member) => [
          <MemberLink member={member} />,
          ...questions.map(({ id }) => {
            const choice = standsOf(comparison, id, member.id)?.choice;
            return choice === undefined || choice === 'none' ? (
              <span class="secondary">{m.roundtable_choice_none()}</span>
            ) : (
              <ChoiceTag choice={choice} />
            );
          }),
        ])}
      />
    </div>
  );
}
