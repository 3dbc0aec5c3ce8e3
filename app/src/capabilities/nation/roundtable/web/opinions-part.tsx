// What residents think of the statements of a topic: how many answered, their groups with what unites and divides them.
import { m } from '#words';
import { currentLocale, writtenLang } from '../../../../platform/words.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { TableTwin } from '../../../../ui/disclosure/disclosure.tsx';
import { formatNumber, formatPercent } from '../../../../ui/format.ts';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { FEWEST_IN_GROUP, FEWEST_PEOPLE, type OpinionGroup } from '../rules/opinion-groups.ts';
import type { OpinionsState } from '../rules/topic.ts';
import type { OpinionPicture } from '../store/opinions.ts';
import type { Question, Topic } from '../store/topics.ts';
import { dayOf } from './parts.tsx';
import { dayThere } from './topic-parts.tsx';
import { opinionPath } from './topic-paths.ts';
import { opinionsStateWords } from './topic-words.ts';

export interface OpinionsShown {
  readonly topic: Topic;
  readonly state: OpinionsState;
  readonly people: number;
  readonly picture: OpinionPicture | undefined;
  /** All there ever were: the picture tells of those of its day. */
  readonly questions: readonly Question[];
}

export function OpinionsPart({ shown }: { readonly shown: OpinionsShown }) {
  const { topic, state, people, picture } = shown;
  const { opinions } = topic;
  return (
    <section class="section" aria-labelledby="residentes">
      <div class="wrap stack">
        <h2 id="residentes">{m.roundtable_opinions()}</h2>
        <p>
          {opinionsStateWords[state]()}
          {opinions !== undefined && (
            <>
              {' '}
              {m.roundtable_opinions_days({
                from: dayOf(opinions.from),
                until: dayOf(opinions.until),
              })}
            </>
          )}
        </p>
        {state === 'open' && (
          <p>
            <ButtonLink href={opinionPath.to({ topic: String(topic.number) })}>
              {m.roundtable_opine()}
            </ButtonLink>
          </p>
        )}
        {state !== 'never' && <p>{m.roundtable_opinions_people({ count: people })}</p>}
        {state !== 'never' && picture === undefined && (
          <p class="secondary">
            {people < FEWEST_PEOPLE
              ? m.roundtable_groups_few({ people: FEWEST_PEOPLE })
              : m.roundtable_groups_later({ people: FEWEST_PEOPLE })}
          </p>
        )}
        {picture !== undefined && <Groups shown={shown} picture={picture} />}
      </div>
    </section>
  );
}

interface GroupsProps {
  readonly shown: OpinionsShown;
  readonly picture: OpinionPicture;
}

function Groups({
  shown: { questions },
  picture: { picture, questions: ids, computedAt },
}: GroupsProps) {
  const { groups, unites, divides } = picture;
  const asked = ids.flatMap((id) => questions.find((one) => one.id === id) ?? []);
  const facts = m.roundtable_groups_facts({ people: picture.people, day: dayThere(computedAt) });
  if (groups.length === 0) {
    return (
      <p>
        {m.roundtable_groups_none({ fewest: FEWEST_IN_GROUP })} {facts}
      </p>
    );
  }
  return (
    <div class="stack">
      <h3>{m.roundtable_groups()}</h3>
      <p class="secondary">
        {facts} {m.roundtable_groups_how({ people: FEWEST_PEOPLE, fewest: FEWEST_IN_GROUP })}
      </p>
      <div class="topic-groups">
        <Drawing groups={groups} />
        <Legend groups={groups} asked={asked} />
      </div>
      <TableTwin>
        <GroupTable groups={groups} asked={asked} />
      </TableTwin>
      <h3>{m.roundtable_unites()}</h3>
      {unites.length === 0 && <p>{m.roundtable_unites_none()}</p>}
      <Statements groups={groups} asked={asked} places={unites} />
      <h3>{m.roundtable_divides()}</h3>
      {divides.length === 0 && <p>{m.roundtable_divides_none()}</p>}
      <Statements groups={groups} asked={asked} places={divides} />
    </div>
  );
}

interface Drawn {
  readonly groups: readonly OpinionGroup[];
}

interface OnStatements extends Drawn {
  /** In the order in which groups tell of them. */
  readonly asked: readonly Question[];
}

