// The desk of the parts of a comuna: what its list, its form and its import have of their own.
import { err, type Result } from '@minga/basics';
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { Field, SelectField } from '../../../../../ui/field/field.tsx';
import { importTerritories } from '../../actions/import-territories.ts';
import { restoreTerritory, retireTerritory } from '../../actions/retire-territory.ts';
import { saveTerritory } from '../../actions/save-territory.ts';
import {
  parseTerritoryKind,
  type TerritoryKind,
  territoryKinds,
  zones,
} from '../../rules/kind-names.ts';
import { territoryColumns } from '../../rules/sector-columns.ts';
import { type Refused, refusedAsWhole } from '../../rules/sector-refusal.ts';
import { parseTerritoryId, type TerritoryId, type TerritoryTexts } from '../../rules/territory.ts';
import {
  listRetiredTerritories,
  listTerritories,
  readTerritoryRow,
  type TerritoryRow,
} from '../../store/comuna-territories.ts';
import { territoryKindNames, territoryName, zoneNames } from '../sector-words.ts';
import { CoordinateFields, degreesText } from './coordinate-fields.tsx';
import type { Desk, DeskItem, FieldsProps } from './desk.ts';
import { territoryDeskPaths } from './desk-paths.ts';

const DEFAULT_KIND: TerritoryKind = 'neighborhood-unit';

export const territoryDesk: Desk = {
  paths: territoryDeskPaths,
  columns: territoryColumns,
  words: () => ({
    title: m.territories_desk_sectors_title(),
    lead: m.territories_desk_sectors_lead(),
    add: m.territories_desk_sectors_add(),
    none: m.territories_desk_sectors_none(),
    file: m.territories_desk_sectors_file(),
    template: m.territories_desk_sectors_template(),
  }),
  headings: () => [
    m.territories_column_parent(),
    m.territories_column_zone(),
    m.territories_column_on_map(),
  ],
  list: async (db, cut) => (await listTerritories(db, cut)).map(toItem),
  listRetired: async (db, cut) => (await listRetiredTerritories(db, cut)).map(toItem),
  async find(db, cut, text) {
    const id = parseTerritoryId(text);
    const row = id && (await readTerritoryRow(db, cut, id));
    if (row === undefined || row.retiredAt !== undefined) return undefined;
    return { item: toItem(row), texts: textsOf(row) };
  },
  fields: ['kind', 'code', 'name', 'parent', 'zone', 'lat', 'lon'],
  async questions(db, cut) {
    const known = await listTerritories(db, cut);
    return (given) => <TerritoryFields {...given} known={known} />;
  },
  save: (db, staff, text, texts) =>
    text === undefined
      ? saveTerritory(db, staff, undefined, texts as TerritoryTexts)
      : withId(text, (id) => saveTerritory(db, staff, id, texts as TerritoryTexts)),
  retire: (db, staff, text, reason) => withId(text, (id) => retireTerritory(db, staff, id, reason)),
  restore: (db, staff, text) => withId(text, (id) => restoreTerritory(db, staff, id)),
  importQuestions: ({ kind = DEFAULT_KIND }) => (
    <SelectField
      id="kind"
      name="kind"
      label={m.territories_desk_default_kind()}
      hint={m.territories_desk_default_kind_hint()}
      value={kind}
      options={kindOptions()}
    />
  ),
  importFile: (db, staff, bytes, { kind = '' }) =>
    importTerritories(db, staff, { bytes, defaultKind: parseTerritoryKind(kind) ?? DEFAULT_KIND }),
};

async function withId(
  text: string,
  act: (id: TerritoryId) => Promise<Result<string, readonly Refused[]>>,
): Promise<Result<string, readonly Refused[]>> {
  const id = parseTerritoryId(text);
  return id === undefined ? err([refusedAsWhole({ code: 'territories/not-there' })]) : act(id);
}

function toItem(row: TerritoryRow): DeskItem {
  const { id, parent, zone, retiredAt, retiredReason } = row;
  return {
    id,
    name: territoryName(row),
    cells: [parent?.name ?? '', zone === undefined ? '' : zoneNames[zone](), onMap(row)],
    retiredAt,
    retiredReason,
  };
}

function onMap({ shape, centre }: TerritoryRow): string {
  if (shape !== undefined) return m.territories_on_map_shape();
  return centre === undefined ? m.territories_on_map_no() : m.territories_on_map_centre();
}

function textsOf({ kind, code, name, zone, parent, centre }: TerritoryRow): TerritoryTexts {
  return {
    kind,
    code,
    name,
    zone: zone ?? '',
    parent: parent === undefined ? '' : `${parent.kind}:${parent.code}`,
    lat: degreesText(centre?.lat),
    lon: degreesText(centre?.lon),
  };
}

function kindOptions() {
  return territoryKinds.map((kind) => ({ value: kind, label: territoryKindNames[kind]() }));
}

interface TerritoryFieldsProps extends FieldsProps {
  readonly known: readonly TerritoryRow[];
}

function TerritoryFields({
  texts,
  errorOf,
  isNew,
  known,
}: TerritoryFieldsProps): ComponentChildren {
  const none = { value: '', label: m.territories_desk_choose_none() };
  const asked = (field: string) => ({ id: field, name: field, error: errorOf(field) });
  const parents = known.filter(({ kind }) => kind !== 'neighborhood-unit');
  return (
    <>
      {isNew && (
        <SelectField
          {...asked('kind')}
          label={m.territories_column_kind()}
          value={texts.kind || DEFAULT_KIND}
          options={kindOptions()}
        />
      )}
      <Field
        {...asked('code')}
        label={m.territories_column_number()}
        hint={m.territories_desk_code_hint()}
        value={texts.code}
        required
      />
      <Field {...asked('name')} label={m.territories_column_name()} value={texts.name} required />
      <SelectField
        {...asked('parent')}
        label={m.territories_column_parent()}
        hint={m.territories_desk_parent_hint()}
        value={texts.parent ?? ''}
        options={[
          none,
          ...parents.map((one) => ({
            value: `${one.kind}:${one.code}`,
            label: territoryName(one),
          })),
        ]}
      />
      <SelectField
        {...asked('zone')}
        label={m.territories_column_zone()}
        value={texts.zone ?? ''}
        options={[none, ...zones.map((zone) => ({ value: zone, label: zoneNames[zone]() }))]}
      />
      <CoordinateFields texts={texts} errorOf={errorOf} hint={m.territories_desk_centre_hint()} />
    </>
  );
}
