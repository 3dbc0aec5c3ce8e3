// Who votes in what: the kind of roll, the kinds of voters with their contests and their number, and the ways to vote.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Choices, SelectField } from '../../../../ui/field/field.tsx';
import { TypedField } from '../../../../ui/field/typed-field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { choicesOf } from '../rules/manifest-draft.ts';
import {
  type ContestChoices,
  type ElectionSettings,
  FLOOR_MIN_ELECTORS,
  padronModes,
  paperKinds,
  votingWays,
} from '../rules/settings.ts';
import type { Election } from '../store/elections.ts';
import { readWhole } from './days-form.tsx';
import { type DeskShown, deskPage, Group } from './parts.tsx';
import { desk } from './paths.ts';
import { padronWords, paperWords, wayWords } from './words.ts';

export type VotersChange = Pick<ElectionSettings, 'padron' | 'styles' | 'contests' | 'ways'>;

type Parsed<T> =
  | { readonly isSound: true; readonly values: T }
  | { readonly isSound: false; readonly problems: readonly FieldProblem[] };

/** A form with boxes, where one name may come more than once. */
export interface TypedWithBoxes {
  readonly typed: Typed;
  readonly all: (name: string) => readonly string[];
}

const MOST_PEOPLE = { least: 0, most: 100_000_000 };

export function parseVoters(
  { typed, all }: TypedWithBoxes,
  election: Election,
): Parsed<VotersChange> {
  const { settings, contests, isDemonstration } = election;
  const mode = padronModes.find((one) => one === typed.padron);
  const population = readWhole(typed.poblacion, MOST_PEOPLE);
  const source = (typed.fuente ?? '').normalize('NFC').trim();
  const ways = votingWays.filter((way) => all('vias').includes(way));
  const floor = isDemonstration ? 1 : FLOOR_MIN_ELECTORS;
  const styles = settings.styles.map((style) => ({
    ...style,
    name: (typed[`nombre-${style.id}`] ?? '').normalize('NFC').trim(),
    electors: readWhole(typed[`electores-${style.id}`], MOST_PEOPLE),
    contests: contests
      .map(({ code }) => code)
      .filter((code) => all(`concursos-${style.id}`).includes(code)),
  }));
  const least = contests.map(({ code }) => ({
    code,
    minElectors: readWhole(typed[`minimo-${code}`], { least: floor, most: 1_000_000 }),
    paper: paperKinds.find((one) => one === typed[`papel-${code}`]),
  }));
  const isClosed = mode === 'closed';
  const problems: readonly FieldProblem[] = [
    ...(mode === undefined ? [{ field: 'padron', message: m.election_form_padron_wrong() }] : []),
    ...(!isClosed && (population === undefined || population < 1)
      ? [{ field: 'poblacion', message: m.election_form_population_wrong() }]
      : []),
    ...(!isClosed && (source === '' || source.length > 500)
      ? [{ field: 'fuente', message: m.election_form_source_wrong() }]
      : []),
    ...(ways.length === 0 ? [{ field: 'vias', message: m.election_form_ways_wrong() }] : []),
    ...styles.flatMap(({ id, name, electors }) => [
      ...(name === '' || name.length > 200
        ? [{ field: `nombre-${id}`, message: m.election_form_style_name_wrong() }]
        : []),
      ...(electors === undefined
        ? [{ field: `electores-${id}`, message: m.election_form_number_wrong() }]
        : []),
    ]),
    ...least
      .filter(({ minElectors }) => minElectors === undefined)
      .map(({ code }) => ({
        field: `minimo-${code}`,
        message: m.election_form_least_wrong({ floor: String(floor) }),
      })),
  ];
  if (problems.length > 0 || mode === undefined) return { isSound: false, problems };
  return {
    isSound: true,
    values: {
      padron: {
        mode,
        population_14: isClosed ? { n: 0, source: '' } : { n: population ?? 0, source },
      },
      styles: styles.map((one) => ({ ...one, electors: one.electors ?? 0 })),
      contests: Object.fromEntries(
        least.map(({ code, minElectors = floor, paper = 'none' }): [string, ContestChoices] => [
          code,
          { minElectors, paper },
        ]),
      ),
      ways,
    },
  };
}

interface VotersProps extends DeskShown {
  readonly institution: { readonly slug: string; readonly name: string };
  readonly election: Election;
  readonly typed?: TypedWithBoxes | undefined;
}