/** Each with the part of every group that agrees. */
function Statements({
  groups,
  asked,
  places,
}: OnStatements & { readonly places: readonly number[] }) {
  if (places.length === 0) return null;
  const shares = (place: number) =>
    groups.map((group, nth) => `${letterOf(nth)} ${partOf(group, place, 'agree')}`).join(', ');
  return (
    <ul class="roundtable-rows">
      {places.map((place) => (
        <li>
          <span lang={writtenLang()}>
            {asked[place]?.position}. {asked[place]?.statement}
          </span>
          <span class="roundtable-note">
            {m.roundtable_divides_shares({ shares: shares(place) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function partOf({ shares }: OpinionGroup, place: number, side: 'agree' | 'disagree'): string {
  const { answered = 0, [side]: share = 0 } = shares[place] ?? {};
  return formatPercent(Math.round(share * answered), answered, currentLocale());
}

/** What each group thinks, by the numbers of the statements on which most of it stands on one side. */
function Legend({ groups, asked }: OnStatements) {
  const locale = currentLocale();
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return (
    <dl class="stack">
      {groups.map(({ people, shares }, nth) => {
        const at = (is: (agree: number, disagree: number) => boolean) =>
          asked.flatMap(({ position }, place) => {
            const { agree = 0, disagree = 0 } = shares[place] ?? {};
            return is(agree, disagree) ? [String(position)] : [];
          });
        const said = [
          [m.roundtable_group_agrees, at((agree) => agree > MOST)],
          [m.roundtable_group_disagrees, at((_, disagree) => disagree > MOST)],
          [m.roundtable_group_split, at((agree, disagree) => agree <= MOST && disagree <= MOST)],
        ] as const;
        return (
          <div>
            <dt>
              <strong>{m.roundtable_group_letter({ letter: letterOf(nth), people })}</strong>
            </dt>
            {said.map(
              ([word, places]) =>
                places.length > 0 && <dd>{word({ places: list.format(places) })}</dd>,
            )}
          </div>
        );
      })}
    </dl>
  );
}

/** More than this part of a group is most of it. */
const MOST = 0.6;
const WIDTH = 640;
const HEIGHT = 360;
const LARGEST = 84;
const EDGE = 12;

/** One disc a group, as large as it is: near where they answer alike. Nobody is a dot in it. */
function Drawing({ groups }: Drawn) {
  const most = Math.max(...groups.map(({ people }) => people));
  const radius = (people: number) => LARGEST * Math.sqrt(people / most);
  const place = (axis: 'x' | 'y', room: number) => {
    const all = groups.map(({ at }) => at[axis]);
    const [least, span] = [Math.min(...all), Math.max(...all) - Math.min(...all)];
    return (value: number) => (span < 1e-9 ? 0.5 : (value - least) / span) * room;
  };
  const [inner, tall] = [WIDTH - 2 * (LARGEST + EDGE), HEIGHT - 2 * (LARGEST + EDGE)];
  const [x, y] = [place('x', inner), place('y', tall)];
  return (
    <svg
      class="roundtable-groups"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
      focusable="false"
    >
      {groups.map(({ people, at }, nth) => {
        const [cx, cy] = [LARGEST + EDGE + x(at.x), LARGEST + EDGE + tall - y(at.y)];
        return (
          <g class={`topic-group-${nth}`}>
            <circle cx={round(cx)} cy={round(cy)} r={round(radius(people))} />
            <text x={round(cx)} y={round(cy)}>
              {letterOf(nth)} · {formatNumber(people, currentLocale())}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
const letterOf = (nth: number) => String.fromCodePoint(65 + nth);

function GroupTable({ groups, asked }: OnStatements) {
  return (
    <RuledTable
      caption={m.roundtable_groups_table()}
      narrow="stack"
      columns={[
        { label: m.roundtable_statement() },
        ...groups.map(({ people }, nth) => ({
          label: m.roundtable_group({ letter: letterOf(nth), people }),
          align: 'end' as const,
        })),
      ]}
      rows={asked.map(({ position, statement }, place) => [
        <span lang={writtenLang()}>
          {position}. {statement}
        </span>,
        ...groups.map((group) =>
          m.roundtable_group_shares({
            agree: partOf(group, place, 'agree'),
            disagree: partOf(group, place, 'disagree'),
          }),
        ),
      ])}
    />
  );
}
