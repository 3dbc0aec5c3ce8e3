// Words that a survey says: in Spanish, and in English where whoever wrote it gave them.

export interface Wording {
  readonly spanish: string;
  readonly english: string | undefined;
}

export function wording(spanish: string, english?: string): Wording {
  return { spanish, english: english === '' ? undefined : english };
}
