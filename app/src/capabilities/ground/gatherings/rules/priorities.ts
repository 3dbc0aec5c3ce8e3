// What the people of a territory need: the themes, and the ways in which a room says what comes first.

export const themes = [
  'streets',
  'lighting',
  'green-areas',
  'sport',
  'health',
  'education',
  'safety',
  'transport',
  'water',
  'culture',
  'care',
  'other',
] as const;
export type Theme = (typeof themes)[number];

export const waysOfMarking = ['marks', 'hands'] as const;
export type WayOfMarking = (typeof waysOfMarking)[number];
