// The desk of the landmarks of a comuna: what its list, its form and its import have of their own.
import { err, type Result } from '@minga/basics';
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { Field, SelectField } from '../../../../../ui/field/field.tsx';
import { importLandmarks } from '../../actions/import-landmarks.ts';
import { restoreLandmark, retireLandmark } from '../../actions/retire-landmark.ts';
import { saveLandmark } from '../../actions/save-landmark.ts';
import { landmarkKinds } from '../../rules/kind-names.ts';
import { type LandmarkId, type LandmarkTexts, parseLandmarkId } from '../../rules/landmark.ts';
import { landmarkColumns } from '../../rules/sector-columns.ts';
import { type Refused, refusedAsWhole } from '../../rules/sector-refusal.ts';
import {
  type LandmarkRow,
  listLandmarks,
  listRetiredLandmarks,
  readLandmarkRow,
} from '../../store/landmarks.ts';
import { landmarkKindNames, placeWords } from '../sector-words.ts';
import { CoordinateFields, degreesText } from './coordinate-fields.tsx';
import type { Desk, DeskItem, FieldsProps } from './desk.ts';
import { landmarkDeskPaths } from './desk-paths.ts';

export const landmarkDesk: Desk = {
  paths: landmarkDeskPaths,
  columns: landmarkColumns,
  words: () => ({
    title: m.territories_desk_landmarks_title(),
    lead: m.territories_desk_landmarks_lead(),
    add: m.territories_desk_landmarks_add(),
    none: m.territories_desk_landmarks_none(),
    file: m.territories_desk_landmarks_file(),
    template: m.territories_desk_landmarks_template(),
  }),
  headings: () => [m.territories_column_what(), m.territories_column_where()],
  list: async (db, cut) => (await listLandmarks(db, cut)).map(toItem),
  listRetired: async (db, cut) => (await listRetiredLandmarks(db, cut)).map(toItem),
  async find(db, cut, text) {
    const id = parseLandmarkId(text);
    const row = id && (await readLandmarkRow(db, cut, id));
    if (row === undefined || row.retiredAt !== undefined) return undefined;
    return { item: toItem(row), texts: textsOf(row) };
  },
  fields: ['kind', 'name', 'lat', 'lon'],
  questions: async () => LandmarkFields,
  save: (db, staff, text, texts) =>
    text === undefined
      ? saveLandmark(db, staff, undefined, texts as LandmarkTexts)
      : withId(text, (id) => saveLandmark(db, staff, id, texts as LandmarkTexts)),
  retire: (db, staff, text, reason) => withId(text, (id) => retireLandmark(db, staff, id, reason)),
  restore: (db, staff, text) => withId(text, (id) => restoreLandmark(db, staff, id)),
  importQuestions: () => null,
  importFile: (db, staff, bytes) => importLandmarks(db, staff, bytes),
};

async function withId(
  text: string,
  act: (id: LandmarkId) => Promise<Result<string, readonly Refused[]>>,
): Promise<Result<string, readonly Refused[]>> {
  const id = parseLandmarkId(text);
  return id === undefined ? err([refusedAsWhole({ code: 'territories/not-there' })]) : act(id);
}

function toItem({ id, name, kind, place, retiredAt, retiredReason }: LandmarkRow): DeskItem {
  const cells = [landmarkKindNames[kind](), placeWords(place)];
  return { id, name, cells, retiredAt, retiredReason };
}

function textsOf({ kind, name, place }: LandmarkRow): LandmarkTexts {
  return { kind, name, lat: degreesText(place.lat), lon: degreesText(place.lon) };
}

function LandmarkFields({ texts, errorOf }: FieldsProps): ComponentChildren {
  return (
    <>
      <SelectField
        id="kind"
        name="kind"
        label={m.territories_column_what()}
        error={errorOf('kind')}
        value={texts.kind || 'school'}
        options={landmarkKinds.map((kind) => ({ value: kind, label: landmarkKindNames[kind]() }))}
      />
      <Field
        id="name"
        name="name"
        label={m.territories_column_name()}
        hint={m.territories_desk_landmark_name_hint()}
        error={errorOf('name')}
        value={texts.name}
        required
      />
      <CoordinateFields texts={texts} errorOf={errorOf} hint={m.territories_desk_place_hint()} />
    </>
  );
}
