// One drawing per kind of project, on the same grid as the marks.
//
// Accessibility: decorative, as every icon: the kind is said in words beside it.
import { Drawing } from './icon.tsx';

const strokes = {
  light: 'M7 21h6M10 21V5a2 2 0 0 1 2-2h5l2 5h-6l1-5M15 11v2',
  playground: 'M3 21 7 4h10l4 17M6 9h12M10 4v9h4V4M10 13v3h4v-3',
  court: 'M3 20v-9l9-6 9 6v9zM3 16h18M12 13v7M9 16a3 3 0 0 1 6 0',
  house: 'M3 11.5 12 4l9 7.5M5.5 10v10h13V10M10 20v-6h4v6',
  bird: 'M3 20h18M7 16c5 1 10-1 11-8l2-1-2-2c-2-1-4 0-4 2-1 4-4 5-8 5l3 2-2 2M11 17l-1 3',
  shelter: 'M3 8V5h18v3H3M5.5 8v13M18.5 8v13M8.5 15h7M10 15v5M14 15v5',
  leaf: 'M12 21v-9M12 14C7 14 5 11 5 7c5 0 7 2 7 7M12 12c0-5 3-7 7-7 0 5-2 7-7 7',
  cycle:
    'M7 9 9.5 5h5L17 9M19 12l2 4-3 4h-5M5 12l-2 4 3 4h3M15 8l2 1 1-2.5M15 17l-2 3 2 2M4 14l1-2.5 2.5 1',
  water: 'M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11M9 15a3 3 0 0 0 3 3',
  crossing: 'M8 3 4 21M16 3l4 18M12 4v3M12 10.5v3M12 17v3',
} as const;

export type ProjectKind = keyof typeof strokes;

/** The kinds of project that have their own drawing. */
export const projectKinds = Object.keys(strokes) as readonly ProjectKind[];

interface ProjectIconProps {
  readonly kind: ProjectKind;
  /** Side in px. */
  readonly size?: number;
}

export function ProjectIcon({ kind, size = 24 }: ProjectIconProps) {
  return <Drawing path={strokes[kind]} size={size} />;
}
