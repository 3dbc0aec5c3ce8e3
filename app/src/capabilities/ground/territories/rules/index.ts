// The words and laws of the territory that other rooms may use.
export type { BoundaryRefusal } from './boundary-refusal.ts';
export { type Cut, parseCut, parseRegionCode, type RegionCode, regionOf } from './cut.ts';
export type { MapVariant, Point } from './projection.ts';
export type { RegionLabel } from './region-labels.ts';
export type { ExperienceRegistered, TerritoryFact } from './territory-fact.ts';
export { type ChileanZone, offsetMinutes, offsetWords } from './time-zone.ts';