function typedVoters({ settings, contests }: Election): TypedWithBoxes {
  const { padron, styles, ways } = settings;
  const boxes: Readonly<Record<string, readonly string[]>> = {
    vias: ways,
    ...Object.fromEntries(styles.map((one) => [`concursos-${one.id}`, one.contests])),
  };
  return {
    typed: {
      padron: padron.mode,
      poblacion: String(padron.population_14.n),
      fuente: padron.population_14.source,
      ...Object.fromEntries(
        styles.flatMap(({ id, name, electors }) => [
          [`nombre-${id}`, name],
          [`electores-${id}`, String(electors)],
        ]),
      ),
      ...Object.fromEntries(
        contests.flatMap(({ code }) => {
          const { minElectors, paper } = choicesOf(settings, code);
          return [
            [`minimo-${code}`, String(minElectors)],
            [`papel-${code}`, paper],
          ];
        }),
      ),
    },
    all: (name) => boxes[name] ?? [],
  };
}

export function votersPage(props: VotersProps): Page {
  const { institution, election, problems = [] } = props;
  const given = props.typed ?? typedVoters(election);
  const at = { institution: institution.slug, election: election.id };
  return deskPage({
    ...props,
    title: m.election_voters_title(),
    lead: m.election_voters_lead(),
    children: (
      <form class="stack-wide election-form" action={desk.voters.to(at)} method="post" noValidate>
        <RollFields given={given} problems={problems} />
        <Group title={m.election_styles_title()}>
          <p>{m.election_styles_lead()}</p>
          {election.settings.styles.map(({ id }) => (
            <StyleFields id={id} election={election} given={given} problems={problems} />
          ))}
        </Group>
        <Group title={m.election_contests_title()}>
          <Notice>
            <p>
              {election.isDemonstration
                ? m.election_least_demonstration()
                : m.election_least_text({ floor: String(FLOOR_MIN_ELECTORS) })}
            </p>
          </Notice>
          {election.contests.map(({ code, name }) => (
            <div class="stack election-style">
              <TypedField
                name={`minimo-${code}`}
                label={m.election_form_least({ contest: name })}
                typed={given.typed}
                problems={problems}
              />
              <SelectField
                id={`papel-${code}`}
                name={`papel-${code}`}
                label={m.election_form_paper({ contest: name })}
                value={given.typed[`papel-${code}`] ?? 'none'}
                options={paperKinds.map((value) => ({ value, label: paperWords[value]() }))}
              />
            </div>
          ))}
        </Group>
        <div>
          <Button>{m.election_form_keep()}</Button>
        </div>
      </form>
    ),
  });
}

interface Shown {
  readonly given: TypedWithBoxes;
  readonly problems: readonly FieldProblem[];
}

function RollFields({ given, problems }: Shown) {
  return (
    <>
      <Choices
        id="padron"
        name="padron"
        label={m.election_form_padron()}
        chosen={[given.typed.padron ?? '']}
        error={problemOf(problems, 'padron')}
        options={padronModes.map((value) => ({ value, label: padronWords[value]() }))}
      />
      <TypedField
        name="poblacion"
        label={m.election_form_population()}
        hint={m.election_form_population_hint()}
        typed={given.typed}
        problems={problems}
      />
      <TypedField
        name="fuente"
        label={m.election_form_source()}
        hint={m.election_form_source_hint()}
        typed={given.typed}
        problems={problems}
      />
      <Choices
        id="vias"
        name="vias"
        type="checkbox"
        label={m.election_form_ways()}
        chosen={given.all('vias')}
        error={problemOf(problems, 'vias')}
        options={votingWays.map((value) => ({ value, label: wayWords[value]() }))}
      />
    </>
  );
}

function StyleFields({
  id,
  election,
  given,
  problems,
}: Shown & { readonly id: string; readonly election: Election }) {
  return (
    <div class="stack election-style">
      <TypedField
        name={`nombre-${id}`}
        label={m.election_form_style_name()}
        typed={given.typed}
        problems={problems}
      />
      <TypedField
        name={`electores-${id}`}
        label={m.election_form_electors()}
        hint={m.election_form_electors_hint()}
        typed={given.typed}
        problems={problems}
      />
      <Choices
        id={`concursos-${id}`}
        name={`concursos-${id}`}
        type="checkbox"
        label={m.election_form_style_contests()}
        chosen={given.all(`concursos-${id}`)}
        options={election.contests.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </div>
  );
}
