// The tables as TypeScript sees them: generated from the migrated database by tools/schema-types.ts.
// biome-ignore-all lint: generated

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Int8 = ColumnType<string, bigint | number | string, bigint | number | string>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface CountUpload {
  choice: Json;
  created_at: Generated<Timestamp>;
  expires_at: Generated<Timestamp>;
  failure: string | null;
  file: Buffer;
  file_name: string;
  id: string;
  locale: string;
  progress_percent: Generated<number>;
  reports: Json | null;
  result_csv: string | null;
  result_json: string | null;
  result_pb: string | null;
  started_at: Timestamp | null;
  state: Generated<string>;
}

export interface ExperiencesExperience {
  cut: string | null;
  id: string;
  is_featured: Generated<boolean>;
  origin: string;
  region_code: string | null;
  title_en: string;
  title_es: string;
  year: number;
}

export interface ExperiencesFigure {
  amount: Int8;
  experience_id: string;
  kind: string;
  position: number;
  precision: string;
  source_url: string;
  year: number;
}

export interface ExperiencesLoaded {
  name: string;
  sha256: string;
}

export interface ExperiencesNationalNote {
  position: number;
  source_url: string;
  text_en: string;
  text_es: string;
}

export interface ExperiencesNote {
  experience_id: string;
  position: number;
  source_url: string;
  text_en: string;
  text_es: string;
}

export interface ExperiencesPioneer {
  cut: string;
  position: number;
  source_url: string;
  text_en: string;
  text_es: string;
}

export interface TerritoriesBoundary {
  cut: string;
  detail: Json;
  set_id: number;
  sketch: Json;
}

export interface TerritoriesBoundarySet {
  attribution: string;
  id: Generated<number>;
  imported_at: Generated<Timestamp>;
  sha256: string;
  source: string;
}

export interface TerritoriesComuna {
  area_km2: number | null;
  cut: string;
  lat: number | null;
  lon: number | null;
  municipality_cut: string;
  name: string;
  plain_name: Generated<string>;
  population_2017: number;
  province_code: string;
  region_code: string;
  slug: string;
  time_zone: string;
}

export interface TerritoriesComunaAlias {
  cut: string;
  name: string;
  plain_name: Generated<string>;
}

export interface TerritoriesFact {
  deposited_at: Generated<Timestamp>;
  key: string;
  kind: string;
  payload: Json;
  subject: string;
}

export interface TerritoriesLoaded {
  name: string;
  sha256: string;
}

export interface TerritoriesProvince {
  code: string;
  name: string;
  region_code: string;
}

export interface TerritoriesRegion {
  capital: string;
  code: string;
  name: string;
  north_to_south: number;
  roman: string;
  short_name: string;
  slug: string;
}

export interface DB {
  "count.upload": CountUpload;
  "experiences.experience": ExperiencesExperience;
  "experiences.figure": ExperiencesFigure;
  "experiences.loaded": ExperiencesLoaded;
  "experiences.national_note": ExperiencesNationalNote;
  "experiences.note": ExperiencesNote;
  "experiences.pioneer": ExperiencesPioneer;
  "territories.boundary": TerritoriesBoundary;
  "territories.boundary_set": TerritoriesBoundarySet;
  "territories.comuna": TerritoriesComuna;
  "territories.comuna_alias": TerritoriesComunaAlias;
  "territories.fact": TerritoriesFact;
  "territories.loaded": TerritoriesLoaded;
  "territories.province": TerritoriesProvince;
  "territories.region": TerritoriesRegion;
}
