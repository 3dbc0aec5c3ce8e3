// The hours of the tables where people vote on paper, as the team types them: one more row than there are, and a row left empty is none.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import { Choices } from '../../../../ui/field/field.tsx';
import { type ElectionWindows, instantText } from '../rules/settings.ts';
import { InstantFields, readInstant, typedInstant } from './instant-fields.tsx';
import { Group } from './parts.tsx';
import { channelsWords } from './words.ts';

/** As many days as a vote at tables may reasonably take. */
const MOST_TABLES = 12;
const channels = ['separated', 'parallel'] as const;

type Hours = Pick<ElectionWindows, 'tables' | 'channels'>;

const nameOf = (row: number, which: 'abre' | 'cierra') => `mesa-${row}-${which}`;

/** Whether anything was written in a row. */
function isWritten(typed: Typed, row: number): boolean {
  return (['abre', 'cierra'] as const).some((which) =>
    ['dia', 'hora'].some((part) => (typed[`${nameOf(row, which)}-${part}`] ?? '').trim() !== ''),
  );
}

function rowsIn(typed: Typed): readonly number[] {
  return Array.from({ length: MOST_TABLES }, (_, at) => at + 1).filter((row) =>
    isWritten(typed, row),
  );
}

export function parseTables(
  typed: Typed,
  timeZone: string,
): { readonly values: Hours; readonly problems: readonly FieldProblem[] } {
  const rows = rowsIn(typed).map((row) => ({
    row,
    opens: readInstant(typed, nameOf(row, 'abre'), timeZone),
    closes: readInstant(typed, nameOf(row, 'cierra'), timeZone),
  }));
  const problems = rows.flatMap(({ row, opens, closes }): readonly FieldProblem[] => {
    const wrong = [opens, closes].flatMap(({ problem }) => problem ?? []);
    if (wrong.length > 0 || opens.at === undefined || closes.at === undefined) return wrong;
    return opens.at < closes.at
      ? []
      : [{ field: `${nameOf(row, 'cierra')}-dia`, message: m.election_form_table_order() }];
  });
  const tables = rows.flatMap(({ opens, closes }) =>
    opens.at === undefined || closes.at === undefined
      ? []
      : [{ from: instantText(opens.at), to: instantText(closes.at) }],
  );
  return {
    values: {
      tables: tables.toSorted((one, other) => one.from.localeCompare(other.from)),
      channels: channels.find((one) => one === typed.canales) ?? 'separated',
    },
    problems,
  };
}

export function typedTables({ tables, channels: kind }: Hours, timeZone: string): Typed {
  const rows = tables.flatMap(({ from, to }, at) => [
    typedInstant(nameOf(at + 1, 'abre'), from, timeZone),
    typedInstant(nameOf(at + 1, 'cierra'), to, timeZone),
  ]);
  return Object.assign({ canales: kind }, ...rows);
}

export function TablesFields({
  typed,
  problems,
}: {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}) {
  const written = rowsIn(typed);
  const next = Math.min((written.at(-1) ?? 0) + 1, MOST_TABLES);
  return (
    <Group title={m.election_tables_title()}>
      <p>{m.election_tables_lead()}</p>
      <Choices
        id="canales"
        name="canales"
        label={m.election_field_channels()}
        chosen={[typed.canales ?? 'separated']}
        error={problemOf(problems, 'canales')}
        options={channels.map((value) => ({ value, label: channelsWords[value]() }))}
      />
      {[...new Set([...written, next])].map((row) => (
        <>
          <InstantFields
            name={nameOf(row, 'abre')}
            label={m.election_form_table_opens({ number: String(row) })}
            typed={typed}
            problems={problems}
          />
          <InstantFields
            name={nameOf(row, 'cierra')}
            label={m.election_form_table_closes({ number: String(row) })}
            typed={typed}
            problems={problems}
          />
        </>
      ))}
    </Group>
  );
}
