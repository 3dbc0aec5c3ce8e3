// The marks on a 24 grid that states and actions carry beside their word.
//
// Accessibility: always decorative (`aria-hidden`); a word stands beside every icon, so an icon never
// has a name of its own.

const strokes = {
  check: 'm4 12.5 5 5L20 6.5',
  cross: 'm5 5 14 14M19 5 5 19',
  menu: 'M3 6h18M3 12h18M3 18h18',
  person: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 21c0-4 3-6.5 7.5-6.5s7.5 2.5 7.5 6.5z',
  peso: 'M12 2.5v19M16.5 7c-.8-1.5-2.5-2-4.5-2-2.5 0-4.5 1.200-4.5 3.5 0 4.5 9.5 2.5 9.5 7 0 2.300-2 3.5-5 3.5-2.300 0-4.200-.7-5-2.5',
  envelope: 'M3 5.5h18v13H3zM3 6l9 7 9-7',
  arrow: 'M3 12h17M14 6l6 6-6 6',
  back: 'M21 12H4M10 6l-6 6 6 6',
  warning: 'M12 3.5 22 20.5H2zM12 10v5M12 17.5v.5',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 11v5.5M12 7.5V8',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.5 15.5 21 21',
  pause: 'M8 5v14M16 5v14',
  up: 'm5 15 7-7 7 7',
  down: 'm5 9 7 7 7-7',
} as const;

export type IconName = keyof typeof strokes;

interface IconProps {
  readonly name: IconName;
  /** Side in px; at 16 or less the stroke grows to 3 so that it still reads. */
  readonly size?: number;
}

export function Icon({ name, size = 24 }: IconProps) {
  return <Drawing path={strokes[name]} size={size} />;
}

/** Any drawing of the grid, in the current colour; what every icon is made of. */
export function Drawing({ path, size }: { readonly path: string; readonly size: number }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width={size <= 16 ? 3 : 1.75}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
}
