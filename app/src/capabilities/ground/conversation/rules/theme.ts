// What the forum is about: its themes, each with the word by which addresses name it in both languages.

export const themes = [
  'calling',
  'projects',
  'money',
  'voting',
  'council',
  'delivery',
  'bases',
  'inclusion',
] as const;
export type Theme = (typeof themes)[number];

export const themeInAddress: Readonly<Record<Theme, string>> = {
  calling: 'convocatoria',
  projects: 'proyectos',
  money: 'dinero',
  voting: 'votacion',
  council: 'concejo',
  delivery: 'ejecucion',
  bases: 'bases',
  inclusion: 'inclusion',
};

export function parseTheme(word: string | null | undefined): Theme | undefined {
  return themes.find((theme) => themeInAddress[theme] === word);
}
