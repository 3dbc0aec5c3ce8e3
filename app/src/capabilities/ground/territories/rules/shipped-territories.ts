// The territory as the product ships it: the form of facts/chile.json.

export interface ShippedRegion {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly slug: string;
  readonly roman: string;
  readonly capital: string;
  readonly northToSouth: number;
}

export interface ShippedProvince {
  readonly code: string;
  readonly name: string;
  readonly regionCode: string;
}

export interface ShippedComuna {
  readonly cut: string;
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly population2017: number;
  readonly areaKm2: number | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly municipalityCut: string;
  readonly aliases?: readonly string[];
}

export interface ShippedTerritories {
  readonly regions: readonly ShippedRegion[];
  readonly provinces: readonly ShippedProvince[];
  readonly comunas: readonly ShippedComuna[];
}
